import { useRef, useState } from 'preact/hooks';
import { giveFocus } from '../../kit/focus.ts';
import { useTyped } from '../../kit/useForm.ts';
import { tokenOf } from '../../playbook/template.ts';
import { timeNow } from '../../session/surroundings.ts';
import { contactLine } from '../core/contact.ts';
import { useWork } from '../parts/work.tsx';
import { fittingVariant } from '../statements/variant.ts';
import {
  composeDraft,
  type DraftPlan,
  draftOfVersion,
  partField,
  placeInDraft,
  type StatementDraft,
  statementDraftName,
} from './statement-draft.tsx';

/** The id of the text that a part is written in. */
export const partId = (part: string): string => `part-${part}`;

/** A statement being written, and where in it the officer writes. */
export function useStatementWriting(plan: DraftPlan) {
  const { place, statement } = plan;
  const { index, view } = useWork();
  const { ledger } = view;
  const { variants, contactLine: contacts } = index.playbook.release;
  const [typed, keep] = useTyped(statementDraftName(place));
  const isWritten = Object.keys(typed).length > 0;
  const advised = fittingVariant(index, view)?.id;
  const fresh = (variant = advised): StatementDraft =>
    statement === undefined
      ? composeDraft(
          plan,
          variants.find(({ id }) => id === variant),
          ledger,
          view.title,
          timeNow(),
        )
      : draftOfVersion(statement.latest, ledger, [plan.contact, contactLine(contacts, {})], timeNow());
  // Once, when the editor opens: the text must not change under the writer's hands.
  const [begun, setBegun] = useState(() => fresh());
  const [restored, setRestored] = useState(isWritten);
  const draft = { ...begun, ...typed } as StatementDraft;

  const editor = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState(plan.channel.parts[0]?.id ?? '');
  const find = <Found extends HTMLElement>(id: string): Found | null =>
    editor.current?.querySelector<Found>(`[id="${id}"]`) ?? null;
  const area = (of: string) => find<HTMLTextAreaElement>(partId(of));
  return {
    /** The fields' values when the editor opened. */
    begun,
    draft,
    /** Something was written and not saved: now, or before the editor was opened. */
    kept: isWritten ? (restored ? 'before' : 'now') : undefined,
    /** Id of the variant that fits. */
    advised,
    /** Begins it anew, as another variant. */
    redraft: (variant: string): void => {
      setBegun(fresh(variant));
      setRestored(false);
      keep(undefined);
    },
    editor,
    /** The part the cursor was in last. */
    part,
    onFocus: ({ target }: { readonly target: EventTarget | null }): void => {
      const written = plan.channel.parts.find(({ id }) => target === area(id));
      if (written !== undefined) setPart(written.id);
    },
    /** Puts a fact where the cursor stands. */
    insert: (label: string): void => {
      const text = draft[partField(part)] ?? '';
      const field = area(part);
      const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
      const token = tokenOf(label);
      keep({ ...draft, [partField(part)]: text.slice(0, from) + token + text.slice(to) });
      requestAnimationFrame(() => {
        giveFocus(field);
        field?.setSelectionRange(from + token.length, from + token.length);
      });
    },
    /** Puts the cursor where some words stand. */
    jump: (words: string): void => {
      const found = placeInDraft(words, draft, plan.channel, ledger);
      const field = found && area(found.part);
      if (found === undefined)
        giveFocus(find(draft.title.includes(words) ? 'statement-title' : partId(part)));
      giveFocus(field, 'centre');
      field?.setSelectionRange(found?.from ?? 0, found?.to ?? 0);
    },
  } as const;
}

export type Writing = ReturnType<typeof useStatementWriting>;
