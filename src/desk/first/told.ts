import type { ToldOf } from '../core/told.ts';
import { calledPerson, personName } from '../core/words/person.ts';
import { beside, listed, sentence, within } from '../core/words/sentence.ts';
import { callEnd } from './words.ts';

/** What is said of the first ten minutes. */
export const firstTold: ToldOf<'called' | 'lineTaken'> = {
  called: {
    log: ({ data: { person, end, told, said } }, { happened }) => {
      const words = `打电话给${personName(person)}，${callEnd[end]}${said === undefined ? '' : `：${said}`}`;
      const read = told === undefined ? '' : `；照着念了：${told.replaceAll('\n', '')}`;
      return `${words}${beside(happened)}${read}`;
    },
    document: {
      // Whom one did not reach, the hand-over tells.
      says: ({ data: { person, end, said } }) =>
        end === 'inVain'
          ? ''
          : `${calledPerson(person)}${beside(said === undefined ? '' : `答复“${within(said)}”`)}`,
      joined: reached => sentence(`电话报告${listed(reached)}`),
    },
  },
  lineTaken: {
    log: ({ data }, { names, happened }) => `${names.lineText(data.line)}${beside(happened)}`,
    document: { says: ({ data }, { names }) => sentence(names.lineTold(data.line)) },
  },
};
