import './paper-sheet.css';
import type { ComponentChildren } from 'preact';
import { Table } from '../../kit/Table.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { clockTitle } from '../core/words/clock.ts';
import type { ClockView } from '../incident/view.ts';
import { DrillLine } from '../shell/drill-marks.tsx';
import { paperDone, paperDue, paperText } from './words.ts';

/** Lines to write on, for what no step asks for. */
const NOTE_LINES = 8;

interface Props {
  readonly title: string;
  readonly isDrill?: boolean;
  /** What stands at the head; a value left empty is a line to write on. */
  readonly head: readonly (readonly [label: string, value: string])[];
  readonly edition: string;
  /** There is nothing more to be written by hand. */
  readonly isClosed?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every checklist on A4: what it is at the head, lines to write on and what it is made from at the foot. */
export function Sheet({ title, isDrill = false, head, edition, isClosed = false, children }: Props) {
  return (
    <div class="paper-page">
      <DrillLine drill={isDrill} />
      <h2>{title}</h2>
      <Terms class="paper-facts" terms={head} />
      <p class="paper-meta">
        {!isClosed && paperText.howTo}
        {paperText.secrecy}
      </p>
      {children}
      {!isClosed && (
        <PlainTable
          class="paper-notes"
          caption={paperText.notesTitle}
          columns={paperText.notesColumns}
          rows={Array.from({ length: NOTE_LINES }, (_, line) => ({
            id: String(line),
            cells: [paperText.timeBlank],
          }))}
        />
      )}
      <p class="paper-meta">
        {paperText.foot} · {paperText.edition(edition)} · {paperText.pageNote}
      </p>
    </div>
  );
}

interface ClocksProps {
  readonly clocks: readonly ClockView[];
  /** When they were stopped, where the incident is closed. Milliseconds since the epoch. */
  readonly closedAt: number | undefined;
  readonly now: number;
}

/** Every clock in force: its limit, and when what it limits was done, or a place to write that. */
export const SheetClocks = ({ clocks, closedAt, now }: ClocksProps) => (
  <PlainTable
    class="paper-clocks"
    columns={paperText.clockColumns}
    rows={clocks.map(each => {
      const { id, limitText, anchorText } = each.deadline;
      return {
        id,
        cells: [
          `${clockTitle(each)}（${limitText}）`,
          anchorText,
          paperDue(each, now),
          paperDone(each, closedAt !== undefined, closedAt ?? now),
        ],
      };
    })}
  />
);

/** A box to tick by hand, ticked already where the screen says so. */
export function Box({ ticked = false, label }: { ticked?: boolean; label: string }) {
  return (
    <span class="paper-box">
      <span class="box">{ticked ? '√' : ''}</span>
      {label}
    </span>
  );
}

/** A label and a line to write on, or what has been written on it already. */
export function Blank({ label, value }: { label: string; value?: string | undefined }) {
  return (
    <span class="paper-blank" data-filled={value !== undefined}>
      <span>{label}</span>
      <span class="blank">{value}</span>
    </span>
  );
}

interface TableProps {
  class: string;
  caption?: string;
  running?: string;
  columns: readonly string[];
  /** Each with a name of its own, and what its columns hold. */
  rows: readonly { readonly id: string; readonly cells: readonly (string | undefined)[] }[];
}

/** A table of plain words; a cell that says nothing is one to write in. */
export const PlainTable = ({ columns, ...props }: TableProps) => (
  <Table
    {...props}
    headed={false}
    keyOf={({ id }) => id}
    columns={columns.map((head, place) => ({
      head,
      cell: ({ cells }: TableProps['rows'][number]) => cells[place],
    }))}
  />
);
