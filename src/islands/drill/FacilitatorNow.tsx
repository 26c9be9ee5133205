import { enteredWords } from '../../text/drill-acts.ts';
import { groupText } from '../../text/drill-group.ts';
import { triggerWords, unlessWords } from '../../text/drill-patterns.ts';
import { washText } from '../../text/drill-wash.ts';
import { itemOf, standingOf } from '../../training/tabletop.ts';
import { Cites } from './Cites.tsx';
import { JudgeObjective } from './GroupGrades.tsx';
import { Prompts, ShownCard } from './TableParts.tsx';
import type { AtTable } from './useTable.ts';

/** What the room looks at, and beside it what only the facilitator knows: what is good, what is marked by it, what may come of it. */
export function FacilitatorNow(table: AtTable) {
  const { tabletop, seat, materials, base } = table;
  const { scenario, index } = materials;
  const { playbook, definitions } = index;
  const card = tabletop.cards[tabletop.place - 1];
  if (card === undefined) return null;
  const item = itemOf(card, scenario);
  const inject = item !== undefined && 'good' in item ? item : undefined;
  const names = { playbook, scenario, definitions };
  return (
    <>
      <p class="small faint">{groupText.now}</p>
      <ShownCard card={card} materials={materials} />
      {inject !== undefined && (
        <section class="band flow" aria-label={groupText.forLeader}>
          <p>
            <strong>{washText.ideal}</strong> {inject.good}
          </p>
          {inject.facts !== undefined && (
            <>
              <p class="small faint">{groupText.facts}</p>
              <ul>
                {inject.facts.map(told => (
                  <li key={told.value}>{enteredWords(told, playbook)}</li>
                ))}
              </ul>
            </>
          )}
          <p class="small">
            {washText.cite} <Cites cite={inject.cite} playbook={playbook} base={base} />
          </p>
          <Prompts item={inject} materials={materials} />
          <button type="button" onClick={() => seat.act({ do: 'ask', asks: !tabletop.asks })}>
            {tabletop.asks ? groupText.hideAsks : `${groupText.release}“${groupText.asks}”`}
          </button>
          <ol class="group-grades ruled">
            {scenario.objectives
              .filter(({ after }) => after === inject.id)
              .map(objective => (
                <JudgeObjective key={objective.id} {...table} objective={objective} />
              ))}
          </ol>
        </section>
      )}
      <details>
        <summary>{groupText.reactions}</summary>
        <ul class="ruled">
          {scenario.reactions.map(({ id, when, unless, from, text }) => (
            <li key={id}>
              <p class="small faint">
                {triggerWords(when, names)}
                {unless !== undefined && `（${unlessWords(unless, names)}）`}
              </p>
              <p>
                <strong>{from}</strong>：{text}
              </p>
              {standingOf(tabletop, id) !== 'shown' && (
                <button
                  type="button"
                  onClick={() => seat.act({ do: 'release', card: { kind: 'reaction', id } })}
                >
                  {groupText.release}
                </button>
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
