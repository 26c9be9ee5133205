import type { DeskIncident } from '../../session/session.ts';
import { toolText } from '../../text/desk.ts';
import { shownTime } from '../shared/shown-time.ts';

/** Whether an export from this machine holds every record of the log. Logs only grow, so counting is enough. */
export const isBackedUp = ({ backup, log }: Pick<DeskIncident, 'backup' | 'log'>): boolean =>
  backup !== undefined && backup.events >= log.events.length;

/** Whether somebody typed the incident's name: one keyboard's way to write a character is as good as another's. */
export const namesIncident = (typed: string, title: string): boolean =>
  typed.trim().normalize('NFC') === title.trim().normalize('NFC');

/** When it was last exported, and how many records have come since. */
export function backupWords({ backup, log: { events } }: Pick<DeskIncident, 'backup' | 'log'>): string {
  return backup === undefined
    ? toolText.backupNever(events.length)
    : toolText.backupSince(shownTime(backup.at), events.length - backup.events);
}
