import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/playbook/condition.ts';
import { dangerKinds } from '../../src/playbook/danger.ts';
import { acknowledging } from '../../src/playbook/release-kit.ts';
import { verdictOf } from '../../src/playbook/wizard/walk.ts';
import { playbook, required } from '../../test/support/playbook.ts';

const { first, release, triage, rules } = playbook;
const landslide: Facts = {
  handling: 'respond',
  emergency: 'yes',
  spread: 'limited',
  sensitive: 'yes',
  factsClear: 'unclear',
  panic: 'yes',
  topic: 'geological-disaster',
  request: 'none',
};

describe('a landslide at night', () => {
  test.each(['major', 'extreme'])(
    'that is %s is no ordinary case left to a section, however far it is known',
    emergencyLevel => {
      const { outcome } = required(verdictOf(triage, { ...landslide, emergencyLevel }), 'verdict');
      expect(outcome.title).not.toMatch(/影响范围较小|科室出意见/);
      expect(outcome.title).toContain('领导小组');
    },
  );

  test('is headed by the danger, whatever the track', () => {
    for (const emergencyLevel of ['ungraded', 'ordinary', 'major']) {
      const { additions } = required(verdictOf(triage, { ...landslide, emergencyLevel }), 'verdict');
      expect(additions.filter(({ urgency }) => urgency === 'danger').map(({ title }) => title)).toEqual([
        expect.stringContaining('警示'),
      ]);
    }
  });
});

describe('what is said of a danger', () => {
  test('warns without forecasting: no time, no extent, no promise that it is over', () => {
    for (const { warning = '' } of first.dangers)
      expect(warning).not.toMatch(/小时|今晚|明天|不会|已(经)?解除|[。！]$/u);
    expect(first.dangers.filter(({ calls, warning }) => calls === 'danger' && !warning)).toEqual([]);
  });

  test('has one name each, so that one choice tells which it is', () => {
    const kinds = first.dangers.flatMap(dangerKinds);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  test('that waits for nobody’s leave rests on words of the law that ask for none', () => {
    const { meanwhile, minutes } = required(first.waiting, 'what to do meanwhile');
    expect(minutes).toBeLessThanOrEqual(30);
    const byLaw = meanwhile.filter(({ basis }) => basis === 'rule');
    expect(byLaw.length).toBeGreaterThan(0);
    for (const id of byLaw.flatMap(({ cite }) => cite)) {
      const rule = required(
        rules.find(each => each.id === id),
        id,
      );
      // The rule's own words show it.
      expect(rule.wording).toMatch(/立即|及时/);
      expect(rule.wording).not.toMatch(/批准|审定|同意/);
    }
  });
});

test('the first word says once that it is being looked into, and that somebody is on the way only in the words for that', () => {
  for (const { part } of acknowledging(release))
    for (const words of [release.acknowledgement.dispatched, release.acknowledgement.notYet])
      expect(part.acknowledgement?.replace('{派人}', words).match(/正在核实/g)).toHaveLength(1);
  expect(release.acknowledgement.notYet).not.toMatch(/已派|赶赴|到场/);
  expect(
    first.card.sentences.filter(said => typeof said === 'string' && /已经?派人|到现场/.test(said)),
  ).toEqual([]);
});
