import type { ComponentChildren } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { wantedForms } from '../../../document/due.ts';
import { Drafts } from '../../../kit/draft.ts';
import type { Form } from '../../../playbook/form.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { documentsText } from '../../../text/documents.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import { useWork } from '../work.ts';
import { Reach, Standing } from './DocumentMarks.tsx';
import { documentDraftIn } from './document-draft.ts';

/** Every form of the playbook with how it stands, and what else an officer hands in. */
export function DocumentList({ forms }: { forms: readonly Form[] }) {
  const { view, index, officer } = useWork();
  const drafts = useContext(Drafts);
  // The editor and the list are one screen to the desk, which therefore does not scroll between them.
  useEffect(() => scrollTo(0, 0), []);
  return (
    <section class="desk-screen documents flow" aria-labelledby="incident-title">
      <p class="lead">{documentsText.intro}</p>
      <section aria-labelledby="documents-forms">
        <h2 id="documents-forms">{documentsText.forms}</h2>
        <ol class="document-list ruled">
          {wantedForms(view, forms, officer).map(({ form, clock, current }) => (
            <li key={form.id} class="target">
              <div>
                <PlaceLink place={`documents/${form.id}`}>{form.title}</PlaceLink>
                <p class="small">{form.summary}</p>
                {(clock !== undefined || current) && (
                  <p class="small document-due">{documentsText.due(clock, timeNow())}</p>
                )}
              </div>
              <p>
                <Reach form={form} />
                <BasisNote basis={form.basis} cite={form.cite} playbook={index.playbook} brief />
              </p>
              <Standing filed={view.documents.get(form.id) ?? []} draft={documentDraftIn(drafts, form.id)} />
            </li>
          ))}
        </ol>
      </section>
      <section class="no-print" aria-labelledby="documents-others">
        <h2 id="documents-others">{documentsText.others}</h2>
        <ul class="document-list ruled">
          <Other hint={documentsText.paperHint}>
            <PlaceLink place="paper">{documentsText.paper}</PlaceLink>
          </Other>
          <Other hint={documentsText.handoverHint}>
            <PlaceLink place="handover">{documentsText.handover}</PlaceLink>
          </Other>
          <Other hint={documentsText.registerHint}>
            <a href="#register">{documentsText.register}</a>
          </Other>
        </ul>
      </section>
    </section>
  );
}

const Other = ({ hint, children }: { hint: string; children: ComponentChildren }) => (
  <li class="target">
    <div>
      {children}
      <p class="small">{hint}</p>
    </div>
  </li>
);
