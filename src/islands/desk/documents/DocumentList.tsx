import { useContext, useEffect } from 'preact/hooks';
import { wantedForms } from '../../../document/due.ts';
import { Drafts } from '../../../kit/draft.ts';
import { Section } from '../../../kit/Section.tsx';
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
      <Section id="documents-forms" title={documentsText.forms}>
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
                <BasisNote of={form} playbook={index.playbook} brief />
              </p>
              <Standing filed={view.documents.get(form.id) ?? []} draft={documentDraftIn(drafts, form.id)} />
            </li>
          ))}
        </ol>
      </Section>
      <Section id="documents-others" class="no-print" title={documentsText.others}>
        <ul class="document-list ruled">
          {[
            { to: <PlaceLink place="paper">{documentsText.paper}</PlaceLink>, hint: documentsText.paperHint },
            {
              to: <PlaceLink place="handover">{documentsText.handover}</PlaceLink>,
              hint: documentsText.handoverHint,
            },
            { to: <a href="#register">{documentsText.register}</a>, hint: documentsText.registerHint },
          ].map(({ to, hint }) => (
            <li key={hint} class="target">
              <div>
                {to}
                <p class="small">{hint}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </section>
  );
}
