import type { DeskIncident } from '../../session/session.ts';

/** Whether an export from this machine holds every record of the log. Logs only grow, so counting is enough. */
export const isBackedUp = ({ backup, log }: Pick<DeskIncident, 'backup' | 'log'>): boolean =>
  backup !== undefined && backup.events >= log.events.length;

/** Whether somebody typed the incident's name: one keyboard's way to write a character is as good as another's. */
export const namesIncident = (typed: string, title: string): boolean =>
  typed.trim().normalize('NFC') === title.trim().normalize('NFC');
