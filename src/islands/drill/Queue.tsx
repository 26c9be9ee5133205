import { sinceStart } from '../../text/drill.ts';
import { arrivalName } from '../../text/drill-acts.ts';
import { groupText } from '../../text/drill-group.ts';
import { milliseconds } from '../../training/offset.ts';
import { nextInject, standingOf } from '../../training/tabletop.ts';
import { cardHead } from './TableParts.tsx';
import type { AtTable } from './useTable.ts';

/** Every inject and how it stands with the room; the next one with what it says. */
export function Queue({ tabletop, seat, materials }: AtTable) {
  const { scenario } = materials;
  const { cards, place } = tabletop;
  const next = nextInject(tabletop, scenario);
  const placeOf = (id: string): number => cards.findIndex(card => card.id === id) + 1;
  const show = (to: number) => seat.act({ do: 'show', place: to });
  const own = cards.filter(card => !scenario.injects.some(({ id }) => id === card.id));
  return (
    <nav class="group-list" aria-label={groupText.list}>
      <p class="small faint">{next === undefined ? groupText.noMore : groupText.shown(cards.length)}</p>
      <ol>
        <li class="cluster" aria-current={place === 0 ? 'step' : undefined}>
          <span>{groupText.brief}</span>
          <button type="button" class="quiet" onClick={() => show(0)}>
            {groupText.again}
          </button>
        </li>
        {scenario.injects.map(inject => {
          const { id, at, text } = inject;
          const standing = standingOf(tabletop, id);
          const lay = (as: 'waiting' | 'held' | 'skipped') => seat.act({ do: 'lay', inject: id, as });
          return (
            <li
              class="cluster"
              key={id}
              data-next={id === next?.id}
              aria-current={placeOf(id) === place && place > 0 ? 'step' : undefined}
            >
              <div>
                {sinceStart(milliseconds(at))} {arrivalName(inject)}
                <small class="faint"> {groupText.standing[standing]}</small>
                {id === next?.id && <p class="small">{text}</p>}
              </div>
              {standing === 'shown' ? (
                <button type="button" class="quiet" onClick={() => show(placeOf(id))}>
                  {groupText.again}
                </button>
              ) : (
                <>
                  <button
                    type="button"
                    class={id === next?.id ? 'primary' : undefined}
                    onClick={() => seat.act({ do: 'release', card: { kind: 'inject', id } })}
                  >
                    {groupText.release}
                  </button>
                  {standing === 'waiting' ? (
                    id === next?.id && (
                      <>
                        <button type="button" class="quiet" onClick={() => lay('held')}>
                          {groupText.hold}
                        </button>
                        <button type="button" class="quiet" onClick={() => lay('skipped')}>
                          {groupText.skip}
                        </button>
                      </>
                    )
                  ) : (
                    <button type="button" class="quiet" onClick={() => lay('waiting')}>
                      {groupText.toWaiting}
                    </button>
                  )}
                </>
              )}
            </li>
          );
        })}
        {own.map(card => (
          <li class="cluster" key={card.id} aria-current={placeOf(card.id) === place ? 'step' : undefined}>
            <span>{cardHead(card, materials).join(' · ')}</span>
            <button type="button" class="quiet" onClick={() => show(placeOf(card.id))}>
              {groupText.again}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
