import type { Command, TypedValue } from '../incident/command.ts';
import { type Context, decide, open } from '../incident/decide.ts';
import { derive } from '../incident/derive.ts';
import type { DrillMark, HandoverSheet, IncidentEvent } from '../incident/event.ts';
import { extendLog, foldLog, type Log } from '../incident/state.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Want } from '../playbook/want.ts';
import type { ReleaseCommand, ReleaseRefusal } from '../release/command.ts';
import { decideRelease } from '../release/decide.ts';
import { themesOf } from '../release/feedback.ts';
import { type ReleaseView, releaseOf } from '../release/release-view.ts';
import { type Result, success } from '../result.ts';
import { walk } from '../wizard/walk.ts';
import { milliseconds } from './offset.ts';
import { draftFor, passGate } from './perform-release.ts';
import type { Deed, Scenario } from './scenario.ts';

/** Who acts and what is filled in where a deed leaves it open; `text/` supplies the words. */
export interface Cast {
  /** Name of the officer who keeps the record. */
  readonly officer: string;
  /** Of the second person at a pause. */
  readonly second: string;
  /** Of those who approve, in turn; as many as the longest chain has stages. */
  readonly approvers: readonly string[];
  /** Whatever a step, a check or a reason wants in words. */
  readonly words: string;
  readonly link: string;
  /** Where a statement is published. */
  readonly place: string;
  /** The promised time, as words in a statement. @param moment milliseconds since the epoch */
  time(moment: number, now: number): string;
  /** Title of a statement. */
  title(incident: string, form: 'full' | 'holding' | 'correction'): string;
}

/** The stage on which deeds are done. */
export interface Stage {
  readonly index: PlaybookIndex;
  /** Digest of the playbook. */
  readonly playbook: string;
  readonly scenario: Scenario;
  readonly mark: DrillMark;
  readonly cast: Cast;
  readonly newId: () => string;
}

/** What a deed came to: the log after it, or why the desk refused it. */
export type Performed = Result<
  Log,
  ReleaseRefusal | { readonly code: 'notOpen' } | { readonly code: 'unknownTheme' }
>;

type AnyCommand =
  | { readonly desk: 'incident'; readonly command: Command }
  | { readonly desk: 'release'; readonly command: ReleaseCommand };

const ofIncident = (command: Command): AnyCommand => ({ desk: 'incident', command });
const ofRelease = (command: ReleaseCommand): AnyCommand => ({ desk: 'release', command });

/** When a deed is done, in milliseconds since the epoch. */
export const deedMoment = ({ scenario }: Pick<Stage, 'scenario'>, { at }: Pick<Deed, 'at'>): number =>
  Date.parse(scenario.start) + milliseconds(at);

/** Answers of a deed with the times and texts that its path asks for beside the choices. */
function wholeAnswers(
  { index, scenario, cast }: Stage,
  answers: Readonly<Record<string, string>>,
  times: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const start = Date.parse(scenario.start);
  const whole: Record<string, string> = { ...answers };
  for (const { id, kind } of index.playbook.triage.questions) {
    if (kind === 'time' && whole[id] === undefined)
      whole[id] = new Date(start + milliseconds(times[id] ?? 'PT0M')).toISOString();
    if (kind === 'text' && whole[id] === undefined) whole[id] = id === 'title' ? scenario.title : cast.link;
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
    case 'time':
      return new Date(now).toISOString();
    default:
      return cast.words;
  }
}

const valuesOf = (
  stage: Stage,
  step: string,
  given: Readonly<Record<string, string>>,
  now: number,
): Readonly<Record<string, TypedValue>> =>
  Object.fromEntries(
    (stage.index.steps.get(step)?.wants ?? []).flatMap(want => {
      const value = given[want.id] ?? (want.optional === true ? undefined : valueFor(want, stage, now));
      return value === undefined ? [] : [[want.id, value]];
    }),
  );

/** Does a deed with the desk's own commands, at its time. */
export function perform(stage: Stage, log: Log | undefined, deed: Deed): Performed {
  const { index, playbook, mark, cast, newId } = stage;
  const now = deedMoment(stage, deed);
  const context = (role: string): Context => ({ now, newId, by: { role, name: cast.officer } });
  if (deed.do === 'triage') {
    const opened = open(
      index,
      playbook,
      wholeAnswers(stage, deed.answers, deed.times ?? {}),
      context('office'),
      mark,
    );
    if (!opened.ok) return opened;
    const begun = foldLog([opened.value]);
    return begun === undefined ? { ok: false, refusal: { code: 'notOpen' } } : success(begun);
  }
  if (log === undefined) return { ok: false, refusal: { code: 'notOpen' } };

  let current = log;
  let refusal: ReleaseRefusal | undefined;
  const run = (each: AnyCommand, role = 'office'): boolean => {
    if (refusal !== undefined) return false;
    const view = derive(index, current, now);
    const answer: Result<readonly IncidentEvent[], ReleaseRefusal> =
      each.desk === 'incident'
        ? decide(index, current, view, each.command, context(role))
        : decideRelease(index, current, view, each.command, context(role));
    if (answer.ok) current = extendLog(current, answer.value);
    else refusal = answer.refusal;
    return answer.ok;
  };
  const confirmPause = (step: string): void => {
    const pause = derive(index, current, now).steps.find(each => each.step.id === step)?.pause;
    if (pause?.state.kind === 'open')
      run(ofIncident({ kind: 'confirmPause', pause: pause.pause.id, step, second: { name: cast.second } }));
  };
  const themeOf = (title: string): string | undefined =>
    themesOf(current).find(theme => theme.title === title)?.id;
  const onTheme = (title: string, command: (theme: string) => ReleaseCommand): void => {
    const theme = themeOf(title);
    if (theme === undefined) refusal = { code: 'unknownTheme' };
    else run(ofRelease(command(theme)));
  };

  switch (deed.do) {
    case 'regrade': {
      const { facts } = derive(index, current, now);
      const answers = { ...facts, ...deed.answers };
      run(ofIncident({ kind: 'regrade', facts: wholeAnswers(stage, answers, deed.times ?? {}) }));
      break;
    }
    case 'step': {
      confirmPause(deed.step);
      const role = index.steps.get(deed.step)?.roles[0] ?? 'office';
      run(
        ofIncident({
          kind: 'markDone',
          step: deed.step,
          doneAt: new Date(now).toISOString(),
          values: valuesOf(stage, deed.step, deed.values ?? {}, now),
        }),
        role,
      );
      break;
    }
    case 'leave':
      run(ofIncident({ kind: 'markNotApplicable', step: deed.step, reason: deed.reason }));
      break;
    case 'assign':
      run(ofIncident({ kind: 'assign', steps: deed.steps, to: { name: cast.second } }));
      break;
    case 'note':
      run(ofIncident({ kind: 'note', text: deed.text, noteKind: deed.kind }));
      break;
    case 'reply':
      run(ofIncident({ kind: 'note', text: deed.text, noteKind: 'contact', answers: deed.to }));
      break;
    case 'handOver': {
      const sheet: HandoverSheet = {
        situation: deed.sheet,
        done: cast.words,
        todo: cast.words,
        limits: cast.words,
        risks: cast.words,
        contacts: cast.words,
      };
      run(ofIncident({ kind: 'handOver', to: { role: 'office', name: cast.second }, sheet }));
      break;
    }
    case 'fact': {
      const standing = ledgerIn(stage, current, now)?.ledger.byId.get(deed.fact)?.standing ?? [];
      run(
        ofRelease({
          kind: 'recordFact',
          fact: deed.fact,
          value: deed.value,
          source: deed.source,
          state: deed.state,
          ...(deed.state === 'withheld' ? { reason: deed.reason ?? cast.words } : {}),
          ...(deed.state === 'verified'
            ? { person: { name: cast.second }, verifiedAt: new Date(now).toISOString() }
            : {}),
          replaces: standing.map(({ event }) => event),
        }),
      );
      break;
    }
    case 'cause': {
      const entry = ledgerIn(stage, current, now)
        ?.ledger.facts.find(({ cause }) => cause)
        ?.standing.at(-1)?.event;
      run(
        ofRelease({
          kind: 'approveCause',
          entry: entry ?? '',
          person: { name: cast.approvers.at(-1) ?? '' },
        }),
      );
      break;
    }
    case 'publish': {
      const released = ledgerIn(stage, current, now);
      const command = released && draftFor(stage, released, deed, now);
      if (command === undefined) refusal = { code: 'noReleaseKit' };
      else if (run(ofRelease(command))) {
        const version = current.events.at(-1)?.id ?? '';
        passGate(stage, ledgerIn(stage, current, now), version, each => run(ofRelease(each)));
        for (const step of deed.steps) confirmPause(step);
        run(
          ofRelease({
            kind: 'publish',
            version,
            place: cast.place,
            publishedAt: new Date(now).toISOString(),
            link: cast.link,
            steps: deed.steps.map(step => ({ step, values: typedStrings(valuesOf(stage, step, {}, now)) })),
          }),
        );
      }
      break;
    }
    case 'theme':
      run(ofRelease({ kind: 'recordTheme', title: deed.title, count: String(deed.count) }));
      break;
    case 'answer':
      onTheme(deed.theme, theme => ({ kind: 'answerTheme', theme, how: 'answered', text: deed.text }));
      break;
    case 'pass':
      onTheme(deed.theme, theme => ({ kind: 'passTheme', theme, to: deed.to }));
      break;
    case 'solve':
      onTheme(deed.theme, theme => ({ kind: 'solveTheme', theme, result: deed.result }));
      break;
    case 'file': {
      const form = index.playbook.forms?.find(({ id }) => id === deed.form);
      const fields = Object.fromEntries(
        (form?.fields ?? []).flatMap(({ id, kind }) => (kind === 'table' ? [] : [[id, cast.words]])),
      );
      run(ofRelease({ kind: 'fileDocument', form: deed.form, fields }));
    }
  }
  return refusal === undefined ? success(current) : { ok: false, refusal };
}

const typedStrings = (values: Readonly<Record<string, TypedValue>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])),
  );

const ledgerIn = ({ index }: Stage, log: Log, now: number): ReleaseView | undefined =>
  releaseOf(index, log, derive(index, log, now));
