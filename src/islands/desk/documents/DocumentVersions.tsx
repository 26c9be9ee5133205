import type { FiledDocument } from '../../../incident/view.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { documentsText } from '../../../text/documents.ts';
import { writerName } from '../../../text/people.ts';
import { fullTime } from '../../../text/time.ts';
import type { Work } from '../work.ts';

const timeOf = ({ at }: FiledDocument): string => fullTime(Date.parse(at), timeNow());
const signed = ({ by }: FiledDocument, { roleName }: Work): string => writerName(roleName(by.role), by);

interface FormerProps {
  work: Work;
  version: FiledDocument;
  /** Going on from it takes the place of something that is filed nowhere. */
  costs: boolean;
  onBack(): void;
  onContinue(): void;
}

/** What can be done with a version that was filed. */
export const FormerVersion = ({ work, version, costs, onBack, onContinue }: FormerProps) => (
  <div class="stack">
    <p class="notice">{documentsText.shown(version.number, timeOf(version), signed(version, work))}</p>
    <div class="tool-row cluster">
      <button type="button" onClick={onBack}>
        {documentsText.backToDraft}
      </button>
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
        <button type="button" class="quiet" onClick={onContinue}>
          {documentsText.continueFrom}
        </button>
      )}
    </div>
  </div>
);

interface Props {
  work: Work;
  filed: readonly FiledDocument[];
  /** The event of the version that is open. */
  shown: string | undefined;
  onShow(event: string | undefined): void;
}

/** What was filed of a document, newest first; each can be looked at. */
export function DocumentVersions({ work, filed, shown, onShow }: Props) {
  if (filed.length === 0) return null;
  return (
    <section class="document-versions no-print" aria-labelledby="document-versions">
      <h2 id="document-versions">{documentsText.versions}</h2>
      <ul class="ruled">
        {[...filed].reverse().map(version => (
          <li key={version.event} class="split">
            <span>
              {documentsText.version(version.number)}
              <span class="small faint numeric">
                {' '}
                {timeOf(version)} {signed(version, work)}
              </span>
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={documentsText.openLabel(version.number)}
              aria-pressed={version.event === shown}
              onClick={() => onShow(version.event === shown ? undefined : version.event)}
            >
              {documentsText.open}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
