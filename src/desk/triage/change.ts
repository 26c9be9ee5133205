import { canonicalOf } from '../../log/hash.ts';
import { checklist, deadlinesInForce, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { dueAt } from '../../playbook/deadline/compute.ts';
import { provisionalDeadlines } from '../../playbook/deadline/provisional.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import { anchoredMoment } from '../core/anchored.ts';
import type { EventOfType } from '../core/incident.ts';

/** An edition of the playbook, and the known facts. */
interface EditionState {
  readonly index: PlaybookIndex;
  readonly facts: Facts;
}

/** Compares by id, then by content: two editions hold different objects for the same step. */
function compare<Item extends { readonly id: string }>(from: readonly Item[], to: readonly Item[]) {
  const old = new Map(from.map(item => [item.id, item]));
  const kept = new Set(to.map(({ id }) => id));
  return {
    added: to.filter(({ id }) => !old.has(id)),
    removed: from.filter(({ id }) => !kept.has(id)),
    changed: to.filter(item => {
      const earlier = old.get(item.id);
      return earlier !== undefined && earlier !== item && canonicalOf(earlier) !== canonicalOf(item);
    }),
  };
}

/** The limits that may come into force while something is open. */
const mayBind = ({ index, facts }: EditionState): readonly Deadline[] => [
  ...provisionalDeadlines(index)(facts).keys(),
];

/**
 * Steps and clocks that come and go, and those there before and after whose words or limits differ; shown before a re-grade or
 * another edition of the playbook is accepted.
 */
export function previewChange(before: EditionState, after: EditionState) {
  const steps = compare(checklist(before.index, before.facts), checklist(after.index, after.facts));
  const bindsBefore = deadlinesInForce(before.index, before.facts);
  const bindsAfter = deadlinesInForce(after.index, after.facts);
  const clocks = compare(bindsBefore, bindsAfter);
  const [mayBefore, mayAfter] = [mayBind(before), mayBind(after)];
  return {
    stepsAdded: steps.added,
    stepsRemoved: steps.removed,
    stepsChanged: steps.changed,
    clocksAdded: clocks.added,
    clocksRemoved: clocks.removed,
    clocksChanged: clocks.changed,
    clocksMayCome: compare([...mayBefore, ...bindsBefore], mayAfter).added,
    clocksRuledOut: compare([...mayAfter, ...bindsAfter], mayBefore).added,
  };
}
export type ChangePreview = ReturnType<typeof previewChange>;

/** A limit that is over as soon as other answers are accepted. Milliseconds since the epoch. */
interface OverAtOnce {
  readonly deadline: Deadline;
  readonly due: number;
}

/**
 * The limits that other answers bring into force after their end, the one that ended first before the others.
 * @param now milliseconds since the epoch @param isMet whether the record meets it already
 */
export function overAtOnce(
  { before, after }: { readonly before: EditionState; readonly after: EditionState },
  now: number,
  isMet: (deadline: Deadline) => boolean,
): readonly OverAtOnce[] {
  const bound = new Set(deadlinesInForce(before.index, before.facts).map(({ id }) => id));
  return deadlinesInForce(after.index, after.facts)
    .flatMap((deadline): readonly OverAtOnce[] => {
      const { anchor, within, id } = deadline;
      const since = anchoredMoment(anchor, after.facts);
      const due = since === undefined ? undefined : dueAt(within, since, after.index.playbook.calendar)?.at;
      return due === undefined || due >= now || bound.has(id) || isMet(deadline) ? [] : [{ deadline, due }];
    })
    .sort((one, other) => one.due - other.due);
}

/** The answers that changed: why anything comes or goes at all. */
export const changedAnswers = ({ playbook }: PlaybookIndex, before: Facts, after: Facts) =>
  playbook.triage.questions
    .filter(({ id }) => (before[id] ?? '') !== (after[id] ?? ''))
    .map(question => ({ question, before: before[question.id], after: after[question.id] }));
/** An answer of the triage that is another now. */
export type ChangedAnswer = ReturnType<typeof changedAnswers>[number];

declare module '../core/names.ts' {
  interface Names {
    question(id: string): Question | undefined;
    /** Whether answers were given where there were none. */
    fillsIn(event: EventOfType<'answered'>): boolean;
    /** The questions whose answers changed, by their short names; a changed level has a sentence of its own. */
    changed(event: EventOfType<'answered'>): readonly string[];
    gradesFirst(event: EventOfType<'answered'>): boolean;
    /** The answers that a re-grade replaced, each with its new value. */
    answersChanged(event: EventOfType<'answered'>): readonly ChangedAnswer[];
    /** From what to what a re-grade put the level; `undefined` where there was none, or it stayed. */
    levelChange(event: EventOfType<'answered'>): string | undefined;
  }
}
