import { z } from '../base/schema.ts';
import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import { namesByKind, referenceProblems, referencesIn } from '../playbook/references.ts';
import type { Night } from '../training/night/night.ts';
import { nightSchema } from '../training/night/night-schema.ts';
import { referenceSentence, words } from './content-words.ts';
import { contentReader } from './source.ts';

/** The file of the nights, relative to the content folder. */
export const NIGHTS = 'training/nights.yaml';

/**
 * The nights, checked: every name, and that each question has choices that differ, right ones and wrong ones among them.
 * @param root the content folder
 * @throws {ContentError} naming every problem found
 */
export function loadNights(root: string, playbook: Playbook): readonly Night[] {
  const reader = contentReader(root);
  const { problems } = reader;
  const nights = reader.has(NIGHTS) ? (reader.shaped(z.array(nightSchema), NIGHTS) ?? []) : [];
  const known = namesByKind(referencesIn(playbookSchema, playbook));
  for (const [place, night] of nights.entries()) {
    const tell = (path: readonly (string | number)[], id: string, sentence: string): void => {
      problems.push({ ...reader.placeOf(NIGHTS, [place, ...path]), id, sentence });
    };
    for (const problem of referenceProblems(referencesIn(nightSchema, night), known))
      tell(
        problem.path,
        problem.id,
        problem.code === 'duplicateId'
          ? words.nightTwice
          : referenceSentence(problem.target, problem.expected),
      );
    for (const [each, { id, question }] of night.calls.entries()) {
      if (question === undefined) continue;
      const { choices } = question;
      const right = choices.filter(choice => choice.right === true).length;
      const isRightOrWrong = right > 0 && right < choices.length;
      const isDistinct = new Set(choices.map(({ says }) => says)).size === choices.length;
      if (!isRightOrWrong || !isDistinct)
        tell(['calls', each, 'question', 'choices'], id, words.nightChoices);
    }
  }
  reader.throwProblems();
  return nights;
}
