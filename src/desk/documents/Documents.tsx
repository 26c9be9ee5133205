import './documents.css';
import { useContext, useEffect } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Drafts } from '../../kit/draft.ts';
import { Fold } from '../../kit/Fold.tsx';
import type { TypedFields } from '../../kit/form-draft.ts';
import { Section } from '../../kit/Section.tsx';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import type { Form } from '../../playbook/form.ts';
import { timeNow } from '../../session/surroundings.ts';
import { isWrittenFor, orderAtHand } from '../orders/orders.ts';
import { BasisNote } from '../parts/Basis.tsx';
import { documentDraftName } from '../parts/filed-draft.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { saveFile } from '../parts/save-file.tsx';
import { useWork, type Work } from '../parts/work.tsx';
import { playbooksNamed } from '../people/named.ts';
import { DocumentEditor, FilingStatus, Reach } from './DocumentEditor.tsx';
import { isWrittenHere, type WantedForm, wantedForms } from './due.ts';
import { earlierDocuments, earlierText } from './earlier.ts';
import { documentFileName, documentsText } from './words.ts';

/** 文书: the documents to hand in, or the one the address names, `<form>`, `<form>/<the step it is written for>` or `<form>/<what came in>`. */
export function Documents({ place }: { place: string }) {
  const work = useWork();
  const { playbook, steps } = work.incident.index;
  const { forms } = playbook;
  const [name, of = ''] = place.split('/');
  const form = forms.find(({ id }) => id === name);
  if (form !== undefined) {
    const order = orderFor(form, work, of);
    return <DocumentEditor key={`${form.id}/${order}`} form={form} step={steps.get(of)} order={order} />;
  }
  if (forms.length > 0 && place === '') return <DocumentList forms={forms} />;
  const [words, way, to] =
    forms.length === 0
      ? ([documentsText.none, documentsText.toEdition, 'edition'] as const)
      : ([documentsText.unknown, documentsText.backToForms, 'documents'] as const);
  return (
    <section class="desk-screen flow" aria-labelledby="incident-title">
      <Banner words={words}>
        <Button words={way} onClick={() => work.go(to)} />
      </Banner>
      <Earlier />
    </section>
  );
}

/** The order that a form is written for: the one in the address, or else the next to be answered. */
function orderFor(form: Form, { view }: Pick<Work, 'view'>, of = ''): string | undefined {
  const orders = view.orders.filter(order => isWrittenFor(form, order));
  return (orders.find(({ id }) => id === of) ?? orderAtHand(orders))?.id;
}

/** Every form of the playbook with how it stands. */
function DocumentList({ forms }: { forms: readonly Form[] }) {
  const work = useWork();
  const { view, index, officer } = work;
  const drafts = useContext(Drafts);
  const wanted = wantedForms(view, forms, officer);
  // Documents that are wanted now, or that somebody has begun.
  const isAtHand = ({ form, due }: WantedForm): boolean =>
    due.kind === 'now' ||
    view.documents.has(form.id) ||
    drafts.read(documentDraftName(form.id, orderFor(form, work))) !== undefined;
  const [atHand, others] = [wanted.filter(isAtHand), wanted.filter(each => !isAtHand(each))];
  // The editor and the list are one screen to the desk, which therefore does not scroll between them.
  useEffect(() => scrollTo(0, 0), []);
  const list = (shown: readonly WantedForm[]) => (
    <ol class="document-list ruled">
      {shown.map(({ form, due }) => (
        <li key={form.id} class="target">
          <div>
            <PlaceLink place={`documents/${form.id}`}>{form.title}</PlaceLink>
            <p class="small">{form.summary}</p>
            {due.kind !== 'none' && (
              <p class={`small ${due.kind === 'now' ? 'document-due' : 'faint'}`}>
                {documentsText.due(due, timeNow())}
              </p>
            )}
          </div>
          <p>
            <Reach form={form} />
            <BasisNote of={form} playbook={index.playbook} brief />
          </p>
          {!isWrittenHere(form) ? (
            <p class="small faint">{documentsText.atStatements}</p>
          ) : (
            <FilingStatus
              filed={view.documents.get(form.id) ?? []}
              draft={(drafts.read(documentDraftName(form.id, orderFor(form, work))) ?? {}) as TypedFields}
            />
          )}
        </li>
      ))}
    </ol>
  );
  return (
    <section class="desk-screen documents flow" aria-labelledby="incident-title">
      <Section id="documents-forms" title={documentsText.forms} hint={documentsText.intro}>
        {atHand.length > 0 ? list(atHand) : <p class="faint">{documentsText.nothingDue}</p>}
        {others.length > 0 && (
          <Fold class="document-others" words={documentsText.others(others.length)}>
            {list(others)}
          </Fold>
        )}
      </Section>
      <Earlier />
    </section>
  );
}

/** Documents on forms that this edition does not have: to read, print and take along as they were filed. */
function Earlier() {
  const { view, index, log, session, said } = useWork();
  const editions = playbooksNamed(log.events).flatMap(digest => session.indexOf(digest) ?? []);
  const documents = earlierDocuments(view, index, editions);
  return documents.length === 0 ? null : (
    <Section
      id="documents-earlier"
      class="flow"
      title={documentsText.earlier}
      hint={documentsText.earlierHint}
    >
      {documents.map(document => (
        <article key={document.id} class="flow" aria-label={document.title}>
          {document.unreviewed !== '' && <p>{document.unreviewed}</p>}
          <h3>{document.title}</h3>
          {document.versions.map(version => (
            <section key={version.filed.event}>
              <p class="small faint">
                {documentsText.earlierNumber(version.filed.number)} · {said(version.filed)}
              </p>
              {version.parts.map(({ label, text }) => (
                <p key={label} class="entry">
                  <strong>{label}</strong>
                  <br />
                  {text}
                </p>
              ))}
              <Button
                class="quiet no-print"
                words={documentsText.earlierSave}
                of={document.title}
                onClick={() =>
                  void saveFile({
                    name: documentFileName(
                      { form: document.title, unreviewed: document.unreviewed },
                      view.title,
                      shanghaiDate(Date.parse(version.filed.at)),
                      'txt',
                    ),
                    type: 'text/plain;charset=utf-8',
                    data: earlierText(document, version),
                  })
                }
              />
            </section>
          ))}
        </article>
      ))}
    </Section>
  );
}
