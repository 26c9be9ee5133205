import { expect, test } from 'vitest';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import type { Form } from '../../../src/playbook/form.ts';
import { fourStories } from '../../support/four-stories.ts';
import { logOf } from '../../support/incident.ts';
import { filled, forms, sourceOf } from './incidents.ts';

/** The fields that somebody writes free text into, by name. */
const TYPED: ReadonlySet<string> = new Set([
  'said',
  'reply',
  'assessed',
  'line',
  'demand',
  'result',
  'summary',
  'value',
  'text',
  'reason',
  'note',
  'finding',
  'what',
  'why',
]);

/** Beginnings that code once took away, doubled or dated, each before words that stand nowhere else. */
const BEGINNINGS = [
  '今天17时前',
  '经核查，',
  '要求',
  '请',
  '目前',
  '研判认为，',
  '会议确定：',
  '网民反映称，',
  '询问',
  '昨晚',
  '11月24日9时，',
  '同意',
] as const;

/** The same log with marked words in the place of all that was typed; the kinds of text that are chosen from lists stay. */
function marked(log: IncidentLog): { readonly log: IncidentLog; readonly runs: ReadonlySet<string> } {
  const runs = new Set<string>();
  const mark = (): string => {
    const run = `${BEGINNINGS[runs.size % BEGINNINGS.length]}标记${runs.size}号到此`;
    runs.add(run);
    return run;
  };
  const changed = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return TYPED.has(key) && /\p{Script=Han}/u.test(value) ? mark() : value;
    if (Array.isArray(value)) return value.map(each => changed(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, name)]));
  };
  const events = log.events.map((event): IncidentEvent => {
    // A statement is made of segments that other events are compared with, and a title is cut to fit.
    if (event.type === 'statementSaved' || event.type === 'opened' || event.type === 'answered') return event;
    return { ...event, data: changed(event.data) } as IncidentEvent;
  });
  return { log: logOf(events), runs };
}

const stories = Object.entries(fourStories).map(([name, { log, now }]) => ({ name, ...marked(log()), now }));

test.each(stories)(
  'whatever was typed stands as it was typed in every document of the $name story',
  story => {
    const source = sourceOf(story.log, story.now);
    const shown = new Set<string>();
    const problems = forms.flatMap((form: Form) => {
      const text = plainText(filled(form, source));
      // The number within a mark says which words are meant, and so that they are there whole.
      return [...text.matchAll(/标记(\d+)号到此/gu)].flatMap(({ index, 1: number = '', 0: found }) => {
        const run = [...story.runs][Number(number)] ?? '';
        shown.add(run);
        const whole = text.slice(index + found.length - run.length, index + found.length);
        return whole === run ? [] : [`${form.title}：${run} 成了 ${whole}`];
      });
    });
    expect(problems).toEqual([]);
    expect(shown.size).toBeGreaterThan(0);
  },
);
