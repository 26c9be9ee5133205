import { Button } from '../../kit/Button.tsx';
import { FormButton } from '../../kit/Disclosure.tsx';
import { formText } from '../../kit/form-words.ts';
import { Section } from '../../kit/Section.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { Playbook } from '../../playbook/playbook.ts';
import { checkFields, personField, phoneField } from '../core/fields.ts';
import { personName } from '../core/words/person.ts';
import { refusedAt } from '../core/words/refusal.ts';
import type { Running } from '../parts/useSession.tsx';
import type { Contact } from './tree.ts';
import { contactsText } from './words.ts';

/** The numbers of this machine: who holds the posts that are called in the first ten minutes, in which order. */
export function ContactsPanel({ running, playbook }: { running: Running; playbook: Playbook }) {
  const { session, snapshot } = running;
  const { contacts } = snapshot;
  const posts = playbook.first.posts.filter(({ number }) => !number);
  const change = (next: (kept: readonly Contact[]) => readonly Contact[]): void =>
    void session.changeContacts(next);
  const isSame = (one: Contact, other: Contact): boolean =>
    one.post === other.post && one.phone === other.phone && one.name === other.name;
  return (
    <Section id="contacts-title" class="form-width flow measure" title={contactsText.title}>
      <p class="small">{contactsText.about}</p>
      {contacts.length === 0 && <p>{contactsText.none}</p>}
      <ul class="ruled contacts">
        {posts.flatMap(({ id, title }) => {
          const held = contacts.filter(({ post }) => post === id);
          return held.map((contact, place) => (
            <li key={`${id} ${contact.phone}`} class="cluster">
              <span>
                {title}&ensp;{personName({ name: contact.name })}{' '}
                <span class="phone-number numeric">{contact.phone}</span>
              </span>
              {place > 0 && (
                <Button
                  class="quiet small"
                  words={contactsText.first}
                  of={contact.phone}
                  onClick={() => change(kept => [contact, ...kept.filter(each => !isSame(each, contact))])}
                />
              )}
              <Button
                class="quiet small"
                words={contactsText.remove}
                of={contact.phone}
                onClick={() => change(kept => kept.filter(each => !isSame(each, contact)))}
              />
            </li>
          ));
        })}
      </ul>
      <FormButton
        offered={posts.length > 0}
        id="contact"
        button={contactsText.add}
        form={opened => (
          <UnkeptForm
            {...opened}
            id="contact"
            fields={{
              post: {
                kind: 'choice',
                label: contactsText.post,
                options: posts.map(({ id, title }) => ({ value: id, label: title })),
              },
              name: { kind: 'line', label: contactsText.person },
              phone: { kind: 'phone', label: contactsText.phone },
            }}
            action={contactsText.save}
            onSubmit={async ({ post, name, phone }) => {
              const title = posts.find(({ id }) => id === post)?.title ?? '';
              const checked = checkFields(
                { name: personField('either'), phone: phoneField },
                { name: { name, title }, phone },
                0,
              );
              if (!checked.ok) return refusedAt(checked.refusal);
              if (checked.value.phone === undefined)
                return refusedAt({ code: 'badField', field: 'phone', why: { code: 'required' } });
              const contact: Contact = { name: name.trim(), post, phone: checked.value.phone };
              const isKept = await session.changeContacts(kept => [
                ...kept.filter(each => !isSame(each, contact)),
                contact,
              ]);
              return isKept ? undefined : { sentence: formText.failed };
            }}
          />
        )}
      />
    </Section>
  );
}
