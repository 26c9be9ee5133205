import { clauseIdPattern } from '../plan/clause.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { LearningPlace, LearningProblem, ReadLesson } from './learning-problem.ts';
import { lessonMinutes } from './lesson-text.ts';
import type { Question } from './question.ts';

/** A lesson may say a minute more or less than it is reckoned to take: nobody reads by the clock. */
const TOLERANCE = 1;

/** Names in a lesson's text that stand for nothing. @param names all there is to name, by kind */
export function* nameProblems(
  { lesson: { file, id }, text }: ReadLesson,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<LearningProblem> {
  const parts = [
    { found: text.clauses, expected: ['clause'] },
    { found: text.steps, expected: ['step'] },
    { found: text.cites, expected: ['clause', 'rule'] },
  ];
  for (const { found, expected } of parts)
    for (const { id: target, line: at } of found)
      if (!expected.some(kind => names.get(kind)?.has(target) === true))
        yield { file, at, id, code: 'unknownReference', target, expected };
}

/** What a lesson's text says about the plan and the desk: labels that are earned, tags that close. */
function* textProblems(
  { lesson: { file, id, clauses }, text }: ReadLesson,
  rules: ReadonlySet<string>,
): Generator<LearningProblem> {
  const on = (line: number): LearningPlace => ({ file, at: line, id });
  for (const each of text.strange) yield { ...on(each.line), code: 'strangeTag', text: each.text };
  if (text.clauses.map(shown => shown.id).join() !== clauses.join())
    yield { ...on(1), at: ['clauses'], code: 'clausesDiffer' };

  const { Example, Mistakes } = text.tags;
  if (Example.opened !== 1) yield { ...on(1), code: 'exampleCount', count: Example.opened };
  else if (Example.closed !== 1) yield { ...on(1), code: 'unclosed', tag: 'Example' };
  if (Mistakes.opened !== Mistakes.closed) yield { ...on(1), code: 'unclosed', tag: 'Mistakes' };

  for (const { basis, cite, line } of text.labels) {
    const isEarned = (each: string): boolean =>
      basis === 'rule' ? rules.has(each) : clauseIdPattern.test(each);
    if ((basis === 'rule' || basis === 'plan') && !cite.some(isEarned))
      yield { ...on(line), code: 'labelWithoutCitation', basis };
  }
}

interface Surroundings {
  readonly playbook: Pick<Playbook, 'clauses' | 'rules'>;
  readonly questions: ReadonlyMap<string, Question>;
  /** Lessons that stand on a path. */
  readonly onPaths: ReadonlySet<string>;
}

/** What is wrong with a lesson: its text, its check, its task, its time, and that nobody is led to it. */
export function* lessonProblems(
  lessons: readonly ReadLesson[],
  { playbook, questions, onPaths }: Surroundings,
): Generator<LearningProblem> {
  const rules = new Set(playbook.rules.filter(({ kind }) => kind === 'rule').map(({ id }) => id));
  const wording = new Map(playbook.clauses.map(({ id, text }) => [id, [...text].length]));
  const seen = new Set<string>();
  for (const read of lessons) {
    const { lesson, text } = read;
    const { id, file, clauses, check, task, minutes } = lesson;
    const place: LearningPlace = { file, at: [], id };
    if (seen.has(id)) yield { ...place, code: 'duplicateId' };
    seen.add(id);
    yield* textProblems(read, rules);
    for (const [index, target] of check.entries()) {
      const asked = questions.get(target)?.clauses;
      if (asked !== undefined && !asked.some(clause => clauses.includes(clause)))
        yield { ...place, at: ['check', index], code: 'offTopic', target };
    }
    const { items } = task;
    const meant = items.filter(item => item.meant === true).length;
    if (meant === 0 || meant === items.length) yield { ...place, at: ['task', 'items'], code: 'oneSided' };
    const shown = clauses.reduce((sum, clause) => sum + (wording.get(clause) ?? 0), 0);
    const done = items.reduce((sum, item) => sum + [...item.text, ...item.why].length, 0);
    const measured = lessonMinutes(text.characters + shown + done, check.length);
    if (Math.abs(measured - minutes) > TOLERANCE)
      yield {
        ...place,
        at: ['minutes'],
        code: 'wrongMinutes',
        minutes,
        measured: Math.round(measured),
      };
    if (!onPaths.has(id)) yield { ...place, code: 'onNoPath' };
  }
}
