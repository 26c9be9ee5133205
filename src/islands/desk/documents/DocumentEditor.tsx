import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { unapprovedIn } from '../../../document/check.ts';
import { nextWith } from '../../../document/due.ts';
import { documentOf } from '../../../document/fill.ts';
import { useWorkedOut } from '../../../kit/effects.ts';
import type { Form } from '../../../playbook/form.ts';
import type { Step } from '../../../playbook/playbook.ts';
import { documentWords } from '../../../text/document-words.ts';
import { documentsText } from '../../../text/documents.ts';
import { fullTime } from '../../../text/time.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { OfficerFields } from '../../shared/OfficerFields.tsx';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Work } from '../work.ts';
import { fieldId } from './DocumentFields.tsx';
import { DocumentForm } from './DocumentForm.tsx';
import { Reach, Standing } from './DocumentMarks.tsx';
import { DocumentOutputs, type OutputAnswer } from './DocumentOutputs.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { DocumentVersions } from './DocumentVersions.tsx';
import { type DocumentDraft, draftOf, useDocumentDraft } from './document-draft.ts';
import {
  causesByField,
  filedModel,
  useDocumentSource,
  useRecordTexts,
  useUnapproved,
} from './document-source.ts';
import { PostPicture } from './PostPicture.tsx';

/** Milliseconds without a key before the sheet is written anew. */
const PAUSE = 250;

/** A value once it has stood still for a moment; `settle` takes it at once. */
function useSettled<Value>(value: Value): readonly [settled: Value, settle: () => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return [settled, () => setSettled(() => value)];
}

interface Props {
  work: Work;
  form: Form;
  /** The step it is written for, where the officer came from one. */
  step: Step | undefined;
}

/** One document: written beside the sheet it will be. */
export function DocumentEditor({ work, form, step }: Props) {
  const { view, index } = work.incident;
  const [draft, keep] = useDocumentDraft(form.id);
  const screen = useRef<HTMLElement>(null);
  // The list it was chosen from has gone, and to the desk both are one screen.
  useEffect(() => {
    scrollTo(0, 0);
    screen.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, []);
  return (
    <section ref={screen} class="desk-screen documents document-editor" aria-labelledby="document-title">
      <h2 id="document-title" class="no-print" tabIndex={-1}>
        {form.title}
      </h2>
      <div class="document-about no-print">
        <PlaceLink work={work} place="documents" class="small">
          {documentsText.backToForms}
        </PlaceLink>
        <Standing filed={view.documents.get(form.id) ?? []} draft={draft} />
        <p class="document-grounds">
          <Reach form={form} />
          <BasisNote basis={form.basis} cite={form.cite} playbook={index.playbook} />
        </p>
        <p class="small">{form.summary}</p>
      </div>
      <OpenDocument work={work} form={form} step={step} draft={draft} keep={keep} />
    </section>
  );
}

interface OpenProps extends Props {
  draft: DocumentDraft;
  keep(draft: DocumentDraft): void;
}

function OpenDocument({ work, form, step, draft, keep }: OpenProps) {
  const { session, incident, officer } = work;
  const { view, log, index } = incident;
  const [pane, setPane] = useState<'write' | 'look'>('write');
  const [opened, setOpened] = useState<string>();
  const [problem, setProblem] = useState<CommandProblem>();
  const body = useRef<HTMLDivElement>(null);

  const source = useDocumentSource(incident, officer, session.snapshot().incidents);
  const record = useRecordTexts(form, source, draft);
  const values = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(record.now).map(([id, given]) => [id, draft.typed.get(id)?.text ?? given]),
      ),
    [record, draft.typed],
  );
  const [settled, settle] = useSettled(values);
  const written = useMemo(() => documentOf(form, settled, source, documentWords), [form, settled, source]);
  const filed = view.documents.get(form.id) ?? [];
  const version = filed.find(({ event }) => event === opened);
  // A version is the log's, whatever the time is.
  const former = useWorkedOut([form, version?.event, index, log], () =>
    version === undefined ? undefined : filedModel(form, version, source),
  );
  const model = former ?? written;
  const cause = useUnapproved(model, source);
  const causes = useMemo(
    () => (cause === undefined ? undefined : causesByField(form, written, source)),
    [cause, form, written, source],
  );

  const focus = (selector: string): void => {
    setPane('write');
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const show = (event: string | undefined): void => {
    setOpened(event);
    setPane('write');
    // What was there has gone: the eyes and the keyboard go to what took its place.
    requestAnimationFrame(() => {
      body.current?.scrollIntoView({ block: 'start' });
      body.current?.querySelector<HTMLElement>('.document-write')?.focus();
    });
  };
  const file = (): OutputAnswer | undefined => {
    const last = filed.at(-1);
    // A report tells what is new since the last one: once it is filed, that is nothing.
    const same =
      draft.filed === last?.event ||
      Object.entries(values).every(([id, text]) => last?.fields[id] === text.trim());
    if (last !== undefined && same && log.events.at(-1)?.id === last.event)
      return { ok: true, text: documentsText.sameAsFiled(last.number) };
    const refused = carryOut(work, { kind: 'fileDocument', form: form.id, fields: values });
    setProblem(refused);
    if (refused !== undefined) {
      focus(refused.field === undefined ? '#officer-role' : `#${fieldId(refused.field)}`);
      return { ok: false, text: refused.sentence };
    }
    // What was just filed is in the session's latest snapshot, not yet in this render's.
    const after = session.snapshot().incidents.find(each => each.view.id === view.id);
    const now = after === undefined ? undefined : after.view.documents.get(form.id)?.at(-1);
    if (now === undefined) return undefined;
    keep({ ...draft, filed: now.event });
    if (step !== undefined) {
      // On with the step: what else it files, then the checklist, which shows it done.
      const next = nextWith(step, form.id, new Set(after?.view.documents.keys()));
      work.go(next === undefined ? '' : `documents/${next}/${step.id}`);
      requestAnimationFrame(() => document.getElementById('open-step-title')?.focus());
    }
    return { ok: true, text: documentsText.filedNow(now.number) };
  };
  const signed = ({ by }: (typeof filed)[number]): string =>
    [work.roleName(by.role), by.name ?? ''].filter(Boolean).join(' ');
  const problemOf = (field: string): string | undefined => {
    const named = causes?.get(field);
    if (named !== undefined) return documentsText.unapprovedField(named);
    return problem?.field === field ? problem.sentence : undefined;
  };

  return (
    <>
      <fieldset class="choices document-panes no-print" hidden={version !== undefined}>
        <legend class="visually-hidden">{documentsText.panes}</legend>
        {(['write', 'look'] as const).map(each => (
          <label key={each}>
            <input type="radio" name="document-pane" checked={pane === each} onChange={() => setPane(each)} />
            <span>{documentsText[each]}</span>
          </label>
        ))}
      </fieldset>
      <div ref={body} class="document-body" data-pane={version === undefined ? pane : 'both'}>
        <div class="document-write no-print" data-effort="document" tabIndex={-1}>
          {problem?.refusal.code === 'noRole' && (
            <OfficerFields
              roles={index.playbook.roles}
              officer={officer}
              problem={officer.role === '' ? problem.sentence : undefined}
              onChange={work.setOfficer}
            />
          )}
          {version === undefined ? (
            <DocumentForm
              form={form}
              draft={draft}
              record={record}
              values={values}
              model={written}
              problemOf={problemOf}
              onDraft={next => {
                setProblem(undefined);
                keep(next);
              }}
              onField={field => scrollToPart(body.current, field)}
            />
          ) : (
            <FormerVersion
              words={documentsText.shown(
                version.number,
                fullTime(Date.parse(version.at), source.now),
                signed(version),
              )}
              costs={draft.typed.size > 0 && !filed.some(({ event }) => event === draft.filed)}
              onBack={() => show(undefined)}
              onContinue={() => {
                keep({ ...draftOf(version.fields, record), filed: version.event });
                show(undefined);
              }}
            />
          )}
          <DocumentVersions filed={filed} shown={version?.event} signed={signed} onShow={show} />
        </div>
        <div class="document-look">
          <DocumentOutputs
            key={version?.event ?? ''}
            work={work}
            form={form.title}
            words={Object.values(version?.fields ?? values).join('\n')}
            edited={draft.typed}
            model={() => former ?? documentOf(form, values, source, documentWords)}
            unapproved={made => unapprovedIn(made, source)}
            cause={cause}
            onRefused={() => {
              settle();
              const [field] = causes?.keys() ?? [];
              if (version === undefined && field !== undefined) focus(`#${fieldId(field)}`);
            }}
            onPrint={() => {
              settle();
              return new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
            }}
            onFile={version === undefined ? file : undefined}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too. */}
          <section class="document-view" aria-label={documentsText.sheet} tabIndex={0}>
            <DocumentSheet model={model} refused={cause !== undefined}>
              {model.picture !== undefined && <PostPicture file={model.picture} work={work} />}
            </DocumentSheet>
          </section>
        </div>
      </div>
    </>
  );
}

/** Brings the part of the sheet into view that is being written. */
function scrollToPart(body: HTMLElement | null, field: string): void {
  const view = body?.querySelector<HTMLElement>('.document-view');
  const part = view?.querySelector<HTMLElement>(`[data-part="${field}"]`);
  if (view === null || view === undefined || part === null || part === undefined) return;
  const distance = part.getBoundingClientRect().top - view.getBoundingClientRect().top;
  if (distance < 0 || distance > view.clientHeight * 0.7) view.scrollBy({ top: distance - 24 });
}

interface FormerProps {
  /** Which version it is, of when and by whom. */
  words: string;
  /** Going on from it takes the place of something that is filed nowhere. */
  costs: boolean;
  onBack(): void;
  onContinue(): void;
}

/** What can be done with a version that was filed. */
function FormerVersion({ words, costs, onBack, onContinue }: FormerProps) {
  const [asked, setAsked] = useState(false);
  return (
    <div class="stack">
      <p class="notice">{words}</p>
      {asked && <p role="status">{documentsText.continueAsk}</p>}
      <div class="tool-row">
        <button type="button" onClick={onBack}>
          {documentsText.backToDraft}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            if (costs && !asked) setAsked(true);
            else onContinue();
          }}
        >
          {asked ? documentsText.continueSure : documentsText.continueFrom}
        </button>
      </div>
    </div>
  );
}
