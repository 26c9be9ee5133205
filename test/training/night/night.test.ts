import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterChoice,
  afterTime,
  afterWords,
  answeredCall,
  begunNight,
  type Night,
  ringNext,
  sentencesIn,
  shownChoices,
  standingOf,
  type Talk,
  timesToPromise,
} from '../../../src/training/night/night.ts';
import { nightSchema } from '../../../src/training/night/night-schema.ts';
import { hourOf, wallClock } from '../../../src/training/night/words.ts';
import { required } from '../../support/playbook.ts';

const choice = (says: string, right?: true) => ({
  says,
  ...(right && { right }),
  reacts: `${says}，好。`,
  comes: `${says}以后。`,
});
const question = {
  asks: '走还是留？',
  choices: [choice('走', true), choice('等等'), choice('留下')],
  unanswered: '没人答。',
};
const call = (id: string, more: object = {}): object => ({
  id,
  from: `${id}的人`,
  text: `${id}打来`,
  patience: 45,
  again: '喂？',
  models: ['现在就走，两点半回您。', '先撤，两点半打给您。'],
  listen: '先说人。',
  cite: ['5.1.2'],
  ...more,
});
const night: Night = nightSchema.parse({
  id: 'slope',
  title: '坡上在掉土',
  tests: '人先走',
  start: '2026-06-13T02:00:00+08:00',
  gap: 60,
  known: ['下了一天雨'],
  calls: [call('villager', { question }), call('leader'), call('live', { question })],
});
const [villager, leader, live] = night.calls;
const first = required(villager, 'villager');

const say = (talk: Talk, words: string, at: number): Talk =>
  afterWords(night, talk, words, at, `event-${at}`);
/** A caller's turns in short. */
const kinds = (talk: Talk, of: string): readonly string[] =>
  talk.flatMap(turn => (turn.call === of ? turn.kind : []));
/** Who is on the telephone, who calls next, or that it is over. */
const now = (talk: Talk): string => {
  const standing = standingOf(night, talk);
  return standing.kind === 'call'
    ? `${standing.call.id}${standing.question === undefined ? '' : ' asks'}`
    : standing.kind === 'between'
      ? `then ${standing.next.id}`
      : 'over';
};

describe('a call at night', () => {
  test('is answered in words, then by a choice where the caller asks the one thing that counts', () => {
    const said = say(begunNight(night), '先退到路边。', 10_000);
    expect(now(said)).toBe('villager asks');
    expect(say(said, '再说一句', 11_000)).toBe(said);
    const chosen = afterChoice(night, said, 0, 15_000);
    expect([kinds(chosen, 'villager'), now(chosen)]).toEqual([
      ['called', 'said', 'asked', 'chose'],
      'then leader',
    ]);
    const second = say(ringNext(night, chosen, 20_000), '人在走。', 30_000);
    expect(now(second)).toBe('then live');
    expect(answeredCall(required(leader, 'leader'), second)).toMatchObject({
      choice: undefined,
      comes: undefined,
    });
  });

  test('takes no choice before it is asked for, none that is not there, and no empty words', () => {
    const begun = begunNight(night);
    expect(afterChoice(night, begun, 0, 1_000)).toBe(begun);
    expect(say(begun, '  ', 1_000)).toBe(begun);
    const said = say(begun, '走。', 2_000);
    expect(afterChoice(night, said, 3, 3_000)).toBe(said);
    expect(afterChoice(night, said, -1, 3_000)).toBe(said);
  });

  test('comes to the same end by the same choices, whatever is typed', () => {
    const play = (words: readonly string[], choices: readonly number[]): readonly (string | undefined)[] => {
      const talk = night.calls.reduce<Talk>((so, { id }, place) => {
        const at = place * 100_000;
        const rung = place === 0 ? so : ringNext(night, so, at);
        const said = say(rung, words[place] || '。', at + 10_000);
        expect(kinds(said, id).slice(0, 2)).toEqual(['called', 'said']);
        return afterChoice(night, said, choices[place] ?? 0, at + 20_000);
      }, begunNight(night));
      return [now(talk), ...night.calls.map(each => answeredCall(each, talk).comes)];
    };
    const text = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }).filter(words => words.trim() !== ''),
      fc.constantFrom(
        '先别去拦，人都退到路边上来，机器跟前不许站人',
        '不用走，都在屋里待着',
        '两点半回您电话',
        '无可奉告',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 3, maxLength: 3 }),
        fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
        (words, choices) => {
          expect(play(words, choices)).toEqual(play(['好', '好', '好'], choices));
        },
      ),
    );
  });

  test('shows its choices in an order of chance, the same for the same run', () => {
    const orderOf = (run: string): string =>
      shownChoices(run, first)
        .map(({ place }) => place)
        .join('');
    expect(orderOf('a')).toBe(orderOf('a'));
    const orders = new Set(Array.from({ length: 60 }, (_, run) => orderOf(`run-${run}`)));
    expect(orders.size).toBe(6);
    for (const { choice: shown, place } of shownChoices('a', first))
      expect(shown).toBe(first.question?.choices[place]);
  });

  test('asks once into a silence, in its own time, and hangs up after as long again', () => {
    const begun = begunNight(night);
    expect(afterTime(night, begun, 44_000)).toBe(begun);
    const called = afterTime(night, begun, 45_000);
    expect(kinds(called, 'villager')).toEqual(['called', 'askedAgain']);
    expect(afterTime(night, called, 89_000)).toBe(called);
    const hung = afterTime(night, called, 90_000);
    expect([kinds(hung, 'villager'), now(hung)]).toEqual([['called', 'askedAgain', 'hungUp'], 'then leader']);
    // Nothing was asked for: nothing came of it.
    expect(answeredCall(first, hung)).toMatchObject({ said: undefined, comes: undefined });
  });

  test('is hung up, with what came of it, where nobody chooses', () => {
    const said = say(begunNight(night), '走。', 10_000);
    const again = afterTime(night, said, 55_000);
    expect([kinds(again, 'villager').at(-1), now(again)]).toEqual(['askedAgain', 'villager asks']);
    const hung = afterTime(night, again, 100_000);
    expect(now(hung)).toBe('then leader');
    expect(answeredCall(first, hung)).toMatchObject({ comes: '没人答。', choice: undefined });
    // He may still choose after he was asked again.
    expect(answeredCall(first, afterChoice(night, again, 1, 60_000)).comes).toBe('等等以后。');
  });

  test('is followed by the next only after the gap, or when whoever is alone takes it', () => {
    const done = afterChoice(night, say(begunNight(night), '走。', 5_000), 0, 10_000);
    expect(afterTime(night, done, 69_000)).toBe(done);
    expect(afterTime(night, done, 70_000).at(-1)).toMatchObject({ call: 'leader', at: 70_000 });
    const second = say(ringNext(night, done, 20_000), '在走。', 30_000);
    const third = say(ringNext(night, second, 40_000), '退。', 50_000);
    const over = afterChoice(night, third, 2, 55_000);
    expect(now(over)).toBe('over');
    expect(afterTime(night, over, 900_000)).toBe(over);
    expect(answeredCall(required(live, 'live'), over)).toMatchObject({
      came: true,
      took: 10_000,
      askedAgain: false,
      comes: '留下以后。',
    });
  });

  test('that never came says so', () => {
    expect(answeredCall(required(live, 'live'), begunNight(night))).toMatchObject({ came: false });
  });
});

test.each([
  ['', 0],
  ['现在就走。去村小！', 2],
  ['走\n快走', 2],
])('the words %o are counted as %i sentences', (words, count) => {
  expect(sentencesIn(words)).toBe(count);
});

test('one can promise to speak again every ten minutes for two hours, then every half hour, and at no time that is past', () => {
  const hours = timesToPromise(Date.parse('2026-06-13T02:00:30+08:00')).map(hourOf);
  expect(hours.slice(0, 3)).toEqual(['02:10', '02:20', '02:30']);
  expect(hours.slice(11, 14)).toEqual(['04:00', '04:30', '05:00']);
  expect(hours.at(-1)).toBe('10:00');
  // On the very minute the next one comes first.
  expect(timesToPromise(Date.parse('2026-06-13T02:10:00+08:00')).map(hourOf)[0]).toBe('02:20');
});

test('the clock on the wall shows the day of the week and the second', () => {
  expect(wallClock(Date.parse('2026-06-13T02:03:15+08:00'))).toBe('星期六 02:03:15');
});
