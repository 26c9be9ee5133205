import { Button } from '../../kit/Button.tsx';
import { type ActionOutcome, fetching, useOutcome } from '../../kit/outcome.tsx';
import type { ClockView } from '../core/clock.ts';
import { supposedWords } from '../core/words/clock.ts';
import { BasisNote } from '../parts/Basis.tsx';
import { Clock } from '../parts/Clock.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { clockWallText, deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { askToRing, useRinging } from './useAlerts.tsx';

/** The id of what holds the clocks and the log. */
export const DRAWER = 'drawer';

/** Every clock in force, plan and higher rules in parallel, the earliest first. */
export function Clocks() {
  const { view, incident, locked } = useWork();
  const { outcome, show } = useOutcome();
  const calendar = async (): Promise<ActionOutcome | undefined> => {
    const { exportCalendar } = await import('./export-calendar.tsx');
    return (await exportCalendar(incident)) ? undefined : { ok: true, text: clockWallText.calendarNone };
  };
  const rings = useRinging();
  return (
    <section class="clocks" aria-labelledby="clocks-title">
      <header class="pane-header split">
        <h2 id="clocks-title">{deskText.clocks}</h2>
        {!locked && (
          <Button
            class="quiet small"
            words={clockWallText.calendar}
            onClick={() => void fetching(calendar, show)}
          />
        )}
      </header>
      {outcome}
      {view.clocks.length === 0 && <p class="faint">{deskText.noClock}</p>}
      <ul class="plain">
        {view.clocks.map(each => (
          <ClockRow key={each.deadline.id} clock={each} />
        ))}
      </ul>
      {!locked && (
        <details class="small no-print">
          <summary>{clockWallText.alerts}</summary>
          {rings === 'ask' && <Button words={clockWallText.notify} onClick={() => void askToRing()} />}
          {rings === 'on' && <p>{clockWallText.notifyOn}</p>}
          {(rings === 'denied' || rings === 'missing') && <p>{clockWallText.notifyDenied}</p>}
          <p class="faint">{clockWallText.closedBrowser}</p>
        </details>
      )}
    </section>
  );
}

/** One limit: how it stands, what has to be done by it, and, folded, how it is counted. */
function ClockRow({ clock: { deadline, clock, steps, provisional } }: { clock: ClockView }) {
  const { index, openStep } = useWork();
  const step = steps[0];
  const binds = provisional === undefined;
  const isSoon = clock.kind === 'running' && clock.soon;
  return (
    <li data-clock={clock.kind} data-soon={isSoon} data-provisional={!binds}>
      <span class="clock-time">
        {!binds && <span class="clock-word tag">{supposedWords(provisional)}</span>}
        {binds && (isSoon || clock.kind === 'overdue') && (
          <span class="clock-word tag">{isSoon ? clockWallText.soon : clockWallText.overdue}</span>
        )}
        <Clock clock={clock} binds={binds} withDue />
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
            `，${clockWallText.startedAt(shownTime(clock.since))}`}
        </p>
        {!binds && <p>{clockWallText.provisional}</p>}
        {deadline.note !== undefined && <p class="faint">{deadline.note}</p>}
      </details>
    </li>
  );
}
