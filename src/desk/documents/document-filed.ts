import { failure } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { kind, nobody, nothing, TEXT_LIMITS } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { given } from '../core/fields.ts';
import { badField } from '../core/refusal.ts';
import { namedCauses } from '../facts/cause.ts';

const documentSubject = (form: string): string => `document:${form}`;

const fileDocumentFields = { form: given<string>(), fields: given<Readonly<Record<string, string>>>() };
const fileDocument: CommandSpec<typeof fileDocumentFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: fileDocumentFields,
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
};

/** A document as it was filed, by the ids of its form's fields. */
export const documentFiled = kind(
  'documentFiled',
  ({ z, slug, text }) => z.strictObject({ form: slug, fields: z.record(slug, text(TEXT_LIMITS.part)) }),
  {
    subjects: ({ data }) => [documentSubject(data.form)],
    names: nobody,
    disturbs: nothing,
    story: 'release',
    label: '存下文书',
    effort: 'document',
    commands: { fileDocument },
  },
);
