import { failure } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { TITLE } from '../../playbook/form-title.ts';
import { nobody, nothing, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { opaqueField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { namedCauses } from '../facts/cause.ts';

/** Each that answers something of its own is a document of its own. */
const documentSubject = (form: string, order?: string): string =>
  order === undefined ? `document:${form}` : `document:${form}/${order}`;

const fileDocumentFields = {
  form: opaqueField<string>(),
  /** The order that it answers. */
  order: opaqueField<string | undefined>(),
  fields: opaqueField<Readonly<Record<string, string>>>(),
};
const fileDocument: CommandSpec<typeof fileDocumentFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: fileDocumentFields,
  decide: ({ index, view, event }, { form: id, order, fields: typed }) => {
    const form = index.playbook.forms.find(each => each.id === id);
    if (form === undefined) return failure({ code: 'unknownForm' });
    if (order !== undefined && !view.orders.some(each => each.id === order))
      return failure({ code: 'unknownOrder' });
    const fields: Record<string, string> = {};
    const texts = form.fields.flatMap(({ id: name, kind: sort }) =>
      sort === 'table' ? [] : [[name, typed[name] ?? ''] as const],
    );
    // Documents that were filed before a title could be written have none.
    const title = typed[TITLE];
    for (const [name, text] of title === undefined ? texts : [[TITLE, title] as const, ...texts]) {
      const words = checkText(text, TEXT_LIMITS.part, true);
      if (!words.ok) return badField(name, words.refusal);
      const [cause] = namedCauses(words.value, view.ledger);
      if (cause !== undefined) return failure({ code: 'unapprovedCause', text: cause });
      fields[name] = words.value;
    }
    return event(documentFiled, present({ form: id, order, fields }));
  },
};

/** A document as it was filed, by the ids of its form's fields. */
export const documentFiled = kind(
  'documentFiled',
  ({ z, slug, text }) =>
    z.strictObject({
      form: slug,
      order: z.exactOptional(z.ulid()),
      fields: z.record(slug, text(TEXT_LIMITS.part)),
    }),
  {
    subjects: ({ data }) => [documentSubject(data.form, data.order)],
    names: nobody,
    disturbs: nothing,
    story: 'release',
    label: '存下文书',
    effort: 'document',
    commands: { fileDocument },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    documentFiled: typeof documentFiled;
  }
}
