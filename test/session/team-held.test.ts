import { describe, expect, test } from 'vitest';
import { createHeld } from '../../src/session/team-held.ts';

const file = (sha256: string, bytes: number) => ({ sha256, type: '', bytes: new Uint8Array(bytes) });

describe('what waits in memory for something that may never come', () => {
  test('goes where it is too much, what waits for incidents of others first, and is then to be read again', () => {
    const held = createHeld(10_000);
    held.files.set('here', [file('a', 4_000)]);
    held.files.set('elsewhere', [file('b', 3_000)]);
    held.parts.set('c 2 elsewhere', new Map([[0, { name: 'n', bytes: new Uint8Array(2_000) }]]));
    held.trim(id => id === 'here');
    expect([held.files.size, held.parts.size, held.isCut()]).toEqual([2, 1, false]);
    held.parts.set('d 2 here', new Map([[0, { name: 'n', bytes: new Uint8Array(4_000) }]]));
    held.trim(id => id === 'here');
    expect([[...held.files.keys()], [...held.parts.keys()]]).toEqual([['here'], ['d 2 here']]);
    expect(held.isCut()).toBe(true);
    held.begin();
    expect(held.isCut()).toBe(false);
  });

  test('takes room however little it says, and by the item that an event came in', () => {
    const held = createHeld(10_000);
    const large = { text: 'x' };
    held.weigh(large, 20_000);
    held.events.set('a', [large]);
    held.trim(() => false);
    expect(held.events.size).toBe(0);
    for (let count = 0; count < 100; count += 1) held.files.set(`${count}`, [file(`${count}`, 0)]);
    held.playbooks.set('p', 'x'.repeat(5_000));
    held.trim(() => false);
    expect(held.files.size).toBeLessThan(6);
  });

  test('is no more events of one incident than are tried again each time', () => {
    const held = createHeld(undefined, 3);
    held.events.set('a', [1, 2, 3, 4]);
    held.trim(() => true);
    expect(held.events.get('a')).toEqual([2, 3, 4]);
    expect(held.isCut()).toBe(true);
  });
});
