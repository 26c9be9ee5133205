import { isSettled } from '../../incident/settled.ts';
import { leadingClock, type StepView } from '../../incident/view.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { personName } from '../../text/people.ts';
import { noDeadline } from '../../text/site.ts';
import { toReportWords, untilWords } from '../../text/step.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';

interface Props {
  item: StepView;
  playbook: Playbook;
  /** When the incident was closed. */
  closedAt: number | undefined;
}

/** Told only where it matters: written down more than a few minutes after it was done. */
const writtenLater = ({ at, writtenAt }: { at: string; writtenAt: string }): boolean =>
  Date.parse(writtenAt) - Date.parse(at) > 5 * 60_000;

/** Who, how long, on what basis, and what was said of it. */
export function RowFacts({ item, playbook, closedAt }: Props) {
  const { step, state, applies, notes, assignee, differing } = item;
  const roleName = (id: string): string => playbook.roles.find(role => role.id === id)?.short ?? id;
  const stepTitle = (id: string): string => playbook.steps.find(each => each.id === id)?.title ?? id;
  const now = timeNow();
  const clock = leadingClock(item);
  const words = (): string | undefined => {
    if (!('by' in state)) {
      if (state.returned !== undefined)
        return stepText.returned(untilWords(state.returned.until, stepTitle, now), state.returned.reason);
      return state.reopened && stepText.reopened(state.reopened.reason);
    }
    const who = deskText.by(roleName(state.by.role), state.by.name, fullTime(Date.parse(state.at), now));
    return [
      state.kind === 'done' && state.sensed !== undefined && `${stepText.sensed}：`,
      who,
      state.kind === 'done' &&
        writtenLater(state) &&
        `，${deskText.writtenAt(fullTime(Date.parse(state.writtenAt), now))}`,
      state.kind === 'deferred' && `　${untilWords(state.until, stepTitle, now)}`,
      state.kind === 'toReport' && `　${toReportWords(state.to)}`,
      'reason' in state && `　${deskText.reason}：${state.reason}`,
    ]
      .filter(Boolean)
      .join('');
  };
  const said = words();
  return (
    <>
      <span class="row-facts row soft small">
        <span>{assignee === undefined ? step.roles.map(roleName).join('、') : personName(assignee)}</span>
        {!isSettled(state) && (
          <span>
            {clock === undefined ? noDeadline[step.basis] : <Clock clock={clock.clock} at={closedAt} />}
          </span>
        )}
        <BasisNote brief basis={step.basis} cite={step.cite} playbook={playbook} />
        {notes.length > 0 && <span>{deskText.noteCount(notes.length)}</span>}
      </span>
      {said !== undefined && <span class="row-mark small">{said}</span>}
      {differing.length > 0 && <span class="row-mark small alarm-word">{stepText.differing}</span>}
      {!applies && <span class="row-mark small">{deskText.noLonger}</span>}
    </>
  );
}
