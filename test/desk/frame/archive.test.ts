import { describe, expect, test } from 'vitest';
import { namesIncident } from '../../../src/desk/frame/Archive.tsx';
import { isBackedUp } from '../../../src/desk/packages/export-package.tsx';
import { NOW } from '../../support/answers.ts';
import { act, contextAt, openLog } from '../../support/incident.ts';

describe('an incident is backed up', () => {
  const log = openLog();
  const later = act(log, contextAt(NOW), { kind: 'note', text: '又有一条' });

  test('once an export holds every record', () => {
    expect(isBackedUp({ log, backup: { at: NOW, events: log.events.length } })).toBe(true);
  });
  test('not before the first export', () => {
    expect(isBackedUp({ log, backup: undefined })).toBe(false);
  });
  test('no longer when there are records since', () => {
    expect(isBackedUp({ log: later, backup: { at: NOW, events: log.events.length } })).toBe(false);
  });
});

test.each<[typed: string, title: string, named: boolean]>([
  ['某镇某村违建', '某镇某村违建', true],
  [' 某镇某村违建\n', '某镇某村违建', true],
  // One keyboard writes é as one character, another as two.
  ['cafe\u0301', 'caf\u00E9', true],
  ['某镇某村', '某镇某村违建', false],
  ['', '某镇某村违建', false],
  ['某镇 某村违建', '某镇某村违建', false],
])('%j names %j: %s', (typed, title, named) => {
  expect(namesIncident(typed, title)).toBe(named);
});
