import '../shared/picture.css';
import './wash.css';
import './group.css';
import { useEffect, useRef } from 'preact/hooks';
import type { DrillEntry } from '../../session/drill.ts';
import { groupText } from '../../text/drill-group.ts';
import { nextInject } from '../../training/tabletop.ts';
import { Loaded } from './Loaded.tsx';
import type { DrillPlace } from './place.ts';
import { RoomBrief, RoomNow, RoomWash } from './RoomViews.tsx';
import { OtherWindow, TableHead, Waiting } from './TableParts.tsx';
import { TableTimer } from './TableTimer.tsx';
import type { Materials } from './useDrill.ts';
import { useGroupKeys } from './useGroupKeys.ts';
import { useScreen } from './useScreen.ts';
import { type AtTable, useTable } from './useTable.ts';

type Props = DrillPlace & { entry: DrillEntry };

/** 会场: what everybody sees. Nothing of what is still to come, of what is expected, of grades before the wash. */
export function Room(props: Props) {
  const { base, entry } = props;
  return (
    <Loaded base={base} scenario={entry.id}>
      {materials => <Joined {...props} materials={materials} />}
    </Loaded>
  );
}

function Joined(props: Props & { materials: Materials }) {
  const { running, materials, base, entry } = props;
  const table = useTable(running, materials.scenario, 'room');
  const heading = useScreen(groupText.roomTitle(materials.scenario.title));
  return (
    <article class="group wash" data-room>
      <h1 ref={heading} tabIndex={-1} class="group-title">
        {entry.title} · {groupText.title}
      </h1>
      {table === undefined ? <Waiting /> : <Stage {...props} table={{ ...table, materials, base }} />}
    </article>
  );
}

function Stage({ entry, onGo, table }: Props & { table: AtTable }) {
  const { tabletop, materials, seat, led, windows } = table;
  const { place, cards, washes } = tabletop;
  const leads = led !== 'elsewhere';
  const stage = useRef<HTMLDivElement>(null);
  const drawn = useRef(`${place}/${washes}`);
  useEffect(() => {
    if (drawn.current === `${place}/${washes}`) return;
    drawn.current = `${place}/${washes}`;
    stage.current?.querySelector('h2')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [place, washes]);
  const next = nextInject(tabletop, materials.scenario);
  const move = (by: 1 | -1): void => {
    if (!leads || washes) return;
    if (place + by >= 0 && place + by <= cards.length) seat.act({ do: 'show', place: place + by });
    else if (by === 1 && next !== undefined)
      seat.act({ do: 'release', card: { kind: 'inject', id: next.id } });
  };
  useGroupKeys(move);
  const isLast = place === cards.length;
  return (
    <>
      <TableHead table={table} view="room" scenario={entry.id} onGo={onGo}>
        {windows.facilitator === 0 && (
          <OtherWindow to={`lead/${entry.id}`} name={`lead-${entry.id}`} says={groupText.openFacilitator} />
        )}
        <TableTimer tabletop={tabletop} seat={seat} leads={leads && windows.facilitator === 0} />
      </TableHead>
      {windows.facilitator === 0 && place === 0 && <p class="small faint no-print">{groupText.roomHint}</p>}
      <div ref={stage} class="group-stage flow">
        {washes ? <RoomWash {...table} /> : place === 0 ? <RoomBrief {...table} /> : <RoomNow {...table} />}
      </div>
      {leads && (
        <div class="group-bar no-print cluster">
          {!washes && (
            <>
              <button type="button" disabled={place === 0} onClick={() => move(-1)}>
                ← {groupText.previous}
              </button>
              {(!isLast || next !== undefined) && (
                <button type="button" class="primary" onClick={() => move(1)}>
                  {isLast ? groupText.releaseNext : groupText.next} →
                </button>
              )}
              {place > 0 && (
                <button type="button" onClick={() => seat.act({ do: 'ask', asks: !tabletop.asks })}>
                  {tabletop.asks ? groupText.hideAsks : groupText.asks}
                </button>
              )}
            </>
          )}
          <button type="button" onClick={() => seat.act({ do: 'wash', washes: !washes })}>
            {washes ? groupText.endWash : groupText.wash}
          </button>
        </div>
      )}
    </>
  );
}
