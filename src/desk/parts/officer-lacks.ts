// Apart from what asks: the sentences of refusals come to the triage with the first refusal.
import type { Actor } from '../../log/envelope.ts';
import type { CommandSpec } from '../core/desk.ts';
import { refusedAt } from '../core/words/refusal.ts';

/** What of an officer is left empty though what is handed in needs it, each at its field. @param who whom it is taken of */
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
