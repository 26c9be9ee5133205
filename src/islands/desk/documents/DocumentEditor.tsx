import { useEffect, useRef, useState } from 'preact/hooks';
import { nextWith } from '../../../document/due.ts';
import type { FiledDocument } from '../../../incident/view.ts';
import { Button } from '../../../kit/Button.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { focusSoon } from '../../../kit/focus.ts';
import { OneOf } from '../../../kit/OneOf.tsx';
import type { Told } from '../../../kit/outcome.tsx';
import { Section } from '../../../kit/Section.tsx';
import type { Form } from '../../../playbook/form.ts';
import type { Step } from '../../../playbook/playbook.ts';
import { documentsText } from '../../../text/documents.ts';
import { versionText } from '../../../text/versions.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import { Versions } from '../Versions.tsx';
import { incidentNow, type Problem, useWork, type Work } from '../work.ts';
import { DocumentForm, fieldId } from './DocumentForm.tsx';
import { Reach, Standing } from './DocumentMarks.tsx';
import { DocumentOutputs } from './DocumentOutputs.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { draftOf, isUnfiled, useDocumentDraft } from './document-draft.ts';
import { PostPicture } from './PostPicture.tsx';
import { useDocument } from './useDocument.ts';

interface Props {
  form: Form;
  /** The step it is written for, where the officer came from one. */
  step: Step | undefined;
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

/** On with the step a document was written for: what else it files, then the checklist, which shows it done. @param form just filed */
function goOnWith(step: Step, form: Form, work: Work): void {
  const next = nextWith(step, form.id, new Set(incidentNow(work)?.view.documents.keys()));
  work.go(next === undefined ? '' : `documents/${next}/${step.id}`);
  focusSoon('#open-step-title');
}

/** One document: written beside the sheet it will be. */
export function DocumentEditor({ form, step }: Props) {
  const work = useWork();
  const [draft, keep] = useDocumentDraft(form.id);
  const open = useDocument(form, draft);
  const { record, values, written, filed, version, former, cause, causes } = open;
  const [pane, setPane] = useState<keyof typeof documentsText.panes>('write');
  const [problem, setProblem] = useState<Problem>();
  /** The event that filed what stands here; of a document in which nobody has written no draft says so. */
  const [asFiled, setAsFiled] = useState(draft.filed);
  const screen = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const model = former ?? written;
  // The list it was chosen from has gone, and to the desk both are one screen.
  useEffect(() => {
    scrollTo(0, 0);
    screen.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, []);

  const focus = (selector: string): void => {
    setPane('write');
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const focusField = (field: string): void => focus(`#${fieldId(field)}`);
  const show = (event: string | undefined): void => {
    open.look(event);
    // What was there has gone: the eyes and the keyboard go to what took its place.
    focus('.document-write');
    requestAnimationFrame(() => body.current?.scrollIntoView({ block: 'start' }));
  };
  const file = (): Told | undefined => {
    const last = filed.at(-1);
    // A report tells what is new since the last one: once it is filed, that is nothing.
    const isSame =
      asFiled === last?.event ||
      Object.entries(values).every(([id, text]) => last?.fields[id] === text.trim());
    if (last !== undefined && isSame && work.incident.log.events.at(-1)?.id === last.event)
      return { ok: true, text: documentsText.sameAsFiled(last.number) };
    const refused = work.act({ kind: 'fileDocument', form: form.id, fields: values });
    setProblem(refused);
    if (refused !== undefined) {
      if (refused.field !== undefined) focusField(refused.field);
      return { ok: false, text: refused.sentence };
    }
    const now = incidentNow(work)?.view.documents.get(form.id)?.at(-1);
    if (now === undefined) return undefined;
    setAsFiled(now.event);
    keep({ ...draft, filed: now.event });
    if (step !== undefined) goOnWith(step, form, work);
    return { ok: true, text: documentsText.filedNow(now.number) };
  };
  const problemOf = (field: string): string | undefined => {
    const named = causes?.get(field);
    if (named !== undefined) return documentsText.unapprovedField(named);
    return problem?.field === field ? problem.sentence : undefined;
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
        <Standing filed={filed} draft={draft} />
        <p>
          <Reach form={form} />
          <BasisNote of={form} playbook={work.incident.index.playbook} />
        </p>
        <p class="small">{form.summary}</p>
      </div>
      {version === undefined && (
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
      <div ref={body} class="document-body" data-pane={version === undefined ? pane : 'both'}>
        <div class="document-write no-print stack-5" data-effort="document" tabIndex={-1}>
          {version === undefined ? (
            <DocumentForm
              {...{ form, draft, record, values, problemOf }}
              model={written}
              onDraft={next => {
                setProblem(undefined);
                setAsFiled(undefined);
                keep(next);
              }}
              onField={field => scrollToPart(body.current, field)}
            />
          ) : (
            <FormerVersion
              version={version}
              costs={isUnfiled(draft, filed)}
              onBack={() => show(undefined)}
              onContinue={() => {
                setAsFiled(version.event);
                keep({ ...draftOf(version.fields, record), filed: version.event });
                show(undefined);
              }}
            />
          )}
          <DocumentVersions filed={filed} shown={version?.event} onShow={show} />
        </div>
        <div class="document-look">
          <DocumentOutputs
            key={version?.event ?? ''}
            {...{ form, draft, open }}
            onFile={file}
            onField={focusField}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too. */}
          <section class="document-view" aria-label={documentsText.sheet} tabIndex={0}>
            <DocumentSheet model={model} refused={cause !== undefined}>
              {model.picture !== undefined && <PostPicture file={model.picture} />}
            </DocumentSheet>
          </section>
        </div>
      </div>
    </section>
  );
}

interface FormerProps {
  version: FiledDocument;
  /** Going on from it takes the place of something that is filed nowhere. */
  costs: boolean;
  onBack(): void;
  onContinue(): void;
}

/** What can be done with a version that was filed. */
const FormerVersion = ({ version, costs, onBack, onContinue }: FormerProps) => {
  const work = useWork();
  return (
    <div class="stack">
      <p class="notice">{documentsText.shown(version.number, work.said(version))}</p>
      <div class="cluster">
        <Button words={documentsText.backToDraft} onClick={onBack} />
        {costs ? (
          <Confirm
            class="quiet"
            ask={documentsText.continueFrom}
            question={documentsText.continueAsk}
            yes={documentsText.continueSure}
            no={documentsText.cancel}
            onYes={onContinue}
          />
        ) : (
          <Button words={documentsText.continueFrom} class="quiet" onClick={onContinue} />
        )}
      </div>
    </div>
  );
};

interface VersionsProps {
  filed: readonly FiledDocument[];
  /** The event of the version that is open. */
  shown: string | undefined;
  onShow(event: string | undefined): void;
}

/** What was filed of a document; each version can be looked at. */
const DocumentVersions = ({ filed, shown, onShow }: VersionsProps) => {
  const work = useWork();
  return filed.length === 0 ? null : (
    <Section id="document-versions" class="no-print" title={documentsText.versions}>
      <Versions versions={filed} keyOf={({ event }) => event} shown={shown} onShow={onShow}>
        {version => (
          <span>
            {versionText.version(version.number)}
            <span class="small faint numeric"> {work.said(version)}</span>
          </span>
        )}
      </Versions>
    </Section>
  );
};
