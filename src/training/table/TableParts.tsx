import { fullTime } from '../../desk/core/words/time.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Table } from '../../kit/Table.tsx';
import { debriefText } from '../drills/debrief-words.ts';
import { GradeMark } from '../drills/GradeMark.tsx';
import { milliseconds } from '../drills/offset.ts';
import { startOf } from '../drills/run.ts';
import type { Materials } from '../drills/useDrill.tsx';
import { injectLabel, sinceStart } from '../drills/words.ts';
import { roleName } from './place.tsx';
import { Agreed, Roles } from './Roles.tsx';
import { type Card, improvements, itemOf, judgementOf } from './tabletop.ts';
import type { AtTable } from './useTable.tsx';
import { tabletopText } from './words.ts';

/** How a card is headed: what it is, and from whom. */
export function cardHead(card: Card, { scenario }: Materials): readonly [kind: string, from: string] {
  if ('text' in card) return [tabletopText.card[card.kind], card.from];
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

/** An inject's questions to each role. */
export const Prompts = ({ item, materials }: { item: ReturnType<typeof itemOf>; materials: Materials }) =>
  item !== undefined && 'prompts' in item ? (
    <Roles materials={materials} said={Object.entries(item.prompts)} />
  ) : null;

/** The brief read to the table before anything comes, the improvements it had agreed, and who speaks for which role. */
export function TableBrief({ view, tabletop: { people, agreed }, seat, materials }: AtTable) {
  const { scenario, index } = materials;
  return (
    <>
      <h2 tabIndex={-1}>{tabletopText.brief}</h2>
      <Agreed agreed={agreed} />
      {scenario.brief.map(line => (
        <p key={line} class="group-text">
          {line}
        </p>
      ))}
      {view === 'room' ? (
        <Roles
          materials={materials}
          said={scenario.roles.map(({ role, task }) => [
            role,
            <>
              {people[role]} <span class="faint">{task}</span>
            </>,
          ])}
        />
      ) : (
        <>
          <p class="small faint">{tabletopText.peopleHint}</p>
          {scenario.roles.map(({ role, task }) => (
            <FieldInput
              key={role}
              id={`person-${role}`}
              field={{
                kind: 'line',
                label: tabletopText.person(roleName(index.playbook, role)),
                hint: task,
              }}
              value={people[role]}
              onValue={value => seat.act(now => ({ people: { ...now.people, [role]: String(value) } }))}
            />
          ))}
        </>
      )}
    </>
  );
}

/** How each objective went, and the improvement, by whom and by when. */
export function Graded({ tabletop, materials: { scenario } }: AtTable) {
  const plan = improvements(tabletop);
  return (
    <>
      <Table
        class="objectives carded"
        rows={scenario.objectives}
        keyOf={({ id }) => id}
        columns={[
          { head: debriefText.columns.objective, cell: ({ title }) => title },
          {
            head: debriefText.columns.grade,
            cell: ({ id }) => <GradeMark grade={judgementOf(tabletop, id).grade} word="brief" />,
          },
          { head: debriefText.ideal, data: { 'data-head': debriefText.ideal }, cell: ({ ideal }) => ideal },
        ]}
      />
      <h3>{tabletopText.plan}</h3>
      <Table
        class="carded"
        rows={plan}
        none={tabletopText.noPlan}
        keyOf={(_, position) => String(position)}
        columns={[
          { head: tabletopText.note, cell: ({ note }) => note },
          { head: tabletopText.who, data: { 'data-head': tabletopText.who }, cell: ({ who }) => who },
          { head: tabletopText.by, data: { 'data-head': tabletopText.by }, cell: ({ by }) => by },
        ]}
      />
    </>
  );
}
