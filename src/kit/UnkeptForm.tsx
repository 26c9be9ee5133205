import type { ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import { createListeners } from '../base/listeners.ts';
import { type DraftPort, Drafts } from './draft.ts';
import { Form } from './Form.tsx';
import type { FormFields } from './fields.ts';

/** Drafts that are gone with their page. */
export function memoryDrafts(): DraftPort {
  const kept = new Map<string, unknown>();
  const { add: listen, tell } = createListeners();
  return {
    read: form => kept.get(form),
    keep: (form, draft) => {
      kept.set(form, draft);
      tell();
    },
    forms: () => [...kept.keys()],
    listen,
  };
}

/** A form for passphrases, and for pages without drafts: the input is stored nowhere and gone with the form. */
export function UnkeptForm<const Fields extends FormFields>(props: ComponentProps<typeof Form<Fields>>) {
  const [drafts] = useState(memoryDrafts);
  return (
    <Drafts.Provider value={drafts}>
      <Form {...props} />
    </Drafts.Provider>
  );
}
