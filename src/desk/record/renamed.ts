import { failure } from '../../base/result.ts';
import { nobody, nothing, TEXT_LIMITS } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { textField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';

const renameFields = { title: textField(TEXT_LIMITS.title) };
const rename: CommandSpec<typeof renameFields> = {
  who: 'anyone',
  fields: renameFields,
  decide: ({ view, event }, { title }) =>
    title === view.title ? failure({ code: 'unchanged' }) : event(renamed, { title }),
};

export const renamed = kind('renamed', ({ z, text }) => z.strictObject({ title: text(TEXT_LIMITS.title) }), {
  subjects: () => ['title'],
  value: ({ data }) => data.title,
  names: nobody,
  disturbs: nothing,
  story: 'log',
  label: '改名',
  effort: 'none',
  commands: { rename },
});

declare module '../core/incident.ts' {
  interface IncidentKinds {
    renamed: typeof renamed;
  }
}
