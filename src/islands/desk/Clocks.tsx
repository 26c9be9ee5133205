import { useState } from 'preact/hooks';
import type { ClockView } from '../../incident/view.ts';
import { Button } from '../../kit/Button.tsx';
import { clockText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { shownTime } from '../shared/shown-time.ts';
import { askToRing, ringing } from './useAlerts.ts';
import { useWork } from './work.ts';

/** As many stand open; the others are a line below. */
const FIRST = 2;

/** Every clock in force, plan and higher rules in parallel, the earliest first. */
export function Clocks() {
  const { view, incident } = useWork();
  const [answer, setAnswer] = useState<string>();
  const open = view.status === 'open';
  const calendar = async (): Promise<void> => {
    const { exportCalendar } = await import('./export-calendar.ts');
    setAnswer((await exportCalendar(incident)) ? undefined : clockText.calendarNone);
  };
  const rows = (clocks: readonly ClockView[]) => (
    <ul class="plain">
      {clocks.map(each => (
        <ClockRow key={each.deadline.id} clock={each} />
      ))}
    </ul>
  );
  return (
    <section class="clocks" aria-labelledby="clocks-title">
      <header class="pane-header split">
        <h2 id="clocks-title">{deskText.clocks}</h2>
        {open && (
          <Button class="quiet small no-print" words={clockText.calendar} onClick={() => void calendar()} />
        )}
      </header>
      {answer !== undefined && (
        <p class="small" role="status">
          {answer}
        </p>
      )}
      {view.clocks.length === 0 && <p class="faint">{deskText.noClock}</p>}
      {rows(view.clocks.slice(0, FIRST))}
      {view.clocks.length > FIRST && (
        <details>
          <summary class="small">{clockText.others(view.clocks.length - FIRST)}</summary>
          {rows(view.clocks.slice(FIRST))}
        </details>
      )}
      {open && (
        <details class="small no-print">
          <summary>{clockText.alerts}</summary>
          {ringing.value === 'ask' && <Button words={clockText.notify} onClick={() => void askToRing()} />}
          {ringing.value === 'on' && <p>{clockText.notifyOn}</p>}
          {(ringing.value === 'denied' || ringing.value === 'missing') && <p>{clockText.notifyDenied}</p>}
          <p class="faint">{clockText.closedBrowser}</p>
        </details>
      )}
    </section>
  );
}

/** One limit: how it stands, what has to be done by it, and, folded, how it is counted. */
function ClockRow({ clock: { deadline, clock, steps } }: { clock: ClockView }) {
  const { view, index, openStep } = useWork();
  const step = steps[0];
  const word =
    clock.kind === 'overdue'
      ? clockText.overdue
      : clock.kind === 'running' && clock.soon
        ? clockText.soon
        : undefined;
  return (
    <li data-clock={clock.kind} data-soon={word === clockText.soon}>
      <span class="clock-time">
        {word !== undefined && <span class="clock-word tag">{word}</span>}
        <Clock clock={clock} withDue at={view.closedAt} />
      </span>
      {step === undefined ? (
        <span>{deadline.title}</span>
      ) : (
        <Button class="quiet" words={deadline.title} onClick={() => openStep(step.id)} />
      )}
      <details class="small">
        <summary>
          <BasisNote brief of={deadline} playbook={index.playbook} />
        </summary>
        <p>
          <BasisNote of={deadline} playbook={index.playbook} />：{deadline.limitText}，{deadline.anchorText}
          {'since' in clock &&
            clock.since !== undefined &&
            `，${clockText.startedAt(shownTime(clock.since))}`}
        </p>
        {deadline.note !== undefined && <p class="faint">{deadline.note}</p>}
      </details>
    </li>
  );
}
