import { failure } from '../../base/result.ts';
import { nobody, nothing, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { opaqueField, personField, phoneField, textField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { comparable, keyAmong, pairKey, personKey, sameKey, samePerson, titleAmong } from './same-person.ts';

const PARTS = ['title', 'role', 'phone'] as const;
export type PersonPart = (typeof PARTS)[number];

/** The subject of one detail of a person. @param key as `personKey` gives it */
export const personSubject = (key: string, part: PersonPart): string => `person:${key}/${part}`;

const recordPersonFields = {
  person: personField('name'),
  role: opaqueField<string | undefined>(),
  phone: phoneField,
};
export const recordPerson: CommandSpec<typeof recordPersonFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: recordPersonFields,
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
    const title = said.title === undefined ? (person.title ?? known?.title) : undefined;
    return event(personRecorded, present({ name: person.name, ...said, known: title, among }));
  },
};

/** Details of a person: title, role and telephone number are values of their own, so that one officer's title and another's number join. */
export const personRecorded = kind(
  'personRecorded',
  ({ z, slug, text }) =>
    z.strictObject({
      name: text(TEXT_LIMITS.name),
      title: z.exactOptional(text(TEXT_LIMITS.name)),
      role: z.exactOptional(slug),
      phone: z.exactOptional(text(TEXT_LIMITS.name)),
      /** The duty title by which the person was known, where the record gives another. */
      known: z.exactOptional(text(TEXT_LIMITS.name)),
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
    names: ({ data: { name, title, known, role, phone } }) => [
      present({ name, title: title ?? known, role, phone }),
    ],
    disturbs: nothing,
    story: 'log',
    label: '记下人员',
    effort: 'none',
    commands: { recordPerson },
  },
);

const tellApartFields = {
  name: textField(TEXT_LIMITS.name),
  title: textField(TEXT_LIMITS.name),
  /** The duty title of the other one. */
  other: textField(TEXT_LIMITS.name),
};
const tellApart: CommandSpec<typeof tellApartFields> = {
  who: 'anyone',
  fields: tellApartFields,
  decide: ({ view, event }, data) => {
    // A reader of the record could not tell two namesakes with one title apart.
    if (comparable(data.title) === comparable(data.other)) return badField('other', { code: 'sameTitle' });
    return view.people.apart.has(pairKey(data.name, [data.title, data.other]))
      ? failure({ code: 'unchanged' })
      : event(toldApart, data);
  },
};

/** Two people of one name are two; their duty titles tell them apart. */
export const toldApart = kind(
  'toldApart',
  ({ z, text }) =>
    z.strictObject({
      name: text(TEXT_LIMITS.name),
      title: text(TEXT_LIMITS.name),
      other: text(TEXT_LIMITS.name),
    }),
  {
    subjects: ({ data: { name, title, other } }) => [`apart:${pairKey(name, [title, other])}`],
    value: () => 'apart',
    names: nobody,
    disturbs: nothing,
    story: 'log',
    label: '同名两人',
    effort: 'none',
    commands: { tellApart },
  },
);

const tellSameFields = { one: personField('either'), other: personField('either') };
const tellSame: CommandSpec<typeof tellSameFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: tellSameFields,
  decide: ({ view, event }, data) =>
    samePerson(view.people, data.one, data.other) ? failure({ code: 'unchanged' }) : event(toldSame, data),
};

/** Two names are one person's. `one` is the name to use. */
export const toldSame = kind('toldSame', ({ z, person }) => z.strictObject({ one: person, other: person }), {
  subjects: ({ data: { one, other } }) => [`same:${sameKey(one, other)}`],
  value: () => 'same',
  // The last named stands first: the name to use.
  names: ({ data: { one, other } }) => [other, one],
  disturbs: nothing,
  story: 'log',
  label: '同一个人',
  effort: 'none',
  commands: { tellSame },
});

declare module '../core/incident.ts' {
  interface IncidentKinds {
    personRecorded: typeof personRecorded;
    toldApart: typeof toldApart;
    toldSame: typeof toldSame;
  }
}
