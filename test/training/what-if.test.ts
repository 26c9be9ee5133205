import { describe, expect, test } from 'vitest';
import { endOf } from '../../src/training/course.ts';
import { momentsOf } from '../../src/training/moments.ts';
import type { Deed } from '../../src/training/scenario.ts';
import { type Story, storyOf } from '../../src/training/story.ts';
import { storyWith, type WhatIf } from '../../src/training/what-if.ts';
import { at, doAll, fullRun, stageOf, triage } from '../support/drill.ts';
import { found, index } from '../support/playbook.ts';

const place: Deed = {
  do: 'fact',
  at: 'PT1H10M',
  fact: 'place',
  value: '石榴坡村村口',
  source: '现场',
  state: 'verified',
};
const publish = (when: string, body: string): Deed => ({
  do: 'publish',
  at: when,
  channel: 'notice',
  form: 'holding',
  parts: { body },
});
const reply = (when: string, text: string): Deed => ({ do: 'reply', at: when, to: 'caller', text });
const played = (...deeds: readonly Deed[]): Story =>
  storyOf(fullRun, index, [doAll(stageOf(), triage, ...deeds)], endOf(fullRun), []);
const eventOf = (story: Story, kind: string): string => found(story.acts, act => act.kind === kind).event;
const totalWith = (story: Story, change: WhatIf): number => storyWith(story, change).feed.total;

describe('one decision made otherwise', () => {
  const told = played(place, publish('PT4H', '{发生地点}'));
  const event = eventOf(told, 'publish');

  test('changes nothing where it is the same decision', () => {
    const same = storyWith(told, { kind: 'moved', event, to: at('PT4H') }).feed;
    expect(same).toEqual(told.feed);
  });

  test('an hour earlier draws fewer posts, an hour later more, and never said the most', () => {
    const moved = (to: string): number => totalWith(told, { kind: 'moved', event, to: at(to) });
    expect(moved('PT3H')).toBeLessThan(told.feed.total);
    expect(moved('PT5H')).toBeGreaterThan(told.feed.total);
    expect(totalWith(told, { kind: 'unsaid', event })).toBeGreaterThan(moved('PT5H'));
  });

  test('leaves what was written before it as it was', () => {
    const moved = storyWith(told, { kind: 'moved', event, to: at('PT3H') }).feed;
    const earlier = (posts: Story['feed']['posts']) => posts.filter(post => post.at < at('PT3H'));
    expect(earlier(moved.posts)).toEqual(earlier(told.feed.posts));
  });

  test('without the cause it is calmer', () => {
    const hasty = played(reply('PT40M', '情况在核实。原因是暴雨冲的。'));
    expect(totalWith(hasty, { kind: 'clean', event: eventOf(hasty, 'reply') })).toBeLessThan(
      hasty.feed.total,
    );
  });

  test('with a time at which more is said it is calmer, where that time is not let pass', () => {
    const vague = played(reply('PT40M', '原因在核实。'));
    const next = { kind: 'next', event: eventOf(vague, 'reply'), next: at('PT12H') } as const;
    expect(totalWith(vague, next)).toBeLessThan(vague.feed.total);
  });
});

describe('the moments that mattered', () => {
  test('are three at most, in order, each with the inject from which to try again', () => {
    const moments = momentsOf(played());
    expect(moments).toHaveLength(3);
    expect([...moments].sort((one, other) => one.at - other.at)).toEqual(moments);
    for (const moment of moments) expect(moment.inject).toBeDefined();
  });

  test('are none that the run did not come to: what there was still time for when it was ended was not missed', () => {
    const early = storyOf(
      fullRun,
      index,
      [doAll(stageOf(), triage, reply('PT40M', '正在核实。'))],
      at('PT2H'),
      [],
    );
    expect(early.outcome.counts.U).toBeGreaterThan(0);
    for (const moment of momentsOf(early)) expect(moment.at).toBeLessThanOrEqual(early.end);
  });

  test('are first what the public took up and what was promised and broken', () => {
    const story = played(reply('PT40M', '原因在查，十点再说。'), reply('PT5H', '是暴雨冲的'));
    const kinds = momentsOf(story).map(({ kind }) => kind);
    expect(kinds).toContain('broken');
    expect(kinds).toContain('flared');
  });
});
