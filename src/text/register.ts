import type { RegisterWords } from '../document/register.ts';
import type { Ending } from '../playbook/meaning.ts';
import { elsewhereText } from './statements.ts';
import { stateLabel } from './step.ts';

const endingLabel: Readonly<Record<Ending, string>> = {
  transferred: '移送',
  answered: '直接答复',
  noConcern: '不构成舆情',
};

/** The register (台账) as an office knows it. No column says who posted. */
export const registerWords: RegisterWords = {
  sheet: '舆情台账',
  status: { open: '处置中', closed: '已结束' },
  offline: (state, progress) =>
    progress === undefined ? stateLabel[state] : `${stateLabel[state]}：${progress}`,
  ends: (ending, recipient) =>
    recipient === undefined ? endingLabel[ending] : `${endingLabel[ending]}${recipient}`,
  elsewhere: title => `${title}（${elsewhereText.word}）`,
};

/** A name for the register's file. @param date `YYYY-MM-DD` */
export const registerFileName = (date: string, extension: 'xlsx' | 'csv'): string =>
  `舆情台账-${date.replaceAll('-', '')}.${extension}`;
