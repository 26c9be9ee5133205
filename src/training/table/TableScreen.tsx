import '../../desk/parts/picture.css';
import '../drills/debrief.css';
import './group.css';
import { href } from '../../desk/parts/href.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { useTicking } from '../../kit/effects.ts';
import { useFetched } from '../../kit/fetched.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import type { DrillEntry } from '../../session/drill.ts';
import { recordName } from '../../session/small-records.ts';
import type { Materials } from '../drills/useDrill.tsx';
import { drillText } from '../drills/words.ts';
import { Facilitator } from './Facilitator.tsx';
import type { DrillPlace } from './place.tsx';
import { TableRoom } from './Room.tsx';
import { timeLeft, timerSet, timerTurned } from './tabletop.ts';
import { type AtTable, type TableWindow, useTable } from './useTable.tsx';
import { countdown, tabletopText } from './words.ts';

type Props = DrillPlace & { entry: DrillEntry; view: TableWindow; materials: Materials };

/** 桌面推演: one scenario talked through at a table, as the room sees it or as the facilitator leads it. */
export function TableScreen(props: Props) {
  const { running, entry, view } = props;
  const table = useTable(running, props);
  const { session } = running.drill;
  const [team] = useFetched([session], async () => ({ kept: await session.record(recordName.drillTeam()) }));
  const isInTeam = typeof team === 'object' && team.kept !== undefined;
  return (
    <article class="group wash flow" data-view={view}>
      <ScreenTitle>{tabletopText.pageTitle[view](entry.title)}</ScreenTitle>
      <div class="group-bar no-print cluster">
        <GoLink to={`scenario/${entry.id}`} class="tall">
          {tabletopText.toScenario}
        </GoLink>
        {table !== undefined && <TableHead {...table} />}
      </div>
      {table === undefined ? (
        <p aria-busy="true">{drillText.loading}</p>
      ) : (
        <>
          {isInTeam && <OnDemand load={loadShare} given={{ ...table, session }} />}
          {table.failed && (
            <Banner alarm class="no-print" words={tabletopText.notKept}>
              <Button words={tabletopText.keepAgain} onClick={table.seat.retry} />
            </Banner>
          )}
          {view === 'room' ? <TableRoom {...table} /> : <Facilitator {...table} />}
        </>
      )}
    </article>
  );
}

/** Fetched by machines whose drills may be shared. */
const loadShare = () => import('./TableShare.tsx').then(({ TableShare }) => TableShare);

const OTHER = { room: 'facilitator', facilitator: 'room' } as const;
const ADDRESS = { room: 'group', facilitator: 'lead' } as const;

/** The head of both screens: the other window, the debrief, and the timer. */
function TableHead({ view, tabletop, seat, materials }: AtTable) {
  const { id } = materials.scenario;
  const { washes } = tabletop;
  const other = OTHER[view];
  return (
    <>
      {view === 'facilitator' && (
        <a class="tall" href={href(`drills/${id}/`)}>
          {tabletopText.pack}
        </a>
      )}
      <a class="button" href={`#${ADDRESS[other]}/${id}`} target={`${other}-${id}`}>
        {tabletopText.openOther[other]}
      </a>
      <Button
        words={washes ? tabletopText.endDebrief : tabletopText.debrief}
        onClick={() => seat.act(() => ({ washes: !washes }))}
      />
      <TableTimer tabletop={tabletop} seat={seat} />
    </>
  );
}

const MINUTES = [1, 2, 3, 5, 10] as const;

/** A count-down for one discussion. It says when the time is up, and stops nothing. */
function TableTimer({ tabletop, seat }: Pick<AtTable, 'tabletop' | 'seat'>) {
  const { minutes, since } = tabletop.timer;
  const runs = since !== undefined;
  const left = timeLeft(tabletop, useTicking(Date.now));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one line with its buttons.
    <div
      class="group-timer no-print cluster"
      role="group"
      aria-label={tabletopText.timer}
      data-up={left === 0}
    >
      <select
        aria-label={tabletopText.timer}
        value={String(minutes)}
        disabled={runs}
        onChange={event => seat.act(timerSet(Number(event.currentTarget.value)))}
      >
        {MINUTES.map(each => (
          <option key={each} value={String(each)}>
            {tabletopText.minutes(each)}
          </option>
        ))}
      </select>
      <Button
        words={runs ? tabletopText.stop : tabletopText.start}
        disabled={left === 0}
        onClick={() => seat.act(timerTurned)}
      />
      <Button words={tabletopText.reset} class="quiet" onClick={() => seat.act(timerSet(minutes))} />
      <strong class="numeric">{countdown(left)}</strong>
      <span role="status">{left === 0 ? tabletopText.timeUp : ''}</span>
    </div>
  );
}
