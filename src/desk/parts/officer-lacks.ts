// Apart from what asks: the sentences of refusals come to the triage with the first refusal.
import type { Actor } from '../../log/envelope.ts';
import type { CommandSpec } from '../core/desk.ts';
import { refusedAt } from '../core/words/refusal.ts';

/** The officer's empty details that a command needs, each as a problem at its field. @param who the command's demand */
export const officerLacks = (
  officer: Actor,
  who: CommandSpec['who'],
): readonly ReturnType<typeof refusedAt>[] =>
  (['role', 'name', 'title'] as const)
    .filter(
      part =>
        (part === 'role' || (part === 'name' ? who !== 'anyone' : who === 'titled')) &&
        (officer[part] ?? '').trim() === '',
    )
    .map(part => ({ ...refusedAt({ code: 'required' }), isMissing: true, field: `officer-${part}` }));
