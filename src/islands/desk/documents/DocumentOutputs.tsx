import { useRef } from 'preact/hooks';
import { useOnChange } from '../../../kit/effects.ts';
import { documentsText } from '../../../text/documents.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { type Outgoing, type OutputAnswer, useOutputs } from './useOutputs.ts';

interface Props extends Outgoing {
  /** What the sheet shows now has a cause nobody has approved. */
  cause: string | undefined;
  /** Resolves when the sheet shows the document as it is. */
  onPrint(): Promise<void>;
  /** Files it; absent where the document is one that was filed. */
  onFile?: (() => OutputAnswer | undefined) | undefined;
}

/** The four ways out of the page: Word, paper, plain text, and into the incident. */
export function DocumentOutputs(props: Props) {
  const { work, cause, onFile, onPrint } = props;
  const { out, word, copyText, answered, copy, stop, isWarned, wrong, done } = useOutputs(props);
  const copied = useRef<HTMLTextAreaElement>(null);
  // The field is there once there is a text.
  useOnChange([copy], () => copied.current?.select());
  const action = (label: string): string => (isWarned ? documentsText.anyway(label) : label);
  return (
    <section class="document-outputs no-print stack-2" aria-label={documentsText.outputs}>
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
        {done !== undefined && <p class="small">{done}</p>}
        {stop !== undefined && (
          <button type="button" class="quiet small" onClick={stop}>
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
      <div class="document-ways cluster">
        {onFile !== undefined && (
          <button type="button" class="primary" onClick={out(() => answered(onFile()))}>
            {action(documentsText.file)}
          </button>
        )}
        <button type="button" disabled={stop !== undefined} onClick={word}>
          {action(documentsText.word)}
        </button>
        <button type="button" onClick={out(() => void onPrint().then(() => print()))}>
          {action(documentsText.print)}
        </button>
        <button type="button" onClick={copyText}>
          {action(documentsText.copy)}
        </button>
      </div>
    </section>
  );
}
