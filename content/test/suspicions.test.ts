import { describe, expect, test } from 'vitest';
import { lintWording } from '../../src/desk/gate/wording.ts';
import type { WordingRule } from '../../src/playbook/suspicions.ts';
import { playbook } from '../../test/support/playbook.ts';
import { findingsIn, held, measured, ordinary, suspicions, tuned } from '../../test/support/sentences.ts';

const rules = suspicions.wording.map(each => [each.id, each] as const);
const sentencesOf = (id: string): { fires: string[]; silent: string[] } =>
  tuned.wording[id] ?? { fires: [], silent: [] };
const fires = (each: WordingRule, text: string): boolean => lintWording(text, suspicions, [each]).length > 0;

/** An expression with the first word of each list that it names. */
const spelt = (word: string): string =>
  word.replace(/【([^】]*)】/g, (_, list: string) => suspicions.lists[list]?.[0] ?? '');
/** Its pieces, each with all that it may be; of a list that an exception names, the list. */
const piecesOf = (word: string): readonly (readonly string[])[] =>
  word
    .split(/…|(?=【)|(?<=】)/)
    .map(piece =>
      piece.startsWith('【') ? [piece, ...(suspicions.lists[piece.slice(1, -1)] ?? [])] : [piece],
    );

describe('the lists of the bureau', () => {
  test.each(rules)('%s has sentences it must catch and sentences it must let pass', id => {
    expect(sentencesOf(id).fires.length).toBeGreaterThanOrEqual(2);
    expect(sentencesOf(id).silent.length).toBeGreaterThanOrEqual(2);
  });

  test.each(rules)('%s catches each of its sentences', (id, each) => {
    expect(sentencesOf(id).fires.filter(sentence => !fires(each, sentence))).toEqual([]);
  });

  test.each(rules)('%s lets each of the harmless ones pass', (id, each) => {
    expect(sentencesOf(id).silent.filter(sentence => fires(each, sentence))).toEqual([]);
  });

  test.each(rules)('%s has no word that its exceptions silence everywhere', (_, each) => {
    const dead = each.words.filter(
      word => !fires(each, `稿子里写着${spelt(word).replaceAll('…', '这件事')}`),
    );
    expect(dead).toEqual([]);
  });

  test.each(rules)('%s has no exception that excepts nothing', (_, { words, except = [] }) => {
    const idle = except.filter(
      each =>
        !each.includes('～') &&
        !words.some(word => piecesOf(word).every(piece => piece.some(one => each.includes(one)))),
    );
    expect(idle).toEqual([]);
  });

  test.each(rules)('%s has no word within another, which would be told anyway', (_, { words }) => {
    const within = words.filter(word =>
      words.some(other => other !== word && !other.includes('…') && word.includes(other)),
    );
    expect(within).toEqual([]);
  });

  test('have twenty-five words and more each', () => {
    expect(suspicions.wording.filter(({ words }) => words.length < 25).map(({ id }) => id)).toEqual([]);
  });

  test('speak of no list that has no rule', () => {
    expect(Object.keys(tuned.wording).filter(id => !suspicions.wording.some(each => each.id === id))).toEqual(
      [],
    );
  });

  test('say nothing of what the drafts of the bureau itself say', () => {
    const drafts = [
      ...playbook.release.variants.flatMap(({ full, holding }) => [full, holding]),
      ...playbook.release.channels.flatMap(({ parts }) =>
        parts.flatMap(({ full, holding, correction }) => [full, holding, correction]),
      ),
    ];
    // A template that gives the cause does so in the line of the approved cause.
    const lines = drafts.flatMap(draft => draft.split('\n')).filter(line => !line.includes('{主要原因}'));
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.map(line => [line, findingsIn(line)]).filter(([, found]) => found?.length !== 0)).toEqual(
      [],
    );
  });
});

describe('all checks of the gate that read a text', () => {
  const alarms = (texts: readonly string[]): readonly string[] =>
    texts.filter(text => findingsIn(text).length > 0);

  test('raise at most two alarms at a hundred ordinary sentences', () => {
    expect(ordinary).toHaveLength(100);
    expect(new Set(ordinary).size).toBe(100);
    expect(alarms(ordinary).length).toBeLessThanOrEqual(2);
  });

  test('raise none at ordinary sentences that were looked at one by one', () => {
    expect(alarms(tuned.ordinary)).toEqual([]);
  });

  /** Lists that were one when the sentences were written, by the list that left them since. */
  const since: Readonly<Record<string, string>> = { verdict: 'accusation', forecast: 'safety' };

  // The lists know what was thought of; people find other words. When these were written and first tried, the checks caught
  // 46 of 63 under the right name and 48 under any, and raised one alarm at 70 sentences with nothing wrong.
  test('catch seven in ten of the sentences held back, under their right name', () => {
    const wrong = Object.entries(held).filter(([name]) => name !== 'none');
    const all = wrong.flatMap(([name, texts]) => texts.map(text => ({ name, text })));
    const caught = all.filter(({ name, text }) =>
      findingsIn(text).some(found => found === name || since[name] === found),
    );
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(caught.length / all.length).toBeGreaterThanOrEqual(0.7);
  });

  test('raise at most one alarm in fifty at sentences held back with nothing wrong', () => {
    const right = held['none'] ?? [];
    expect(right.length).toBeGreaterThanOrEqual(50);
    expect(alarms(right).length / right.length).toBeLessThanOrEqual(0.02);
  });

  // Faults that a press officer found at first, a second hold-out, and lists written blind. First runs, wrongly stopped and
  // found: trade 11 of 16 and 4 of 37; fresh 7 of 30 and 4 of 30; blind 5 of 40 and 30 of 40; second blind 3 of 40 and 25 of
  // 40. The judge was mended after reading the misses; of sentences of the same kinds, written before they were tried on the
  // mended judge, it stopped 7 of 59 and found 83 of 87. The third blind list came after that and has not been looked into: it
  // shows how a stranger's text may fare.
  test.each([
    ['trade', 0, 37],
    ['fresh', 0, 30],
    ['blind', 1, 40],
    ['second-blind', 0, 40],
    ['third-blind', 3, 31],
  ])(
    'stop of the honest sentences of the list %s at most %i, and find of the bad ones %i',
    (list, stopped, found) => {
      const { honest, bad } = measured(list);
      expect(alarms(honest).length).toBeLessThanOrEqual(stopped);
      expect(alarms(bad).length).toBeGreaterThanOrEqual(found);
    },
  );

  // Article 17 is about when, where, how far and how large; that danger remains has to be said at once.
  test.each([
    '险情没有解除，坡体随时可能滑塌，请不要返回。',
    '随时可能再塌，请马上离开。',
    '坡体随时可能垮塌，请立即撤离。',
    '坡上可能再次滑动，请坡下的人马上离开。',
    '裂缝还在变宽，可能继续滑塌，请绕行。',
    '存在再次滑坡的可能，请不要靠近。',
    '可能还会滑，请不要返回。',
  ])('let a warning of the danger that remains pass: %s', text => {
    expect(findingsIn(text)).toEqual([]);
  });

  test.each([
    '未来三天可能再次发生滑坡。',
    '今晚可能还会滑。',
    '近日该坡可能继续滑动，范围约3000平方米。',
    '不会再滑，请放心回家。',
    '明天还会滑。',
  ])('hold a forecast, which names when, or that nothing will come: %s', text => {
    expect(findingsIn(text)).toContain('forecast');
  });
});
