import { type ComponentType, h } from 'preact';
import type { IncidentLog } from '../../src/desk/core/incident.ts';
import { undoForm } from '../../src/desk/frame/UndoForm.tsx';
import { namesOf } from '../../src/desk/incident/names.ts';
import { eventSentence } from '../../src/desk/incident/sentences.ts';
import { type Work, WorkContext } from '../../src/desk/parts/work.tsx';
import type { DeskIncident } from '../../src/session/incidents.ts';
import type { Session } from '../../src/session/session.ts';
import { NOW } from './answers.ts';
import { createDesk } from './desk.ts';
import { indexFor, viewOf, zhang } from './incident.ts';
import { render } from './render.ts';

/** The shared state of an incident's screens, where nothing is pressed. */
export function workOf(incident: DeskIncident, session: Session = createDesk().session): Work {
  return {
    session,
    incident,
    ...incident,
    locked: incident.view.status === 'closed',
    officer: zhang,
    act: () => undefined,
    actAll: () => undefined,
    asksRole: false,
    undoForm,
    roleName: id => id,
    names: namesOf(incident),
    sentence: (event, now) => eventSentence(event, namesOf(incident), now),
    said: ({ by, at }) => `${by.role} ${at}`,
    stepTitle: id => id,
    go: () => undefined,
    href: () => '',
    toList: () => undefined,
    openStep: () => undefined,
    recorded: [],
    form: undefined,
    openForm: () => undefined,
    roleMissing: undefined,
    setOfficer: () => undefined,
  };
}

/** A log as a desk holds it. @param now milliseconds since the epoch */
export const incidentOf = (log: IncidentLog, now: number = NOW): DeskIncident => ({
  log,
  index: indexFor(log),
  view: viewOf(log, now),
  backup: undefined,
  isExportDue: false,
});

/** A screen of an incident as HTML. */
export const renderAt = <Props extends object>(
  work: Work,
  screen: ComponentType<Props>,
  props: Props,
): string => render(WorkContext.Provider, { value: work, children: h(screen as ComponentType, props) });
