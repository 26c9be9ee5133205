import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepingWords } from '../../../src/training/drills/pattern-words.ts';
import { keepingOf } from '../../../src/training/drills/promises.ts';
import type { Deed, Scenario } from '../../../src/training/drills/scenario.ts';
import { storyOf } from '../../../src/training/drills/story.ts';
import { at, doAll, fullRun, scenario, stageOf, triage } from '../../support/drill.ts';
import { index } from '../../support/playbook.ts';

type Reply = NonNullable<Scenario['injects'][number]['reply']>;

/** The small scenario, in which the caller hears what is given, and all of the public reads what is given. */
const hearing = (reply: Reply, reads: readonly string[]): Scenario => ({
  ...scenario,
  public: { ...scenario.public, reads: [...reads] },
  injects: scenario.injects.map(each =>
    each.id === 'caller' ? { ...each, reply } : each.id === 'first' ? { ...each, reply: {} } : each,
  ),
  reactions: [
    {
      id: 'promised',
      kind: 'post',
      from: '网民',
      text: '说好再说的呢',
      when: { broken: { any: [{ do: 'publish' }, { do: 'reply', to: ['caller'] }] }, wait: 'PT10M' },
    },
  ],
});

/** When promises were kept, by what kind of act, and when somebody complained. In minutes since the start. */
function kept(of: Scenario, deeds: readonly Deed[], moment = 'PT10H') {
  const run = { ...fullRun, scenario: of };
  const { outcome, arrivals } = storyOf(run, index, [doAll(stageOf(of), triage, ...deeds)], at(moment));
  const minutes = (moment: number): number => (moment - at('PT0M')) / 60_000;
  return {
    kept: outcome.promises.map(({ kept }) => kept && [kept.kind, minutes(kept.at)]),
    complained: arrivals.flatMap(({ at, item }) => (item.id === 'promised' ? [minutes(at)] : [])),
  };
}

const reply = (when: string, to: string, next?: string, text = '正在核实。'): Deed => ({
  do: 'reply',
  at: when,
  to,
  text,
  ...(next === undefined ? {} : { next }),
});
const publish = (when: string, channel: string, next?: string): Deed => ({
  do: 'publish',
  at: when,
  channel,
  form: 'holding',
  ...(next === undefined ? {} : { next }),
});
const told = reply('PT40M', 'caller', 'PT1H20M');

describe('what would have kept a promise', () => {
  const ways = (reply: Reply, deed: Deed): readonly string[] => {
    const of = hearing(reply, ['notice']);
    const { acts, grounds } = storyOf(
      { ...fullRun, scenario: of },
      index,
      [doAll(stageOf(of), triage, deed)],
      at('PT10H'),
    );
    return acts.flatMap(act =>
      act.kind === 'reply' || act.kind === 'publish'
        ? keepingWords(keepingOf(act, grounds), {
            playbook: index.playbook,
            scenario: of,
            definitions: index.definitions,
          })
        : [],
    );
  };

  test('is said: another answer, a publication where he reads, or what the scenario asks for', () => {
    expect(ways({}, told)).toEqual(['再答复一次']);
    expect(ways({ reads: ['notice'] }, told)).toEqual([expect.stringMatching(/^再答复一次，或者发布在/)]);
    expect(ways({ keeps: { do: 'close' } }, told)).toEqual(['办结']);
    expect(ways({}, publish('PT40M', 'notice', 'PT2H'))).toEqual([expect.stringMatching(/^发布在/)]);
  });
});

describe('a promise made to somebody who was answered', () => {
  test('is kept by another answer to the same person, and by none to somebody else', () => {
    expect(kept(hearing({}, ['notice']), [told, reply('PT1H', 'caller')])).toEqual({
      kept: [['reply', 60]],
      complained: [],
    });
    expect(kept(hearing({}, ['notice']), [told, reply('PT1H', 'first')])).toEqual({
      kept: [undefined],
      complained: [130],
    });
  });

  test('is not kept by a publication that he does not read, and is by one that he does', () => {
    const published = [told, publish('PT1H50M', 'notice')];
    expect(kept(hearing({}, ['notice']), published).kept).toEqual([undefined]);
    expect(kept(hearing({ reads: ['microblog'] }, ['notice']), published).kept).toEqual([undefined]);
    expect(kept(hearing({ reads: ['notice'] }, ['notice']), published).kept).toEqual([['publish', 110]]);
  });

  test('is kept by what a leader asked for, and by no answer to him', () => {
    const asked = hearing({ keeps: { do: 'publish' } }, ['notice']);
    expect(kept(asked, [told, reply('PT1H', 'caller')]).kept).toEqual([undefined]);
    expect(kept(asked, [told, publish('PT1H50M', 'microblog')]).kept).toEqual([['publish', 110]]);
  });
});

describe('a promise that was published', () => {
  test('is kept where it was made, or where all of the public reads, and by no answer to one person', () => {
    const of = hearing({}, ['notice']);
    const made = publish('PT2H', 'microblog', 'PT2H');
    expect(kept(of, [made, publish('PT3H30M', 'microblog')]).kept).toEqual([['publish', 210]]);
    expect(kept(of, [made, publish('PT3H30M', 'notice')]).kept).toEqual([['publish', 210]]);
    expect(kept(of, [made, publish('PT3H30M', 'account')]).kept).toEqual([undefined]);
    expect(kept(of, [made, reply('PT3H', 'caller')]).kept).toEqual([undefined]);
  });
});

test('nobody complains of a promise that was kept, that is not due, or that nobody made', () => {
  const of = hearing({}, ['notice']);
  expect(kept(of, []).complained).toEqual([]);
  expect(kept(of, [publish('PT2H', 'notice')]).complained).toEqual([]);
  expect(kept(of, [publish('PT2H', 'notice', 'PT7H')], 'PT8H').complained).toEqual([]);
  expect(kept(of, [publish('PT2H', 'notice', 'PT2H'), publish('PT3H', 'notice')]).complained).toEqual([]);
  expect(kept(of, [publish('PT2H', 'notice', 'PT2H')]).complained).toEqual([250]);
});

describe('whether a promise was kept follows from its field and from when more was heard', () => {
  const of = hearing({}, ['notice']);
  test.each<[name: string, next: string | undefined, again: string | undefined, kept: readonly unknown[]]>([
    ['none was made', undefined, 'PT1H', []],
    ['kept before its time', 'PT1H20M', 'PT1H', [['reply', 60]]],
    ['kept at its very time', 'PT1H20M', 'PT2H', [['reply', 120]]],
    ['too late', 'PT1H20M', 'PT2H1M', [undefined]],
    ['broken', 'PT1H20M', undefined, [undefined]],
    ['not due, and nothing said yet', 'PT12H', undefined, []],
  ])('%s', (_, next, again, expected) => {
    const deeds = [reply('PT40M', 'caller', next), ...(again === undefined ? [] : [reply(again, 'caller')])];
    expect(kept(of, deeds).kept).toEqual(expected);
  });

  // Nobody has judged yet: the lists that look at words only ask whoever judges.
  const told = (next: string | undefined, first: string, again: string): unknown => {
    const deeds = [reply('PT40M', 'caller', next, first), reply('PT1H50M', 'caller', undefined, again)];
    const run = { ...fullRun, scenario: of };
    const { outcome } = storyOf(run, index, [doAll(stageOf(of), triage, ...deeds)], at('PT10H'), []);
    return {
      promises: outcome.promises.map(({ act, due, kept }) => [act.at, due, kept?.at]),
      marks: outcome.marks.map(({ objective, grade, at: when }) => [objective.id, grade, when]),
      verdict: outcome.verdict,
    };
  };
  const words = fc.oneof(
    fc.constantFrom(
      '十点再答复您',
      '明早九点公开说',
      '两小时内回话',
      '石榴坡村村口',
      '原因是暴雨冲的',
      '占地210平方米',
    ),
    fc.string({ minLength: 1, maxLength: 60 }).filter(text => text.trim() !== ''),
  );
  test('whatever the words are', () => {
    fc.assert(
      fc.property(fc.constantFrom(undefined, 'PT1H20M', 'PT30M'), words, words, (next, first, again) => {
        expect(told(next, first, again)).toEqual(told(next, '在核实', '还在核实'));
      }),
      { numRuns: 40 },
    );
  });
});
