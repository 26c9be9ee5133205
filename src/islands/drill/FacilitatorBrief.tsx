import { groupText } from '../../text/drill-group.ts';
import { BRIEF } from '../../training/tabletop.ts';
import { Agreed } from './Agreed.tsx';
import { roleName } from './role-name.ts';
import type { AtTable } from './useTable.ts';

/** What is read to the table before anything comes, and who speaks for which role. */
export function FacilitatorBrief({
  tabletop: { people, agreed },
  seat,
  materials: { scenario, index },
}: AtTable) {
  return (
    <>
      <h2>{groupText.brief}</h2>
      <Agreed agreed={agreed} />
      {scenario.brief.map(line => (
        <p key={line}>{line}</p>
      ))}
      <h3>{groupText.shareTask}</h3>
      <p class="small faint">{groupText.peopleHint}</p>
      <ul class="group-roles">
        {scenario.roles.map(({ role }) => {
          const name = roleName(index.playbook, role);
          return (
            <li key={role}>
              <strong>{name}</strong>
              <input
                aria-label={groupText.person(name)}
                placeholder={groupText.personPlaceholder}
                autocomplete="off"
                value={people[role] ?? ''}
                onInput={({ currentTarget: { value } }) => seat.act({ do: 'seat', role, person: value })}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What the facilitator notes of what the room looks at. */
export function FacilitatorNotes({ tabletop: { place, cards, notes }, seat }: AtTable) {
  const card = place === 0 ? BRIEF : (cards[place - 1]?.id ?? BRIEF);
  return (
    <div class="field stack-1">
      <label for="group-notes">{groupText.notes}</label>
      <p class="small faint" id="group-notes-hint">
        {groupText.notesHint}
      </p>
      <textarea
        id="group-notes"
        rows={2}
        aria-describedby="group-notes-hint"
        value={notes[card] ?? ''}
        onInput={({ currentTarget: { value } }) => seat.act({ do: 'note', card, text: value })}
      />
    </div>
  );
}
