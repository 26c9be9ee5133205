import { failure } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { kind, TEXT_LIMITS } from '../core/define.ts';
import { command } from '../core/desk.ts';
import { given } from '../core/fields.ts';
import { badField } from '../core/refusal.ts';
import { namedCauses } from '../facts/cause.ts';

const documentSubject = (form: string): string => `document:${form}`;

/** A document as it was filed, by the ids of its form's fields. */
export const documentFiled = kind(
  'documentFiled',
  ({ z, slug, text }) => z.strictObject({ form: slug, fields: z.record(slug, text(TEXT_LIMITS.part)) }),
  { subjects: ({ data }) => [documentSubject(data.form)] },
);

export const fileDocument = command({
  whenClosed: true,
  fields: { form: given<string>(), fields: given<Readonly<Record<string, string>>>() },
  decide: ({ index, view, event }, { form: id, fields: typed }) => {
    const form = index.playbook.forms.find(each => each.id === id);
    if (form === undefined) return failure({ code: 'unknownForm' });
    const fields: Record<string, string> = {};
    for (const { id: name, kind: sort } of form.fields) {
      if (sort === 'table') continue;
      const words = checkText(typed[name] ?? '', TEXT_LIMITS.part, true);
      if (!words.ok) return badField(name, words.refusal);
      const [cause] = namedCauses(words.value, view.ledger);
      if (cause !== undefined) return failure({ code: 'unapprovedCause', text: cause });
      fields[name] = words.value;
    }
    return event(documentFiled, { form: id, fields });
  },
});
