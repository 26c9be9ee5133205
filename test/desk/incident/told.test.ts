import { expect, test } from 'vitest';
import type { ToldOf } from '../../../src/desk/core/told.ts';
import { toldOf } from '../../../src/desk/incident/told.ts';
import { recordTold } from '../../../src/desk/record/told.ts';

test('a kind of which nothing is said does not compile', () => {
  const { renamed, ...others } = recordTold;
  // @ts-expect-error: nothing is said of `renamed`
  const told: ToldOf<'renamed' | 'noted'> = others;
  expect(told).not.toHaveProperty('renamed');
  const { log, document } = renamed;
  // @ts-expect-error: its sentence in the log
  const noLog: ToldOf<'renamed'>['renamed'] = { document };
  // @ts-expect-error: how a document tells it, or why none does
  const noDocument: ToldOf<'renamed'>['renamed'] = { log };
  expect([noLog, noDocument]).toEqual([{ document }, { log }]);
  expect(toldOf({ type: 'renamed' } as never)).toBe(renamed);
});
