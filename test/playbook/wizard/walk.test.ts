import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/playbook/condition.ts';
import { answerInOrder, type Question, VERDICT } from '../../../src/playbook/wizard/flow.ts';
import { paths } from '../../../src/playbook/wizard/paths.ts';
import { screensOf } from '../../../src/playbook/wizard/screens.ts';
import { turningPoints } from '../../../src/playbook/wizard/turning-points.ts';
import { defaultOption, type Verdict, verdictOf, walk } from '../../../src/playbook/wizard/walk.ts';
import { anyAnswers, hoursAgo, limitedFacts, simpleFacts, wideFacts } from '../../support/answers.ts';
import { everyAnswer } from '../../support/paths.ts';
import { changed, found, playbook, required } from '../../support/playbook.ts';

const { triage } = playbook;
const path = (answers: Facts): string[] => walk(triage, answers).answered.map(({ id }) => id);
const without = (answers: Facts, ...ids: string[]): Facts =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
/** Whether the triage waits for the answer: not for what stands by itself or is left for later. */
const isAsked = (question: Question, answers: Facts): boolean =>
  defaultOption(question) === undefined && screensOf(triage, answers).all.flat().includes(question);
/** A verdict as a set of names, for comparison. */
const named = (verdict: Verdict | undefined): readonly string[] =>
  verdict === undefined ? [] : [verdict.outcome.id, ...verdict.additions.map(({ id }) => id)];

describe('walk', () => {
  test('asks the first question when nothing is answered', () => {
    expect(walk(triage, {})).toMatchObject({ answered: [], current: { id: 'emergency' } });
    // A default counts as a fact from the start.
    expect(walk(triage, {}).facts).toEqual({ handling: 'respond' });
  });

  test('asks every question in turn, each once, until the verdict', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const whole = walk(triage, answers);
        expect(whole.current).toBeUndefined();
        let given: Facts = {};
        for (const question of whole.answered) {
          if (isAsked(question, answers)) expect(walk(triage, given).current).toBe(question);
          given = { ...given, [question.id]: required(answers[question.id], question.id) };
        }
        expect(walk(triage, given)).toEqual(whole);
      }),
    );
  });

  test('follows only edges that the question has', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const asked = path(answers);
        walk(triage, answers).answered.forEach((question, at) => {
          expect(question.next.map(({ to }) => to)).toContain(asked[at + 1] ?? VERDICT);
        });
      }),
    );
  });

  test('stops at an unanswered optional question: an empty answer is an answer, none is not', () => {
    const out = { handling: 'none', title: '某事', foundAt: hoursAgo(1), reason: '与本局无关' };
    expect(walk(triage, out).current?.id).toBe('link');
    expect(walk(triage, { ...out, link: '' }).current).toBeUndefined();
  });

  test('does not wait for what is left for later, and counts it once it is there', () => {
    const whole = walk(triage, without(limitedFacts, 'finder', 'place', 'link'));
    expect(whole.current).toBeUndefined();
    expect(whole.facts).not.toHaveProperty('finder');
    expect(walk(triage, limitedFacts).facts).toMatchObject({ finder: 'section', link: '' });
  });

  test('takes “not known” for the careful option, and asks no level of an emergency nobody knows of', () => {
    const unknown = walk(triage, { ...limitedFacts, emergency: 'unknown', emergencyAt: hoursAgo(1) });
    expect(unknown.current).toBeUndefined();
    expect(unknown.facts).toMatchObject({ emergency: 'unknown', emergencyAt: hoursAgo(1) });
    expect(named(verdictOf(triage, unknown.facts))).toContain('emergency-report');
  });

  test('leaves answers off the path aside, and counts them again when the path comes back', () => {
    const both: Facts = { ...wideFacts, sensitive: 'yes' };
    expect(walk(triage, both).facts).not.toHaveProperty('sensitive');
    const calm = walk(triage, { ...both, emergency: 'no', spread: 'limited' });
    expect(calm.facts).toMatchObject({ sensitive: 'yes' });
    expect(calm.facts).not.toHaveProperty('emergencyLevel');
    expect(calm.facts).not.toHaveProperty('attentionAt');
    expect(walk(triage, both).facts).toMatchObject({
      emergencyLevel: 'major',
      attentionAt: wideFacts.attentionAt,
    });
  });

  test('keeps every later answer on the path when one answer changes and the way does not', () => {
    const changedAnswer = { ...wideFacts, place: 'forum' };
    expect(walk(triage, changedAnswer).facts).toEqual({ ...walk(triage, wideFacts).facts, place: 'forum' });
  });

  test('goes back by dropping the last answer, and forward again by giving it', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const { answered, facts } = walk(triage, answers);
        for (let at = answered.length - 1; at >= 0; at -= 1) {
          const question = required(answered[at], 'question');
          if (!isAsked(question, answers)) continue;
          const back = walk(triage, without(facts, question.id));
          expect(back.current).toBe(question);
          expect(back.answered).toEqual(answered.slice(0, at));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('asks the new question when a changed answer opens another way', () => {
    expect(walk(triage, { ...limitedFacts, emergency: 'yes' }).current?.id).toBe('emergencyLevel');
    expect(walk(triage, { ...limitedFacts, spread: 'provincial' }).current?.id).toBe('attentionAt');
    expect(walk(triage, { ...simpleFacts, factsClear: 'unclear' }).current?.id).toBe('panic');
  });

  test('takes no notice of answers to questions that do not exist', () => {
    fc.assert(
      fc.property(anyAnswers, fc.dictionary(fc.string(), fc.string()), (answers, noise) => {
        const plain = walk(triage, answers);
        expect(walk(triage, { ...noise, ...answers })).toEqual(plain);
      }),
    );
  });

  test('comes to an end even where content loops or leads nowhere', () => {
    const to = (target: string): typeof triage => ({
      ...triage,
      questions: changed(triage.questions, 'finder', question => ({ ...question, next: [{ to: target }] })),
    });
    const asked = path(limitedFacts);
    for (const target of ['title', 'nowhere'])
      expect(walk(to(target), limitedFacts).answered.map(({ id }) => id)).toEqual(
        asked.slice(0, asked.indexOf('finder') + 1),
      );
  });
});

describe('verdictOf', () => {
  test('does not depend on the order in which the facts were given', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const { facts } = walk(triage, answers);
        const reversed = Object.fromEntries(Object.entries(facts).reverse());
        expect(verdictOf(triage, reversed)).toEqual(verdictOf(triage, facts));
      }),
    );
  });

  test('does not depend on times and texts', () => {
    fc.assert(
      fc.property(anyAnswers, fc.string(), (answers, text) => {
        const { facts } = walk(triage, answers);
        const other = { ...facts, title: text, link: text, foundAt: hoursAgo(500) };
        expect(verdictOf(triage, other)).toEqual(verdictOf(triage, facts));
      }),
    );
  });

  test('takes the first outcome that holds', () => {
    const of = (id: string) => found(triage.outcomes, each => each.id === id);
    const { when: _, ...limited } = of('track-limited');
    const flow = { ...triage, outcomes: [limited, of('track-wide')] };
    expect(verdictOf(flow, { handling: 'respond', spread: 'provincial' })?.outcome).toBe(limited);
  });

  test('is undefined where no outcome holds', () => {
    const flow = { ...triage, outcomes: triage.outcomes.filter(({ id }) => id !== 'track-simple') };
    expect(verdictOf(flow, { spread: 'limited' })).toBeUndefined();
  });
});

describe('turningPoints', () => {
  /** The answer after choosing an option: it replaces the former one, or joins it where a question takes several. */
  const withOption = (question: Question, answer: string | undefined, value: string): string =>
    question.kind === 'choice' && question.multiple === true
      ? answerInOrder(question, [...(answer ?? '').split(' '), value])
      : value;

  test('lists a turn for each option that changes the verdict, and for no other, where every question has its answer', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const { answered, facts } = walk(triage, answers);
        const present = required(verdictOf(triage, facts), 'verdict');
        const turns = turningPoints(triage, answers);
        for (const question of answered) {
          if (question.kind !== 'choice') continue;
          for (const { value, countsAs } of question.options) {
            if (countsAs !== undefined) continue;
            const other = required(
              verdictOf(
                triage,
                walk(triage, { ...answers, [question.id]: withOption(question, facts[question.id], value) })
                  .facts,
              ),
              'other verdict',
            );
            const turn = turns.find(each => each.question.id === question.id && each.value === value);
            expect(turn !== undefined).toBe(named(other).join() !== named(present).join());
            if (turn === undefined) continue;
            expect(turn.outcome).toBe(other.outcome);
            expect(turn.trackChanges).toBe(other.outcome.id !== present.outcome.id);
            expect(turn.gained).toEqual(other.additions.filter(each => !present.additions.includes(each)));
            expect(turn.lost).toEqual(present.additions.filter(each => !other.additions.includes(each)));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  // Back from a way out every question is open, and every way of answering them all would be tried.
  const handled = anyAnswers.map(answers => ({ ...answers, handling: 'respond' }));

  // As the officer sees it: only the questions on the path are answered, so a turn may open a question nobody answered.
  test('claims only what some way of answering the questions it opens bears out', () => {
    fc.assert(
      fc.property(handled, answers => {
        const { facts } = walk(triage, answers);
        const present = named(verdictOf(triage, facts));
        for (const { question, value, answer, gained, lost, ...turn } of turningPoints(triage, facts)) {
          const outcome = required(turn.outcome, 'outcome');
          const possible = [...paths(triage, everyAnswer, { ...facts, [question.id]: answer })].map(way =>
            named(verdictOf(triage, way.facts)),
          );
          const borneOut = possible.some(
            names =>
              names.includes(outcome.id) &&
              gained.every(({ id }) => names.includes(id) && !present.includes(id)) &&
              lost.every(({ id }) => !names.includes(id) && present.includes(id)),
          );
          expect(
            borneOut,
            `${question.id}=${value}: ${outcome.id}, gained ${gained.map(({ id }) => id)}, lost ${lost.map(({ id }) => id)}`,
          ).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('leaves no option out that changes the verdict whatever the questions it opens are answered', () => {
    fc.assert(
      fc.property(handled, answers => {
        const { answered, facts } = walk(triage, answers);
        const present = named(verdictOf(triage, facts)).join();
        const turns = turningPoints(triage, facts);
        for (const question of answered) {
          if (question.kind !== 'choice') continue;
          for (const { value, countsAs } of question.options) {
            if (countsAs !== undefined) continue;
            const answer = withOption(question, facts[question.id], value);
            if (answer === facts[question.id]) continue;
            if (turns.some(turn => turn.question.id === question.id && turn.value === value)) continue;
            const possible = [...paths(triage, everyAnswer, { ...facts, [question.id]: answer })];
            expect(possible.map(way => named(verdictOf(triage, way.facts)).join())).toContain(present);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the way back from a way out is one, to what the questions that it asks will decide', () => {
    const out = {
      handling: 'transfer',
      title: '外市道路',
      recipient: '交通局',
      reason: '不归本局',
      link: '',
    };
    const { facts } = walk(triage, { ...out, foundAt: wideFacts['foundAt'] ?? '' });
    expect(turningPoints(triage, facts).find(({ value }) => value === 'respond')).toMatchObject({
      outcome: undefined,
      trackChanges: true,
      gained: [],
      lost: [],
    });
  });

  test('an emergency behind it does not make citywide attention small', () => {
    const calm = walk(triage, { ...wideFacts, emergency: 'no' }).facts;
    const turn = turningPoints(triage, calm).find(
      ({ question, value }) => question.id === 'emergency' && value === 'yes',
    );
    expect(turn).toMatchObject({ outcome: { id: 'track-wide' }, trackChanges: false, lost: [] });
  });
});
