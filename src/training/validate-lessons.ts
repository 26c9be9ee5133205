import { clauseIdPattern } from '../plan/clause.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { LearningChecker, LearningPlace, ReadLesson } from './learning-problem.ts';
import { lessonMinutes } from './lesson-text.ts';
import type { Question } from './question.ts';

/** A lesson may say a minute more or less than it is reckoned to take: nobody reads by the clock. */
const TOLERANCE = 1;

interface Surroundings {
  readonly playbook: Pick<Playbook, 'clauses' | 'rules'>;
  readonly questions: ReadonlyMap<string, Question>;
  /** Lessons that stand on a path. */
  readonly onPaths: ReadonlySet<string>;
}

/** What a lesson's text says about the plan and the desk: names that exist, labels that are earned, tags that close. */
function validateText(
  { lesson, text }: ReadLesson,
  rules: ReadonlySet<string>,
  checker: LearningChecker,
): void {
  const { problems, known } = checker;
  const { file, id } = lesson;
  const on = (line: number): LearningPlace => ({ file, at: line, id });
  const whole: LearningPlace = { file, at: 1, id };

  for (const each of text.strange) problems.push({ ...on(each.line), code: 'strangeTag', text: each.text });
  for (const shown of text.clauses) known(['clause'], shown.id, on(shown.line));
  for (const step of text.steps) known(['step'], step.id, on(step.line));
  for (const cite of text.cites) known(['clause', 'rule'], cite.id, on(cite.line));
  if (text.clauses.map(shown => shown.id).join() !== lesson.clauses.join())
    problems.push({ ...whole, at: ['clauses'], code: 'clausesDiffer' });

  const { Example, Mistakes } = text.tags;
  if (Example.opened !== 1) problems.push({ ...whole, code: 'exampleCount', count: Example.opened });
  else if (Example.closed !== 1) problems.push({ ...whole, code: 'unclosed', tag: 'Example' });
  if (Mistakes.opened !== Mistakes.closed) problems.push({ ...whole, code: 'unclosed', tag: 'Mistakes' });

  for (const { basis, cite, line } of text.labels) {
    if (basis === 'rule' && !cite.some(each => rules.has(each)))
      problems.push({ ...on(line), code: 'labelWithoutCitation', basis });
    if (basis === 'plan' && !cite.some(each => clauseIdPattern.test(each)))
      problems.push({ ...on(line), code: 'labelWithoutCitation', basis });
  }
}

/** Checks every lesson: its front matter, its text, its check, its time, and that somebody is led to it. */
export function validateLessons(
  lessons: readonly ReadLesson[],
  { playbook, questions, onPaths }: Surroundings,
  checker: LearningChecker,
): void {
  const { problems, once } = checker;
  const rules = new Set(playbook.rules.filter(({ kind }) => kind === 'rule').map(({ id }) => id));
  const wording = new Map(playbook.clauses.map(({ id, text }) => [id, [...text].length]));
  const seen = new Set<string>();
  for (const read of lessons) {
    const { lesson, text } = read;
    const { id, file, clauses, check, task, minutes } = lesson;
    const place: LearningPlace = { file, at: [], id };
    if (seen.has(id)) problems.push({ ...place, code: 'duplicateId' });
    seen.add(id);
    once(clauses, 'clauses', place);
    once(check, 'check', place);
    check.forEach((target, index) => {
      const asked = questions.get(target)?.clauses;
      if (asked !== undefined && !asked.some(clause => clauses.includes(clause)))
        problems.push({ ...place, at: ['check', index], code: 'offTopic', target });
    });
    validateText(read, rules, checker);
    const shown = clauses.reduce((sum, clause) => sum + (wording.get(clause) ?? 0), 0);
    const { items } = task;
    const meant = items.filter(item => item.meant === true).length;
    if (meant === 0 || meant === items.length)
      problems.push({ ...place, at: ['task', 'items'], code: 'oneSided' });
    const done = items.reduce((sum, item) => sum + [...item.text, ...item.why].length, 0);
    const measured = lessonMinutes(text.characters + shown + done, check.length);
    if (Math.abs(measured - minutes) > TOLERANCE)
      problems.push({
        ...place,
        at: ['minutes'],
        code: 'wrongMinutes',
        minutes,
        measured: Math.round(measured),
      });
    if (!onPaths.has(id)) problems.push({ ...place, code: 'onNoPath' });
  }
}
