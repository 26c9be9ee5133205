import type { Proposal } from '../../../incident/review/improvement.ts';
import type { PlaybookIndex } from '../../../playbook/checklist.ts';
import { clauseOption, stepOption } from '../../../text/review.ts';

interface Choice {
  readonly label: string;
  readonly target: Proposal['target'];
}

/** Every clause by its number and first words, and every step by its title. */
export const choicesOf = ({ playbook }: PlaybookIndex): readonly Choice[] => [
  ...playbook.clauses.map(({ id, text }) => ({
    label: clauseOption(id, text),
    target: { kind: 'clause' as const, id },
  })),
  ...playbook.steps.map(({ id, title }) => ({
    label: stepOption(title),
    target: { kind: 'step' as const, id },
  })),
];

/** What was meant: a line of the list, a clause's number, or words that only one line has. */
export function chosen(choices: readonly Choice[], typed: string): Proposal['target'] | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const exact = choices.find(
    ({ label, target }) => label === text || (target.kind === 'clause' && target.id === text),
  );
  if (exact !== undefined) return exact.target;
  const found = choices.filter(({ label }) => label.includes(text));
  return found.length === 1 ? found[0]?.target : undefined;
}
