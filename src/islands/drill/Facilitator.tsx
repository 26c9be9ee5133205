import '../shared/picture.css';
import './wash.css';
import './group.css';
import { useState } from 'preact/hooks';
import type { DrillEntry } from '../../session/drill.ts';
import { newDrillId } from '../../session/drill-record.ts';
import { groupText } from '../../text/drill-group.ts';
import { FacilitatorBrief, FacilitatorNotes } from './FacilitatorBrief.tsx';
import { FacilitatorNow } from './FacilitatorNow.tsx';
import { GroupGrades } from './GroupGrades.tsx';
import { GroupSummary } from './GroupSummary.tsx';
import { Improvise } from './Improvise.tsx';
import { Loaded } from './Loaded.tsx';
import type { DrillPlace } from './place.ts';
import { Queue } from './Queue.tsx';
import { OtherWindow, TableHead, Waiting } from './TableParts.tsx';
import { TableTimer } from './TableTimer.tsx';
import type { Materials } from './useDrill.ts';
import { useScreen } from './useScreen.ts';
import { type AtTable, useTable } from './useTable.ts';

type Props = DrillPlace & { entry: DrillEntry };

/** 主持: a remote of the room's screen, with everything that the room must not see. */
export function Facilitator(props: Props) {
  const { base, entry } = props;
  return (
    <Loaded base={base} scenario={entry.id}>
      {materials => <Joined {...props} materials={materials} />}
    </Loaded>
  );
}

function Joined(props: Props & { materials: Materials }) {
  const { running, materials, base, entry } = props;
  const table = useTable(running, materials.scenario, 'facilitator');
  const heading = useScreen(groupText.facilitatorTitle(materials.scenario.title));
  return (
    <article class="group wash">
      <h1 ref={heading} tabIndex={-1}>
        {groupText.facilitatorTitle(entry.title)}
      </h1>
      {table === undefined ? <Waiting /> : <Desk {...props} table={{ ...table, materials, base }} />}
    </article>
  );
}

const sheets = ['list', 'grades', 'summary'] as const;

function Desk({ entry, base, onGo, table }: Props & { table: AtTable }) {
  const { tabletop, seat, led, windows } = table;
  const [sheet, setSheet] = useState<(typeof sheets)[number]>('list');
  const leads = led === 'here';
  return (
    <>
      <p class="small faint no-print">{groupText.facilitatorHint}</p>
      <TableHead table={table} view="facilitator" scenario={entry.id} onGo={onGo}>
        <a href={`${base}drills/${entry.id}/`}>{groupText.pack}</a>
        {windows.room === 0 && (
          <OtherWindow to={`group/${entry.id}`} name={`room-${entry.id}`} says={groupText.openRoom} />
        )}
      </TableHead>
      {windows.room === 0 && <p class="banner no-print cluster">{groupText.noRoom}</p>}
      {leads && windows.facilitator > 1 && <p class="banner no-print cluster">{groupText.others}</p>}
      <fieldset class="group-all" disabled={!leads}>
        <div class="group-bar no-print cluster">
          {sheets.map(each => (
            <button key={each} type="button" aria-pressed={sheet === each} onClick={() => setSheet(each)}>
              {groupText[each]}
            </button>
          ))}
          <button type="button" onClick={() => seat.act({ do: 'wash', washes: !tabletop.washes })}>
            {tabletop.washes ? groupText.endWash : groupText.wash}
          </button>
          <TableTimer tabletop={tabletop} seat={seat} leads />
        </div>
        {sheet === 'list' && (
          <div class="group-body">
            <Queue {...table} />
            <div class="group-stage flow">
              {tabletop.place === 0 ? <FacilitatorBrief {...table} /> : <FacilitatorNow {...table} />}
              <FacilitatorNotes {...table} />
              <Improvise
                onGive={(kind, from, text) =>
                  seat.act({ do: 'release', card: { kind, id: newDrillId(), from, text } })
                }
              />
            </div>
          </div>
        )}
        {sheet === 'grades' && <GroupGrades {...table} />}
        {sheet === 'summary' && (
          <GroupSummary
            key={tabletop.run}
            {...table}
            onClear={() => {
              seat.act({ do: 'beginAnew', run: newDrillId() });
              setSheet('list');
            }}
          />
        )}
      </fieldset>
    </>
  );
}
