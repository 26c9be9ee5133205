type With<Key extends string> = { readonly [Each in Key]: string };
type Only<Case, Key extends string, Name> = Case extends { readonly [Each in Key]: infer Own }
  ? Name extends Own
    ? Case
    : never
  : never;

/**
 * Words for each case by its code, or kind: fixed, or made from the case and further arguments. A new code without its words
 * does not compile.
 */
const by =
  <Key extends string>(key: Key) =>
  <Case extends With<Key>, Given extends readonly unknown[] = []>(
    words: {
      readonly [Name in Case[Key]]: string | ((told: Only<Case, Key, Name>, ...given: Given) => string);
    },
  ) =>
  (told: Case, ...given: Given): string => {
    const said = words[told[key]] as string | ((told: Case, ...given: Given) => string);
    return typeof said === 'string' ? said : said(told, ...given);
  };

export const byCode = by('code');
export const byKind = by('kind');
/** Words by the act that a drill's pattern describes. */
export const byDeed = by('do');
