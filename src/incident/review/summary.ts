import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import { type ChangePreview, previewRegrade } from '../change.ts';
import type { IncidentView, StepView } from '../derive.ts';
import type { Until } from '../event.ts';
import { ofKind } from '../of-kind.ts';
import { type Theme, themesOf } from '../release/feedback.ts';
import { type ReleaseView, releaseOf } from '../release/release-view.ts';
import type { Statement } from '../release/statement.ts';
import { type Log, lastStanding } from '../state.ts';
import { isSettled } from '../step-state.ts';
import { type ClockBar, clockBars } from '../timeline.ts';
import { improvementsOf, type Proposal } from './improvement.ts';

/** Who wrote something down and when, with the event that says so. `at` is UTC ISO 8601. */
interface Written {
  readonly event: string;
  readonly at: string;
  readonly by: Actor;
}

/** Something the plan asks for that was left out, put off or passed over, and why. */
export type Deviation = Written & { readonly reason: string } & (
    | { readonly kind: 'skipped' | 'notApplicable'; readonly step: string }
    /** `ended`: what it waited for has come, or the step was done after all. */
    | { readonly kind: 'deferred'; readonly step: string; readonly until: Until; readonly ended: boolean }
    /** A list that was not read aloud; before closing where there is no step. */
    | { readonly kind: 'pause'; readonly pause: string; readonly step: string | undefined }
    /** A check that a published version was let past. */
    | { readonly kind: 'gate'; readonly item: string; readonly statement: string; readonly version: number }
    /** A step that published without passing the gate. */
    | { readonly kind: 'outside'; readonly step: string }
  );

/** One answer of the triage before and after: an option by its label, text and time as the log has them. */
interface AnswerChange {
  readonly question: Question;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A re-grade: which answers it changed, and what that added and removed. */
export interface RegradeSummary extends Written {
  readonly changed: readonly AnswerChange[];
  readonly preview: ChangePreview;
}

/** What a review begins with: how the incident went against what the plan asks. */
export interface ReviewSummary {
  /** Clocks by the moment they began; `margin` is what was left, in milliseconds, negative when missed. */
  readonly clocks: readonly ClockBar[];
  /** In the order of the log. */
  readonly deviations: readonly Deviation[];
  readonly regrades: readonly RegradeSummary[];
  /** In the order in which they were begun, with their versions, publications and corrections. */
  readonly statements: readonly Statement[];
  /** The most heard first. */
  readonly themes: readonly Theme[];
  /** Steps that apply and have no result. */
  readonly unfinished: readonly StepView[];
  /** How it was closed; `left` is what was open then, by closing need, and what becomes of it. */
  readonly closing:
    | (Written & { readonly reason: string; readonly left: readonly { need: string; said: string }[] })
    | undefined;
}

/** Whether a clock's limit has passed, be it that it was met too late or that it is not met at all. */
export const isMissed = ({ outcome }: ClockBar): boolean => outcome === 'missed' || outcome === 'overdue';

function stepDeviations({ state }: Log, view: IncidentView): readonly Deviation[] {
  const waiting = new Set(
    view.steps.flatMap(({ state: now }) => (now.kind === 'deferred' ? [now.event] : [])),
  );
  return Object.entries(state.steps).flatMap(([step, entries]): readonly Deviation[] => {
    const last = lastStanding(entries, state.undone);
    return entries.flatMap((entry): readonly Deviation[] => {
      const { event, at, by, value } = entry;
      if (state.undone.has(event)) return [];
      const written = { event, at, by, step };
      // A deferral was one even if the step was done later; of the other marks only the one that counts is left.
      if (value.kind === 'deferred')
        return [
          {
            ...written,
            kind: 'deferred',
            reason: value.reason,
            until: value.until,
            ended: !waiting.has(event),
          },
        ];
      if (entry !== last) return [];
      if (value.kind === 'skipped' || value.kind === 'notApplicable')
        return [{ ...written, kind: value.kind, reason: value.reason }];
      if (value.kind === 'done' && value.outside !== undefined)
        return [{ ...written, kind: 'outside', reason: value.outside }];
      return [];
    });
  });
}

function pauseDeviations({ state, events }: Log): readonly Deviation[] {
  return events.flatMap((event): readonly Deviation[] =>
    event.type === 'pauseSkipped' && !state.undone.has(event.id)
      ? [
          {
            kind: 'pause',
            event: event.id,
            at: event.at,
            by: event.by,
            pause: event.data.pause,
            step: event.data.step,
            reason: event.data.reason,
          },
        ]
      : [],
  );
}

/** Checks passed over count once the text went out; a draft that nobody published harmed nobody. */
function gateDeviations(statements: readonly Statement[]): readonly Deviation[] {
  return statements
    .flatMap(({ versions }) => versions)
    .filter(({ publications }) => publications.length > 0)
    .flatMap(({ marks, statement, number }) =>
      marks
        .filter(mark => mark === marks.findLast(({ item }) => item === mark.item) && !mark.passed)
        .map(
          ({ event, at, by, item, text }): Deviation => ({
            kind: 'gate',
            event,
            at,
            by,
            item,
            statement,
            version: number,
            reason: text,
          }),
        ),
    );
}

function answerWords({ definitions }: PlaybookIndex, { id }: Question, facts: Facts): string | undefined {
  const value = facts[id];
  if (value === undefined || value === '') return undefined;
  return definitions.get(id)?.values.find(option => option.value === value)?.label ?? value;
}

function regradesOf(index: PlaybookIndex, { state: { facts, undone } }: Log): readonly RegradeSummary[] {
  const standing = facts.filter(({ event }) => !undone.has(event));
  return standing.slice(1).map(({ event, at, by, value: after }, position): RegradeSummary => {
    const before = standing[position]?.value ?? {};
    return {
      event,
      at,
      by,
      changed: index.playbook.triage.questions
        .filter(({ id }) => (before[id] ?? '') !== (after[id] ?? ''))
        .map(question => ({
          question,
          before: answerWords(index, question, before),
          after: answerWords(index, question, after),
        })),
      preview: previewRegrade(index, before, after),
    };
  });
}

function closingOf(log: Log, view: IncidentView): ReviewSummary['closing'] {
  if (view.status !== 'closed') return undefined;
  const closed = log.events.findLast(({ type, id }) => type === 'closed' && !log.state.undone.has(id));
  if (closed?.type !== 'closed') return undefined;
  const { id: event, at, by, data } = closed;
  const left = Object.entries(data.left ?? {}).map(([need, said]) => ({ need, said }));
  return { event, at, by, reason: data.reason, left };
}

/**
 * Sums up an incident for its review; works while it is open, too.
 * @param now milliseconds since the epoch
 * @param release what the release screens know of it, where the caller has that already
 */
export function reviewOf(
  index: PlaybookIndex,
  log: Log,
  view: IncidentView,
  now: number,
  release: ReleaseView | undefined = releaseOf(index, log, view),
): ReviewSummary {
  const statements = release?.statements ?? [];
  const places = new Map(log.events.map(({ id }, position) => [id, position]));
  const placeOf = ({ event }: Deviation): number => places.get(event) ?? 0;
  return {
    clocks: clockBars(view, view.closedAt ?? now),
    deviations: [...stepDeviations(log, view), ...pauseDeviations(log), ...gateDeviations(statements)].sort(
      (one, other) => placeOf(one) - placeOf(other),
    ),
    regrades: regradesOf(index, log),
    statements,
    themes: themesOf(log),
    unfinished: view.steps.filter(({ applies, state }) => applies && !isSettled(state)),
    closing: closingOf(log, view),
  };
}

/** A proposal to change the plan, with where it comes from, for whoever makes the next edition. */
export interface ProposalRow {
  readonly proposal: Proposal;
  readonly incident: string;
  /** Edition of the playbook the incident ran on, `YYYY-MM-DD`. */
  readonly edition: string;
  /** The words of the clause or the title of the step; `undefined` where the edition has it no more. */
  readonly target: string | undefined;
}

/**
 * What the reviews of several incidents propose, clause by clause and step by step, then by time.
 * @param drill whether the proposals come from drills; the two kinds never share a list
 */
export function proposalsOf(
  incidents: readonly { readonly index: PlaybookIndex; readonly log: Log; readonly view: IncidentView }[],
  drill = false,
): readonly ProposalRow[] {
  const place = ({ proposal: { target } }: ProposalRow): string => `${target.kind}/${target.id}`;
  return ofKind(incidents, drill)
    .flatMap(({ index: { playbook, steps }, log, view }) =>
      improvementsOf(log).proposals.map((proposal): ProposalRow => {
        const { kind, id } = proposal.target;
        const target =
          kind === 'step' ? steps.get(id)?.title : playbook.clauses.find(clause => clause.id === id)?.text;
        return { proposal, incident: view.title, edition: playbook.edition, target };
      }),
    )
    .sort((one, other) => {
      const [first, second] = [place(one), place(other)];
      if (first !== second) return first < second ? -1 : 1;
      return Date.parse(one.proposal.at) - Date.parse(other.proposal.at);
    });
}
