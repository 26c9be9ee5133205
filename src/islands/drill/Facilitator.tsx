import { useState } from 'preact/hooks';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { newDrillId } from '../../session/drill-record.ts';
import { groupText } from '../../text/drill-group.ts';
import { BRIEF } from '../../training/tabletop.ts';
import { FacilitatorNow } from './FacilitatorNow.tsx';
import { GroupGrades } from './GroupGrades.tsx';
import { GroupSummary } from './GroupSummary.tsx';
import { Queue } from './Queue.tsx';
import { TableBrief } from './TableParts.tsx';
import type { AtTable } from './useTable.ts';

const sheets = ['list', 'grades', 'summary'] as const;

/** 主持: a remote of the room's screen, with everything that the room must not see. */
export function Facilitator(table: AtTable) {
  const { tabletop, seat, led, windows } = table;
  const [sheet, setSheet] = useState<(typeof sheets)[number]>('list');
  const leads = led === 'here';
  return (
    <>
      <p class="small faint no-print">{groupText.facilitatorHint}</p>
      {windows.room === 0 && <p class="banner no-print cluster">{groupText.noRoom}</p>}
      {leads && windows.facilitator > 1 && <p class="banner no-print cluster">{groupText.others}</p>}
      <fieldset disabled={!leads}>
        <div class="group-bar no-print cluster">
          {sheets.map(each => (
            <button key={each} type="button" aria-pressed={sheet === each} onClick={() => setSheet(each)}>
              {groupText[each]}
            </button>
          ))}
        </div>
        {sheet === 'list' && (
          <div class="group-body">
            <Queue {...table} />
            <div class="group-stage flow">
              {tabletop.place === 0 ? <TableBrief {...table} /> : <FacilitatorNow {...table} />}
              <Notes {...table} />
              <Improvise {...table} />
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

/** What the facilitator notes of what the room looks at. */
function Notes({ tabletop: { place, cards, notes }, seat }: AtTable) {
  const card = cards[place - 1]?.id ?? BRIEF;
  return (
    <FieldInput
      id="group-notes"
      field={{ kind: 'text', rows: 2, label: groupText.notes, hint: groupText.notesHint }}
      value={notes[card]}
      onValue={text => seat.act({ do: 'note', card, text: String(text) })}
    />
  );
}

/** Words of the facilitator's own for the room: an inject nobody planned, or what the leader answers and orders. */
const Improvise = ({ seat }: AtTable) => (
  <UnkeptForm
    id="improvise"
    label={groupText.improvise}
    fields={{
      kind: {
        kind: 'choice',
        shown: 'side by side',
        label: groupText.as,
        options: [
          { value: 'leader', label: groupText.asLeader },
          { value: 'improvised', label: groupText.asOther },
        ],
        value: 'leader',
      },
      from: { kind: 'line', label: groupText.from },
      text: { kind: 'text', label: groupText.text },
    }}
    action={groupText.release}
    onSubmit={({ kind, from, text }) => {
      if (text.trim() === '') return { sentence: groupText.nothingSaid, field: 'text' };
      const card = { id: newDrillId(), from: from.trim(), text: text.trim() };
      seat.act({ do: 'release', card: { kind: kind === 'leader' ? 'leader' : 'improvised', ...card } });
      return undefined;
    }}
  >
    <h3>{groupText.improvise}</h3>
  </UnkeptForm>
);
