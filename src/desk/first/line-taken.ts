import { failure } from '../../base/result.ts';
import { isWork, nobody, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { asked, linkField, opaqueField, textField, timeField } from '../core/fields.ts';
import type { EventRecord } from '../core/incident.ts';
import { kind } from '../core/kind.ts';

const lineSubject = (line: string): string => `line:${line}`;

const takeFields = {
  line: opaqueField<string>(),
  takenAt: asked(timeField('past'), { label: '几点' }),
  who: asked(textField(TEXT_LIMITS.value, true), {
    label: '前往人员（姓名、单位或者人数）',
    hint: '例如“地质环境科周敏等2人，开应急车”。',
  }),
  link: asked(linkField, { label: '网址', hint: '帖子、视频的网址，以 http 开头。' }),
  note: asked(textField(TEXT_LIMITS.value, true), {
    label: '留了什么、存在哪里（有网址的可以不填）',
    hint: '例如“视频截图3张，存值班电脑桌面”。不写是谁发的。',
  }),
};
export const takeLine: CommandSpec<typeof takeFields> = {
  who: 'anyone',
  fields: takeFields,
  decide: ({ index: { playbook }, event }, data) =>
    // A line that opens a screen is shown as done by the work on that screen.
    playbook.first.lines.some(({ id, opens }) => id === data.line && opens === undefined)
      ? event(lineTaken, present(data))
      : failure({ code: 'unknownLine' }),
};

/** One of the lines of the first ten minutes was done: when, by whom or with what, as far as the line asks for it. */
export const lineTaken = kind(
  'lineTaken',
  ({ z, slug, text, utcTime }) =>
    z.strictObject({
      line: slug,
      takenAt: utcTime,
      /** Who went. */
      who: z.exactOptional(text(TEXT_LIMITS.value)),
      /** An address that was kept. */
      link: z.exactOptional(text(TEXT_LIMITS.link)),
      /** The thing that was saved, and where. */
      note: z.exactOptional(text(TEXT_LIMITS.value)),
    }),
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

declare module '../core/view.ts' {
  interface IncidentView {
    /** Lines of the first ten minutes that were done. */
    readonly lines: readonly EventRecord<'lineTaken'>[];
  }
}

declare module '../core/incident.ts' {
  interface IncidentKinds {
    lineTaken: typeof lineTaken;
  }
}
