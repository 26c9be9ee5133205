import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintWording } from '../../../src/desk/gate/wording.ts';
import type { WordingRule } from '../../../src/playbook/suspicions.ts';
import { required } from '../../support/playbook.ts';
import { suspicions } from '../../support/sentences.ts';

const rule = (changes: Partial<WordingRule>): WordingRule => ({
  id: 'rule',
  title: '不写的话',
  words: ['绝对'],
  suggestion: '写看得见的事实',
  basis: 'advice',
  cite: ['incident-practice'],
  ...changes,
});
const wordsIn = (text: string, changes: Partial<WordingRule> = {}): readonly string[] =>
  lintWording(text, suspicions, [rule(changes)]).map(({ word }) => word);

describe('a list of words', () => {
  test('is found as it stands in the text, with its place and what to write instead', () => {
    expect(lintWording('房屋绝对安全。', suspicions, [rule({})])).toEqual([
      { rule: 'rule', title: '不写的话', word: '绝对', start: 2, suggestion: '写看得见的事实' },
    ]);
  });

  test.each([
    ['blanks', '绝 对安全', '绝 对'],
    ['an unseen character', '绝\u200b对安全', '绝\u200b对'],
    ['an ideographic blank', '绝\u3000对', '绝\u3000对'],
  ])('is found with %s inside', (_, text, found) => {
    expect(wordsIn(text)).toEqual([found]);
  });

  test('is found in full width and in half width', () => {
    expect(wordsIn('100％安全、１００%安全', { words: ['100%安全'] })).toEqual(['100％安全', '１００%安全']);
  });

  test('is not found across lines', () => {
    expect(wordsIn('拒绝\n对方')).toEqual([]);
    expect(wordsIn('绝\n对')).toEqual([]);
  });

  test('tells one mistake once, by its longest word', () => {
    expect(wordsIn('绝对不允许', { words: ['绝对', '绝对不允许', '不允许'] })).toEqual(['绝对不允许']);
  });

  test('has gaps of up to twelve characters within a clause', () => {
    const words = ['追究…责任'];
    expect(wordsIn('追究责任', { words })).toHaveLength(1);
    expect(wordsIn('追究一二三四五六七八九十十一责任', { words })).toHaveLength(1);
    expect(wordsIn('追究一二三四五六七八九十十一二责任', { words })).toEqual([]);
    expect(wordsIn('追究，责任', { words })).toEqual([]);
    expect(wordsIn('追究。责任', { words })).toEqual([]);
  });

  test('takes marks in words for what they are', () => {
    expect(wordsIn('完好（无损）.', { words: ['完好(无损)'] })).toHaveLength(1);
    expect(wordsIn('完好无损', { words: ['完好.损'] })).toEqual([]);
  });

  test('lets a longer expression pass, but not the same word beside it', () => {
    const except = ['绝对高程'];
    expect(wordsIn('绝对高程为12米', { except })).toEqual([]);
    expect(wordsIn('绝对高程为12米，绝对准确', { except })).toEqual(['绝对']);
  });

  test('lets every word of the list pass in an expression with ～', () => {
    const changes = { words: ['绝对', '完全'], except: ['是否～', '反映…～'] };
    expect(wordsIn('是否完全停工、是否绝对必要', changes)).toEqual([]);
    expect(wordsIn('反映河水绝对干净、完全干净', changes)).toEqual([]);
    expect(wordsIn('反映一下。完全停工', changes)).toEqual(['完全']);
  });

  test('of a verdict waits for a filing, whatever else is said of a case, and of guilt for nothing', () => {
    const until = (id: string) =>
      required(
        suspicions.wording.find(each => each.id === id),
        id,
      ).until;
    expect(until('verdict')?.fact).toBe('filing');
    expect(until('accusation')).toBeUndefined();
    const text = '林某非法占地、伙同村干部侵占集体土地，性质恶劣，将依法严惩。';
    expect(lintWording(text, suspicions).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['verdict', 'accusation']),
    );
  });

  test('is told in the order of the text, whichever list it is of', () => {
    const found = lintWording('尽快查清，绝对不拖，尽快公布', suspicions, [
      rule({}),
      rule({ id: 'promise', words: ['尽快'] }),
    ]);
    expect(found.map(({ rule: id }) => id)).toEqual(['promise', 'rule', 'promise']);
  });

  // Matched by trying every way to fill the gaps, six of them took half a minute on 300 characters: this would not come to an end.
  // Of the last list the exception takes what stands near the end.
  test.each([
    ['fourteen gaps that nothing closes', { words: [`${'一…'.repeat(14)}二`] }, 1],
    ['fourteen gaps found at every place', { words: [`${'一…'.repeat(14)}一`] }, 1_333],
    ['gaps between words of the list', { words: ['一', '一一'], except: [`${'～…'.repeat(14)}二`] }, 9_902],
  ])('comes to an end in 20,000 characters with %s', (_, changes, count) => {
    expect(wordsIn(`${'一'.repeat(20_000)}二`, changes)).toHaveLength(count);
  });

  test('never fails, and always gives words that stand where it says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('绝', '对', '绝对', ' ', '\u200b', '\n', '，'),
            fc.string({ unit: 'binary' }),
          ),
        ),
        pieces => {
          const text = pieces.join('');
          const found = [...lintWording(text, suspicions), ...lintWording(text, suspicions, [rule({})])];
          const elsewhere = found.filter(
            ({ word, start }) => text.slice(start, start + word.length) !== word,
          );
          expect(elsewhere).toEqual([]);
        },
      ),
    );
  });
});
