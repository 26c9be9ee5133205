import { nextWith } from '../../../document/due.ts';
import type { FiledDocument } from '../../../incident/view.ts';
import type { Form } from '../../../playbook/form.ts';
import type { Step } from '../../../playbook/playbook.ts';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import type { Work } from '../work.ts';
import type { DocumentDraft } from './document-draft.ts';
import type { OpenDocument } from './useDocument.ts';

/** What became of filing: refused, the same as the version filed last, or a version of its own. */
type Filing =
  | { readonly kind: 'refused'; readonly problem: CommandProblem }
  | { readonly kind: 'same' | 'filed'; readonly version: FiledDocument };

/** Files a document as it stands. */
export function fileDocument(
  work: Work,
  form: Form,
  { filed, values }: Pick<OpenDocument, 'filed' | 'values'>,
  draft: DocumentDraft,
): Filing | undefined {
  const { session, incident } = work;
  const last = filed.at(-1);
  // A report tells what is new since the last one: once it is filed, that is nothing.
  const same =
    draft.filed === last?.event ||
    Object.entries(values).every(([id, text]) => last?.fields[id] === text.trim());
  if (last !== undefined && same && incident.log.events.at(-1)?.id === last.event)
    return { kind: 'same', version: last };
  const problem = carryOut(work, { kind: 'fileDocument', form: form.id, fields: values });
  if (problem !== undefined) return { kind: 'refused', problem };
  // What was just filed is in the session's latest snapshot, not yet in this render's.
  const after = session.snapshot().incidents.find(({ view }) => view.id === incident.view.id);
  const version = after?.view.documents.get(form.id)?.at(-1);
  return version && { kind: 'filed', version };
}

/** On with the step a document was written for: what else it files, then the checklist, which shows it done. @param form just filed */
export function goOnWith(step: Step, form: Form, { session, incident, go }: Work): void {
  const after = session.snapshot().incidents.find(({ view }) => view.id === incident.view.id);
  const next = nextWith(step, form.id, new Set(after?.view.documents.keys()));
  go(next === undefined ? '' : `documents/${next}/${step.id}`);
  requestAnimationFrame(() => document.getElementById('open-step-title')?.focus());
}
