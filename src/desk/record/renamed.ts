import { failure } from '../../base/result.ts';
import { kind, TEXT_LIMITS } from '../core/define.ts';
import { command } from '../core/desk.ts';
import { textField } from '../core/fields.ts';

export const renamed = kind('renamed', ({ z, text }) => z.strictObject({ title: text(TEXT_LIMITS.title) }), {
  subjects: () => ['title'],
  value: ({ data }) => data.title,
});

export const rename = command({
  fields: { title: textField(TEXT_LIMITS.title) },
  decide: ({ view, event }, { title }) =>
    title === view.title ? failure({ code: 'unchanged' }) : event(renamed, { title }),
});
