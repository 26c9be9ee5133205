import type { SentencesOf } from '../core/sentences.ts';
import { decidedSentence, decidedWords } from '../core/words/decided.ts';
import { personName } from '../core/words/person.ts';
import { having, joinedSaid, sentence } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { exitWord } from './stands.ts';
import { closedSentence } from './words.ts';

/** Sentences of how an incident ends. */
export const closingSentences: SentencesOf<'closed' | 'reopened' | 'exitReviewed'> = {
  closed: {
    log: ({ data }) => closedSentence(data, Object.keys(data.steps ?? {}).length),
    document: { silent: '结束方式，文书另有一栏' },
  },
  reopened: {
    log: (_, { label }) => label,
    document: { says: () => sentence('重新启动处置') },
  },
  exitReviewed: {
    log: (event, telling) => {
      const { outcome, note, evidence } = event.data;
      const more = [
        note === undefined ? '' : `${outcome === 'agreed' ? '意见' : '理由'}：${note}`,
        evidence === undefined ? '' : `凭据：${evidence.name}`,
      ].filter(part => part !== '');
      return joinedSaid(
        [`${exitWord[outcome]}：${decidedSentence(event.data, telling.happened)}`, ...more],
        '。',
      );
    },
    document: {
      says: ({ data, by }, { source: { now } }) =>
        sentence(
          `${personName(data.person)}${exitWord[data.outcome]}`,
          decidedWords({ ...data, by }, '复核', now, documentTime),
          having(data.note ?? '', text => `${data.outcome === 'agreed' ? '意见为' : '理由是'}${text}`),
        ),
    },
  },
};
