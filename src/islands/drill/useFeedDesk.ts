import type { Command } from '../../incident/decide.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import type { DeskIncident } from '../../session/session.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { useOfficer } from '../shared/officer.ts';
import type { Materials, RunningDrill } from './useDrill.ts';

/** What the feed's forms record in: the run's own incident. */
export interface FeedDesk {
  readonly incident: DeskIncident;
  readonly officer: Actor;
  /** @returns why the desk refuses it */
  act(command: Command): FormProblem | undefined;
}

/** `undefined` until an incident has been opened: there is no log yet. */
export function useFeedDesk(
  { drill, incidents }: RunningDrill,
  { index }: Materials,
  id: string | undefined,
): FeedDesk | undefined {
  const [officer] = useOfficer();
  const incident = incidents.incidents.find(({ log }) => log.stream === id);
  if (incident === undefined) return undefined;
  const by = officer.role === '' ? { ...officer, role: index.role('keepsRecord')?.id ?? '' } : officer;
  return {
    incident,
    officer: by,
    act: command => {
      const answer = drill.started.session.act(incident.log.stream, command, by);
      if (answer.ok) return undefined;
      const { refusal } = answer;
      return {
        sentence: refusalSentence(refusal),
        field: refusal.code === 'badField' ? refusal.field : undefined,
      };
    },
  };
}
