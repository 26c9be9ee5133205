import { failure } from '../../base/result.ts';
import { isWork, kind, nobody } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { given, timeField } from '../core/fields.ts';

const lineSubject = (line: string): string => `line:${line}`;

const takeFields = { line: given<string>(), takenAt: timeField('past') };
const takeLine: CommandSpec<typeof takeFields> = {
  who: 'anyone',
  fields: takeFields,
  decide: ({ index: { playbook }, event }, data) =>
    // What a line opens shows by itself whether it was done.
    playbook.first.lines.some(({ id, opens }) => id === data.line && opens === undefined)
      ? event(lineTaken, data)
      : failure({ code: 'unknownLine' }),
};

/** One of the lines of the first ten minutes was done. */
export const lineTaken = kind(
  'lineTaken',
  ({ z, slug, utcTime }) => z.strictObject({ line: slug, takenAt: utcTime }),
  {
    subjects: ({ data }) => [lineSubject(data.line)],
    names: nobody,
    disturbs: isWork,
    story: 'whole',
    happenedAt: ({ data }) => data.takenAt,
    label: '头十分钟',
    effort: 'none',
    commands: { takeLine },
  },
);
