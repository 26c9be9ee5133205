import type { FiledDocument } from '../../../incident/view.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { documentsText } from '../../../text/documents.ts';
import { fullTime } from '../../../text/time.ts';

interface Props {
  filed: readonly FiledDocument[];
  /** The event of the version that is open. */
  shown: string | undefined;
  signed(version: FiledDocument): string;
  onShow(event: string | undefined): void;
}

/** What was filed of a document, newest first; each can be looked at. */
export function DocumentVersions({ filed, shown, signed, onShow }: Props) {
  if (filed.length === 0) return null;
  return (
    <section class="document-versions no-print" aria-labelledby="document-versions">
      <h2 id="document-versions">{documentsText.versions}</h2>
      <ul>
        {[...filed].reverse().map(version => (
          <li key={version.event}>
            <span>
              {documentsText.version(version.number)}
              <span class="small faint numeric">
                {' '}
                {fullTime(Date.parse(version.at), timeNow())} {signed(version)}
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
