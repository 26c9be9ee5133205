import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { areDrillsLetIn, letDrillsIn, renewDrillTeam } from '../../src/session/drill-team.ts';
import type { TeamRecord } from '../../src/session/team-record.ts';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

const record: TeamRecord = {
  invitation: { path: '/team', team: 'T1', secret: '5e'.repeat(32) },
  machine: { id: 'M1', kept: 'key' },
  signer: { key: 'signer', kept: 'signer key' },
  shares: {},
};

test('a machine that joins again lets its drills in only where they were', async () => {
  await renewDrillTeam(record);
  expect(await areDrillsLetIn()).toBe(false);
  await letDrillsIn(record);
  await renewDrillTeam(record);
  expect(await areDrillsLetIn()).toBe(true);
});

test.each([
  ['first', [() => letDrillsIn(undefined), () => renewDrillTeam(record)]],
  ['second', [() => renewDrillTeam(record), () => letDrillsIn(undefined)]],
])('drills shut out by a tab stay out while another joins again: the shutting comes %s', async (_, tabs) => {
  await letDrillsIn(record);
  await Promise.all(tabs.map(tab => tab()));
  expect(await areDrillsLetIn()).toBe(false);
});
