import './paper-sheet.css';
import type { ComponentChildren } from 'preact';
import type { ClockView } from '../../../incident/view.ts';
import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import { paperClock, paperText } from '../../../text/paper.ts';
import { DrillLine } from '../../shared/drill-marks.tsx';

/** Lines to write on, for what no step asks for. */
const NOTE_LINES = 8;

export interface SheetFrame {
  readonly title: string;
  readonly isDrill?: boolean;
  /** What stands at the head; a value left empty is a line to write on. */
  readonly head: readonly (readonly [label: string, value: string])[];
  readonly edition: string;
}

/** The frame of every checklist on A4: what it is at the head, lines to write on and what it is made from at the foot. */
export function Sheet({
  title,
  isDrill = false,
  head,
  edition,
  children,
}: SheetFrame & { children: ComponentChildren }) {
  return (
    <div class="paper-page">
      <DrillLine drill={isDrill} />
      <h2>{title}</h2>
      <dl class="paper-facts">
        {head.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="paper-meta">
        {paperText.howTo}
        {paperText.secrecy}
      </p>
      {children}
      <table class="paper-notes">
        <caption>{paperText.notesTitle}</caption>
        <thead>
          <ColumnHeads columns={paperText.notesColumns} />
        </thead>
        <tbody>
          {Array.from({ length: NOTE_LINES }, (_, line) => (
            <tr key={line}>
              <td class="paper-time">{paperText.timeBlank}</td>
              <td />
              <td class="paper-name" />
            </tr>
          ))}
        </tbody>
      </table>
      <p class="paper-meta">
        {paperText.foot} · {paperText.edition(edition)} · {paperText.pageNote}
      </p>
    </div>
  );
}

/** Every clock in force, with a place to write when it was met. */
export function SheetClocks({ clocks, now }: { clocks: readonly ClockView[]; now: number }) {
  if (clocks.length === 0) return null;
  return (
    <table class="paper-clocks">
      <thead>
        <ColumnHeads columns={paperText.clockColumns} />
      </thead>
      <tbody>
        {clocks.map(each => (
          <tr key={each.deadline.id}>
            <th scope="row">
              {each.deadline.title}（{each.deadline.limitText}）
            </th>
            <td>{each.deadline.anchorText}</td>
            <td>{paperClock(each, now)}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
