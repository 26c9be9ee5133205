import { names } from '#names';
import type { ToldOf } from '../core/told.ts';
import { having, listed, sentence } from '../core/words/sentence.ts';
import { filledInLabel } from './answered.ts';

const changeSentence = (level: string, others: string): string =>
  level === '' && others === ''
    ? ''
    : sentence(
        '根据最新情况调整初判',
        level,
        having(others, changed => `涉及${changed}`),
      );

/** What is said of the triage. */
export const triageTold: ToldOf<'opened' | 'answered' | 'playbookMoved'> = {
  opened: {
    log: ({ data }, { label }) => `${label}：${data.title}`,
    document: { says: () => sentence(`启动${names.matter}处置`) },
  },
  answered: {
    log: (event, { names, label }) =>
      [
        names.fillsIn(event) ? filledInLabel : label,
        names.levelChange(event) ?? '',
        names.changed(event).join('、'),
      ]
        .filter(part => part !== '')
        .join('：'),
    document: {
      says: (event, { names }) =>
        names.fillsIn(event)
          ? ''
          : changeSentence(names.levelChange(event) ?? '', listed(names.changed(event))),
    },
  },
  playbookMoved: {
    log: () => '换到新版手册',
    document: { silent: '是本系统自己的事' },
  },
};
