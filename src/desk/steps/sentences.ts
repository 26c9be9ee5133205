import type { FormToken } from '../../playbook/form-token.ts';
import type { Step } from '../../playbook/playbook.ts';
import { sentencesFilled } from '../../playbook/template.ts';
import type { StepFill, WantMeaning } from '../../playbook/vocabulary.ts';
import type { EventOfType } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { RecordedValues } from '../core/recorded.ts';
import type { DocumentContext, SentencesOf } from '../core/sentences.ts';
import {
  because,
  beside,
  having,
  joinedSaid,
  labelled,
  listed,
  sentence,
  within,
} from '../core/words/sentence.ts';
import { documentTime, type TimeWords } from '../core/words/time.ts';
import { tasksWords, valueWords } from '../core/words/value.ts';
import { minutesText } from './form-words.ts';
import { deferredUntilWords, outcomeLabel, toReportWords } from './words.ts';

/** The values recorded with a step, as `报给谁：组长；发布链接：https://…`. */
const recordedWords = (
  values: RecordedValues,
  step: Step | undefined,
  now: number,
  time: TimeWords,
): string =>
  joinedSaid(
    Object.entries(values).map(([id, value]) => {
      const want = step?.wants?.find(each => each.id === id);
      return `${want?.label ?? id}：${valueWords(value, want?.unit, now, time)}`;
    }),
    '；',
  );

/** Steps whose result a reader in a hurry has to know. */
const MAIN: ReadonlySet<StepFill | undefined> = new Set([
  'report',
  'upwardReport',
  'lead',
  'meeting',
  'jointAssessment',
  'solution',
  'solutionCheck',
]);

/** Parts of a form that tell the result of some steps. */
const PARTS: ReadonlyMap<StepFill | undefined, FormToken> = new Map([
  ['solution', '办理结果'],
  ['search', '传播情况'],
]);

const reportSentence = (value: (want: WantMeaning) => string): string =>
  [
    sentence(having(value('recipient'), text => `向${text}报告`)),
    labelled('意见', value('conclusion')),
    labelled(having(value('recipient'), who => `${who}的意见`) || '对方意见', value('instruction')),
  ].join('');

/** The work on the matter, and how far it is. */
const workSentence = (measures: string, progress: string): string =>
  labelled('措施', measures) + labelled('进展', progress);

/** Steps that are done for their result. Their titles are instructions, and tell nothing once they are done. */
const RESULT_ONLY: ReadonlySet<StepFill | undefined> = new Set<StepFill>([
  'search',
  'lead',
  'verification',
  'assessment',
  'sectionOpinion',
  'line',
  'solutionCheck',
]);

/** The sentence of a step that was done: its own wording, or by the meaning of its values, or else its title; '' of one without a result. */
export function resultSentence(step: Step, reading: DocumentContext): string {
  const value = (want: WantMeaning): string => reading.recorded(step, want);
  const own = (token: string): string => {
    const want = step.wants?.find(({ id }) => id === token);
    if (want === undefined) return '';
    const words = within(reading.said(step, want));
    // Running text has no space between a number and its unit.
    return want.kind === 'number' ? words.replace(' ', '') : words;
  };
  if (step.told === false) return '';
  return (
    sentencesFilled(step.told ?? '', own) ||
    (step.outcome === 'reported' ? reportSentence(value) : '') ||
    workSentence(value('measures'), value('progress')) ||
    (RESULT_ONLY.has(step.fills) ? '' : sentence(step.title))
  );
}

/** The medium that asked, its question, and the answer. @param open said in the place of one */
export const interviewSentence = (who: string, said: string, reply: string, open = ''): string =>
  [sentence(`${who}采访`), labelled('提问', said), labelled('答复', reply) || sentence(open)].join('');

/** The name of the kind of meeting. */
const meetsOn = ({ steps }: Pick<EventOfType<'minuted'>['data'], 'steps'>, names: Names): string =>
  steps.some(id => names.step(id)?.fills === 'meeting') ? '研判会' : '会议';

/** Sentences of work on the steps. */
export const stepSentences: SentencesOf<'stepMarked' | 'stepDone' | 'minuted'> = {
  stepMarked: {
    log: ({ data: { step, mark } }, { names, now, time, label }) => {
      const more =
        mark.kind === 'deferred'
          ? `，${deferredUntilWords(mark.until, names.stepTitle, now, time)}`
          : mark.kind === 'toReport'
            ? `。${toReportWords(mark.to)}`
            : '';
      return `${label}：${names.stepTitle(step)}${more}${because('reason' in mark ? mark.reason : undefined)}`;
    },
    document: { silent: '文书写办结的事项' },
  },
  stepDone: {
    log: ({ data: { step: id, values = {} } }, { names, now, time, happened }) => {
      const step = names.step(id);
      const recorded = recordedWords(values, step, now, time);
      const what = `${outcomeLabel[step?.outcome ?? 'handled']}：${names.stepTitle(id)}`;
      return `${what}${beside(happened)}${recorded === '' ? '' : `。${recorded}`}`;
    },
    document: {
      says: ({ id, data }, reading) => {
        const step = reading.names.step(data.step);
        // A mark that another has replaced tells what no longer holds.
        const stands = reading.source.view.steps.some(({ state }) => 'event' in state && state.event === id);
        return step !== undefined && stands ? resultSentence(step, reading) : '';
      },
      main: ({ data }, { names }) => {
        const step = names.step(data.step);
        return step?.outcome === 'published' || MAIN.has(step?.fills);
      },
      part: ({ data }, { names }) => PARTS.get(names.step(data.step)?.fills),
    },
  },
  minuted: {
    log: (
      { data: { sort, people, said, tasks, assessed, lead, line, reply, absent } },
      { happened, now, time },
    ) => {
      const words = minutesText[sort];
      const parts = [
        `${words.sort}（${people.join('、')}）：${said}`,
        ...(tasks === undefined ? [] : [`分工：${tasksWords(tasks, now, time)}`]),
        ...(assessed === undefined ? [] : [`研判意见：${assessed}`]),
        ...(lead === undefined ? [] : [`牵头：${lead}`]),
        ...(line === undefined ? [] : [`统一口径：${line}`]),
        ...(absent === undefined ? [] : [`没有到：${absent}`]),
        ...(reply === undefined ? [] : [`${words.reply}：${reply}`]),
      ];
      return joinedSaid(parts, '；').concat(beside(happened));
    },
    document: {
      says: ({ data }, { names, source }) => {
        const { sort, people, tasks = [], assessed = '', lead = '', line = '', reply = '' } = data;
        const [who, said] = [listed(people.map(within)), within(data.said)];
        switch (sort) {
          case 'meeting':
            return [
              sentence(`召开${meetsOn(data, names)}`, `${who}参加`),
              labelled('议定事项', said),
              labelled('分工', tasksWords(tasks, source.now, documentTime)),
              labelled('研判意见', assessed),
              sentence(having(lead, text => `会议明确由${text}牵头`)),
              labelled('对外统一口径', line),
              labelled('待办', reply),
            ].join('');
          case 'phoneReport':
            return sentence(`向${who}电话报告：${said}`) + labelled(`${who}的意见`, reply);
          case 'opinion':
            return labelled(`${who}提出处置意见`, said) + labelled('依据', reply);
          case 'siteVisit':
            return labelled(`${who}到现场查看`, said) + labelled('待办', reply);
          case 'interview':
            return interviewSentence(who, said, reply);
        }
      },
      main: ({ data }) => data.sort !== 'interview',
      part: ({ data }) => (data.sort === 'interview' ? '采访情况' : undefined),
    },
  },
};
