import { groupText } from '../../text/drill-group.ts';
import { itemOf, judgementOf } from '../../training/tabletop.ts';
import { Agreed } from './Agreed.tsx';
import { GradeMark } from './GradeMark.tsx';
import { Improvements } from './Improvements.tsx';
import { roleName } from './role-name.ts';
import { ShownCard } from './TableParts.tsx';
import type { AtTable } from './useTable.ts';

/** What is read to the table before anything comes, and what it had agreed to mend. */
export function RoomBrief({ tabletop: { people, agreed }, materials: { scenario, index } }: AtTable) {
  return (
    <>
      <h2 tabIndex={-1}>{groupText.brief}</h2>
      <Agreed agreed={agreed} />
      {scenario.brief.map(line => (
        <p key={line} class="group-text">
          {line}
        </p>
      ))}
      <ul class="group-roles">
        {scenario.roles.map(({ role, task }) => (
          <li key={role}>
            <strong>{roleName(index.playbook, role)}</strong> {people[role]} <span class="faint">{task}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The card the room looks at, and, once they are let in, the questions it asks each role. */
export function RoomNow({ tabletop: { cards, place, asks }, materials }: AtTable) {
  const card = cards[place - 1];
  if (card === undefined) return null;
  const item = 'text' in card ? undefined : itemOf(card, materials.scenario);
  const prompts = item !== undefined && 'prompts' in item ? Object.entries(item.prompts) : [];
  return (
    <>
      <ShownCard card={card} materials={materials} />
      {asks && (
        <ul class="group-roles">
          {prompts.map(([role, question]) => (
            <li key={role}>
              <strong>{roleName(materials.index.playbook, role)}</strong> {question}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What was to be practised, and how it went. */
export function RoomWash({ tabletop, materials: { scenario } }: AtTable) {
  return (
    <>
      <h2 tabIndex={-1}>{groupText.washHead}</h2>
      <ol class="objectives ruled">
        {scenario.objectives.map(({ id, title, ideal }) => {
          const { grade } = judgementOf(tabletop, id);
          return (
            <li key={id}>
              {grade === undefined ? <span /> : <GradeMark grade={grade} word="brief" />}
              <strong>{title}</strong>
              <span>{ideal}</span>
            </li>
          );
        })}
      </ol>
      <Improvements tabletop={tabletop} />
    </>
  );
}
