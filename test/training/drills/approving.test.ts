import { describe, expect, test } from 'vitest';
import { derive } from '../../../src/desk/incident/derive.ts';
import { rehearse } from '../../../src/training/drills/rehearse.ts';
import type { Deed, Scenario } from '../../../src/training/drills/scenario.ts';
import { fullRun, placeVerified, scenario, stageOf, triage } from '../../support/drill.ts';
import { index } from '../../support/playbook.ts';

const publish = (body: string, more: Partial<Extract<Deed, { do: 'publish' }>> = {}): Deed => ({
  do: 'publish',
  at: 'PT3H',
  channel: 'notice',
  form: 'holding',
  next: 'PT4H',
  parts: { body },
  ...more,
});

const strict: Scenario = {
  ...scenario,
  approvers: {
    ...scenario.approvers,
    office: {
      name: '乙主任',
      title: '主任',
      returns: [
        { when: 'looseFigure', reason: '这个数没有核实。' },
        { form: ['holding'], when: 'noNext', reason: '没有写几点再说。' },
      ],
    },
  },
};

/** The course of a statement: who looked at it, in order, and whether it went out. */
function became(deed: Deed) {
  const { log } = rehearse(stageOf(strict), { ...fullRun, scenario: strict }, [
    triage,
    placeVerified('PT2H'),
    deed,
  ]);
  if (log === undefined) throw new Error('nothing was opened');
  const view = derive(index, log, fullRun.from + Date.parse(scenario.start) + 4 * 3_600_000);
  const marks = view.statements.at(-1)?.latest.marks ?? [];
  return {
    people: marks.flatMap(mark => (mark.person === undefined ? [] : [`${mark.kind} ${mark.person.name}`])),
    reasons: marks.flatMap(mark => (mark.kind === 'returned' ? [mark.text] : [])),
    out: view.publications.length,
  };
}

describe('the people who approve in a drill', () => {
  test('are the scenario’s, each in turn', () => {
    const { people, out } = became(publish('{发生地点}，正在核实。'));
    expect(people.filter(each => /甲|乙|丙/.test(each))).toEqual([
      'signed 甲科长',
      'signed 乙主任',
      'signed 丙局长',
    ]);
    expect(out).toBe(1);
  });

  test.each<[name: string, deed: Deed, reason: string | undefined]>([
    [
      'a draft that says no next time',
      publish('{发生地点}。', { next: undefined } as never),
      '没有写几点再说。',
    ],
    ['a figure that nobody verified', publish('{发生地点}，大约210平方米。'), '这个数没有核实。'],
    [
      'no draft of another form for its next time',
      publish('{发生地点}。', { form: 'full', next: undefined } as never),
      undefined,
    ],
    [
      'no time, date or number of a road',
      publish('{发生地点}，3月10日上午9时，沿206国道，请打12345。'),
      undefined,
    ],
  ])('send back %s', (_name, deed, reason) => {
    const { reasons, out, people } = became(deed);
    expect(reasons).toEqual(reason === undefined ? [] : [reason]);
    expect(out).toBe(reason === undefined ? 1 : 0);
    expect(people.includes('signed 丙局长')).toBe(reason === undefined);
  });
});
