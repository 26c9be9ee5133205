import { useState } from 'preact/hooks';
import { timeNow } from '../../session/surroundings.ts';
import { clockText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import type { Ringing } from './useAlerts.ts';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  onShow(step: string): void;
  ringing: Ringing;
  onRing(): void;
}

/** Every clock in force, plan and higher rules in parallel, the earliest first. */
export function Clocks({ work, onShow, ringing, onRing }: Props) {
  const { view, index } = work.incident;
  const [answer, setAnswer] = useState<string>();
  const now = timeNow();
  const open = view.status === 'open';
  const calendar = async (): Promise<void> => {
    const { exportCalendar } = await import('./export-calendar.ts');
    setAnswer((await exportCalendar(work.incident)) ? undefined : clockText.calendarNone);
  };
  return (
    <section class="clocks" aria-labelledby="clocks-title">
      <header class="pane-header">
        <h2 id="clocks-title">{deskText.clocks}</h2>
        {open && (
          <button type="button" class="quiet small no-print" onClick={() => void calendar()}>
            {clockText.calendar}
          </button>
        )}
      </header>
      {answer !== undefined && (
        <p class="small" role="status">
          {answer}
        </p>
      )}
      {view.clocks.length === 0 && <p class="faint">{deskText.noClock}</p>}
      <ul>
        {view.clocks.map(({ deadline, clock, steps }) => {
          const step = steps[0];
          const word =
            clock.kind === 'overdue'
              ? clockText.overdue
              : clock.kind === 'running' && clock.soon
                ? clockText.soon
                : undefined;
          return (
            <li key={deadline.id} data-clock={clock.kind} data-soon={word === clockText.soon}>
              <span class="clock-time">
                {word !== undefined && <span class="clock-word">{word}</span>}
                <Clock clock={clock} withDue at={view.closedAt} />
              </span>
              {step === undefined ? (
                <span>{deadline.title}</span>
              ) : (
                <button type="button" class="quiet" onClick={() => onShow(step.id)}>
                  {deadline.title}
                </button>
              )}
              <span class="small">
                <BasisNote basis={deadline.basis} cite={deadline.cite} playbook={index.playbook} />：
                {deadline.limitText}，{deadline.anchorText}
                {'since' in clock &&
                  clock.since !== undefined &&
                  `，${clockText.startedAt(fullTime(clock.since, now))}`}
              </span>
              {deadline.note !== undefined && (
                <details class="small faint">
                  <summary>{deskText.reading}</summary>
                  {deadline.note}
                </details>
              )}
            </li>
          );
        })}
      </ul>
      {open && (
        <div class="small faint no-print">
          {ringing === 'ask' && (
            <button type="button" onClick={onRing}>
              {clockText.notify}
            </button>
          )}
          {ringing === 'on' && <p>{clockText.notifyOn}</p>}
          {(ringing === 'denied' || ringing === 'missing') && <p>{clockText.notifyDenied}</p>}
          <p>{clockText.closedBrowser}</p>
        </div>
      )}
    </section>
  );
}
