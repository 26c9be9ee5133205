import { execFile } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dueAt,
  endOfShanghaiDay,
  fromShanghaiInput,
  roundsOf,
  shanghaiDate,
  toShanghaiInput,
} from '../../../src/playbook/deadline/compute.ts';
import { deadlineSchema } from '../../../src/playbook/deadline/rule.ts';
import { DAY, HOUR } from '../../support/answers.ts';
import { playbook, required } from '../../support/playbook.ts';

const { calendar } = playbook;
const at = (iso: string): number => Date.parse(iso);
const due = (within: Parameters<typeof dueAt>[0], anchor: number): string =>
  new Date(required(dueAt(within, anchor, calendar), 'due').at).toISOString();

/** Moments from 1992, when Shanghai's clock last moved, to the end of the century. */
const anyMoment = fc.integer({ min: at('1992-01-01T00:00:00Z'), max: at('2099-12-31T23:59:59Z') });
const in2026 = fc.integer({ min: at('2026-01-01T00:00:00+08:00'), max: at('2026-11-01T00:00:00+08:00') });

/** The State Council's arrangement for 2026, first and last days, written down apart from the library's table. */
const holidays2026 = [
  ['01-01', '01-03'],
  ['02-15', '02-23'],
  ['04-04', '04-06'],
  ['05-01', '05-05'],
  ['06-19', '06-21'],
  ['09-25', '09-27'],
  ['10-01', '10-07'],
] as const;
const makeUpDays2026 = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];

function isOfficialWorkday(date: string): boolean {
  const day = date.slice(5);
  if (makeUpDays2026.includes(day)) return true;
  if (holidays2026.some(([first, last]) => first <= day && day <= last)) return false;
  return ![0, 6].includes(new Date(date).getUTCDay());
}

const official = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

describe('Shanghai dates', () => {
  test('are those of the official time zone, whatever zone this machine is in', () => {
    fc.assert(
      fc.property(anyMoment, moment => {
        expect(shanghaiDate(moment)).toBe(official.format(moment));
      }),
    );
  });

  test('end one millisecond before the next day begins', () => {
    fc.assert(
      fc.property(anyMoment, moment => {
        const date = shanghaiDate(moment);
        const end = endOfShanghaiDay(date);
        expect(shanghaiDate(end)).toBe(date);
        expect(shanghaiDate(end + 1)).not.toBe(date);
      }),
    );
  });

  test('go into a form and come back to the minute', () => {
    fc.assert(
      fc.property(anyMoment, moment => {
        const minute = Math.floor(moment / 60_000) * 60_000;
        expect(at(fromShanghaiInput(toShanghaiInput(minute)))).toBe(minute);
      }),
    );
  });

  test.each([
    ['2026-11-24T10:00', '2026-11-24T10:00+08:00'],
    ['2026-11-24T10:00:30', '2026-11-24T10:00:30+08:00'],
    ['2026-11-24T10:00Z', '2026-11-24T10:00Z'],
    ['', ''],
    ['昨天', '昨天'],
  ])('typed as %j read %j', (typed, expected) => {
    expect(fromShanghaiInput(typed)).toBe(expected);
  });
});

describe('sameDay', () => {
  test.each([
    ['just before midnight', '2026-11-24T23:59:59.999+08:00', '2026-11-24T23:59:59.999+08:00'],
    ['at midnight', '2026-11-25T00:00:00.000+08:00', '2026-11-25T23:59:59.999+08:00'],
    ['just after midnight', '2026-11-25T00:00:00.001+08:00', '2026-11-25T23:59:59.999+08:00'],
    ['at noon', '2026-11-24T12:00:00.000+08:00', '2026-11-24T23:59:59.999+08:00'],
    [
      'while it is still yesterday in London',
      '2026-11-25T06:00:00.000+08:00',
      '2026-11-25T23:59:59.999+08:00',
    ],
    ['on New Year’s Eve', '2026-12-31T23:00:00.000+08:00', '2026-12-31T23:59:59.999+08:00'],
  ])('ends with the day, found %s', (_, anchor, expected) => {
    expect(at(due('sameDay', at(anchor)))).toBe(at(expected));
  });

  test('ends on the anchor’s own date and never before the anchor', () => {
    fc.assert(
      fc.property(anyMoment, anchor => {
        const end = required(dueAt('sameDay', anchor, calendar), 'due');
        expect(end.certain).toBe(true);
        expect(end.at).toBeGreaterThanOrEqual(anchor);
        expect(end.at - anchor).toBeLessThan(DAY);
        expect(shanghaiDate(end.at)).toBe(shanghaiDate(anchor));
      }),
    );
  });
});

describe('durations', () => {
  test.each([
    ['P3D', 3 * DAY],
    ['PT48H', 48 * HOUR],
    ['PT5H', 5 * HOUR],
    ['P60D', 60 * DAY],
    ['P0D', 0],
  ])('%s is counted to the millisecond, over weekends and holidays alike', (within, length) => {
    fc.assert(
      fc.property(anyMoment, anchor => {
        expect(dueAt(within, anchor, calendar)).toEqual({ at: anchor + length, certain: true });
      }),
    );
  });

  test('P3D and PT72H are the same length', () => {
    fc.assert(
      fc.property(anyMoment, anchor => {
        expect(dueAt('P3D', anchor, calendar)).toEqual(dueAt('PT72H', anchor, calendar));
      }),
    );
  });

  test('a limit without a number has no end', () => {
    expect(dueAt(undefined, at('2026-11-24T10:00:00Z'), calendar)).toBeUndefined();
  });
});

describe('weeks and months', () => {
  test('a week is seven days', () => {
    const anchor = at('2026-11-24T10:00+08:00');
    expect(dueAt('P2W', anchor, calendar)).toEqual(dueAt('P14D', anchor, calendar));
  });

  test.each([
    ['P1M', '2026-11-24T10:00+08:00', '2026-12-24T10:00+08:00'],
    ['P1M', '2026-01-31T10:00+08:00', '2026-02-28T10:00+08:00'],
    ['P3M', '2026-11-30T23:30+08:00', '2027-02-28T23:30+08:00'],
    ['P12M', '2028-02-29T00:30+08:00', '2029-02-28T00:30+08:00'],
  ])('%s from %s ends on the same day, or on the last of the month', (within, anchor, end) => {
    expect(at(due(within, at(anchor)))).toBe(at(end));
  });
});

describe('what is done again and again', () => {
  const day = (time: string): number => at(`2026-11-24T${time}+08:00`);
  const twoHourly = { every: 'PT2H' };
  const daily = { at: ['08:00', '20:00'] };
  const rounds = (
    repeated: typeof twoHourly | typeof daily,
    anchor: string,
    times: readonly string[],
    last?: string,
  ): readonly (readonly [string, string | undefined])[] => {
    const acts = times.map(time => ({ at: day(time), time }));
    const found = roundsOf(
      repeated,
      day(anchor),
      acts,
      acts.find(({ time }) => time === last),
    );
    return found.map(({ due: end, act }) => [toShanghaiInput(end).slice(8), act?.time]);
  };

  test('is due so long after it was done last, however late that was', () => {
    expect(rounds(twoHourly, '09:00', ['10:30', '14:00'])).toEqual([
      ['24T11:00', '10:30'],
      ['24T12:30', '14:00'],
      ['24T16:00', undefined],
    ]);
  });

  test('is due by each of its times of the day; what comes before one counts for that one', () => {
    expect(rounds(daily, '09:00', ['19:50'])).toEqual([
      ['24T20:00', '19:50'],
      ['25T08:00', undefined],
    ]);
    expect(rounds(daily, '07:00', ['07:30', '07:45'])).toEqual([
      ['24T08:00', '07:30'],
      ['24T20:00', undefined],
    ]);
    expect(rounds(daily, '07:00', ['07:30', '07:45'], '07:45')).toEqual([['24T08:00', '07:30']]);
    expect(rounds(daily, '07:00', ['21:00'])).toEqual([
      ['24T08:00', '21:00'],
      ['25T08:00', undefined],
    ]);
  });

  test('ends with what ends it; what was done before it began is no part of it', () => {
    expect(rounds(twoHourly, '09:00', ['08:59', '10:00', '11:00', '12:00'], '11:00')).toEqual([
      ['24T11:00', '10:00'],
      ['24T12:00', '11:00'],
    ]);
  });

  test('every round is due after it began, and no later than the next', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 5 * DAY }), { maxLength: 30 });
    fc.assert(
      fc.property(anyMoment, moments, fc.constantFrom(twoHourly, daily), (anchor, offsets, repeated) => {
        const acts = offsets.sort((one, other) => one - other).map(offset => ({ at: anchor + offset }));
        const found = roundsOf(repeated, anchor, acts, undefined);
        found.forEach(({ since, due: end }, index) => {
          expect(end).toBeGreaterThan(since);
          expect(end).toBeLessThanOrEqual(found[index + 1]?.due ?? end);
        });
        expect(found.filter(({ act }) => act === undefined)).toHaveLength(1);
      }),
    );
  });

  test('its clock begins with its first round', () => {
    const anchor = day('09:00');
    expect(dueAt(twoHourly, anchor, calendar)).toEqual({ at: day('11:00'), certain: true });
    expect(dueAt(daily, anchor, calendar)).toEqual({ at: day('20:00'), certain: true });
  });
});

describe('working days', () => {
  test.each([
    ['from a Tuesday', '2026-11-24T10:00+08:00', 1, '2026-11-25'],
    ['over a weekend', '2026-11-20T10:00+08:00', 1, '2026-11-23'],
    ['from a Saturday', '2026-11-21T10:00+08:00', 1, '2026-11-23'],
    ['of a whole week', '2026-11-23T10:00+08:00', 5, '2026-11-30'],
    ['over the National Day holiday, 1 to 7 October', '2026-09-30T10:00+08:00', 1, '2026-10-08'],
    ['onto the make-up Saturday of 10 October', '2026-10-09T10:00+08:00', 1, '2026-10-10'],
    ['onto the make-up Sunday of 20 September', '2026-09-18T10:00+08:00', 1, '2026-09-20'],
    ['over the Spring Festival, 15 to 23 February', '2026-02-14T10:00+08:00', 1, '2026-02-24'],
    ['onto the make-up Saturday before the Spring Festival', '2026-02-13T10:00+08:00', 1, '2026-02-14'],
    ['from the last minute of a day', '2026-11-24T23:59+08:00', 1, '2026-11-25'],
    ['from the first minute of a day', '2026-11-25T00:00+08:00', 1, '2026-11-26'],
    ['twenty of them', '2026-11-24T10:00+08:00', 20, '2026-12-22'],
  ])('%s', (_, anchor, workingDays, date) => {
    expect(dueAt({ workingDays }, at(anchor), calendar)).toEqual({
      at: endOfShanghaiDay(date),
      certain: true,
    });
  });

  test('agree with the official calendar day by day: as many working days lie between as the limit says', () => {
    fc.assert(
      fc.property(in2026, fc.integer({ min: 1, max: 30 }), (anchor, workingDays) => {
        const end = required(dueAt({ workingDays }, anchor, calendar), 'due');
        const last = shanghaiDate(end.at);
        const dates: string[] = [];
        for (
          let day = at(`${shanghaiDate(anchor)}T00:00:00Z`) + DAY;
          day <= at(`${last}T00:00:00Z`);
          day += DAY
        )
          dates.push(shanghaiDate(day));
        expect(dates.at(-1)).toBe(last);
        expect(isOfficialWorkday(last)).toBe(true);
        expect(dates.filter(isOfficialWorkday)).toHaveLength(workingDays);
        expect(end.certain).toBe(true);
      }),
    );
  });

  test('later anchors and longer limits never end earlier', () => {
    fc.assert(
      fc.property(in2026, fc.nat(20 * DAY), fc.integer({ min: 1, max: 30 }), (anchor, later, workingDays) => {
        const one = required(dueAt({ workingDays }, anchor, calendar), 'due').at;
        expect(required(dueAt({ workingDays }, anchor + later, calendar), 'due').at).toBeGreaterThanOrEqual(
          one,
        );
        expect(required(dueAt({ workingDays: workingDays + 1 }, anchor, calendar), 'due').at).toBeGreaterThan(
          one,
        );
      }),
    );
  });

  // In a process of its own: a count that never ends could not be stopped from here.
  test.each(['9999-12-31T23:59:59.999Z', '+275760-09-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])(
    'come to an end, counted from %s as a forged file may say',
    async anchor => {
      const module = new URL('../../../src/playbook/deadline/compute.ts', import.meta.url).href;
      const calendarOfNone = '{ years: [], holidays: [], makeUpDays: [] }';
      const script = `import { dueAt } from '${module}';
        try { dueAt({ workingDays: 20 }, Date.parse('${anchor}'), ${calendarOfNone}); } catch {}`;
      const ended = await new Promise<boolean>(resolve => {
        execFile(process.execPath, ['--input-type=module', '-e', script], { timeout: 60_000 }, error =>
          resolve(error === null),
        );
      });
      expect(ended).toBe(true);
    },
  );

  test('the calendar holds the official days of 2026 and not yet those of 2027', () => {
    expect(calendar.years).toContain(2026);
    expect(calendar.years).not.toContain(2027);
    const of2026 = (dates: readonly string[]): string[] => dates.filter(date => date.startsWith('2026-'));
    expect(of2026(calendar.makeUpDays)).toEqual(makeUpDays2026.map(day => `2026-${day}`));
    const ends = of2026(calendar.holidays).filter(
      (date, index, all) => Date.parse(all[index + 1] ?? '2027-12-31') - Date.parse(date) > DAY,
    );
    expect(ends).toEqual(holidays2026.map(([, last]) => `2026-${last}`));
    expect(of2026(calendar.holidays)).toHaveLength(33);
  });

  test('are uncertain once they run into a year whose holidays are not published, and leave out its weekends', () => {
    const anchor = at('2026-12-30T10:00+08:00');
    expect(dueAt({ workingDays: 1 }, anchor, calendar)).toEqual({
      at: endOfShanghaiDay('2026-12-31'),
      certain: true,
    });
    expect(dueAt({ workingDays: 2 }, anchor, calendar)).toEqual({
      at: endOfShanghaiDay('2027-01-01'),
      certain: false,
    });
    expect(dueAt({ workingDays: 3 }, anchor, calendar)).toEqual({
      at: endOfShanghaiDay('2027-01-04'),
      certain: false,
    });
  });
});

describe('a deadline rule', () => {
  const sound = {
    id: 'tea',
    title: '喝茶',
    anchor: { fact: 'foundAt' },
    anchorText: '自发现之时起',
    limitText: '当日',
    basis: 'advice',
    cite: ['x'],
  };
  test.each(['P3D', 'PT48H', 'PT30M', 'sameDay', { workingDays: 20 }, undefined])(
    'may say within %j',
    within => {
      expect(deadlineSchema.safeParse(within === undefined ? sound : { ...sound, within }).success).toBe(
        true,
      );
    },
  );

  test.each([
    'P3',
    'P1DT2H',
    'P1Y',
    { every: '2h' },
    { at: [] },
    { at: ['8:00'] },
    { every: 'PT2H', at: ['08:00'] },
    'PT1H30M',
    '3天',
    '',
    48,
    { workingDays: 0 },
    { workingDays: 1.5 },
    { workingDays: 1e15 },
    'P99999D',
    { workingDays: -1 },
    { workdays: 3 },
  ])('may not say within %j', within => {
    expect(deadlineSchema.safeParse({ ...sound, within }).success).toBe(false);
  });

  test.each([{ fact: 'foundAt', step: 'archive' }, {}, { time: 'foundAt' }])(
    'may not start at %j',
    anchor => {
      expect(deadlineSchema.safeParse({ ...sound, anchor }).success).toBe(false);
    },
  );
});
