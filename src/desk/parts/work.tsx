import { type ComponentChild, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import type { PackedFile } from '../../log/size.ts';
import type { DeskIncident } from '../../session/incidents.ts';
import type { Session } from '../../session/session.ts';
import type { Command, IncidentEvent } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { Refusal } from '../core/refusal.ts';
import type { DeskPlace } from './route.ts';

/** Forms and panels in the header of an incident. */
export type HeaderForm = 'rename' | 'close' | 'exit' | 'officer' | 'export' | 'keys' | 'order';

/** Why a command was not carried out, as a sentence; `field` where one field of a form is to blame. */
export interface Problem {
  readonly sentence: string;
  readonly field: string | undefined;
  readonly refusal: Refusal;
  /** Problems of other fields of the form. */
  readonly also?: readonly FormProblem[] | undefined;
}

/** The same of several commands. */
interface AllProblem extends Problem {
  /** The one that is to blame. */
  readonly command: Command;
}

/** One incident on the desk: everything its screens share. */
export interface Work extends Pick<DeskIncident, 'view' | 'index' | 'log'> {
  readonly session: Session;
  readonly incident: DeskIncident;
  /** Closed: it can be read, not worked. */
  readonly locked: boolean;
  readonly officer: Actor;
  /** Carries out a command; `undefined` when it was done. */
  act(command: Command, files?: readonly PackedFile[]): Problem | undefined;
  /** Carries out several commands, all of them or none; `undefined` when they were done. */
  actAll(commands: readonly Command[], files?: readonly PackedFile[]): AllProblem | undefined;
  roleName(id: string): string;
  /** Who wrote something, and when. */
  said(what: { readonly by: Actor; readonly at: string }): string;
  stepTitle(id: string): string;
  /** Meanings and names of the ids in its record. */
  readonly names: Names;
  /** The log's sentence for a record. @param now milliseconds since the epoch */
  sentence(event: IncidentEvent, now: number): string;
  /** To another place of this incident. @param replace without a way back to where one was */
  go(place: DeskPlace, replace?: boolean): void;
  /** The address of a place of this incident. */
  href(place: DeskPlace): string;
  /** To the list of incidents. @param replace without a way back to this one */
  toList(replace?: boolean): void;
  /** Opens a step on the checklist; its heading takes the focus. */
  openStep(step: string): void;
  /** The form open in the header. */
  readonly form: HeaderForm | undefined;
  /** Opens it, in place of what is open; nothing puts that away. */
  openForm(form?: HeaderForm): void;
  /** The open form was refused because nobody keeps the record: the form asks for that too. */
  readonly asksRole: boolean;
  /** The form shown before a record is taken back; `undefined` where one press does it. @param of name of that record */
  undoForm(event: IncidentEvent, of: string): ComponentChild;
  /** This officer's latest records in this window. */
  readonly recorded: readonly IncidentEvent[];
  /** Said where a command was refused because nobody keeps the record. */
  readonly roleMissing: string | undefined;
  /** Changes who keeps the record at this browser. */
  setOfficer(officer: Actor): void;
}

/** Given by `OpenIncident`; no screen of an incident stands outside of it. */
export const WorkContext = createContext({} as Work);

/** The incident that a screen is of. Another only when the incident or the officer is: a word that all is saved draws nothing anew. */
export const useWork = (): Work => useContext(WorkContext);

/** The incident as the session published it before a command came back; what is drawn does not have it yet. */
export const incidentNow = ({ session, view }: Work): DeskIncident | undefined =>
  session.snapshot().incidents.find(each => each.view.id === view.id);
