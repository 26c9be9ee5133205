import { failure } from '../../base/result.ts';
import { command } from '../desk.ts';
import { textField } from '../fields.ts';
import { badField } from '../refusal.ts';
import { comparable, pairKey } from '../same-person.ts';
import { kind, TEXT_LIMITS } from './define.ts';

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
  },
);

export const tellApart = command({
  fields: {
    name: textField(TEXT_LIMITS.name),
    title: textField(TEXT_LIMITS.name),
    /** The duty title of the other one. */
    other: textField(TEXT_LIMITS.name),
  },
  decide: ({ view, event }, data) => {
    // Two of one name and one title could not be told apart by whoever reads the record.
    if (comparable(data.title) === comparable(data.other)) return badField('other', { code: 'sameTitle' });
    return view.people.apart.has(pairKey(data.name, [data.title, data.other]))
      ? failure({ code: 'unchanged' })
      : event(toldApart, data);
  },
});
