import { useRef } from 'preact/hooks';
import { isShortcut } from '../../desk/parts/shortcuts.tsx';
import { Button } from '../../kit/Button.tsx';
import { useBeforePaint, useHeard } from '../../kit/effects.ts';
import { giveFocus } from '../../kit/focus.ts';
import { Graded, Prompts, ShownCard, TableBrief } from './TableParts.tsx';
import { itemOf, nextInject, released, shown } from './tabletop.ts';
import type { AtTable } from './useTable.tsx';
import { tabletopText } from './words.ts';

/** 会场: the screen for everybody. It shows nothing still to come, nothing expected, and no grades before the debrief. */
export function TableRoom(table: AtTable) {
  const { tabletop, materials, seat } = table;
  const { scenario } = materials;
  const { place, cards, washes, asks } = tabletop;
  const stage = useRef<HTMLDivElement>(null);
  const drawn = useRef(`${place}/${washes}`);
  useBeforePaint([place, washes], () => {
    if (drawn.current === `${place}/${washes}`) return;
    drawn.current = `${place}/${washes}`;
    giveFocus(stage.current?.querySelector('h2'), 'head');
  });
  const next = nextInject(tabletop, scenario);
  const move = (by: 1 | -1): void => {
    if (washes) return;
    if (place + by >= 0 && place + by <= cards.length) seat.act(shown(place + by));
    else if (by === 1 && next !== undefined) seat.act(released({ kind: 'inject', id: next.id }));
  };
  useHeard('keydown', event => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined;
    if (by === undefined || !isShortcut(event)) return;
    event.preventDefault();
    move(by);
  });
  const isLast = place === cards.length;
  const card = cards[place - 1];
  return (
    <>
      {place === 0 && <p class="small faint no-print">{tabletopText.roomHint}</p>}
      <div ref={stage} class="group-stage flow">
        {washes ? (
          <>
            <h2 tabIndex={-1}>{tabletopText.debriefHead}</h2>
            <Graded {...table} />
          </>
        ) : card === undefined ? (
          <TableBrief {...table} />
        ) : (
          <>
            <ShownCard card={card} materials={materials} />
            {asks && <Prompts item={itemOf(card, scenario)} materials={materials} />}
          </>
        )}
      </div>
      {!washes && (
        <div class="group-bar no-print cluster">
          <button type="button" disabled={place === 0} onClick={() => move(-1)}>
            ← {tabletopText.previous}
          </button>
          {(!isLast || next !== undefined) && (
            <button type="button" class="primary" onClick={() => move(1)}>
              {isLast ? tabletopText.releaseNext : tabletopText.next} →
            </button>
          )}
          {place > 0 && (
            <Button
              words={asks ? tabletopText.hideAsks : tabletopText.asks}
              onClick={() => seat.act(() => ({ asks: !asks }))}
            />
          )}
        </div>
      )}
    </>
  );
}
