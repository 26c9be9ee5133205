import type { FiledDocument } from '../../../incident/view.ts';
import type { Form } from '../../../playbook/form.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { documentsText } from '../../../text/documents.ts';
import { fullTime } from '../../../text/time.ts';
import type { DocumentDraft } from './document-draft.ts';

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
  draft: DocumentDraft | undefined;
}

/** What stands next to a shape, and the state whose shape it is. */
function standingOf({
  filed,
  draft,
}: StandingProps): readonly [state: 'todo' | 'started' | 'done', words: string] {
  const last = filed.at(-1);
  const changed =
    draft !== undefined && draft.typed.size > 0 && !filed.some(({ event }) => event === draft.filed);
  if (last === undefined)
    return changed ? ['started', documentsText.draft] : ['todo', documentsText.notWritten];
  const time = fullTime(Date.parse(last.at), timeNow());
  return changed
    ? ['started', documentsText.filedAndDraft(time, last.number)]
    : ['done', documentsText.filed(time, last.number)];
}

/** How a document stands: not written, a draft on this machine, or filed. */
export function Standing(props: StandingProps) {
  const [state, words] = standingOf(props);
  return (
    <p class="document-standing cluster small" data-state={state}>
      <span class="shape" aria-hidden="true" />
      <span class="numeric">{words}</span>
    </p>
  );
}
