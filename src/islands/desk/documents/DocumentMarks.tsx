import type { FiledDocument } from '../../../incident/view.ts';
import type { Form } from '../../../playbook/form.ts';
import { documentsText } from '../../../text/documents.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { type DocumentDraft, isUnfiled } from './document-draft.ts';

/** Whether a document is read outside the bureau. */
export function Reach({ form }: { form: Form }) {
  const outward = form.outward !== undefined;
  return (
    <span class="document-reach tag" data-outward={outward}>
      {outward ? documentsText.outward : documentsText.inward}
    </span>
  );
}

interface StandingProps {
  /** Its versions in the log, oldest first. */
  filed: readonly FiledDocument[];
  draft: DocumentDraft;
}

/** How a document stands: not written, a draft on this machine, or filed. */
export function Standing({ filed, draft }: StandingProps) {
  const last = filed.at(-1);
  const changed = isUnfiled(draft, filed);
  return (
    <p
      class="document-standing cluster small"
      data-state={changed ? 'started' : last === undefined ? 'todo' : 'done'}
    >
      <span class="shape" aria-hidden="true" />
      <span class="numeric">
        {last === undefined
          ? changed
            ? documentsText.draft
            : documentsText.notWritten
          : documentsText.filed(shownTime(last.at), last.number, changed)}
      </span>
    </p>
  );
}
