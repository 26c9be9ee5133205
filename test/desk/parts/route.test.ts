import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DeskPlace,
  pageGroupOf,
  pagesOf,
  pagesShown,
  parseRoute,
  printRoute,
} from '../../../src/desk/parts/route.ts';
import { pageGroupLabel, pageLabel, paneLabel } from '../../../src/desk/parts/words.ts';
import { playbook, withPlaybook } from '../../support/playbook.ts';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const pages = Object.keys(pageLabel) as (keyof typeof pageLabel)[];

test.for<[DeskPlace, object]>([
  ['', { page: '', pane: 'step', of: '' }],
  ['log', { page: '', pane: 'log', of: '' }],
  ['clocks/report-upward', { page: '', pane: 'clocks', of: 'report-upward' }],
  ['step/report-upward', { page: '', pane: 'step', of: 'report-upward' }],
  [
    'documents/initial-report/report-upward',
    { page: 'documents', pane: 'step', of: 'initial-report/report-upward' },
  ],
  ['handover', { page: 'handover', pane: 'step', of: '' }],
])('%s names a place of an incident', ([place, parts]) => {
  expect(parseRoute(printRoute(id, place))).toEqual({ kind: 'incident', id, ...parts });
});

test('what is no incident’s has an address of its own; what is no page leads to the checklist', () => {
  expect(parseRoute('')).toEqual({ kind: 'list' });
  for (const kind of ['register', 'settings']) expect(parseRoute(kind)).toEqual({ kind });
  for (const name of ['constructor', 'toString', 'release2', 'STEP'])
    expect(parseRoute(`${id}/${name}`)).toEqual({ kind: 'incident', id, page: '', pane: 'step', of: '' });
});

test('every page is reached, each of a group from its group', () => {
  for (const page of pages) expect(parseRoute(printRoute(id, page))).toMatchObject({ page });
  expect(Object.values(pagesOf).flat().sort()).toEqual(
    pages.filter(page => pageGroupOf(page) !== undefined).sort(),
  );
  expect(Object.keys(pagesOf)).toEqual(Object.keys(pageGroupLabel));
  expect(parseRoute(`${id}/clocks`)).toMatchObject({ pane: 'clocks' });
  expect(Object.keys(paneLabel)).toContain('clocks');
});

test('a plan without releases or forms has no page for them', () => {
  const { release, forms, deadlines } = playbook;
  expect(pagesShown('release', playbook)).toEqual(['facts', 'release', 'feedback']);
  const none = withPlaybook({
    release: { ...release, elements: [], channels: [] },
    forms: [],
    deadlines: [],
  });
  expect(pagesShown('release', none)).toEqual([]);
  expect(pagesShown('documents', none)).toEqual([]);
  expect(pagesShown('documents', withPlaybook({ forms }, none))).toEqual(['documents']);
  expect(pagesShown('documents', withPlaybook({ deadlines }, none))).toEqual(['orders']);
});

test('any address names something', () => {
  fc.assert(
    fc.property(fc.string(), hash => {
      const route = parseRoute(hash);
      expect(route.kind !== 'incident' || (route.id !== '' && pages.includes(route.page))).toBe(true);
    }),
  );
});
