import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginSitting,
  isMastered,
  isSitting,
  missedIn,
  nextIn,
  type Sitting,
  sittingResult,
  withAnswer,
} from '../../../src/training/exams/sitting.ts';
import { type GivenAnswer, scoreOf } from '../../../src/training/questions/answering.ts';
import { questionChoices, type TestQuestion } from '../../../src/training/questions/question.ts';
import { KINDS, questionOf } from '../../support/training-record.ts';

const questions: readonly TestQuestion[] = KINDS.map((kind, place) => questionOf(`q-${place}`, kind));

/** An answer that is wholly right, or not at all. */
function answerTo(question: TestQuestion, isRight: boolean): GivenAnswer {
  const choices = questionChoices(question);
  if (question.kind === 'order') return [...choices.keys()].sort((a, b) => (isRight ? a - b : b - a));
  return choices.flatMap(({ correct }, position) => (correct === isRight ? [position] : [])).slice(0, 1);
}

/** Answers until a round is over. @param rights by question, whether it is answered rightly */
function answered(sitting: Sitting, rights: ReadonlyMap<string, boolean>): Sitting {
  let now = sitting;
  for (let next = nextIn(questions, now); next !== undefined; next = nextIn(questions, now))
    now = withAnswer(now, next, answerTo(next.question, rights.get(next.question.id) ?? true));
  return now;
}

const someRights = fc
  .array(fc.boolean(), { minLength: questions.length, maxLength: questions.length })
  .map(flags => new Map(questions.map(({ id }, place) => [id, flags[place] ?? true])));

describe('a sitting', () => {
  test('asks every question once, in order, and says where it stands', () => {
    let sitting = beginSitting(1, questions);
    for (const [place, question] of questions.entries()) {
      expect(isMastered(questions, sitting)).toBe(false);
      const next = nextIn(questions, sitting);
      expect(next).toEqual({ question, round: 'first', number: place + 1, of: questions.length });
      if (next !== undefined) sitting = withAnswer(sitting, next, answerTo(question, true));
    }
    expect(nextIn(questions, sitting)).toBeUndefined();
    expect(isMastered(questions, sitting)).toBe(true);
    expect(sittingResult(questions, sitting)).toEqual({ right: questions.length, mean: 1 });
  });

  test('is mastered once every question was right, or put right the second time', () => {
    fc.assert(
      fc.property(someRights, someRights, (first, second) => {
        const over = answered(beginSitting(1, questions), first);
        const missed = missedIn(questions, over);
        expect(isMastered(questions, over)).toBe(missed.length === 0);
        const again = answered({ ...over, again: {} }, second);
        expect(isMastered(questions, again)).toBe(missed.every(({ id }) => second.get(id) !== false));
      }),
    );
  });

  test('asks those that were not wholly right once more, only where that is wanted, and its result stays', () => {
    fc.assert(
      fc.property(someRights, someRights, (first, second) => {
        const over = answered(beginSitting(1, questions), first);
        const missed = questions.filter(({ id }) => first.get(id) === false);
        expect(missedIn(questions, over)).toEqual(missed);
        expect(sittingResult(questions, over).right).toBe(questions.length - missed.length);

        const again = answered({ ...over, again: {} }, second);
        expect(Object.keys(again.again ?? {})).toEqual(missed.map(({ id }) => id));
        expect(nextIn(questions, again)).toBeUndefined();
        expect(sittingResult(questions, again)).toEqual(sittingResult(questions, over));
      }),
    );
  });

  test('counts an answer that is partly right as half, and asks it again', () => {
    const several = questionOf('several', 'several', { right: [0, 1] });
    const sitting = { ...beginSitting(1, questions), first: { several: [0] } };
    expect(scoreOf(several, [0])).toBe(0.5);
    expect(sittingResult([several], sitting)).toEqual({ right: 0, mean: 0.5 });
    expect(missedIn([several], sitting)).toEqual([several]);
  });

  test('reads back from a draft, and takes nothing else for one', () => {
    fc.assert(
      fc.property(someRights, rights => {
        expect(isSitting(structuredClone(answered(beginSitting(1, questions), rights)), questions)).toBe(
          true,
        );
      }),
    );
    for (const other of [
      undefined,
      null,
      7,
      [],
      {},
      { seed: 1 },
      { ...beginSitting(1, questions), first: { q: 0 } },
      'text',
    ])
      expect(isSitting(other, questions), JSON.stringify(other)).toBe(false);
  });

  test('is not gone on with once a question is worded, or its choices stand, otherwise', () => {
    const sitting = beginSitting(1, questions);
    const [first, ...others] = questions;
    if (first?.kind !== 'single') throw new Error('the first is a single choice');
    expect(isSitting(sitting, [{ ...first, text: '该怎么办？' }, ...others])).toBe(false);
    expect(isSitting(sitting, [{ ...first, options: first.options.toReversed() }, ...others])).toBe(false);
    expect(isSitting(sitting, others)).toBe(false);
    expect(isSitting(sitting, structuredClone(questions))).toBe(true);
  });
});
