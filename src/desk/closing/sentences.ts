import type { SentencesOf } from '../core/sentences.ts';
import { decidedHow, decidedSentence } from '../core/words/decided.ts';
import { calledPerson } from '../core/words/person.ts';
import { joinedSaid, labelled, sentence } from '../core/words/sentence.ts';
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
      says: ({ data, by }) =>
        sentence(`${calledPerson(data.person)}${decidedHow({ ...data, by }, exitWord[data.outcome])}`) +
        labelled(data.outcome === 'agreed' ? '意见' : '理由', data.note ?? ''),
    },
  },
};
