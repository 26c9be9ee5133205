import { useEffect, useState } from 'preact/hooks';
import type { DocumentModel } from '../../../document/document.ts';
import { plainText } from '../../../document/plain-text.ts';
import { useBeforePaint } from '../../../kit/effects.ts';
import { usePrivacyGuard } from '../../../kit/privacy.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { documentFileName, documentsText } from '../../../text/documents.ts';
import { outgoingName, saveFile } from '../save-file.ts';
import type { Work } from '../work.ts';
import { wordPicture } from './PostPicture.tsx';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What became of an output, as the officer reads it. */
export interface OutputAnswer {
  readonly ok: boolean;
  readonly text: string;
}

/** What goes out of the page. */
export interface Outgoing {
  readonly work: Work;
  /** 初报. */
  readonly form: string;
  /** All that stands in its fields: looked through for people's numbers. */
  readonly words: string;
  /** Another value at each change by hand: what was said before is of another text. */
  readonly edited: unknown;
  /** The document as it is at this moment. */
  model(): DocumentModel;
  /** The causes nobody has approved that it gives; while there are any, nothing goes out. */
  unapproved(model: DocumentModel): readonly string[];
  /** Called when an output was refused for such a cause. */
  onRefused(): void;
}

/** The ways out, guarded: what became of the last one, and each as something to be pressed. */
export function useOutputs({ work, form, words, edited, ...props }: Outgoing) {
  const [answer, setAnswer] = useState<OutputAnswer>();
  const [making, setMaking] = useState<AbortController>();
  /** Text that the clipboard did not take. */
  const [copy, setCopy] = useState<string>();
  const guard = usePrivacyGuard();
  const forget = (): void => {
    setAnswer(undefined);
    setCopy(undefined);
  };
  // Not after the paint: by then a quick hand has pressed a button, and its answer would be taken back.
  // Another text is looked at anew.
  useBeforePaint([edited], () => {
    guard.reset();
    forget();
  });
  useEffect(() => () => making?.abort(), [making]);

  const say = (ok: boolean, text: string): void => setAnswer({ ok, text });
  const out = (go: (model: DocumentModel) => void) => (): void => {
    forget();
    const model = props.model();
    if (props.unapproved(model).length > 0) props.onRefused();
    else if (guard.allows(words)) go(model);
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
      const name = outgoingName(documentFileName(form, title, shanghaiDate(timeNow())));
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
    out,
    word: out(model => void makeFile(model)),
    copyText: out(model => void copyText(model)),
    answered: setAnswer,
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
    wrong: guard.warning ?? (answer?.ok === false ? answer.text : undefined),
    done: answer?.ok === true ? answer.text : undefined,
  };
}
