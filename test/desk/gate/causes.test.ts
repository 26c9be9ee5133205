import { describe, expect, test } from 'vitest';
import { causesGiven } from '../../../src/desk/gate/causes.ts';
import { suspicions, tuned } from '../../support/sentences.ts';

const wordingIn = (text: string): readonly string[] =>
  causesGiven(text, suspicions).flatMap(({ why, text: words }) => (why === 'wording' ? [words] : []));

describe('words that give a cause', () => {
  test('are found in every sentence that says why it happened', () => {
    expect(tuned.cause.fires.length).toBeGreaterThan(40);
    expect(tuned.cause.fires.filter(sentence => wordingIn(sentence).length === 0)).toEqual([]);
  });

  test('are not seen in caution, in reasons for a measure, in damage done, or in what might happen', () => {
    expect(tuned.cause.silent.length).toBeGreaterThan(40);
    expect(tuned.cause.silent.filter(sentence => wordingIn(sentence).length > 0)).toEqual([]);
  });

  test('are asked about where only their form seems to give one', () => {
    expect(tuned.causeByForm.fires.length).toBeGreaterThan(15);
    expect(
      tuned.causeByForm.fires.filter(sentence => causesGiven(sentence, suspicions).length === 0),
    ).toEqual([]);
    expect(tuned.causeByForm.silent.filter(sentence => causesGiven(sentence, suspicions).length > 0)).toEqual(
      [],
    );
  });

  test('are told once a sentence, for each sentence', () => {
    expect(wordingIn('主要原因是降雨，系降雨所致。起因是开挖。')).toHaveLength(2);
  });

  test.each([
    ['blanks', '主要 原因 是 开挖'],
    ['unseen characters', '系降雨所\u200b致'],
    ['full width', '原因：降雨'],
  ])('are found with %s', (_, text) => {
    expect(wordingIn(text)).toHaveLength(1);
  });
});
