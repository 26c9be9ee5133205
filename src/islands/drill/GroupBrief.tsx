import { groupText } from '../../text/drill-group.ts';
import type { Tabletop, TabletopChange } from '../../training/tabletop.ts';
import { roleName } from './role-name.ts';
import type { Materials } from './useDrill.ts';

interface Props {
  tabletop: Tabletop;
  materials: Materials;
  onChange(change: TabletopChange): void;
}

/** What is read to the table before anything comes, and who speaks for which role. */
export function GroupBrief({ tabletop, materials, onChange }: Props) {
  const { scenario, index } = materials;
  const { people } = tabletop;
  return (
    <>
      <section class="group-came" aria-labelledby="group-brief">
        <h2 id="group-brief" tabIndex={-1}>
          {groupText.brief}
        </h2>
        {scenario.brief.map(line => (
          <p key={line} class="group-text">
            {line}
          </p>
        ))}
      </section>
      <section class="group-people" aria-labelledby="group-people">
        <h3 id="group-people">{groupText.shareTask}</h3>
        <p class="small faint">{groupText.peopleHint}</p>
        <ul>
          {scenario.roles.map(({ role, task }) => {
            const name = roleName(index.playbook, role);
            return (
              <li key={role}>
                <span>
                  <strong>{name}</strong> {task}
                </span>
                <input
                  aria-label={groupText.person(name)}
                  placeholder={groupText.personPlaceholder}
                  autocomplete="off"
                  value={people[role] ?? ''}
                  onInput={({ currentTarget: { value } }) =>
                    onChange(now => ({ people: { ...now.people, [role]: value } }))
                  }
                />
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
