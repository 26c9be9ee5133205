import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shown } from '../../../src/desk/core/view.ts';
import type { DocumentModel } from '../../../src/desk/documents/document.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { bulletinOf, PERIODS, type Period, stretchOf } from '../../../src/desk/register/bulletin.ts';
import { bulletinPaper, summaryOf } from '../../../src/desk/register/bulletin-words.ts';
import { shanghaiDate } from '../../../src/playbook/deadline/compute.ts';
import { openDrill } from '../../support/drill-mark.ts';
import { fourStories } from '../../support/four-stories.ts';
import { indexFor, viewOf } from '../../support/incident.ts';
import { playbook } from '../../support/playbook.ts';
import { moment } from '../../support/story.ts';
import { hollowIn, writtenOf } from '../documents/hollow.ts';

const now = moment('18:00', 26);
const stories: readonly Shown[] = Object.values(fourStories).map(({ log }) => {
  const made = log();
  return { index: indexFor(made), view: viewOf(made, now) };
});
const of = (period: Period, date: string, incidents = stories) => bulletinOf(incidents, period, date, now);
const paper = (period: Period, date: string, incidents = stories): DocumentModel =>
  bulletinPaper(of(period, date, incidents), false);

describe('a period', () => {
  test.each<[Period, date: string, from: string, last: string]>([
    ['day', '2026-11-24', '2026-11-24', '2026-11-24'],
    ['week', '2026-11-24', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['month', '2026-11-24', '2026-11-01', '2026-11-30'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
  ])('%s of %s is from %s to %s', (period, date, from, last) => {
    const stretch = stretchOf(period, date);
    expect([shanghaiDate(stretch.from), shanghaiDate(stretch.until - 1)]).toEqual([from, last]);
  });

  test('holds its day, and follows the one before without a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PERIODS),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (period, day) => {
          const date = shanghaiDate(day.getTime());
          const { from, until } = stretchOf(period, date);
          expect(from <= day.getTime() && day.getTime() < until).toBe(true);
          expect(stretchOf(period, shanghaiDate(from - 1)).until).toBe(from);
        },
      ),
    );
  });
});

describe('a bulletin', () => {
  test('counts what was found, closed and published in its period, each once over the days of a week', () => {
    const week = of('week', '2026-11-24');
    const days = Array.from({ length: 7 }, (_, day) => of('day', `2026-11-${23 + day}`));
    const sum = (count: (bulletin: typeof week) => number): number =>
      days.reduce((total, each) => total + count(each), 0);
    for (const count of [
      (each: typeof week) => each.found.length,
      (each: typeof week) => each.closed.length,
      (each: typeof week) => each.published,
      (each: typeof week) => each.received.length,
      (each: typeof week) => each.kept.met + each.kept.missed,
    ]) {
      expect(count(week)).toBeGreaterThan(0);
      expect(sum(count)).toBe(count(week));
    }
    expect(week.found).toHaveLength(stories.length);
    expect(week.found.length).toBe(week.closed.length + week.open.length);
  });

  test('tells what is open as it stands, and no limit that has run out as one that comes', () => {
    const { open, coming } = of('week', '2026-11-26');
    expect(open.length).toBeGreaterThan(0);
    expect(coming.length).toBeGreaterThan(0);
    for (const { bar } of coming) expect(bar.due).toBeGreaterThanOrEqual(now);
  });

  test.each(PERIODS)('of a %s says nothing hollow, and leaves the outlook to a hand', period => {
    const model = paper(period, '2026-11-24');
    expect(hollowIn(model, playbook)).toEqual([]);
    expect(model.sections.find(({ id }) => id === 'advice')).toMatchObject({ paragraphs: [] });
    expect(writtenOf(model).join('\n')).not.toMatch(/发帖人|账号|昵称/);
  });

  test('has counts by topic, lengths and limits but of a day', () => {
    const parts = (period: Period): readonly string[] =>
      paper(period, '2026-11-24').sections.map(({ id }) => id);
    expect(parts('month')).toEqual(expect.arrayContaining(['topics', 'tracks', 'stretches', 'kept']));
    expect(parts('day')).not.toEqual(expect.arrayContaining(['topics']));
  });

  test('of a quiet day is a report of nothing, in whole sentences', () => {
    const quiet = paper('day', '2026-11-02');
    expect(summaryOf(of('day', '2026-11-02'))).toMatch(
      /^当日未新发现涉及本局的舆情，没有在办事项。当日没有对外发布信息。/,
    );
    expect(quiet.title).toBe('舆情日报（2026年11月2日）');
    expect(summaryOf(of('day', '2026-11-02', []))).toBe(
      '当日未新发现涉及本局的舆情，没有在办事项。当日没有对外发布信息。',
    );
  });

  test('names its days', () => {
    expect(paper('week', '2026-11-24').title).toBe('舆情周报（2026年11月23日至11月29日）');
    expect(paper('week', '2026-12-31').title).toBe('舆情周报（2026年12月28日至2027年1月3日）');
    expect(paper('month', '2026-11-24').title).toBe('舆情月报（2026年11月）');
  });

  test('of drills counts no real matter, and says that it is one of drills', () => {
    const drill = openDrill();
    const incidents = [...stories, { index: indexFor(drill), view: viewOf(drill, now) }];
    expect(bulletinOf(incidents, 'month', '2026-11-24', now).found).toHaveLength(stories.length);
    const drills = bulletinOf(incidents, 'month', '2026-11-24', now, true);
    expect(drills.found).toHaveLength(1);
    expect(plainText(bulletinPaper(drills, true))).toContain('演练');
  });
});
