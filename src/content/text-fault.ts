/** The kind of value of a tag's attribute: words, a list of words, or nothing besides its name. */
export type Held = 'words' | 'list' | 'name';

/** Why something cannot stand in a text. */
export type TextFault =
  /** `import` and `export`. */
  | { readonly code: 'program' }
  | { readonly code: 'expression' }
  | { readonly code: 'image' }
  | { readonly code: 'address'; readonly address: string }
  | { readonly code: 'html'; readonly name: string }
  | {
      readonly code: 'unknownTag';
      readonly name: string;
      readonly known: readonly string[];
      readonly near: string | undefined;
    }
  | {
      readonly code: 'otherAttributes';
      readonly name: string;
      readonly wanted: readonly (readonly [name: string, holds: Held])[];
    }
  | { readonly code: 'unclosed'; readonly name: string }
  /** Characters that nobody sees. */
  | { readonly code: 'unseen'; readonly marks: readonly string[] }
  /** A tag or brace that MDX makes nothing of, or a form of Markdown that no page shows. */
  | { readonly code: 'unreadable' };
