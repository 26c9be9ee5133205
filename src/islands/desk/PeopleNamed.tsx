import { recordPerson } from '../../incident/kinds/person-recorded.ts';
import type { KnownPerson } from '../../incident/people.ts';
import { personKey } from '../../incident/same-person.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { personName } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { useWork, type Work } from './work.ts';

/** Everyone named in the record, with what it knows of each; a title and a number can be added to it. */
export function PeopleNamed() {
  const work = useWork();
  const { people } = work.incident.view;
  const named = people.all.filter(({ name }) => name !== '');
  if (named.length === 0) return null;
  return (
    <section class="roster people-named flow-3 stays" aria-labelledby="people-named-title">
      <h2 id="people-named-title">{teamText.named}</h2>
      <p class="small faint">{teamText.namedHint}</p>
      <ul class="plain">
        {named.map((person, place) => (
          <li key={personKey(people, person)} class="cluster">
            <p class="colleague">{aboutPerson(work, person)}</p>
            <Disclosure
              forms={[
                {
                  id: `person ${personKey(people, person)}`,
                  button: teamText.change,
                  label: teamText.changeLabel(person.name),
                  class: 'quiet small',
                  form: opened => (
                    <Form
                      {...opened}
                      id={`person-${place}`}
                      draft={opened.id}
                      fields={{
                        title: { kind: 'line', label: teamText.post, value: person.title },
                        phone: ask(recordPerson.fields.phone, { label: teamText.phone, value: person.phone }),
                      }}
                      action={teamText.save}
                      onSubmit={({ title, phone }) =>
                        work.act({
                          kind: 'recordPerson',
                          person: { name: person.name, title },
                          role: person.role,
                          phone,
                        })
                      }
                    />
                  ),
                },
              ]}
            />
          </li>
        ))}
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
