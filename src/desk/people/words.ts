import { names } from '#names';
import type { Person } from '../core/define.ts';
import { personName } from '../core/words/person.ts';

/** Wording of fields that name somebody. */
export const personText = {
  name: (what: string) => `${what} · 姓名`,
  title: '职务',
  titleOptional: '职务（可以不填）',
  notOffice: `这是人的姓名，请填单位或者${names.section}。`,
  combined: '没有别的人，一人兼',
  combinedReason: '一人兼的理由',
  combinedHint: '例如“夜间一人值班，已电话报带班领导”。复盘里看得到。',
  combinedSaid: (reason: string) => `一人兼，理由：${reason}`,
  same: '同一个人，写法不一样',
  sameOne: '用这个写法',
  sameOther: '这个写法也是他',
  sameSave: '记为同一个人',
  apart: (who: string) => `与${who}是同名的两个人`,
} as const;

/** The writer of a record, by post and name. */
export const writerName = (role: string, { name = '' }: { readonly name?: string }): string =>
  officerName(role, { name });

/** The officer who hands over, as a sheet names him: role, duty title, name. */
export const officerName = (role: string, officer: Partial<Person>): string =>
  `${role} ${personName({ name: '', ...officer })}`.trim();
