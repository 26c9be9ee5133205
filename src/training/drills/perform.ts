import { type Result, success } from '../../base/result.ts';
import type { Command, IncidentLog } from '../../desk/core/incident.ts';
import type { Refusal } from '../../desk/core/refusal.ts';
import type { TypedValue } from '../../desk/core/values.ts';
import { open } from '../../desk/incident/decide.ts';
import { incidentLogs } from '../../desk/incident/kinds.ts';
import { orderAtHand } from '../../desk/orders/orders.ts';
import type { Want } from '../../playbook/want.ts';
import { walk } from '../../playbook/wizard/walk.ts';
import { minutesSpent } from './effort.ts';
import { type Done, type Hand, handAt, recordKeeper, type Stage } from './hand.ts';
import { milliseconds } from './offset.ts';
import { leadOf, performPublish, promisedAt, reply } from './perform-release.ts';
import type { Deed } from './scenario.ts';

const MINUTE = 60_000;

/** The result of a deed, or why the desk refused it. */
export type Performed = Result<Done, Refusal | { readonly code: 'notOpen' }>;

/** When a deed is begun, in milliseconds since the epoch. */
export const deedMoment = (stage: Pick<Stage, 'scenario'>, deed: Deed): number =>
  Date.parse(stage.scenario.start) +
  milliseconds(deed.at) -
  (deed.do === 'publish' ? leadOf(stage, deed) : 0);

/** Answers of a deed with the times and texts that its path asks for beside the choices. @param times offsets since the start */
function wholeAnswers(
  { index, scenario, cast }: Stage,
  answers: Readonly<Record<string, string>>,
  times: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const start = Date.parse(scenario.start);
  const whole: Record<string, string> = { ...answers };
  for (const { id, kind, means } of index.playbook.triage.questions) {
    if (kind === 'time' && whole[id] === undefined)
      whole[id] = new Date(start + milliseconds(times[id] ?? 'PT0M')).toISOString();
    if (kind === 'text' && whole[id] === undefined)
      whole[id] = means === 'title' ? scenario.title : cast.link;
  }
  return walk(index.playbook.triage, whole).facts;
}

function valueFor({ kind }: Want, { cast }: Stage, now: number): TypedValue {
  switch (kind) {
    case 'link':
      return cast.link;
    case 'number':
      return '1';
    case 'people':
      return [cast.second];
    case 'tasks':
      return [{ who: cast.second, what: cast.words }];
    case 'time':
      return new Date(now).toISOString();
    default:
      return cast.words;
  }
}

/**
 * The values that a step wants: as the deed gives them, and filled in where it does not.
 * @param now milliseconds since the epoch
 */
const valuesOf = (
  stage: Stage,
  step: string,
  given: NonNullable<Extract<Deed, { do: 'step' }>['values']>,
  now: number,
): Readonly<Record<string, TypedValue>> =>
  Object.fromEntries(
    (stage.index.steps.get(step)?.wants ?? []).flatMap(want => {
      const value = given[want.id] ?? (want.optional === true ? undefined : valueFor(want, stage, now));
      return value === undefined ? [] : [[want.id, value]];
    }),
  );

/** Opens the incident, which every other deed needs. */
function triage(stage: Stage, { answers, times }: Extract<Deed, { do: 'triage' }>, now: number): Performed {
  const { index, playbook, mark, cast, newId } = stage;
  const by = { role: recordKeeper(index), name: cast.officer };
  const context = { now, newId, by };
  const opened = open(index, playbook, wholeAnswers(stage, answers, times), context, { drill: mark });
  if (!opened.ok) return opened;
  const begun = incidentLogs.fold([opened.value]);
  return begun === undefined
    ? { ok: false, refusal: { code: 'notOpen' } }
    : success({
        log: begun,
        until: now + MINUTE * minutesSpent(stage.scenario.minutes, index, begun, 1),
      });
}

/** A deed that is one command of the desk's own. */
function commandFor(
  { stage, view, now }: Hand,
  deed: Exclude<Deed, { do: 'triage' | 'publish' | 'answer' }>,
): Command {
  const { index, scenario, cast } = stage;
  const { second, duty, words } = cast;
  const themeOf = (title: string): string => view().themes.find(each => each.title === title)?.id ?? '';
  switch (deed.do) {
    case 'regrade': {
      const answers = { ...view().facts, ...deed.answers };
      return { kind: 'regrade', facts: wholeAnswers(stage, answers, deed.times) };
    }
    case 'step': {
      const { step, values = {} } = deed;
      const doneAt = new Date(now()).toISOString();
      return { kind: 'markDone', step, doneAt, values: valuesOf(stage, step, values, now()) };
    }
    case 'leave':
      return { kind: 'markNotApplicable', step: deed.step, reason: deed.reason };
    case 'assign':
      return { kind: 'assign', steps: deed.steps, to: { name: second } };
    case 'note':
      return { kind: 'note', text: deed.text, noteKind: deed.kind };
    case 'reply':
      return {
        kind: 'note',
        text: deed.text,
        noteKind: 'contact',
        answers: deed.to,
        promised: promisedAt(deed, now()),
      };
    case 'handOver': {
      const more = { done: words, todo: words, limits: words, risks: words, contacts: words };
      const to = { role: recordKeeper(index), name: second, title: duty };
      return { kind: 'handOver', to, sheet: { situation: deed.sheet, ...more } };
    }
    case 'fact': {
      const { fact, value, source, state, reason, beside } = deed;
      const current = view().ledger.byId.get(fact)?.current ?? [];
      const verified = { person: { name: second, title: duty }, verifiedAt: new Date(now()).toISOString() };
      return {
        kind: 'recordFact',
        ...{ fact, value, source, state },
        ...(state === 'withheld' ? { reason: reason ?? words } : {}),
        ...(state === 'verified' ? verified : {}),
        replaces: beside === true ? [] : current.map(({ event }) => event),
      };
    }
    case 'cause': {
      const cause = view().ledger.facts.find(fact => fact.cause);
      const { name = '', title = '' } = scenario.approvers?.[index.role('finalApproval')?.id ?? ''] ?? {};
      const entry = cause?.current.at(-1)?.event ?? '';
      const decidedAt = new Date(now()).toISOString();
      return { kind: 'approveCause', entry, person: { name, title }, how: 'inPerson', decidedAt };
    }
    case 'theme':
      return { kind: 'recordTheme', title: deed.title, count: String(deed.count) };
    case 'pass':
      return { kind: 'passTheme', theme: themeOf(deed.theme), to: deed.to };
    case 'solve':
      return { kind: 'solveTheme', theme: themeOf(deed.theme), result: deed.result };
    case 'order': {
      const { sort, from, number, demand, limit } = deed;
      const start = Date.parse(scenario.start);
      return {
        kind: 'registerOrder',
        ...{ sort, from, number, demand },
        receivedAt: new Date(now()).toISOString(),
        limit: limit && new Date(start + milliseconds(limit)).toISOString(),
      };
    }
    case 'answerOrder': {
      const { text, way } = deed;
      const order = orderAtHand(view().orders)?.id ?? '';
      const answeredAt = new Date(now()).toISOString();
      return { kind: 'answerOrder', order, stage: 'final', text, way, answeredAt };
    }
    case 'file': {
      const fields = index.playbook.forms.find(({ id }) => id === deed.form)?.fields ?? [];
      const typed = fields.filter(({ kind }) => kind !== 'table').map(({ id }) => [id, words]);
      return { kind: 'fileDocument', form: deed.form, fields: Object.fromEntries(typed) };
    }
  }
}

/** Does a deed with the desk's own commands. @param from when it is begun, in milliseconds since the epoch */
export function perform(
  stage: Stage,
  log: IncidentLog | undefined,
  deed: Deed,
  from = deedMoment(stage, deed),
): Performed {
  if (deed.do === 'triage') return triage(stage, deed, from);
  if (log === undefined) return { ok: false, refusal: { code: 'notOpen' } };
  const hand = handAt(stage, log, from);
  if (deed.do === 'publish') performPublish(hand, deed);
  else if (deed.do === 'answer') reply(hand, deed);
  else {
    const role = deed.do === 'step' ? stage.index.steps.get(deed.step)?.roles[0] : undefined;
    hand.give(commandFor(hand, deed), role);
  }
  return hand.result();
}
