import { recordPerson } from '../../incident/kinds/person-recorded.ts';
import type { KnownPerson } from '../../incident/people.ts';
import { personKey } from '../../incident/same-person.ts';
import { useOpen } from '../../kit/draft.ts';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { personName } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { carryOut } from './carry-out.ts';
import type { Work } from './work.ts';

const formOf = (person: string): string => `person ${person}`;

/** Everyone named in the record, with what it knows of each; a title and a number can be added to it. */
export function PeopleNamed({ work }: { work: Work }) {
  const { people } = work.incident.view;
  const named = people.all.filter(({ name }) => name !== '');
  const [opened, setOpened] = useOpen(
    named.map(person => personKey(people, person)),
    formOf,
  );
  if (named.length === 0) return null;
  return (
    <section class="roster people-named flow-3 stays" aria-labelledby="people-named-title">
      <h2 id="people-named-title">{teamText.named}</h2>
      <p class="small faint">{teamText.namedHint}</p>
      <ul class="plain">
        {named.map(person => {
          const key = personKey(people, person);
          return (
            <li key={key} class="cluster">
              {opened === key ? (
                <div class="colleague stack-3">
                  <p>{person.name}</p>
                  <PersonForm
                    work={work}
                    person={person}
                    id={formOf(key)}
                    onClose={() => setOpened(undefined)}
                  />
                </div>
              ) : (
                <>
                  <p class="colleague stack-3">{aboutPerson(work, person)}</p>
                  <button
                    type="button"
                    class="quiet small"
                    aria-label={teamText.changeLabel(person.name)}
                    onClick={() => setOpened(key)}
                  >
                    {teamText.change}
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const aboutPerson = (work: Work, person: KnownPerson): string =>
  [
    personName(person),
    ...(person.role === undefined ? [] : [work.roleName(person.role)]),
    ...(person.phone === undefined ? [] : [person.phone]),
  ].join(' · ');

interface FormProps {
  work: Work;
  person: KnownPerson;
  id: string;
  onClose(): void;
}

function PersonForm({ work, person, id, onClose }: FormProps) {
  return (
    <Form
      id={id}
      fields={{
        title: { kind: 'line', label: teamText.post, value: person.title },
        phone: ask(recordPerson.fields.phone, { label: teamText.phone, value: person.phone }),
      }}
      action={teamText.save}
      onSubmit={({ title, phone }) =>
        carryOut(work, {
          kind: 'recordPerson',
          person: { name: person.name, title },
          role: person.role,
          phone,
        })
      }
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
