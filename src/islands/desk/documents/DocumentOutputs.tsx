import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentModel } from '../../../document/document.ts';
import { plainText } from '../../../document/plain-text.ts';
import { useBeforePaint, useOnChange } from '../../../kit/effects.ts';
import { usePrivacyGuard } from '../../../kit/privacy.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { documentFileName, documentsText } from '../../../text/documents.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { outgoingName, saveFile } from '../save-file.ts';
import type { Work } from '../work.ts';
import { wordPicture } from './PostPicture.tsx';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What became of an output, as the officer reads it. */
export interface OutputAnswer {
  readonly ok: boolean;
  readonly text: string;
}

interface Props {
  work: Work;
  /** 初报. */
  form: string;
  /** All that stands in its fields: looked through for people's numbers. */
  words: string;
  /** Another value at each change by hand: what was said before is of another text. */
  edited: unknown;
  /** The document as it is at this moment. */
  model(): DocumentModel;
  /** The causes nobody has approved that it gives; while there are any, nothing goes out. */
  unapproved(model: DocumentModel): readonly string[];
  /** What the sheet shows now has such a cause. */
  cause: string | undefined;
  /** Called when an output was refused for such a cause. */
  onRefused(): void;
  /** Resolves when the sheet shows the document as it is. */
  onPrint(): Promise<void>;
  /** Files it; absent where the document is one that was filed. */
  onFile?: (() => OutputAnswer | undefined) | undefined;
}

/** The four ways out of the page: Word, paper, plain text, and into the incident. */
export function DocumentOutputs(props: Props) {
  const { work, form, words, edited, cause, onFile } = props;
  const { view } = work.incident;
  const [answer, setAnswer] = useState<OutputAnswer>();
  const [making, setMaking] = useState<AbortController>();
  const [copy, setCopy] = useState<string>();
  const guard = usePrivacyGuard();
  const copied = useRef<HTMLTextAreaElement>(null);
  // Not after the paint: by then a quick hand has pressed a button, and its answer would be taken back.
  // Another text is looked at anew.
  useBeforePaint([edited], () => {
    guard.reset();
    setAnswer(undefined);
    setCopy(undefined);
  });
  // The field is there once there is a text.
  useOnChange([copy], () => copied.current?.select());
  useEffect(() => () => making?.abort(), [making]);

  const say = (ok: boolean, text: string): void => setAnswer({ ok, text });
  const out = (go: (model: DocumentModel) => void) => (): void => {
    setAnswer(undefined);
    setCopy(undefined);
    const model = props.model();
    if (props.unapproved(model).length > 0) {
      props.onRefused();
      return;
    }
    if (guard.allows(words)) go(model);
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
      const name = outgoingName(documentFileName(form, view.title, shanghaiDate(timeNow())));
      await saveFile({
        name,
        type: WORD,
        data: new Blob([new Uint8Array(bytes)], { type: WORD }),
        picker: false,
      });
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

  const action = (label: string): string =>
    guard.warning === undefined ? label : documentsText.anyway(label);
  const wrong = guard.warning ?? (answer?.ok === false ? answer.text : undefined);
  return (
    <section class="document-outputs no-print" aria-label={documentsText.outputs}>
      {cause !== undefined && (
        <div class="problem" role="alert">
          {documentsText.unapproved(cause)}{' '}
          <PlaceLink work={work} place="facts">
            {documentsText.toFacts}
          </PlaceLink>
        </div>
      )}
      {wrong !== undefined && (
        <p class="problem" role="alert">
          {wrong}
        </p>
      )}
      <div class="line" role="status">
        {answer?.ok === true && <p class="small">{answer.text}</p>}
        {making !== undefined && (
          <button
            type="button"
            class="quiet small"
            onClick={() => {
              making.abort();
              say(true, documentsText.cancelled);
            }}
          >
            {documentsText.cancel}
          </button>
        )}
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
      <div class="document-ways">
        {onFile !== undefined && (
          <button type="button" class="primary" onClick={out(() => setAnswer(onFile()))}>
            {action(documentsText.file)}
          </button>
        )}
        <button type="button" disabled={making !== undefined} onClick={out(model => void makeFile(model))}>
          {action(documentsText.word)}
        </button>
        <button type="button" onClick={out(() => void props.onPrint().then(() => print()))}>
          {action(documentsText.print)}
        </button>
        <button type="button" onClick={out(model => void copyText(model))}>
          {action(documentsText.copy)}
        </button>
      </div>
    </section>
  );
}
