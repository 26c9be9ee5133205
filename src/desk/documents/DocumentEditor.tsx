import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { giveFocus, giveFocusSoon, useArrival } from '../../kit/focus.ts';
import type { TypedFields } from '../../kit/form-draft.ts';
import { formText } from '../../kit/form-words.ts';
import { OneOf } from '../../kit/OneOf.tsx';
import { Section } from '../../kit/Section.tsx';
import type { Form } from '../../playbook/form.ts';
import type { Step } from '../../playbook/playbook.ts';
import { isUnanswered } from '../orders/orders.ts';
import { ordersText } from '../orders/words.ts';
import { BasisNote } from '../parts/Basis.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork } from '../parts/work.tsx';
import { PostPicture } from '../post/PostPicture.tsx';
import { Versions } from '../statements/Versions.tsx';
import { versionText } from '../statements/versions-words.ts';
import { isFinished } from '../steps/finished.ts';
import { DocumentForm, fieldId } from './DocumentForm.tsx';
import { DocumentOutputs } from './DocumentOutputs.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { draftFromFiled, isUnfiled } from './document-draft.tsx';
import { isWrittenHere, nextWith } from './due.ts';
import { type OpenDocument, useDocument } from './useDocument.tsx';
import { documentsText } from './words.ts';

interface Props {
  form: Form;
  /** The step it is written for, where the officer came from one. */
  step: Step | undefined;
  /** Id of the order that it answers. */
  order?: string | undefined;
}

/** One document: written beside the sheet it will be. */
export function DocumentEditor({ form, step, order }: Props) {
  const work = useWork();
  const { view, index } = work.incident;
  // A report that follows others is another issue each time a step asks for it.
  const asked = view.steps.some(each => each.step.id === step?.id && !isFinished(each.state));
  const open = useDocument(form, order, asked && form.report === 'again');
  const { version, filed, model } = open;
  const writing = version === undefined && isWrittenHere(form);
  const [pane, setPane] = useState<keyof typeof documentsText.panes>('write');
  const screen = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // The list it was chosen from has gone, and to the desk both are one screen.
  useArrival(true, () => giveFocus(screen.current?.querySelector('h2'), 'head'));
  const focus = (selector: string): void => {
    setPane('write');
    giveFocusSoon(`.document-body ${selector}`);
  };
  /** The focused element has gone: the focus moves to the part that took its place. */
  const turn = (to: () => void): void => {
    to();
    focus('.document-write');
    requestAnimationFrame(() => body.current?.scrollIntoView({ block: 'start' }));
  };
  /** On with the step: what else it files, then the checklist, which shows it done; a report is still to be made, there. */
  const goOn = (): void => {
    // The form gives way to what was filed.
    if (step === undefined) {
      turn(() => open.look());
      return;
    }
    const next = nextWith(step, form.id, new Set([...view.documents.keys(), form.id]));
    const done = step.outcome === 'reported' ? (`step/${step.id}` as const) : '';
    work.go(next === undefined ? done : `documents/${next}/${step.id}`);
    giveFocusSoon('#open-step-title');
  };
  return (
    <section ref={screen} class="desk-screen documents document-editor flow" aria-labelledby="document-title">
      <h2 id="document-title" class="no-print" tabIndex={-1}>
        {form.title}
      </h2>
      <div class="document-about no-print cluster">
        <PlaceLink place="documents" class="small">
          {documentsText.backToForms}
        </PlaceLink>
        {isWrittenHere(form) && <FilingStatus filed={filed} draft={open.draft} />}
        {form.about === 'order' && filed.length > 0 && (
          <PlaceLink place="orders">{ordersText.toOrders(view.orders.some(isUnanswered))}</PlaceLink>
        )}
        <p>
          <Reach form={form} />
          <BasisNote of={form} playbook={index.playbook} />
        </p>
        <p class="small">{form.summary}</p>
      </div>
      {writing && (
        <div class="document-panes no-print">
          <OneOf
            id="document-pane"
            label={documentsText.pane}
            options={documentsText.panes}
            value={pane}
            onValue={next => setPane(next)}
          />
        </div>
      )}
      <div ref={body} class="document-body" data-pane={writing ? pane : 'both'}>
        <div class="document-write no-print stack" tabIndex={-1}>
          {version !== undefined ? (
            <FormerVersion form={form} open={open} version={version} onWrite={() => turn(open.write)} />
          ) : isWrittenHere(form) ? (
            <DocumentForm
              form={form}
              open={open}
              onField={field => scrollToPart(body.current, field)}
              onFiled={goOn}
            />
          ) : (
            <p class="notice">
              {documentsText.fromStatement}{' '}
              <PlaceLink place="release">{documentsText.toStatements}</PlaceLink>
            </p>
          )}
          {filed.length > 0 && (
            <Section id="document-versions" title={documentsText.versions}>
              <Versions
                versions={filed}
                keyOf={({ event }) => event}
                shown={version?.event}
                onShow={event => turn(() => open.look(event))}
              >
                {each => (
                  <span>
                    {versionText.version(each.number)}
                    <span class="small faint numeric"> {work.said(each)}</span>
                  </span>
                )}
              </Versions>
            </Section>
          )}
        </div>
        <div class="document-look">
          <DocumentOutputs
            key={version?.event ?? ''}
            open={open}
            onField={field => focus(`#${fieldId(field)}`)}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too. */}
          <section class="document-view" aria-label={documentsText.sheet} tabIndex={0}>
            <DocumentSheet model={model} refused={open.cause !== undefined}>
              {model.picture !== undefined && <PostPicture file={model.picture} />}
            </DocumentSheet>
          </section>
        </div>
      </div>
    </section>
  );
}

/** How far down the sheet a part may begin and still be read with ease. */
const LOWEST = 0.7;
/** Pixels kept above it. */
const MARGIN = 24;

/** Brings the part of the sheet into view that is being written. */
function scrollToPart(body: HTMLElement | null, field: string): void {
  const view = body?.querySelector<HTMLElement>('.document-view');
  const part = view?.querySelector<HTMLElement>(`[data-part="${field}"]`);
  if (!(view && part)) return;
  const distance = part.getBoundingClientRect().top - view.getBoundingClientRect().top;
  if (distance < 0 || distance > view.clientHeight * LOWEST) view.scrollBy({ top: distance - MARGIN });
}

interface FormerProps {
  form: Form;
  open: OpenDocument;
  version: NonNullable<OpenDocument['version']>;
  /** To the one that is written, or to another. */
  onWrite(): void;
}

/** Actions on a filed version: it is saved or printed as it is; writing another takes a press of its own. */
function FormerVersion({
  form,
  open: { draft, follows, record, filed, keep },
  version,
  onWrite,
}: FormerProps) {
  const work = useWork();
  const { forms } = work.incident.index.playbook;
  const next = form.report === 'once' ? forms.find(({ report }) => report === 'again') : undefined;
  const goOn = (): void => {
    keep(draftFromFiled(version, record));
    onWrite();
  };
  const isBegun = isUnfiled(draft, filed);
  const another = follows ? documentsText.nextIssue : documentsText.another;
  return (
    <div class="stack">
      <p class="notice" role="status">
        {documentsText.shown(version.number, work.said(version))}
        {next !== undefined && (
          <>
            {' '}
            {documentsText.sinceThen}{' '}
            <PlaceLink place={`documents/${next.id}`}>{documentsText.writes(next.title)}</PlaceLink>
          </>
        )}
      </p>
      <div class="cluster">
        <Button words={isBegun ? documentsText.backToDraft : another} onClick={onWrite} />
        {isBegun ? (
          <Confirm
            class="quiet"
            ask={documentsText.continueFrom}
            question={documentsText.continueAsk}
            yes={documentsText.continueSure}
            no={formText.cancel}
            onYes={goOn}
          />
        ) : (
          <Button words={documentsText.continueFrom} class="quiet" onClick={goOn} />
        )}
      </div>
    </div>
  );
}

/** Whether a document is read outside the bureau. */
export const Reach = ({ form: { outward } }: { form: Form }) => (
  <span class="document-reach tag" data-outward={outward !== undefined}>
    {outward === undefined ? documentsText.inward : documentsText.outward}
  </span>
);

/** How a document stands: not written, a draft on this machine, or filed. */
export function FilingStatus({ filed, draft }: { filed: OpenDocument['filed']; draft: TypedFields }) {
  const last = filed.at(-1);
  const changed = isUnfiled(draft, filed);
  const unfiled = changed ? documentsText.draft : documentsText.notFiled;
  return (
    <p
      class="document-standing shaped small"
      data-state={changed ? 'started' : last === undefined ? 'todo' : 'done'}
    >
      <span class="shape" aria-hidden="true" />
      <span class="numeric">
        {last === undefined ? unfiled : documentsText.filed(shownTime(last.at), last.number, changed)}
      </span>
    </p>
  );
}
