import { expect, test } from 'vitest';
import { checkOccurrence, earliestOf, type Occurrence } from '../../../src/desk/core/occurrence.ts';
import { occurrenceWords } from '../../../src/desk/core/words/occurrence.ts';
import { occurrenceOf, typedOccurrence } from '../../../src/kit/occurrence.ts';
import { NOW } from '../../support/answers.ts';
import { about, exact } from '../../support/occurrence.ts';

const at = (time: string, day = 24): string => `2026-11-${day}T${time}:00+08:00`;
const span = (from: string, to: string): Occurrence => ({ kind: 'span', from, to });

test.each<[Occurrence, words: string, earliest: string]>([
  [exact('13:32'), '11月24日13时32分', at('13:32')],
  [about('13:00'), '11月24日约13时', at('13:00')],
  [{ kind: 'day', from: '2026-11-24' }, '11月24日', at('00:00')],
  [{ kind: 'day', from: '2026-11-24', to: '2026-11-24' }, '11月24日', at('00:00')],
  [{ kind: 'day', from: '2026-11-18', to: '2026-11-20' }, '11月18日至11月20日', at('00:00', 18)],
  [
    { kind: 'day', from: '2025-12-30', to: '2026-01-02' },
    '2025年12月30日至2026年1月2日',
    '2025-12-30T00:00+08:00',
  ],
  [span(at('12:00'), at('13:30')), '11月24日12时至13时30分', at('12:00')],
  [span(at('23:00', 23), at('01:05')), '11月23日23时至11月24日1时05分', at('23:00', 23)],
])('%j is “%s”, and limits count from its earliest moment', (when, words, earliest) => {
  const checked = checkOccurrence(when, NOW);
  if (!checked.ok) throw new Error(checked.refusal.code);
  expect(occurrenceWords(checked.value, NOW)).toBe(words);
  expect(earliestOf(checked.value)).toBe(Date.parse(earliest));
  // A form that is handed in as it began changes nothing.
  const again = occurrenceOf(typedOccurrence(checked.value));
  expect(again && checkOccurrence(again, NOW)).toEqual(checked);
});

test.each<[refusal: string, Occurrence]>([
  ['required', { kind: 'exact', at: '' }],
  ['required', span('', at('13:00'))],
  ['required', span(at('13:00'), '')],
  ['notATime', { kind: 'day', from: '2026-02-30' }],
  ['notATime', { kind: 'about', at: '今天' }],
  ['inFuture', exact('15:00')],
  ['inFuture', { kind: 'day', from: '2026-11-25' }],
  ['inFuture', span(at('13:00'), at('15:00'))],
  ['endsBeforeStart', span(at('13:00'), at('12:59'))],
  ['endsBeforeStart', { kind: 'day', from: '2026-11-24', to: '2026-11-23' }],
])('is refused: %s for %j', (code, when) => {
  expect(checkOccurrence(when, NOW)).toEqual({ ok: false, refusal: { code } });
});

test('what is typed keeps its day when only the day is known, and nobody guesses an hour', () => {
  const typed = { kind: 'day', from: '2026-11-24T13:32', to: '' } as const;
  expect(occurrenceOf(typed)).toEqual({ kind: 'day', from: '2026-11-24' });
  expect(occurrenceOf({ ...typed, kind: 'exact', from: '2026-11-24' })).toBeUndefined();
  expect(occurrenceOf({ kind: 'exact', from: '', to: '2026-11-24T13:32' })).toBeUndefined();
});
