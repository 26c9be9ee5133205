import { deskText } from '../../text/incident.ts';

/** Something is half written here. */
export const Unfinished = () => <span class="unfinished no-print">{deskText.unfinished}</span>;
