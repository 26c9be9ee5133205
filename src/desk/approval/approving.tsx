import { createContext } from 'preact';
import type { Command } from '../core/incident.ts';
import type { IncidentView } from '../core/view.ts';
import type { StatementVersion } from '../statements/version.ts';

/** The decisions of a drill's approvers on a version put to them. @param now milliseconds since the epoch */
export type Approving = (view: IncidentView, version: StatementVersion, now: number) => readonly Command[];

/** Who approves by themselves: a drill's people. `undefined` where people approve at the desk. */
export const ApprovedBy = createContext<Approving | undefined>(undefined);
