import { FieldInput } from '../../kit/FieldInput.tsx';
import { Table } from '../../kit/Table.tsx';
import { injectLabel, sinceStart } from '../../text/drill.ts';
import { groupText } from '../../text/drill-group.ts';
import { fullTime } from '../../text/time.ts';
import { startOf } from '../../training/course.ts';
import { milliseconds } from '../../training/offset.ts';
import { type Card, improvements, itemOf, judgementOf } from '../../training/tabletop.ts';
import { GradeMark } from './GradeMark.tsx';
import { roleName } from './place.ts';
import { Agreed } from './Roles.tsx';
import type { Materials } from './useDrill.ts';
import type { AtTable } from './useTable.ts';

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

/** What an inject asks each role. */
export const Prompts = ({ item, materials }: { item: ReturnType<typeof itemOf>; materials: Materials }) => (
  <ul class="group-roles ruled">
    {item !== undefined &&
      'prompts' in item &&
      Object.entries(item.prompts).map(([role, question]) => (
        <li key={role}>
          <strong>{roleName(materials.index.playbook, role)}</strong> {question}
        </li>
      ))}
  </ul>
);

/** What is read to the table before anything comes, what it had agreed to mend, and who speaks for which role. */
export function TableBrief({ view, tabletop: { people, agreed }, seat, materials }: AtTable) {
  const { scenario, index } = materials;
  return (
    <>
      <h2 tabIndex={-1}>{groupText.brief}</h2>
      <Agreed agreed={agreed} />
      {scenario.brief.map(line => (
        <p key={line} class="group-text">
          {line}
        </p>
      ))}
      {view === 'facilitator' && <p class="small faint">{groupText.peopleHint}</p>}
      <ul class="group-roles ruled">
        {scenario.roles.map(({ role, task }) => {
          const name = roleName(index.playbook, role);
          return (
            <li key={role}>
              {view === 'room' ? (
                <>
                  <strong>{name}</strong> {people[role]} <span class="faint">{task}</span>
                </>
              ) : (
                <FieldInput
                  id={`person-${role}`}
                  field={{ kind: 'line', label: groupText.person(name), hint: task }}
                  value={people[role]}
                  onValue={value => seat.act(now => ({ people: { ...now.people, [role]: String(value) } }))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** How each objective went, and what is to be mended, by whom and by when. */
export function Graded({ tabletop, materials: { scenario } }: AtTable) {
  const plan = improvements(tabletop);
  return (
    <>
      <ol class="objectives ruled">
        {scenario.objectives.map(({ id, title, ideal }) => {
          const { grade } = judgementOf(tabletop, id);
          return (
            <li key={id}>
              {grade === undefined ? (
                <span class="faint">{groupText.noGrade}</span>
              ) : (
                <GradeMark grade={grade} word="brief" />
              )}
              <strong>{title}</strong>
              <span>{ideal}</span>
            </li>
          );
        })}
      </ol>
      <h3>{groupText.plan}</h3>
      <Table
        class="carded"
        rows={plan}
        none={groupText.noPlan}
        keyOf={(_, position) => String(position)}
        columns={[
          { head: groupText.note, cell: ({ note }) => note },
          { head: groupText.who, cell: ({ who }) => who },
          { head: groupText.by, cell: ({ by }) => by },
        ]}
      />
    </>
  );
}
