import { failure } from '../../base/result.ts';
import { command, present } from '../desk.ts';
import { given, personField, phoneField } from '../fields.ts';
import { keyAmong, personKey, titleAmong } from '../same-person.ts';
import { kind, TEXT_LIMITS } from './define.ts';

const PARTS = ['title', 'role', 'phone'] as const;
export type PersonPart = (typeof PARTS)[number];

/** What is said of one part of who somebody is. @param key as `personKey` gives it */
export const personSubject = (key: string, part: PersonPart): string => `person:${key}/${part}`;

/**
 * Who somebody is: title, role and telephone number are values of their own, so that what one officer says of the title
 * and another of the number joins.
 */
export const personRecorded = kind(
  'personRecorded',
  ({ z, slug, text }) =>
    z.strictObject({
      name: text(TEXT_LIMITS.name),
      title: z.exactOptional(text(TEXT_LIMITS.name)),
      role: z.exactOptional(slug),
      phone: z.exactOptional(text(TEXT_LIMITS.name)),
      /** The duty title that tells this one of several who have the name. */
      among: z.exactOptional(text(TEXT_LIMITS.name)),
    }),
  {
    subjects: ({ data }) =>
      PARTS.filter(part => data[part] !== undefined).map(part =>
        personSubject(keyAmong(data, data.among), part),
      ),
    value: ({ data }, subject) =>
      PARTS.flatMap(part =>
        subject === personSubject(keyAmong(data, data.among), part) ? [data[part]] : [],
      )[0],
    names: ({ data: { name, title, role, phone } }) => [present({ name, title, role, phone })],
  },
);

export const recordPerson = command({
  whenClosed: true,
  fields: { person: personField('name'), role: given<string | undefined>(), phone: phoneField },
  decide: ({ index, view, event }, { person, role, phone }) => {
    if (role !== undefined && !index.playbook.roles.some(({ id }) => id === role))
      return failure({ code: 'noRole' });
    const key = personKey(view.people, person);
    const known = view.people.all.find(each => personKey(view.people, each) === key);
    const said = {
      title: person.title === known?.title ? undefined : person.title,
      role: role === known?.role ? undefined : role,
      phone: phone === known?.phone ? undefined : phone,
    };
    if (Object.values(said).every(value => value === undefined)) return failure({ code: 'unchanged' });
    const among = titleAmong(view.people, person);
    return event(personRecorded, present({ name: person.name, ...said, among }));
  },
});
