type OfCode<Case, Code> = Case extends { readonly code: infer Own }
  ? Code extends Own
    ? Case
    : never
  : never;

/**
 * Says of each case what its code says: always the same, or made from what the case tells. A new code without its words does
 * not compile.
 */
export const byCode =
  <Case extends { readonly code: string }>(
    words: {
      readonly [Code in Case['code']]: string | ((told: OfCode<Case, Code>) => string);
    },
  ) =>
  (told: Case): string => {
    const said = words[told.code as Case['code']] as string | ((told: Case) => string);
    return typeof said === 'string' ? said : said(told);
  };
