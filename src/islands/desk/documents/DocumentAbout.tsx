import type { Form } from '../../../playbook/form.ts';
import { documentsText } from '../../../text/documents.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Work } from '../work.ts';
import { Reach, Standing } from './DocumentMarks.tsx';
import type { DocumentDraft } from './document-draft.ts';

interface Props {
  work: Work;
  form: Form;
  draft: DocumentDraft;
}

/** What a document is for, on what it rests, and how it stands. */
export const DocumentAbout = ({ work, form, draft }: Props) => (
  <div class="document-about no-print cluster">
    <PlaceLink work={work} place="documents" class="small">
      {documentsText.backToForms}
    </PlaceLink>
    <Standing filed={work.incident.view.documents.get(form.id) ?? []} draft={draft} />
    <p>
      <Reach form={form} />
      <BasisNote basis={form.basis} cite={form.cite} playbook={work.incident.index.playbook} />
    </p>
    <p class="small">{form.summary}</p>
  </div>
);
