import { type Result, success } from '../base/result.ts';
import { open } from '../incident/decide.ts';
import type { HandoverSheet } from '../incident/kinds/handed-over.ts';
import type { DrillMark } from '../incident/kinds/opened.ts';
import { type IncidentLog, incidentLogs } from '../incident/kinds/registry.ts';
import type { Refusal } from '../incident/refusal.ts';
import type { BureauDetails } from '../incident/release/contact.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import { minutesSpent } from './effort.ts';
import { milliseconds } from './offset.ts';
import { type Done, type Hand, handAt, recordKeeper } from './perform-hand.ts';
import { approveCause, leadOf, publish, recordFact } from './perform-release.ts';
import { valuesOf, wholeAnswers } from './perform-values.ts';
import type { Deed, Scenario } from './scenario.ts';

/** Who acts and what is filled in where a deed leaves it open; `text/` supplies the words. */
export interface Cast {
  /** Name of the officer who keeps the record. */
  readonly officer: string;
  /** Of the second person at a pause. */
  readonly second: string;
  /** The duty title they sign with. */
  readonly duty: string;
  /** Whatever a step, a check or a reason wants in words. */
  readonly words: string;
  readonly link: string;
  /** Where a statement is published. */
  readonly place: string;
  /** What the bureau says of itself, by the names the contact line asks for. */
  bureau(names: readonly string[]): BureauDetails;
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

/** What a deed came to, or why the desk refused it. */
export type Performed = Result<Done, Refusal | { readonly code: 'notOpen' }>;

/** When a deed is begun, in milliseconds since the epoch. */
export const deedMoment = (stage: Pick<Stage, 'scenario'>, deed: Deed): number =>
  Date.parse(stage.scenario.start) +
  milliseconds(deed.at) -
  (deed.do === 'publish' ? leadOf(stage, deed) : 0);

/** Opens the incident, which every other deed needs. */
function triage(stage: Stage, { answers, times }: Extract<Deed, { do: 'triage' }>, now: number): Performed {
  const { index, playbook, mark, cast, newId } = stage;
  const by = { role: recordKeeper(index), name: cast.officer };
  const context = { now, newId, by };
  const opened = open(index, playbook, wholeAnswers(stage, answers, times), context, mark);
  if (!opened.ok) return opened;
  const begun = incidentLogs.fold([opened.value]);
  return begun === undefined
    ? { ok: false, refusal: { code: 'notOpen' } }
    : success({
        log: begun,
        until: now + 60_000 * minutesSpent(stage.scenario.minutes, index, begun.events, 1),
      });
}

type Kind = Exclude<Deed['do'], 'triage'>;
/** The deed of a kind, in the form in which the table's entry for that kind is known to take it. */
type DeedOf<Each extends Kind> = {
  [Only in Each]: Extract<Deed, { do: Only }> & { readonly do: Only };
}[Each];

/** Each deed in the desk's own commands. */
const deeds: { readonly [Only in Kind]: (hand: Hand, deed: DeedOf<Only>) => void } = {
  regrade: (hand, { answers, times }) => {
    const facts = wholeAnswers(hand.stage, { ...hand.view().facts, ...answers }, times);
    hand.give({ kind: 'regrade', facts });
  },
  step: (hand, { step, values = {} }) => {
    const { stage } = hand;
    const now = hand.now();
    hand.give(
      {
        kind: 'markDone',
        step,
        doneAt: new Date(now).toISOString(),
        values: valuesOf(stage, step, values, now),
      },
      stage.index.steps.get(step)?.roles[0],
    );
  },
  leave: (hand, { step, reason }) => {
    hand.give({ kind: 'markNotApplicable', step, reason });
  },
  assign: (hand, { steps }) => {
    hand.give({ kind: 'assign', steps, to: { name: hand.stage.cast.second } });
  },
  note: (hand, { text, kind }) => {
    hand.give({ kind: 'note', text, noteKind: kind });
  },
  reply: (hand, { text, to }) => {
    hand.give({ kind: 'note', text, noteKind: 'contact', answers: to });
  },
  handOver: (hand, { sheet: situation }) => {
    const { second, duty, words } = hand.stage.cast;
    const sheet: HandoverSheet = {
      situation,
      done: words,
      todo: words,
      limits: words,
      risks: words,
      contacts: words,
    };
    hand.give({
      kind: 'handOver',
      to: { role: recordKeeper(hand.stage.index), name: second, title: duty },
      sheet,
    });
  },
  fact: recordFact,
  cause: approveCause,
  publish,
  theme: (hand, { title, count }) => {
    hand.give({ kind: 'recordTheme', title, count: String(count) });
  },
  answer: (hand, { theme: title, text }) => {
    hand.onTheme(title, theme => ({ kind: 'answerTheme', theme, how: 'answered', text }));
  },
  pass: (hand, { theme: title, to }) => {
    hand.onTheme(title, theme => ({ kind: 'passTheme', theme, to }));
  },
  solve: (hand, { theme: title, result }) => {
    hand.onTheme(title, theme => ({ kind: 'solveTheme', theme, result }));
  },
  file: (hand, { form: id }) => {
    const { index, cast } = hand.stage;
    const form = index.playbook.forms.find(each => each.id === id);
    const fields = Object.fromEntries(
      (form?.fields ?? []).flatMap(field => (field.kind === 'table' ? [] : [[field.id, cast.words]])),
    );
    hand.give({ kind: 'fileDocument', form: id, fields });
  },
};

function act<Each extends Kind>(hand: Hand, deed: DeedOf<Each>): void {
  deeds[deed.do](hand, deed);
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
  act(hand, deed);
  return hand.result();
}
