import type { ComponentChildren } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
import { drillText, injectLabel, sinceStart } from '../../text/drill.ts';
import { groupText } from '../../text/drill-group.ts';
import { fullTime } from '../../text/time.ts';
import { startOf } from '../../training/course.ts';
import { milliseconds } from '../../training/offset.ts';
import { type Card, itemOf } from '../../training/tabletop.ts';
import type { DrillPlace } from './place.ts';
import type { Materials } from './useDrill.ts';
import { type AtTable, canShareTable } from './useTable.ts';

/** How a card is headed: what it is, and from whom. */
export function cardHead(card: Card, { scenario }: Materials): readonly [kind: string, from: string] {
  if ('text' in card) return [groupText.card[card.kind], card.from];
  const item = itemOf(card, scenario);
  return item === undefined ? ['', card.id] : [injectLabel[item.kind], item.from];
}

/** One thing as the room sees it. Under a heading that takes the focus when it comes. */
export function ShownCard({ card, materials }: { card: Card; materials: Materials }) {
  const { scenario } = materials;
  const item = 'text' in card ? undefined : itemOf(card, scenario);
  const [kind, from] = cardHead(card, materials);
  const start = startOf({ scenario });
  const since = item !== undefined && 'at' in item ? milliseconds(item.at) : undefined;
  return (
    <div class="flow">
      <h2 class="group-head row" tabIndex={-1}>
        <strong>{kind}</strong> <span>{from}</span>
        {since !== undefined && (
          <time class="numeric faint">
            {sinceStart(since)} · {fullTime(start + since, start)}
          </time>
        )}
      </h2>
      <p class="group-text as-told">{'text' in card ? card.text : item?.text}</p>
    </div>
  );
}

/** What both screens have at their head: the way back, who leads, and what could not be kept. */
export function TableHead({
  table: { led, failed, seat },
  view,
  onGo,
  scenario,
  children,
}: Pick<DrillPlace, 'onGo'> & {
  table: AtTable;
  view: 'room' | 'facilitator';
  scenario: string;
  children: ComponentChildren;
}) {
  return (
    <>
      <div class="group-bar no-print cluster">
        <a href={`#scenario/${scenario}`} onClick={inPlace(() => onGo(`scenario/${scenario}`))}>
          {groupText.toScenario}
        </a>
        {children}
        <span class="small faint group-led" role="status">
          {groupText.led[view][led]}
        </span>
        {(led === 'elsewhere' || (led === 'nowhere' && view === 'facilitator')) && (
          <button type="button" onClick={seat.lead}>
            {groupText.lead[view]}
          </button>
        )}
      </div>
      {failed && (
        <div class="banner alarm no-print cluster" role="alert">
          <p>{groupText.notKept}</p>
          <button type="button" onClick={seat.retry}>
            {groupText.keepAgain}
          </button>
        </div>
      )}
    </>
  );
}

/** Opens the table's other screen in a window of its own; or a sentence says why it had better not. */
export const OtherWindow = ({ to, name, says }: { to: string; name: string; says: string }) =>
  canShareTable() ? (
    <a class="button" href={`#${to}`} target={name}>
      {says}
    </a>
  ) : (
    <span class="small faint">{groupText.oneWindow}</span>
  );

export const Waiting = () => <p aria-busy="true">{drillText.loading}</p>;
