import type { FormToken } from '../playbook/form-token.ts';
import type { DocumentSource } from './document.ts';
import { type Filling, fillingOf } from './filling.ts';
import { incidentTokens } from './incident-tokens.ts';
import { releaseTokens } from './release-tokens.ts';
import type { DocumentWords } from './words.ts';

const tokens: ReadonlyMap<string, (filling: Filling) => string> = new Map(
  Object.entries({ ...incidentTokens, ...releaseTokens } satisfies Record<
    FormToken,
    (filling: Filling) => string
  >),
);

/**
 * What each token stands for, worked out when it is first asked for; '' for nothing. A value may have several lines. No
 * value names a cause that nobody has approved as the cause.
 */
export function tokenValues(source: DocumentSource, words: DocumentWords): (token: string) => string {
  const filling = fillingOf(source, words);
  const known = new Map<string, string>();
  return token => {
    const seen = known.get(token);
    if (seen !== undefined) return seen;
    const value = filling.guard.text(tokens.get(token)?.(filling).trim() ?? '');
    known.set(token, value);
    return value;
  };
}
