import { expect, test } from 'vitest';
import { withheldIn } from '../../../src/desk/facts/withheld.ts';
import { act, viewOf } from '../../support/incident.ts';
import { factIn, latestIn, openRelease, record, save, writing } from '../../support/release.ts';

const context = writing();
const log = act(
  openRelease(),
  context,
  record('casualties', '3人受伤，已送市人民医院', { state: 'withheld', reason: '家属要求' }),
  record('place', '甲村'),
);
const { ledger } = viewOf(log);

test.each([
  ['有3人受伤，已送市人民医院。', '3人受伤，已送市人民医院'],
  ['村里 ３ 人受伤。', '3人受伤'],
  ['有13人受伤。', undefined],
  ['甲村情况正在核实。', undefined],
])('%s', (text, found) => {
  expect(withheldIn(text, ledger)).toEqual(
    found === undefined ? [] : [{ label: factIn(log, 'casualties').label, text: found }],
  );
});

test('is found by the check of privacy, and not once the value may be told', () => {
  const saved = act(log, context, save('有3人受伤。'));
  const line = viewOf(saved)
    .signOffOf(latestIn(saved))
    .lines.find(({ item }) => item.check === 'privacy');
  expect(line?.findings).toEqual([
    { kind: 'withheld', label: factIn(log, 'casualties').label, text: '3人受伤' },
  ]);
  const told = act(saved, context, record('scale', '3人受伤'));
  expect(withheldIn('有3人受伤。', viewOf(told).ledger)).toEqual([]);
});
