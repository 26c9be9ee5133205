import { failure, type Result, success } from '../../base/result.ts';
import { isEncrypted } from '../../files/age-header.ts';
import { askWorker } from '../../files/ask-worker.ts';
import type { DecryptOrder } from '../../files/decrypt.worker.ts';
import type { DecryptionRefusal } from '../../files/encryption.ts';
import type { Imported } from '../../session/exchange.ts';
import type { Session } from '../../session/session.ts';
import { askToPersist } from '../../session/start.ts';
import { PACKAGE_LIMIT } from '../core/limits.ts';
import { siteEdition } from '../triage/useNewEdition.tsx';
import { broughtSentence, importText } from './import-words.ts';
import { packageSentence } from './package-words.ts';

/** The outcome of a chosen file, in a sentence or two; `locked` asks for its passphrase first, `asks` whether to move. */
export type FileOutcome =
  | { readonly kind: 'taken' | 'refused' | 'wrongPassphrase'; readonly text: string }
  | { readonly kind: 'locked' }
  | { readonly kind: 'asks'; readonly text: string; readonly movesTo: string };

/** The officer's answers so far. */
export interface PackageAnswers {
  /** Absent while nobody has been asked for one. */
  readonly passphrase?: string;
  /** The playbook that the incident may move to. */
  readonly movesTo?: string;
}

function takenSentence(session: Session, { incidentId, brought, foreignPlaybook, left }: Imported): string {
  const incident = session.snapshot().incidents.find(({ view }) => view.id === incidentId);
  const roles = new Map(incident?.index.playbook.roles.map(({ id, short }) => [id, short]));
  return [
    broughtSentence(incident?.view.title ?? '', brought, id => roles.get(id) ?? id),
    foreignPlaybook === undefined ? '' : importText.foreignPlaybook(foreignPlaybook),
    left.length === 0 ? '' : importText.leftBehind(left),
  ].join('');
}

/** Reads a chosen file and brings its incident in. */
export async function takeFile(
  session: Session,
  file: File,
  { passphrase, movesTo }: PackageAnswers,
): Promise<FileOutcome> {
  const read = await readPackageFile(file, passphrase);
  if (!read.ok) {
    const { code } = read.refusal;
    if (code === 'needsPassphrase' && passphrase === undefined) return { kind: 'locked' };
    if (code === 'tooLarge')
      return { kind: 'refused', text: packageSentence({ code, limit: PACKAGE_LIMIT }) };
    const asksAgain = code === 'needsPassphrase' || code === 'wrongPassphrase';
    return { kind: asksAgain ? 'wrongPassphrase' : 'refused', text: importText.failure[code] };
  }
  // Without it every other edition is a foreign one: that is the safe side.
  await siteEdition().then(session.offer, () => undefined);
  const result = await session.importFile(read.value, file.name, movesTo);
  if (result.ok) {
    void askToPersist();
    return { kind: 'taken', text: takenSentence(session, result.value) };
  }
  const { refusal } = result;
  return refusal.code === 'movesPlaybook'
    ? {
        kind: 'asks',
        text: importText.asksToMove(refusal.title, refusal.edition),
        movesTo: refusal.playbook,
      }
    : { kind: 'refused', text: packageSentence(refusal) };
}

/** Why the text of a package cannot be had. `needsPassphrase`: it is encrypted, and none was given. */
interface ReadRefusal {
  readonly code: 'tooLarge' | 'unreadable' | 'needsPassphrase' | DecryptionRefusal['code'];
}

/** Where a file says whether it is encrypted; armour may stand behind a few blank lines. */
const HEAD = 256;
/** Armour writes three bytes as four and breaks lines; the content is measured again once it is decrypted. */
const ARMOUR = 1.5;

/** The text of a package file, decrypted where it is encrypted. Looks at its size before it reads it. */
export async function readPackageFile(
  file: File,
  passphrase: string | undefined,
): Promise<Result<string, ReadRefusal>> {
  try {
    const encrypted = isEncrypted(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    if (file.size > (encrypted ? PACKAGE_LIMIT * ARMOUR : PACKAGE_LIMIT))
      return failure({ code: 'tooLarge' });
    if (!encrypted) return success(await file.text());
    if (passphrase === undefined || passphrase === '') return failure({ code: 'needsPassphrase' });
    const order: DecryptOrder = { bytes: new Uint8Array(await file.arrayBuffer()), passphrase };
    return await askWorker(
      () => new Worker(new URL('../../files/decrypt.worker.ts', import.meta.url)),
      order,
      async () => (await import('../../files/encryption.ts')).decryptPackage(order.bytes, order.passphrase),
    );
  } catch {
    return failure({ code: 'unreadable' });
  }
}
