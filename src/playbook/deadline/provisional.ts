import { onceEach, remembered } from '../../base/remember.ts';
import { deadlinesInForce, type PlaybookIndex } from '../checklist.ts';
import type { Facts } from '../condition.ts';
import { type AnswerOption, chosenOptions, type Flow, type Question } from '../wizard/flow.ts';
import { replay } from '../wizard/walk.ts';
import type { Deadline } from './rule.ts';

/** An answer that is still to come, as if it had been given. */
interface Supposed {
  readonly question: Question;
  readonly option: AnswerOption;
}

/** A limit that does not bind yet: it will, if the answers that are open come out so. Never empty. */
export interface Provisional {
  readonly if: readonly Supposed[];
}

/** Whether an option says that the matter is not settled: nobody knows, or nobody has graded it. */
export const isOpen = ({ open, countsAs }: AnswerOption): boolean => open === true || countsAs !== undefined;

/**
 * Every way in which open answers can be settled, the mildest first, with the questions that only such an answer asks; the
 * answers themselves, where none is open.
 */
function closedWays(flow: Flow, facts: Facts): readonly Facts[] {
  const open = replay(flow, facts, 'pass').asked.find(
    question =>
      question.kind === 'choice' &&
      (facts[question.id] === undefined || chosenOptions(question, facts).some(isOpen)),
  );
  if (open?.kind !== 'choice') return [facts];
  return open.options
    .filter(option => !isOpen(option))
    .flatMap(({ value }) => closedWays(flow, { ...facts, [open.id]: value }));
}

/**
 * The limits that some way of settling the open answers would bring into force, each with the least that has to be answered for
 * it. Cached by the answers: before grading there are thousands of ways, and each event asks again with the same answers.
 */
export const provisionalDeadlines = remembered((index: PlaybookIndex) => {
  const { questions } = index.playbook.triage;
  const isChosen = new Set(questions.flatMap(({ id, kind }) => (kind === 'choice' ? [id] : [])));
  const worked = onceEach((chosen: string) => workedOut(index, JSON.parse(chosen) as Facts));
  return (facts: Facts): ReadonlyMap<Deadline, Provisional> =>
    worked(JSON.stringify(Object.fromEntries(Object.entries(facts).filter(([id]) => isChosen.has(id)))));
});

/** Whether the triage still has something to ask: nobody has graded the matter. */
const isUngraded = (flow: Flow, facts: Facts): boolean =>
  replay(flow, facts, 'pass').asked.some(({ id, kind }) => kind === 'choice' && facts[id] === undefined);

function workedOut(index: PlaybookIndex, facts: Facts): ReadonlyMap<Deadline, Provisional> {
  const { questions } = index.playbook.triage;
  const ungraded = isUngraded(index.playbook.triage, facts);
  const binding = new Set(deadlinesInForce(index, facts));
  const found = new Map<Deadline, Provisional>();
  for (const way of closedWays(index.playbook.triage, facts)) {
    const supposed = questions.flatMap(question =>
      way[question.id] === facts[question.id]
        ? []
        : chosenOptions(question, way).map((option): Supposed => ({ question, option })),
    );
    for (const deadline of deadlinesInForce(index, way)) {
      // A deadline that would begin with the missing answer itself does not run yet.
      if (!('fact' in deadline.anchor) || binding.has(deadline) || found.has(deadline)) continue;
      // An answer without which the deadline is in force all the same is no reason for it.
      const needed = supposed.filter(
        ({ question: { id } }) => !deadlinesInForce(index, without(way, id, facts[id])).includes(deadline),
      );
      // Before the triage a matter may be anything: only its gravity is assumed, not its subject.
      const isAnything = needed.some(({ question }) => question.kind === 'choice' && !question.ordered);
      if (ungraded && isAnything) continue;
      found.set(deadline, { if: needed.length > 0 ? needed : supposed });
    }
  }
  return found;
}

/** The same facts with one answer as it was. */
function without(facts: Facts, question: string, before: string | undefined): Facts {
  const { [question]: _, ...rest } = facts;
  return before === undefined ? rest : { ...rest, [question]: before };
}
