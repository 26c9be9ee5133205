import { expect, test } from 'vitest';
import type { FactChange } from '../../../src/desk/facts/fact-recorded.ts';
import type { FactView, LedgerEntry } from '../../../src/desk/facts/ledger.ts';
import { fieldOf, keyOf, recordedTogether } from '../../../src/desk/release/Facts.tsx';

const entry = { event: 'e1', value: '村东', source: '群众来电' } as LedgerEntry;
const fact = (id: string, current: readonly LedgerEntry[] = []) => ({ id, current }) as unknown as FactView;
const [time, place, scale] = [fact('time'), fact('place', [entry]), fact('scale')];
const typed: Readonly<Record<string, string>> = { time: '9时许' };
const typedFor = ({ id }: FactView): string | undefined => typed[id];
const shared = {
  confirmed: [] as readonly string[],
  none: '',
  source: '现场核查',
  person: { name: '李四', title: '科长' },
  verifiedAt: '2026-11-24T10:00:00+08:00',
  changeOf: (): FactChange | undefined => undefined,
};

test('what was typed is verified, and what was left empty says nothing', () => {
  const commands = recordedTogether([time, place, scale], [scale], typedFor, shared);
  expect(commands).toMatchObject([{ fact: 'time', value: '9时许', source: '现场核查', state: 'verified' }]);
});

test('what turned out as it was written down replaces that, with its source where none is given', () => {
  const of = { ...shared, confirmed: ['place'], source: ' ' };
  expect(recordedTogether([place], [], typedFor, of)).toMatchObject([
    { fact: 'place', value: '村东', source: '群众来电', replaces: ['e1'] },
  ]);
});

test('several that changed are recorded by one look, each in place of what stood, and what did not change stays', () => {
  const stands = (id: string, event: string, value: string): FactView =>
    ({ ...fact(id, [{ event, value, source: '昨日巡查' } as LedgerEntry]), state: 'verified' }) as FactView;
  const [houses, people, road] = [
    stands('houses', 'e1', '180户'),
    stands('people', 'e2', '无'),
    stands('road', 'e3', '中断'),
  ];
  const changed: Readonly<Record<string, string>> = { houses: '210户', people: '2人', road: '中断' };
  const commands = recordedTogether([houses, people, road], [], ({ id }) => changed[id] ?? '', shared);
  expect(commands).toMatchObject([
    { fact: 'houses', value: '210户', source: '现场核查', person: { name: '李四' }, replaces: ['e1'] },
    { fact: 'people', value: '2人', source: '现场核查', person: { name: '李四' }, replaces: ['e2'] },
  ]);
});

test('of a value that went out it is recorded whether it was wrong or the matter has moved on', () => {
  const out = {
    ...fact('houses', [{ event: 'e1', value: '210户', source: '昨日巡查' } as LedgerEntry]),
    state: 'verified',
  } as FactView;
  const changeOf = ({ id }: FactView): FactChange | undefined => (id === 'houses' ? 'wrong' : undefined);
  expect(
    recordedTogether([out, time], [], ({ id }) => (id === 'houses' ? '180户' : '9时'), {
      ...shared,
      changeOf,
    }),
  ).toMatchObject([
    { fact: 'houses', value: '180户', change: 'wrong' },
    { fact: 'time', change: undefined },
  ]);
});

test('with a reason the rest does not apply', () => {
  const of = { ...shared, none: '本事件不涉及' };
  expect(recordedTogether([scale], [scale, fact('cause')], typedFor, of)).toMatchObject([
    { fact: 'scale', state: 'notApplicable', reason: '本事件不涉及' },
    { fact: 'cause', state: 'notApplicable', reason: '本事件不涉及' },
  ]);
});

test('a refusal is told at the fact’s own field, or at the one that all share', () => {
  const [command] = recordedTogether([time], [], typedFor, shared);
  if (command === undefined) throw new Error('nothing recorded');
  const why = { code: 'required' } as const;
  expect(fieldOf(command, { code: 'badField', field: 'value', why })).toBe(keyOf(time));
  expect(fieldOf(command, { code: 'badField', field: 'source', why })).toBe('source');
  expect(fieldOf(command, { code: 'badField', field: 'reason', why })).toBe('none');
  expect(fieldOf(command, { code: 'noRole' })).toBe(keyOf(time));
});
