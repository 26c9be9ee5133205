import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { useBeforePaint } from '../../kit/effects.ts';
import { formText } from '../../kit/form-words.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { copyWords } from '../parts/save-file.tsx';
import { useWork } from '../parts/work.tsx';
import { wordPicture } from '../post/PostPicture.tsx';
import { unapprovedIn } from './cause-guard.ts';
import type { DocumentModel } from './document.ts';
import { plainText } from './plain-text.ts';
import type { OpenDocument } from './useDocument.tsx';
import { saveWord } from './WordButton.tsx';
import { documentsText } from './words.ts';

interface Props {
  open: OpenDocument;
  /** To a field of what is written that has to change first. */
  onField(field: string): void;
}

/** The ways out of the page, guarded: Word, paper, and plain text. */
export function DocumentOutputs({ open, onField }: Props) {
  const work = useWork();
  const { outcome, show, follow } = useOutcome();
  const [making, setMaking] = useState<AbortController>();
  const guard = usePrivacyGuard();
  // Not after the paint: by then a quick hand has pressed a button, and its answer would be taken back.
  // Another text is looked at anew.
  useBeforePaint([open.draft], () => {
    guard.reset();
    show(undefined);
  });
  useEffect(() => () => making?.abort(), [making]);

  const out = (go: (model: DocumentModel) => void) => (): void => {
    show(undefined);
    const model = open.atOnce();
    if (unapprovedIn(model, open.source).length > 0) {
      open.flushNow();
      const [field] = open.causes.keys();
      if (open.version === undefined && field !== undefined) onField(field);
    } else if (guard.allows(Object.values(open.version?.fields ?? open.values).join('\n'))) go(model);
  };
  const wordFile = async (model: DocumentModel, signal: AbortSignal): Promise<string> =>
    saveWord(model, work.view.title, {
      signal,
      picture: model.picture && (await wordPicture(model.picture, work)),
      progress: (done, of) => show({ ok: true, text: documentsText.progress(done, of) }),
    });
  const word = (model: DocumentModel): void => {
    const stop = new AbortController();
    setMaking(stop);
    show({ ok: true, text: documentsText.working });
    const made = wordFile(model, stop.signal).catch(error => {
      if (stop.signal.aborted) return documentsText.cancelled;
      throw error;
    });
    follow(
      made.finally(() => setMaking(undefined)),
      documentsText.wordFailed,
    );
  };
  /** The sheet first shows the document as it is. */
  const paper = (): void => {
    open.flushNow();
    requestAnimationFrame(() => setTimeout(() => print()));
  };
  const copy = (model: DocumentModel): void =>
    follow(
      copyWords(plainText(model), '.document-sheet').then(() => documentsText.copied),
      documentsText.notCopied,
    );
  const named = (label: string): string =>
    guard.warning === undefined ? label : documentsText.anyway(label);
  return (
    <section class="document-outputs no-print stack-s" aria-label={documentsText.outputs}>
      {open.cause !== undefined && (
        <div class="problem" role="alert">
          {documentsText.unapproved(open.cause)} <PlaceLink place="facts">{documentsText.toFacts}</PlaceLink>
        </div>
      )}
      <Problem>{guard.warning}</Problem>
      <div class="document-ways cluster">
        <Button words={named(documentsText.word)} disabled={making !== undefined} onClick={out(word)} />
        <Button words={named(documentsText.print)} onClick={out(paper)} />
        <Button words={named(documentsText.copy)} onClick={out(copy)} />
        {making !== undefined && (
          <Button words={formText.cancel} class="quiet" onClick={() => making.abort()} />
        )}
        {outcome}
      </div>
    </section>
  );
}
