import type { Clause } from '../../plan/clause.ts';
import type { LessonMatter } from './lesson.ts';

/** Every tag an author may write, as it is written, each within one line. */
const TAG =
  /<Clause brief id="(?<clause>[^"]*)" \/>|<StepLink id="(?<step>[^"]*)" \/>|<Cite cite=\{\[(?<cite>[^\]{}]*)\]\} \/>|<Basis kind="(?<basis>plan|rule|ticket|advice)" \/>|(?<example><Example title="[^"]+">)|<Mistakes>|<\/(?:Example|Mistakes)>/g;

const STRANGE = /[<{}][^<{}]{0,24}/;
const MARKS = /[\s#*|>-]/g;
const NEW_BLOCK = /^\s*$|^\s*(?:[-*|>#]|\d+\.)/;

/** The parts of a lesson's text that the content check and the reading time need. Lines are those of the whole file, from 1. */
export type LessonText = ReturnType<typeof readLessonText>;

/** A name in it. */
interface Found {
  readonly id: string;
  readonly line: number;
}

/**
 * Reads a lesson's text.
 * @param text the MDX below the front matter
 * @param firstLine the line of the file on which it begins, from 1
 */
export function readLessonText(text: string, firstLine: number) {
  /** Clauses shown with their wording, in order. */
  const clauses: Found[] = [];
  const steps: Found[] = [];
  const cites: Found[] = [];
  /** Labels of basis, each with the citations between it and the next label or the end of its paragraph. */
  const labels: { readonly line: number; readonly basis: string; readonly cite: string[] }[] = [];
  /** Tags written in another way than this reads, and braces. */
  const strange: { readonly line: number; readonly text: string }[] = [];
  let examples = 0;
  /** To read, signs of Markdown and the wording of clauses aside. */
  let characters = 0;
  let label: (typeof labels)[number] | undefined;

  text.split('\n').forEach((content, index) => {
    const line = firstLine + index;
    if (NEW_BLOCK.test(content)) label = undefined;
    for (const { groups = {} } of content.matchAll(TAG)) {
      const { clause, step, cite = '', basis, example } = groups;
      if (clause !== undefined) clauses.push({ id: clause, line });
      if (step !== undefined) steps.push({ id: step, line });
      if (basis !== undefined) {
        label = { line, basis, cite: [] };
        labels.push(label);
      }
      for (const [, id = ''] of cite.matchAll(/"([^"]*)"/g)) {
        cites.push({ id, line });
        label?.cite.push(id);
      }
      if (example !== undefined) examples += 1;
    }
    const words = content.replace(TAG, '');
    const [odd] = STRANGE.exec(words) ?? [];
    if (odd !== undefined) strange.push({ line, text: odd.trim() });
    characters += [...words.replace(MARKS, '')].length;
  });
  return { clauses, steps, cites, labels, examples, strange, characters };
}

/** Characters of plain Chinese that an officer reads in a minute, with thought. */
const A_MINUTE = 300;
/** Minutes for the sentence that is to be written. */
const A_SENTENCE = 0.5;
/** Minutes for one question of the check, its explanations included. */
const A_QUESTION = 0.5;

/** How long a lesson should take, in minutes. */
export const LESSON_MINUTES = { least: 5, most: 8 } as const;

/** How long a lesson takes to read, to do its task and to answer its check, in minutes. @param plan whose clauses stand in it */
export function lessonMinutes(
  { clauses, check, task }: Pick<LessonMatter, 'clauses' | 'check' | 'task'>,
  { characters }: Pick<LessonText, 'characters'>,
  plan: readonly Pick<Clause, 'id' | 'text'>[],
): number {
  const read = [
    ...plan.flatMap(({ id, text }) => (clauses.includes(id) ? [text] : [])),
    task.given,
    task.ask,
    ...task.models.flatMap(({ text, why }) => [text, why]),
  ];
  return Math.round(
    (characters + [...read.join('')].length) / A_MINUTE + A_SENTENCE + check.length * A_QUESTION,
  );
}
