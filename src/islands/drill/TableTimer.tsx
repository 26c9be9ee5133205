import { useTicking } from '../../kit/hooks.ts';
import { countdown, groupText } from '../../text/drill-group.ts';
import { timeLeft } from '../../training/tabletop.ts';
import type { AtTable } from './useTable.ts';

const MINUTES = [1, 2, 3, 5, 10] as const;

/** A count-down for one discussion. It says when the time is up, and stops nothing. @param leads with the hands that set it */
export function TableTimer({
  tabletop,
  seat,
  leads,
}: Pick<AtTable, 'tabletop' | 'seat'> & { leads: boolean }) {
  const { minutes, since } = tabletop.timer;
  const runs = since !== undefined;
  const left = timeLeft(tabletop, useTicking(Date.now));
  const set = (to: number): void => seat.act({ do: 'setTimer', minutes: to });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one line with its buttons.
    <div class="group-timer no-print cluster" role="group" aria-label={groupText.timer} data-up={left === 0}>
      {leads && (
        <>
          <select
            aria-label={groupText.timer}
            value={String(minutes)}
            disabled={runs}
            onChange={event => set(Number(event.currentTarget.value))}
          >
            {MINUTES.map(each => (
              <option key={each} value={String(each)}>
                {groupText.minutes(each)}
              </option>
            ))}
          </select>
          <button
            type="button"
            disabled={left === 0}
            onClick={() => seat.act({ do: 'runTimer', runs: !runs })}
          >
            {runs ? groupText.stop : groupText.start}
          </button>
          <button type="button" class="quiet" onClick={() => set(minutes)}>
            {groupText.reset}
          </button>
        </>
      )}
      {(leads || runs) && <strong class="numeric">{countdown(left)}</strong>}
      <span role="status">{left === 0 ? groupText.timeUp : ''}</span>
    </div>
  );
}
