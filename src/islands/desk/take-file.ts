import { PACKAGE_LIMIT } from '../../incident/named.ts';
import type { Session } from '../../session/session.ts';
import { importText } from '../../text/import.ts';
import { deskText } from '../../text/incident.ts';
import { packageSentence } from '../../text/package.ts';
import { readPackageFile } from './import-file.ts';

/** What became of a chosen file, in one sentence; `locked` asks for its passphrase first. */
export type Taken =
  | { readonly kind: 'taken' | 'refused' | 'wrongPassphrase'; readonly text: string }
  | { readonly kind: 'locked' };

/** Reads a chosen file and brings its incident in. @param passphrase absent while nobody has been asked for one */
export async function takeFile(session: Session, file: File, passphrase: string | undefined): Promise<Taken> {
  const read = await readPackageFile(file, passphrase);
  if (!read.ok) {
    const { code } = read.refusal;
    if (code === 'needsPassphrase' && passphrase === undefined) return { kind: 'locked' };
    if (code === 'tooLarge')
      return { kind: 'refused', text: packageSentence({ code, bytes: file.size, limit: PACKAGE_LIMIT }) };
    const asksAgain = code === 'needsPassphrase' || code === 'wrongPassphrase';
    return { kind: asksAgain ? 'wrongPassphrase' : 'refused', text: importText.failure[code] };
  }
  const result = await session.importFile(read.value, file.name);
  if (!result.ok) return { kind: 'refused', text: packageSentence(result.refusal) };
  const { incidentId, added } = result.value;
  const title = session.snapshot().incidents.find(({ view }) => view.id === incidentId)?.view.title ?? '';
  return { kind: 'taken', text: deskText.imported(title, added) };
}
