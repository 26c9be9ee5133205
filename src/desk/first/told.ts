import type { ToldOf } from '../core/told.ts';
import { personName } from '../core/words/person.ts';
import { beside } from '../core/words/sentence.ts';
import { callEnd } from './words.ts';

/** What is said of the first ten minutes. */
export const firstTold: ToldOf<'called' | 'lineTaken'> = {
  called: {
    log: ({ data: { person, end, said } }, { happened }) => {
      const words = `打电话给${personName(person)}，${callEnd[end]}${said === undefined ? '' : `：${said}`}`;
      return `${words}${beside(happened)}`;
    },
    document: { silent: '文书写报告和指示，不写拨了几次电话' },
  },
  lineTaken: {
    log: ({ data }, { names, happened }) => `${names.lineText(data.line)}${beside(happened)}`,
    document: { silent: '文书写由此办成的事' },
  },
};
