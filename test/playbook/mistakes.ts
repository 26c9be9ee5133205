import { expect, test } from 'vitest';
import { problemSentence } from '../../src/content/content-words.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { ContentProblem } from '../../src/playbook/problem.ts';
import { changed, contentProblems, required, smallPlaybook, withPlaybook } from '../support/playbook.ts';

/** The playbook in which mistakes are made: its paths are walked in no time. */
export const sound = smallPlaybook;

/** A playbook with a mistake, what is found, and what the sentence of it says where that is no matter of course. */
export type Mistake = readonly [
  name: string,
  broken: Playbook,
  expected: Partial<ContentProblem> & Pick<ContentProblem, 'code'>,
  says?: RegExp,
];

export const at = (items: readonly { readonly id: string }[], id: string): number =>
  items.findIndex(item => item.id === id);
export const first = <Item>(items: readonly Item[]): Item => required(items[0], 'the first item');
export const twice = <Item>(items: readonly Item[]): Item[] => [first(items), ...items];

export const deadline = (
  id: string,
  change: (of: Playbook['deadlines'][number]) => Playbook['deadlines'][number],
): Playbook => withPlaybook({ deadlines: changed(sound.deadlines, id, change) }, sound);

/** Holds the content check to each of some mistakes. */
export const findsEach = (mistakes: readonly Mistake[]): void =>
  test.each<[name: string, mistake: Mistake]>(mistakes.map(each => [each[0], each]))(
    'finds %s, where it is, and has a sentence with a remedy',
    (_, [, broken, expected, says]) => {
      const problems = contentProblems(broken);
      expect(problems).toContainEqual(expect.objectContaining(expected));
      const sentences = problems.map(problemSentence);
      for (const sentence of sentences) expect(sentence).toMatch(/请.+。$|应删去。$/);
      if (says !== undefined) expect(sentences.join('\n')).toMatch(says);
      // Once, however many ways through the triage show it, and however often it is written.
      expect(new Set(problems.map(each => JSON.stringify({ ...each, answers: '' }))).size).toBe(
        problems.length,
      );
    },
  );
