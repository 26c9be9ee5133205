import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Feed, feedOf, postAt } from '../../src/training/public.ts';
import type { Deed } from '../../src/training/scenario.ts';
import { at, fullRun, scenario, standingAfter, triage } from '../support/drill.ts';

const publish = (when: string, next?: string): Deed => ({
  do: 'publish',
  at: when,
  channel: 'notice',
  form: 'holding',
  parts: { body: '情况正在核实。' },
  ...(next === undefined ? {} : { next }),
});
const heatAt = ({ ticks }: Feed, offset: string): number =>
  ticks.findLast(tick => tick.at <= at(offset))?.heat ?? 0;
const posts = (feed: Feed): readonly unknown[] =>
  Array.from({ length: feed.total }, (_, number) => postAt(feed, number));

describe('the public', () => {
  test('writes more while nobody speaks', () => {
    const { feed } = standingAfter([], 'PT10H');
    expect(heatAt(feed, 'PT1H50M')).toBeGreaterThan(scenario.public.start * 1.15);
  });

  test('writes less while what was published holds', () => {
    const { feed } = standingAfter([triage, publish('PT20M', 'PT9H')], 'PT2H');
    expect(heatAt(feed, 'PT1H50M')).toBeLessThan(heatAt(feed, 'PT30M'));
  });

  test('writes more again once a promised update has not come', () => {
    const { feed } = standingAfter([triage, publish('PT20M', 'PT1H30M')], 'PT10H');
    expect(heatAt(feed, 'PT1H50M')).toBeLessThan(heatAt(feed, 'PT1H'));
    expect(heatAt(feed, 'PT2H50M') - 60).toBeGreaterThan(heatAt(feed, 'PT1H50M'));
  });

  test('is moved by what arrives: so many posts more, or so many times as many', () => {
    const { feed } = standingAfter([], 'PT10H');
    expect(heatAt(feed, 'PT2H') - heatAt(feed, 'PT1H50M')).toBeGreaterThan(60);
    expect(heatAt(feed, 'PT3H')).toBeGreaterThan(heatAt(feed, 'PT2H50M') * 1.99);
  });

  test('never writes more than the scenario allows', () => {
    const { feed } = standingAfter([], 'PT10H');
    expect(Math.max(...feed.ticks.map(({ heat }) => heat))).toBeLessThanOrEqual(scenario.public.most);
  });

  test('thanks nobody who has said nothing, and is angrier the longer it waits', () => {
    const { feed } = standingAfter([], 'PT10H');
    expect(feed.ticks.every(({ moods }) => moods.thanks === 0)).toBe(true);
    expect(feed.ticks.at(-1)?.moods.anger).toBeGreaterThan(feed.ticks[0]?.moods.anger ?? 99);
    const informed = standingAfter([triage, publish('PT20M', 'PT9H')], 'PT2H').feed;
    expect(informed.ticks.at(-1)?.moods.thanks).toBeGreaterThan(0);
  });
});

describe('posts', () => {
  const feed = standingAfter([], 'PT10H').feed;

  test('are the same for the same seed, and others for another', () => {
    const again = feedOf(fullRun, [], standingAfter([], 'PT10H').arrivals, at('PT10H'));
    expect(posts(again)).toEqual(posts(feed));
    const other = feedOf({ ...fullRun, seed: 2 }, [], standingAfter([], 'PT10H').arrivals, at('PT10H'));
    expect(posts(other)).not.toEqual(posts(feed));
  });

  test('come in the order of time, each with words of its mood', () => {
    let before = 0;
    for (let number = 0; number < feed.total; number += 1) {
      const post = postAt(feed, number);
      expect(post?.number).toBe(number);
      expect(post?.at).toBeGreaterThanOrEqual(before);
      expect(scenario.public.voices[post?.mood ?? 'thanks']).toContain(post?.text);
      before = post?.at ?? 0;
    }
    expect(feed.total).toBeGreaterThan(1_000);
  });

  test('are as many as there are, and none beyond', () => {
    expect(postAt(feed, -1)).toBeUndefined();
    expect(postAt(feed, feed.total)).toBeUndefined();
    expect(postAt(feed, feed.total - 1)).toBeDefined();
  });

  test('once written are never unwritten, whatever is done and whenever one looks', () => {
    const deeds = [triage, publish('PT1H', 'PT3H'), publish('PT5H', 'PT4H')];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 599 }), fc.integer({ min: 0, max: 599 }), (one, more) => {
        const early = Math.min(one, one + more);
        const late = Math.min(600, one + more);
        const first = standingAfter(deeds, `PT${Math.floor(early / 60)}H${early % 60}M`).feed;
        const second = standingAfter(deeds, `PT${Math.floor(late / 60)}H${late % 60}M`).feed;
        expect(second.total).toBeGreaterThanOrEqual(first.total);
        for (const number of [0, Math.floor(first.total / 2), first.total - 1])
          expect(postAt(second, number)).toEqual(postAt(first, number));
      }),
      { numRuns: 60 },
    );
  });

  test('of a time before an act are the same with it and without it', () => {
    const without = standingAfter([triage], 'PT1H').feed;
    const withIt = standingAfter([triage, publish('PT1H', 'PT3H')], 'PT3H').feed;
    for (let number = 0; number < without.total; number += 1)
      expect(postAt(withIt, number)).toEqual(postAt(without, number));
  });
});
