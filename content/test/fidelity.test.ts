import { describe, expect, test } from 'vitest';
import { carriedKinds } from '../../src/plan/clause.ts';
import { checklist, deadlinesInForce } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { index, playbook } from '../../test/support/playbook.ts';

const { clauses, closing, deadlines, phases, release, roles, steps } = playbook;

/** A landslide that the whole city talks of, graded as given. */
const slide = (emergencyLevel: string): Facts => ({
  handling: 'respond',
  emergency: 'yes',
  emergencyLevel,
  spread: 'citywide',
  factsClear: 'unclear',
  panic: 'yes',
  topic: 'geological-disaster',
  request: 'none',
});

const clausesOf = (facts: Facts): ReadonlySet<string> =>
  new Set(checklist(index, facts).flatMap(({ cite }) => cite));

describe('the plan, clause by clause', () => {
  test('has 37, and each has its time word with it', () => {
    expect(clauses).toHaveLength(37);
    const limits = new Map(clauses.map(({ id, limit }) => [id, limit]));
    const words: Readonly<Record<string, string>> = {
      '3.2.4': '第一时间',
      '4.2.1': '第一时间',
      '3.2.5': '迅速',
      '4.3.3': '及时',
      '4.4.7': '及时',
    };
    for (const [id, word] of Object.entries(words))
      expect({ id, limit: limits.get(id) }).toEqual({ id, limit: word });
    for (const { id, text, limit } of clauses)
      if (limit !== undefined) expect({ id, said: text.includes(limit) }).toEqual({ id, said: true });
  });

  test('is carried where it asks for action', () => {
    const cited = new Set(steps.flatMap(({ cite }) => cite));
    const carried = clauses.filter(({ kind }) => carriedKinds.has(kind));
    expect(carried.filter(({ id }) => !cited.has(id)).map(({ id }) => id)).toEqual(['5.1.4']);
  });

  test('charges nobody with a clause that has no subject', () => {
    expect(clauses.find(({ id }) => id === '4.3.3')?.actor).toBeUndefined();
    expect(roles.flatMap(({ duties }) => duties)).not.toContain('4.3.3');
  });

  test.each(['3.2.5', '4.3.3', '4.4.7'])('shows how long it has been since %s was due', id => {
    const watches = deadlines.filter(({ cite, within }) => cite.includes(id) && within === undefined);
    expect(watches.map(({ basis }) => basis)).toEqual(['plan']);
    const [watch] = watches;
    expect(watch && deadlinesInForce(index, slide('major'))).toContain(watch);
  });
});

describe('what the plan does not say', () => {
  test('is no condition of ending in its name', () => {
    expect(closing.filter(({ basis }) => basis === 'plan')).toEqual([]);
  });

  test('is no approval by two of the leading group: 3.2.2 names the group', () => {
    const isFinal = (id: string): boolean =>
      roles.find(role => role.id === id)?.functions?.includes('finalApproval') === true;
    const finals = release.signOff.filter(item => item.check === 'approval' && item.roles.some(isFinal));
    expect(finals.length).toBeGreaterThan(1);
    for (const { title } of finals) {
      expect(title).toContain('领导小组');
      expect(title).not.toMatch(/^组长|副组长/);
    }
  });
});

describe('3.2.5, measures on the spot', () => {
  test('is a step before assessment and drafting, wherever more than the simple track is asked for', () => {
    const order = phases.map(({ id }) => id);
    const measures = checklist(index, slide('ordinary')).filter(({ cite }) => cite[0] === '3.2.5');
    expect(measures.map(({ phase }) => order.indexOf(phase))).toEqual([0]);
    const [step] = measures;
    for (const word of ['撤', '警戒', '停', '窗口', '收件'])
      expect(JSON.stringify(step), word).toContain(word);
  });
});

describe('4.3.3, assessing together', () => {
  test.each([
    ['ordinary', false],
    ['larger', false],
    ['major', true],
    ['extreme', true],
  ])('a landslide graded %s of which the whole city talks asks for it: %s', (level, asked) => {
    expect(clausesOf(slide(level)).has('4.3.3')).toBe(asked);
  });

  test('is asked for where the spread alone says so, and not where few have heard', () => {
    expect(clausesOf({ ...slide('ordinary'), spread: 'provincial' }).has('4.3.3')).toBe(true);
    expect(clausesOf({ ...slide('major'), spread: 'limited', sensitive: 'yes' }).has('4.3.3')).toBe(false);
  });
});

test('3.2.4, the level and the importance of what is reported, are written down with the report', () => {
  const [report] = steps.filter(({ cite }) => cite.includes('3.2.4'));
  const labels = report?.wants?.map(({ label }) => label) ?? [];
  expect(labels).toContain('信息级别');
  expect(labels).toContain('重要程度');
});

test('who inquires does so for the leading group, which orders the inquiry', () => {
  const inquiries = steps.filter(({ fills }) => fills === 'verification');
  expect(inquiries.map(({ cite }) => cite.includes('3.2.1'))).toEqual([true]);
});
