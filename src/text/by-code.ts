type With<Key extends string> = { readonly [Each in Key]: string };
type Only<Case, Key extends string, Name> = Case extends { readonly [Each in Key]: infer Own }
  ? Name extends Own
    ? Case
    : never
  : never;

/**
 * Says of each case what its code, or kind, says: always the same, or made from what the case tells. A new code without its
 * words does not compile.
 */
const by =
  <Key extends string>(key: Key) =>
  <Case extends With<Key>>(
    words: {
      readonly [Name in Case[Key]]: string | ((told: Only<Case, Key, Name>) => string);
    },
  ) =>
  (told: Case): string => {
    const said = words[told[key]] as string | ((told: Case) => string);
    return typeof said === 'string' ? said : said(told);
  };

export const byCode = by('code');
export const byKind = by('kind');
