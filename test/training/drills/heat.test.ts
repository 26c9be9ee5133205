import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatOf, hottestOf } from '../../../src/training/drills/heat.ts';
import { heatCourse, heatNow } from '../../../src/training/drills/heat-words.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { storyOf } from '../../../src/training/drills/story.ts';
import { at, doAll, fullRun, scenario, stageOf, triage } from '../../support/drill.ts';
import { index, required } from '../../support/playbook.ts';

const HOUR = 3_600_000;
const hot = {
  ...scenario,
  reactions: scenario.reactions.map(each => (each.id === 'silent' ? { ...each, heat: 18 } : each)),
};
const storyOfHot = (...deeds: readonly Deed[]) =>
  storyOf({ ...fullRun, scenario: hot }, index, [doAll(stageOf(hot), triage, ...deeds)], at('PT10H'));

describe('the heat of a matter', () => {
  test('falls by half in eight hours once the office has spoken, and hardly where it says nothing', () => {
    const heard = heatOf(hot, 0, [], [0]);
    expect(heard.at(0)).toBe(20);
    expect(heard.at(8 * HOUR)).toBeCloseTo(10);
    expect(heard.at(HOUR)).toBeGreaterThan(18);
    const silent = heatOf(hot, 0, [], []);
    expect(silent.at(8 * HOUR)).toBeGreaterThan(18);
    // Speaking late cools from then on.
    const late = heatOf(hot, 0, [], [8 * HOUR]);
    expect(late.at(16 * HOUR)).toBeCloseTo(silent.at(8 * HOUR) / 2);
  });

  test('never rises where nothing that the scenario wrote arrives', () => {
    const { arrivals } = storyOfHot();
    const heat = heatOf(hot, at('PT0M'), arrivals, []);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 60 }), (minute, more) => {
        const from = at('PT0M') + minute * 60_000;
        const to = from + more * 60_000;
        const isHeated = heat.raised.some(each => each.at > from && each.at <= to);
        if (!isHeated) expect(heat.at(to)).toBeLessThan(heat.at(from));
      }),
    );
  });

  test('is raised by a reaction that says so, and by nothing that a trainee says or does', () => {
    expect(storyOfHot().heat.raised.map(({ by, arrival }) => [arrival?.item.id, by])).toEqual([
      [undefined, 20],
      ['silent', 18],
    ]);
    const published = storyOfHot({ do: 'publish', at: 'PT2H', channel: 'notice', form: 'holding' });
    expect(published.heat.raised).toHaveLength(1);
    const said = storyOfHot({ do: 'reply', at: 'PT40M', to: 'caller', text: '是暴雨冲的，放心吧。' });
    expect(said.heat.raised).toEqual(storyOfHot().heat.raised);
  });

  test('is told as it stands, by what heated it last, and over a whole run', () => {
    const { heat, start, end } = storyOfHot();
    expect(heatNow(heat, at('PT1H'))).toBe('热度 20，还没有公开说过话，降得慢');
    expect(heatNow(heat, at('PT4H10M'))).toBe('热度 37，网民这一条添了 18');
    expect(hottestOf(heat).at).toBe(at('PT4H'));
    expect(heatCourse(heat, start, end)).toBe(
      '热度：开场 20，最高 37（T+4:00），结束时 35。公开说过话以后降得快，没有说话的降得慢；添了热度的有：',
    );
    const { heat: heard } = storyOfHot({ do: 'publish', at: 'PT2H', channel: 'notice', form: 'holding' });
    expect(heatNow(heard, at('PT3H'))).toBe('热度 18，在降');
    const [first] = heat.raised;
    const cool = { ...heat, raised: [required(first, 'the start')] };
    expect(heatCourse(cool, start, start)).toContain('没有哪一条添过');
  });
});
