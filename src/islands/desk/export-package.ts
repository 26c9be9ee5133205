import { failure, type Result, success } from '../../base/result.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Told } from '../../kit/outcome.tsx';
import { toShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Session } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import { exportText } from '../../text/export.ts';
import { saveFile } from './save-file.ts';

/** A file name that every office system accepts. @param time `YYYY-MM-DDTHH:mm` */
function packageName(title: string, time: string): string {
  const safe = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return `舆情事件-${safe}-${time.replace(/[-:]/g, '').replace('T', '-')}.json`;
}

/** How an incident is to be exported. */
interface ExportOptions {
  /** Encrypts the file; it then ends in `.age`. */
  readonly passphrase?: string | undefined;
  /** Ask where to save, where the browser can. */
  readonly picker: boolean;
}

/** `savedNotAll`: records came while the file was written; it is sound, but does not count as a backup. */
export type ExportOutcome = 'saved' | 'savedNotAll' | 'cancelled';

/** Why there is no file. */
export interface ExportRefusal {
  readonly code: 'unknownIncident' | 'unreadable' | 'notEncrypted' | 'notSaved';
}

const eventsOf = (session: Session, id: string): number | undefined =>
  session.snapshot().incidents.find(({ view }) => view.id === id)?.log.events.length;

/** Hands an incident to the officer as a file, and notes the backup once it is in his hands. Never rejects. */
export async function exportIncident(
  session: Session,
  { id, title }: Pick<IncidentView, 'id' | 'title'>,
  { passphrase, picker }: ExportOptions,
): Promise<Result<ExportOutcome, ExportRefusal>> {
  const events = eventsOf(session, id);
  let text: string | undefined;
  try {
    text = await session.exportFile(id, passphrase !== undefined);
  } catch {
    return failure({ code: 'unreadable' });
  }
  if (text === undefined) return failure({ code: 'unknownIncident' });

  let data: string | Uint8Array<ArrayBuffer> = text;
  if (passphrase !== undefined)
    try {
      const { encryptPackage } = await import('../../files/encryption.ts');
      data = await encryptPackage(text, passphrase);
    } catch {
      return failure({ code: 'notEncrypted' });
    }

  const name = packageName(title, toShanghaiInput(timeNow()));
  try {
    const saved = await saveFile({
      name: passphrase === undefined ? name : `${name}.age`,
      type: passphrase === undefined ? 'application/json' : 'application/octet-stream',
      data,
      picker,
    });
    if (saved === 'cancelled') return success('cancelled');
  } catch {
    return failure({ code: 'notSaved' });
  }
  // The note counts the records of this moment; one that came meanwhile is not in the file, and must not seem to be.
  if (eventsOf(session, id) !== events) return success('savedNotAll');
  await session.noteBackup(id);
  return success('saved');
}

/** What came of an export, for the officer. */
export const exportAnswer = (result: Result<ExportOutcome, ExportRefusal>): Told =>
  result.ok
    ? { ok: result.value === 'saved', text: exportText[result.value] }
    : { ok: false, text: exportText.failure[result.refusal.code] };

/** Hands the records of an incident that cannot be read to the officer, as they are. */
export const saveBrokenRecords = (session: Session, id: string): Promise<unknown> =>
  saveFile({ name: `${id}-records.json`, type: 'application/json', data: session.exportBroken(id) ?? '' });
