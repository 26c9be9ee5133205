import { useEffect, useRef, useState } from 'preact/hooks';
import { unapprovedIn } from '../../../document/check.ts';
import type { DocumentModel } from '../../../document/document.ts';
import { plainText } from '../../../document/plain-text.ts';
import { Button } from '../../../kit/Button.tsx';
import { useBeforePaint, useOnChange } from '../../../kit/effects.ts';
import { type Told, useOutcome } from '../../../kit/outcome.tsx';
import { Problem } from '../../../kit/Problem.tsx';
import { usePrivacyGuard } from '../../../kit/privacy.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import type { Form } from '../../../playbook/form.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { documentFileName, documentsText } from '../../../text/documents.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { outgoingName, saveFile } from '../save-file.ts';
import { useWork } from '../work.ts';
import type { DocumentDraft } from './document-draft.ts';
import { wordPicture } from './PostPicture.tsx';
import type { OpenDocument } from './useDocument.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Props {
  form: Form;
  draft: DocumentDraft;
  /** What is written, or the filed version that is looked at. */
  open: OpenDocument;
  /** Files what is written. */
  onFile(): Told | undefined;
  /** To a field of what is written that has to change first. */
  onField(field: string): void;
}

/** The ways out, guarded: what became of the last one, and each as something to be pressed. */
function useOutputs({ form, draft, open, onFile, onField }: Props) {
  const work = useWork();
  const { told, tell } = useOutcome();
  const [making, setMaking] = useState<AbortController>();
  /** Text that the clipboard did not take. */
  const [copy, setCopy] = useState<string>();
  const guard = usePrivacyGuard();
  const forget = (): void => {
    tell(undefined);
    setCopy(undefined);
  };
  // Not after the paint: by then a quick hand has pressed a button, and its answer would be taken back.
  // Another text is looked at anew; filing changes none.
  useBeforePaint(Object.values(draft.typed), () => {
    guard.reset();
    forget();
  });
  useEffect(() => () => making?.abort(), [making]);

  const say = (ok: boolean, text: string): void => tell({ ok, text });
  const out = (go: (model: DocumentModel) => void) => (): void => {
    forget();
    const model = open.atOnce();
    if (unapprovedIn(model, open.source).length > 0) {
      open.settle();
      const [field] = open.causes?.keys() ?? [];
      if (open.version === undefined && field !== undefined) onField(field);
    } else if (guard.allows(Object.values(open.version?.fields ?? open.values).join('\n'))) go(model);
  };
  const makeFile = async (model: DocumentModel): Promise<void> => {
    const stop = new AbortController();
    setMaking(stop);
    say(true, documentsText.working);
    try {
      const { makeWord } = await import('../../../files/word.ts');
      const bytes = await makeWord(model, {
        signal: stop.signal,
        picture: model.picture === undefined ? undefined : await wordPicture(model.picture, work),
        progress: (done, of) => {
          if (!stop.signal.aborted) say(true, documentsText.progress(done, of));
        },
      });
      if (stop.signal.aborted) return;
      const { title } = work.incident.view;
      const name = outgoingName(documentFileName(form.title, title, shanghaiDate(timeNow())));
      const data = new Blob([new Uint8Array(bytes)], { type: WORD });
      await saveFile({ name, type: WORD, data, picker: false });
      say(true, documentsText.saved(name));
    } catch {
      if (!stop.signal.aborted) say(false, documentsText.wordFailed);
    } finally {
      setMaking(undefined);
    }
  };
  const copyText = async (model: DocumentModel): Promise<void> => {
    const text = plainText(model);
    try {
      await navigator.clipboard.writeText(text);
      say(true, documentsText.copied);
    } catch {
      setCopy(text);
      say(true, documentsText.notCopied);
    }
  };
  return {
    file: out(() => tell(onFile())),
    word: out(model => void makeFile(model)),
    print: out(() => {
      // The sheet first shows the document as it is.
      open.settle();
      requestAnimationFrame(() => setTimeout(() => print()));
    }),
    copyText: out(model => void copyText(model)),
    copy,
    /** Stops the file that is being made; absent while none is. */
    stop:
      making &&
      (() => {
        making.abort();
        say(true, documentsText.cancelled);
      }),
    /** Whether a second press sends out a person's number. */
    isWarned: guard.warning !== undefined,
    wrong: guard.warning ?? (told?.ok === false ? told.text : undefined),
    done: told?.ok === true ? told.text : undefined,
  };
}

/** The four ways out of the page: into the incident, Word, paper, and plain text. */
export function DocumentOutputs(props: Props) {
  const { open } = props;
  const { file, word, print, copyText, copy, stop, isWarned, wrong, done } = useOutputs(props);
  const copied = useRef<HTMLTextAreaElement>(null);
  // The field is there once there is a text.
  useOnChange([copy], () => copied.current?.select());
  const action = (label: string): string => (isWarned ? documentsText.anyway(label) : label);
  return (
    <section class="document-outputs no-print stack-2" aria-label={documentsText.outputs}>
      {open.cause !== undefined && (
        <div class="problem" role="alert">
          {documentsText.unapproved(open.cause)} <PlaceLink place="facts">{documentsText.toFacts}</PlaceLink>
        </div>
      )}
      <Problem>{wrong}</Problem>
      <div class="line" role="status">
        {done !== undefined && <p class="small">{done}</p>}
        {stop !== undefined && <Button words={documentsText.cancel} class="quiet small" onClick={stop} />}
      </div>
      {copy !== undefined && (
        <textarea
          ref={copied}
          class="small"
          rows={4}
          readOnly
          aria-label={documentsText.copyText}
          value={copy}
        />
      )}
      <div class="document-ways cluster">
        {open.version === undefined && (
          <Button words={action(documentsText.file)} class="primary" onClick={file} />
        )}
        <Button words={action(documentsText.word)} disabled={stop !== undefined} onClick={word} />
        <Button words={action(documentsText.print)} onClick={print} />
        <Button words={action(documentsText.copy)} onClick={copyText} />
      </div>
    </section>
  );
}
