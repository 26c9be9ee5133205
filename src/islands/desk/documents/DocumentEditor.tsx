import { useEffect, useRef, useState } from 'preact/hooks';
import { unapprovedIn } from '../../../document/check.ts';
import type { Form } from '../../../playbook/form.ts';
import type { Step } from '../../../playbook/playbook.ts';
import { documentsText } from '../../../text/documents.ts';
import { OfficerFields } from '../../shared/OfficerFields.tsx';
import type { CommandProblem } from '../carry-out.ts';
import type { Work } from '../work.ts';
import { DocumentAbout, type Pane, Panes } from './DocumentAbout.tsx';
import { fieldId } from './DocumentFields.tsx';
import { DocumentForm } from './DocumentForm.tsx';
import { DocumentOutputs } from './DocumentOutputs.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { DocumentVersions, FormerVersion } from './DocumentVersions.tsx';
import { draftOf, useDocumentDraft } from './document-draft.ts';
import { fileDocument, goOnWith } from './file-document.ts';
import { PostPicture } from './PostPicture.tsx';
import { scrollToPart } from './scroll-to-part.ts';
import { useDocument } from './useDocument.ts';
import type { OutputAnswer } from './useOutputs.ts';

interface Props {
  work: Work;
  form: Form;
  /** The step it is written for, where the officer came from one. */
  step: Step | undefined;
}

/** One document: written beside the sheet it will be. */
export function DocumentEditor({ work, form, step }: Props) {
  const { index } = work.incident;
  const [draft, keep] = useDocumentDraft(form.id);
  const open = useDocument(work, form, draft);
  const { source, record, values, written, filed, version, former, cause, causes } = open;
  const [pane, setPane] = useState<Pane>('write');
  const [problem, setProblem] = useState<CommandProblem>();
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
  const show = (event: string | undefined): void => {
    open.look(event);
    // What was there has gone: the eyes and the keyboard go to what took its place.
    focus('.document-write');
    requestAnimationFrame(() => body.current?.scrollIntoView({ block: 'start' }));
  };
  const file = (): OutputAnswer | undefined => {
    const filing = fileDocument(work, form, open, draft);
    if (filing === undefined) return undefined;
    if (filing.kind === 'refused') {
      const { field, sentence } = filing.problem;
      setProblem(filing.problem);
      focus(field === undefined ? '#officer-role' : `#${fieldId(field)}`);
      return { ok: false, text: sentence };
    }
    const { number, event } = filing.version;
    if (filing.kind === 'same') return { ok: true, text: documentsText.sameAsFiled(number) };
    setProblem(undefined);
    keep({ ...draft, filed: event });
    if (step !== undefined) goOnWith(step, form, work);
    return { ok: true, text: documentsText.filedNow(number) };
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
      <DocumentAbout work={work} form={form} draft={draft} />
      <Panes pane={pane} hidden={version !== undefined} onPane={setPane} />
      <div ref={body} class="document-body" data-pane={version === undefined ? pane : 'both'}>
        <div class="document-write no-print stack-5" data-effort="document" tabIndex={-1}>
          {problem?.refusal.code === 'noRole' && (
            <OfficerFields
              roles={index.playbook.roles}
              officer={work.officer}
              problem={work.officer.role === '' ? problem.sentence : undefined}
              onChange={work.setOfficer}
            />
          )}
          {version === undefined ? (
            <DocumentForm
              {...{ form, draft, record, values, problemOf }}
              model={written}
              onDraft={next => {
                setProblem(undefined);
                keep(next);
              }}
              onField={field => scrollToPart(body.current, field)}
            />
          ) : (
            <FormerVersion
              work={work}
              version={version}
              costs={draft.typed.size > 0 && !filed.some(({ event }) => event === draft.filed)}
              onBack={() => show(undefined)}
              onContinue={() => {
                keep({ ...draftOf(version.fields, record), filed: version.event });
                show(undefined);
              }}
            />
          )}
          <DocumentVersions work={work} filed={filed} shown={version?.event} onShow={show} />
        </div>
        <div class="document-look">
          <DocumentOutputs
            key={version?.event ?? ''}
            work={work}
            form={form.title}
            words={Object.values(version?.fields ?? values).join('\n')}
            edited={draft.typed}
            model={open.atOnce}
            unapproved={made => unapprovedIn(made, source)}
            cause={cause}
            onRefused={() => {
              open.settle();
              const [field] = causes?.keys() ?? [];
              if (version === undefined && field !== undefined) focus(`#${fieldId(field)}`);
            }}
            onPrint={() => {
              open.settle();
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
    </section>
  );
}
