import type { ComponentChildren } from 'preact';
import { Button } from '../../kit/Button.tsx';
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
  const own = cards.filter(card => !scenario.injects.some(({ id }) => id === card.id));
  /** What has been before the room, and may be again. */
  const shown = (id: string, at: number, children: ComponentChildren) => (
    <li key={id} class="cluster" aria-current={at === place ? 'step' : undefined}>
      <div>{children}</div>
      <Button words={groupText.again} class="quiet" onClick={() => seat.act({ do: 'show', place: at })} />
    </li>
  );
  return (
    <nav class="group-list" aria-label={groupText.list}>
      <p class="small faint">{next === undefined ? groupText.noMore : groupText.shown(cards.length)}</p>
      <ol class="ruled">
        {shown('', 0, groupText.brief)}
        {scenario.injects.map(inject => {
          const { id, at, text } = inject;
          const standing = standingOf(tabletop, id);
          const isNext = id === next?.id;
          const lay = (as: 'waiting' | 'held' | 'skipped') => (
            <Button
              words={groupText.lay[as]}
              class="quiet"
              onClick={() => seat.act({ do: 'lay', inject: id, as })}
            />
          );
          const head = (
            <>
              {sinceStart(milliseconds(at))} {arrivalName(inject)}
              <small class="faint"> {groupText.standing[standing]}</small>
            </>
          );
          if (standing === 'shown') return shown(id, placeOf(id), head);
          return (
            <li key={id} class="cluster" data-next={isNext}>
              <div>
                {head}
                {isNext && <p class="small">{text}</p>}
              </div>
              <Button
                words={groupText.release}
                class={isNext ? 'primary' : undefined}
                onClick={() => seat.act({ do: 'release', card: { kind: 'inject', id } })}
              />
              {isNext && lay('held')}
              {isNext && lay('skipped')}
              {standing !== 'waiting' && lay('waiting')}
            </li>
          );
        })}
        {own.map(card => shown(card.id, placeOf(card.id), cardHead(card, materials).join(' · ')))}
      </ol>
    </nav>
  );
}
