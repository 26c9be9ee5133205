import type { SentencesOf } from '../core/sentences.ts';
import { partyName, personName } from '../core/words/person.ts';

/** Sentences of assignments, and of who is who. */
export const peopleSentences: SentencesOf<'assigned' | 'personRecorded' | 'toldApart' | 'toldSame'> = {
  assigned: {
    log: ({ data: { steps, to, unit, by } }, { names, now, time }) =>
      `${to === undefined && unit === undefined ? '不再指定人' : `交给${partyName({ unit, person: to })}`}${by === undefined ? '' : `，${time(Date.parse(by), now)}前办完`}：${steps.map(names.stepTitle).join('、')}`,
    document: { silent: '写在交接里' },
  },
  personRecorded: {
    log: ({ data: { name, title, role, phone } }, { names }) => {
      const said = [title, role && names.roleName(role), phone].filter(part => part !== undefined);
      return `人员：${[name, ...said].join('，')}`;
    },
    document: { silent: '是通讯录，不是处置' },
  },
  toldApart: {
    log: ({ data }) => `${data.title}${data.name}与${data.other}${data.name}是两个人`,
    document: { silent: '是通讯录，不是处置' },
  },
  toldSame: {
    log: ({ data: { one, other } }) => `${personName(one)}与${personName(other)}是同一个人`,
    document: { silent: '是通讯录，不是处置' },
  },
};
