import { useRef, useState } from 'preact/hooks';
import type { Ledger } from '../../../incident/release/ledger.ts';
import type { Typed } from '../../../kit/useForm.ts';
import { tokenOf } from '../../../playbook/template.ts';
import { partField, placeOf, type StatementDraft } from './statement-draft.ts';

/** The id of the text that a part is written in. */
export const partId = (part: string): string => `part-${part}`;

/** Where an officer writes in a statement: the part the cursor was in last, and what is put in or looked for there. */
export function useCursor(draft: StatementDraft, ledger: Ledger, put: (fields: Typed) => void) {
  const editor = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState(Object.keys(draft.parts)[0] ?? '');
  const find = <Found extends HTMLElement>(id: string): Found | null =>
    editor.current?.querySelector<Found>(`[id="${id}"]`) ?? null;
  const area = (of: string) => find<HTMLTextAreaElement>(partId(of));
  return {
    editor,
    part,
    onFocus: ({ target }: { readonly target: EventTarget | null }): void => {
      const written = Object.keys(draft.parts).find(each => target === area(each));
      if (written !== undefined) setPart(written);
    },
    /** Puts a fact where the cursor stands. */
    insert: (label: string): void => {
      const text = draft.parts[part] ?? '';
      const field = area(part);
      const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
      const token = tokenOf(label);
      put({ [partField(part)]: text.slice(0, from) + token + text.slice(to) });
      requestAnimationFrame(() => {
        field?.focus();
        field?.setSelectionRange(from + token.length, from + token.length);
      });
    },
    /** Puts the cursor where some words stand. */
    jump: (words: string): void => {
      const place = placeOf(words, draft, ledger);
      if (place === undefined) {
        find(draft.title.includes(words) ? 'statement-title' : partId(part))?.focus();
        return;
      }
      const field = area(place.part);
      field?.focus();
      field?.setSelectionRange(place.from, place.to);
      field?.scrollIntoView({ block: 'center' });
    },
  };
}

export type Cursor = ReturnType<typeof useCursor>;
