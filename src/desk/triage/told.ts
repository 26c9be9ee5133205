import type { ToldOf } from '../core/told.ts';
import { having, listed, sentence } from '../core/words/sentence.ts';
import { filledInLabel } from './answered.ts';

/** What is said of the triage. */
export const triageTold: ToldOf<'opened' | 'answered' | 'playbookMoved'> = {
  opened: {
    log: ({ data }, { label }) => `${label}：${data.title}`,
    document: { says: () => sentence('启动舆情处置') },
  },
  answered: {
    log: (event, { names, label }) =>
      [names.fillsIn(event) ? filledInLabel : label, names.changed(event).join('、')]
        .filter(part => part !== '')
        .join('：'),
    document: {
      says: (event, { names }) =>
        names.fillsIn(event)
          ? ''
          : sentence(having(listed(names.changed(event)), changed => `根据最新情况调整初判，涉及${changed}`)),
    },
  },
  playbookMoved: {
    log: () => '换到新版手册',
    document: { silent: '是本系统自己的事' },
  },
};
