import type { FormToken } from '../../playbook/form-token.ts';
import type { Step } from '../../playbook/playbook.ts';
import { clausesFilled } from '../../playbook/template.ts';
import type { StepFill, WantMeaning } from '../../playbook/vocabulary.ts';
import type { EventOfType } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { RecordedValues } from '../core/recorded.ts';
import type { DocumentContext, SentencesOf } from '../core/sentences.ts';
import {
  asking,
  because,
  beside,
  having,
  joinedSaid,
  led,
  listed,
  sentence,
  within,
} from '../core/words/sentence.ts';
import type { TimeWords } from '../core/words/time.ts';
import { valueWords } from '../core/words/value.ts';
import { minutesText } from './form-words.ts';
import { askedWords } from './interviews.ts';
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

export const metSentence = (what: string, participants: string, conclusion: string): string =>
  sentence(
    `${what}${having(participants, text => `，${text}参加`)}`,
    having(conclusion, text => `确定${text}`),
  );

const reportSentence = (value: (want: WantMeaning) => string): string =>
  sentence(
    having(value('recipient'), text => `向${text}报告`),
    having(value('conclusion'), text => `提出意见，${text}`),
    having(value('instruction'), text => instructed(within(value('recipient')), text)),
  );

/** The answer of the person reported to: one who agrees asks for nothing. */
const instructed = (who: string, said: string): string =>
  /^(不?同意|批准|可以|原则同意)/.test(said) ? `${who}${said}` : `${who}${asking(said)}`;

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
    sentence(...clausesFilled(step.told ?? '', own)) ||
    (step.outcome === 'reported' ? reportSentence(value) : '') ||
    sentence(
      value('measures'),
      having(value('progress'), text => led('目前', text)),
    ) ||
    (RESULT_ONLY.has(step.fills) ? '' : sentence(step.title))
  );
}

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
    log: ({ data: { sort, people, said, assessed, lead, line, reply, absent } }, { happened }) => {
      const words = minutesText[sort];
      const parts = [
        `${words.sort}（${people.join('、')}）：${said}`,
        ...(assessed === undefined ? [] : [`研判意见：${assessed}`]),
        ...(lead === undefined ? [] : [`牵头：${lead}`]),
        ...(line === undefined ? [] : [`统一口径：${line}`]),
        ...(absent === undefined ? [] : [`没有到：${absent}`]),
        ...(reply === undefined ? [] : [`${words.reply}：${reply}`]),
      ];
      return joinedSaid(parts, '；').concat(beside(happened));
    },
    document: {
      says: ({ data }, { names }) => {
        const { sort, people, assessed = '', lead = '', line = '', reply = '' } = data;
        const [who, said] = [listed(people.map(within)), within(data.said)];
        switch (sort) {
          case 'meeting':
            return [
              sentence(`召开${meetsOn(data, names)}`, `${who}参加`),
              sentence(led('会议确定，', said)),
              sentence(having(assessed, text => led('会议研判认为，', text))),
              sentence(having(lead, text => `会议明确由${text}牵头`)),
              sentence(having(line, text => `会议统一对外口径为“${within(text)}”`)),
              sentence(reply),
            ].join('');
          case 'phoneReport':
            return [
              sentence(`向${who}电话报告：${said}`),
              sentence(having(reply, text => instructed(who, text))),
            ].join('');
          case 'opinion':
            return [
              sentence(`${who}提出处置意见：${said}`),
              sentence(having(reply, text => `依据是${text}`)),
            ].join('');
          case 'siteVisit':
            return sentence(`${who}到现场查看`, said, reply);
          case 'interview':
            return sentence(`${who}采访`, askedWords(said), reply);
        }
      },
      main: ({ data }) => data.sort !== 'interview',
      part: ({ data }) => (data.sort === 'interview' ? '采访情况' : undefined),
    },
  },
};
