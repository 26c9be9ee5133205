import { describe, expect, test } from 'vitest';
import {
  answeredElsewhere,
  answeredWith,
  checkScreen,
  placeAfter,
  placeOf,
} from '../../../src/desk/triage/wizard-path.ts';
import { VERDICT } from '../../../src/playbook/wizard/flow.ts';
import { screensOf } from '../../../src/playbook/wizard/screens.ts';
import { HOUR, hoursAgo, iso, limitedFacts, NOW } from '../../support/answers.ts';
import { found, playbook, required } from '../../support/playbook.ts';

const { triage } = playbook;
const at = (answers: Readonly<Record<string, string>>, place: string) =>
  placeOf(screensOf(triage, answers), place);
const questionOf = (id: string) => found(triage.questions, each => each.id === id);

describe('where a triage stands', () => {
  test('is the screen of the address as far as it was reached, and else where the answers lead', () => {
    expect(at({ emergency: 'no' }, 'emergency')).toMatchObject({
      isNamed: true,
      screen: [{ id: 'emergency' }],
    });
    for (const place of ['', 'title', 'nowhere'])
      expect(at({}, place)).toMatchObject({ isNamed: false, screen: [{ id: 'emergency' }] });
    expect(at(limitedFacts, '').screen).toBeUndefined();
    expect(placeAfter(triage, {})).toBe('emergency');
    expect(placeAfter(triage, limitedFacts)).toBe(VERDICT);
  });

  test('lists every answer but those on the screen', () => {
    const here = at(limitedFacts, 'spread');
    const ids = answeredElsewhere(here, limitedFacts).map(({ id }) => id);
    expect(ids).toContain('emergency');
    expect(ids).not.toContain('spread');
  });
});

describe('an answer of the triage', () => {
  test('that is half a time is none, and takes away the one before', () => {
    const time = questionOf('foundAt');
    const given = answeredWith({ title: '公示牌' }, time, hoursAgo(1), NOW);
    expect(given).toEqual({ title: '公示牌', foundAt: hoursAgo(1) });
    expect(answeredWith(given, time, '2026-11', NOW)).toEqual({ title: '公示牌' });
    expect(answeredWith(given, questionOf('title'), '', NOW)).toEqual({ foundAt: hoursAgo(1) });
  });

  test('is refused at its question once the screen is handed in, and the others are taken', () => {
    const screen = required(at(limitedFacts, 'title').screen, 'title');
    const { given, wrong } = checkScreen(
      screen,
      { ...limitedFacts, title: '', foundAt: iso(NOW + HOUR) },
      NOW,
    );
    expect(wrong.map(({ question, refusal }) => [question.id, refusal.code])).toEqual([
      ['title', 'required'],
      ['foundAt', 'inFuture'],
    ]);
    expect(given).toMatchObject({ spread: limitedFacts['spread'] });
    expect(checkScreen(screen, limitedFacts, NOW)).toEqual({ given: limitedFacts, wrong: [] });
  });
});
