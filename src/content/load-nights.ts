import { z } from '../base/schema.ts';
import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import { namesByKind, referenceProblems, referencesIn } from '../playbook/references.ts';
import { leftOpen, type Night } from '../training/night/night.ts';
import { nightSchema } from '../training/night/night-schema.ts';
import { referenceSentence, words } from './content-words.ts';
import { contentReader } from './source.ts';

/** The file of the nights, relative to the content folder. */
export const NIGHTS = 'training/nights.yaml';

/**
 * The nights, checked: every name, that each caller can ask for what he wants, and that no model leaves him to ask.
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
    for (const [each, call] of night.calls.entries()) {
      const { again, safety } = call;
      const parts = [safety, again.safety, again.pressed].map(part => part !== undefined);
      if (parts.some(isWritten => isWritten !== call.asks.includes('safety')))
        tell(['calls', each, 'asks'], call.id, words.nightSafety);
      for (const [model, text] of call.models.entries()) {
        const open = leftOpen(call, [text], Date.parse(night.start), playbook.suspicions);
        if (open.length > 0) tell(['calls', each, 'models', model], call.id, words.nightModel(open));
      }
    }
  }
  reader.throwProblems();
  return nights;
}
