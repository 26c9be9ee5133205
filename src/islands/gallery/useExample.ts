import { useState } from 'preact/hooks';
import { decide } from '../../incident/decide.ts';
import { derive } from '../../incident/derive.ts';
import { incidentLogs } from '../../incident/kinds/registry.ts';
import { namesOf } from '../../incident/names.ts';
import { useWorkedOut } from '../../kit/effects.ts';
import { indexPlaybook } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Session } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import { deskText } from '../../text/incident.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { fullTime } from '../../text/time.ts';
import type { Work } from '../desk/work.ts';
import { exampleOf, nextId, officerOf } from './example.ts';

/** What of the example stands on one page, each under its name. */
export const incidentRooms = { steps: '清单', timeline: '时间线', facts: '事实', statements: '稿件' };
export type IncidentRoom = keyof typeof incidentRooms;

/** What an example is worked on with: real decisions on a log that is nowhere kept. @param openStep what a row opens */
export function useExample(playbook: Playbook, answers: Facts, openStep: (step: string) => void): Work {
  const index = useWorkedOut([playbook], () => indexPlaybook(playbook));
  const [log, setLog] = useState(() => exampleOf(index, answers, timeNow()));
  const view = useWorkedOut([index, log], () => derive(index, log, timeNow()));
  const officer = officerOf(playbook);
  const roleName = (id: string): string => playbook.roles.find(role => role.id === id)?.short ?? id;
  const names = namesOf({ log, index, view });
  const incident = { log, index, view, backup: undefined, isExportDue: false };
  // A session keeps, and here nothing is kept: the parts that are shown ask for no more of it than this.
  const session = { snapshot: () => ({ incidents: [incident], roster: [] }) } as unknown as Session;
  return {
    session,
    incident,
    log,
    index,
    view,
    locked: false,
    officer,
    act: command => {
      const decided = decide(index, log, view, command, { now: timeNow(), newId: nextId, by: officer });
      if (decided.ok) setLog(incidentLogs.extend(log, decided.value));
      return decided.ok
        ? undefined
        : {
            sentence: refusalSentence(decided.refusal),
            field: decided.refusal.code === 'badField' ? decided.refusal.field : undefined,
            refusal: decided.refusal,
          };
    },
    actEach: () => [],
    roleName,
    said: ({ by, at }) => deskText.by(roleName(by.role), by.name, fullTime(Date.parse(at), timeNow())),
    stepTitle: names.stepTitle,
    names,
    go: () => undefined,
    href: () => location.hash,
    openStep,
    setOfficer: () => undefined,
  };
}
