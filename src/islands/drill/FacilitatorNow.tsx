import { enteredWords } from '../../text/drill-acts.ts';
import { groupText } from '../../text/drill-group.ts';
import { triggerWords, unlessWords } from '../../text/drill-patterns.ts';
import { itemOf, standingOf } from '../../training/tabletop.ts';
import { Cites } from './Cites.tsx';
import { JudgeObjective } from './JudgeObjective.tsx';
import { roleName } from './role-name.ts';
import { ShownCard } from './TableParts.tsx';
import type { AtTable } from './useTable.ts';

/** What the room looks at, and beside it what only the facilitator knows: what is good, what is marked by it, what may come of it. */
export function FacilitatorNow(table: AtTable) {
  const { tabletop, seat, materials, base } = table;
  const { scenario, index } = materials;
  const { playbook, definitions } = index;
  const card = tabletop.cards[tabletop.place - 1];
  if (card === undefined) return null;
  const item = 'text' in card ? undefined : itemOf(card, scenario);
  const inject = item !== undefined && 'good' in item ? item : undefined;
  const names = { playbook, scenario, definitions };
  return (
    <>
      <p class="small faint">{groupText.now}</p>
      <ShownCard card={card} materials={materials} />
      {inject !== undefined && (
        <section class="group-answer flow" aria-label={groupText.forLeader}>
          <p>
            <strong>{groupText.good}</strong> {inject.good}
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
            {groupText.cite} <Cites cite={inject.cite} playbook={playbook} base={base} />
          </p>
          <ul class="group-roles">
            {Object.entries(inject.prompts).map(([role, question]) => (
              <li key={role}>
                <strong>{roleName(playbook, role)}</strong> {question}
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => seat.act({ do: 'ask', asks: !tabletop.asks })}>
            {tabletop.asks ? groupText.hideAsks : `${groupText.release}“${groupText.asks}”`}
          </button>
          <ol class="group-grades">
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
        <ul class="group-list">
          {scenario.reactions.map(({ id, when, unless, from, text }) => (
            <li key={id}>
              <span>
                <span class="small faint">
                  {triggerWords(when, names)}
                  {unless !== undefined && `（${unlessWords(unless, names)}）`}
                </span>
                <br />
                <strong>{from}</strong>：{text}
              </span>
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
