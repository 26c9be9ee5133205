import { names } from '#names';
import type { SentencesOf } from '../core/sentences.ts';
import { having, sentence } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { filledInLabel } from './answered.ts';
import type { ChangedAnswer } from './change.ts';
import { answerWords } from './words.ts';

/** Label of the first grading of an incident that was opened by its title alone. */
const firstGradeLabel = '初判';

/** A re-grade's changes in a document: from which answer to which. A changed name speaks for itself. */
const changeSentence = (changed: readonly ChangedAnswer[], now: number): string => {
  const said = changed.flatMap(({ question, before, after }) => {
    if (question.kind === 'text' || after === undefined) return [];
    const words = (answer: string): string => `“${answerWords(question, answer, now, documentTime)}”`;
    return before === undefined
      ? [`${question.label}为${words(after)}`]
      : [`${question.label}由${words(before)}改为${words(after)}`];
  });
  return sentence(having(said.join('，'), text => `根据最新情况调整初判，${text}`));
};

/** Sentences of the triage. */
export const triageSentences: SentencesOf<'opened' | 'answered' | 'playbookMoved'> = {
  opened: {
    log: ({ data }, { label }) => `${label}：${data.title}`,
    document: {
      // Work done before the opening shows how it began: the opening is only when it was written down here.
      says: ({ at }, { source: { view } }) =>
        view.steps.some(({ state }) => state.kind === 'done' && Date.parse(state.at) < Date.parse(at))
          ? ''
          : sentence(`启动${names.matter}处置`),
    },
  },
  answered: {
    log: (event, { names, label }) =>
      [
        names.gradesFirst(event) ? firstGradeLabel : names.fillsIn(event) ? filledInLabel : label,
        names.levelChange(event) ?? '',
        names.changed(event).join('、'),
      ]
        .filter(part => part !== '')
        .join('：'),
    document: {
      says: (event, { names, source: { now } }) => {
        if (names.gradesFirst(event)) return sentence(`完成${firstGradeLabel}`);
        return names.fillsIn(event) ? '' : changeSentence(names.answersChanged(event), now);
      },
    },
  },
  playbookMoved: {
    log: () => '换到新版手册',
    document: { silent: '是本系统自己的事' },
  },
};
