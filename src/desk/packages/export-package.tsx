import { names } from '#names';
import type { ActionOutcome } from '../../kit/outcome.tsx';
import { toShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { DeskIncident } from '../../session/incidents.ts';
import type { Session } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { IncidentView } from '../core/view.ts';
import { saveFile } from '../parts/save-file.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { toolText } from '../parts/words.ts';
import { exportText } from './export-words.ts';

/** A file name that every office system accepts. @param time `YYYY-MM-DDTHH:mm` */
function packageName(title: string, time: string): string {
  const safe = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return `${names.matter}事件-${safe}-${time.replace(/[-:]/g, '').replace('T', '-')}.json`;
}

const failed = (why: keyof typeof exportText.failure): ActionOutcome => ({
  ok: false,
  text: exportText.failure[why],
});

/**
 * Hands an incident to the officer as a file, and notes the backup once he has it. Never rejects.
 * @param picker whether to ask where to save, where the browser can
 * @param passphrase encrypts the file, which then ends in `.age`
 * @returns the result in a sentence
 */
export async function exportIncident(
  session: Session,
  { id, title }: Pick<IncidentView, 'id' | 'title'>,
  picker: boolean,
  passphrase?: string,
): Promise<ActionOutcome> {
  let text: string | undefined;
  try {
    text = await session.exportFile(id, passphrase !== undefined);
  } catch {
    return failed('unreadable');
  }
  if (text === undefined) return failed('unknownIncident');

  let data: string | Uint8Array<ArrayBuffer> = text;
  if (passphrase !== undefined)
    try {
      const { encryptPackage } = await import('../../files/encryption.ts');
      data = await encryptPackage(text, passphrase);
    } catch {
      return failed('notEncrypted');
    }

  const name = packageName(title, toShanghaiInput(timeNow()));
  try {
    const saved = await saveFile({
      name: passphrase === undefined ? name : `${name}.age`,
      type: passphrase === undefined ? 'application/json' : 'application/octet-stream',
      data,
      picker,
    });
    if (saved === 'cancelled') return { ok: false, text: exportText.cancelled };
  } catch {
    return failed('notSaved');
  }
  await session.noteBackup(id);
  const incident = session.snapshot().incidents.find(({ view }) => view.id === id);
  // A record that came meanwhile is not in the file.
  const isWhole = incident === undefined || isBackedUp(incident);
  return { ok: isWhole, text: isWhole ? exportText.saved : exportText.savedNotAll };
}

/** Hands the records of an incident that cannot be read to the officer, as they are. */
export const saveBrokenRecords = (session: Session, id: string): Promise<unknown> =>
  saveFile({ name: `${id}-records.json`, type: 'application/json', data: session.exportBroken(id) ?? '' });

/** Whether an export from this machine holds every record of the log. Logs only grow, so counting is enough. */
export const isBackedUp = ({ backup, log }: Pick<DeskIncident, 'backup' | 'log'>): boolean =>
  backup !== undefined && backup.events >= log.events.length;

/** When it was last exported, and how many records have come since. */
export function backupWords({ backup, log: { events } }: Pick<DeskIncident, 'backup' | 'log'>): string {
  return backup === undefined
    ? toolText.backupNever(events.length)
    : toolText.backupSince(shownTime(backup.at), events.length - backup.events);
}
