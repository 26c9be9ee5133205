import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../src/log/base64.ts';

describe('base64', () => {
  test('is what Node makes of the same bytes, and comes back the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
  });

  test.each([0, 1, 0x7fff, 0x8000, 0x8001, 5 * 1024 * 1024])('takes %d bytes', length => {
    const bytes = new Uint8Array(length).map((_, at) => (at * 31) % 256);
    const text = toBase64(bytes);
    // Compared as text and by Node: a diff of megabytes would say nothing.
    expect(text === Buffer.from(bytes).toString('base64')).toBe(true);
    expect(Buffer.compare(fromBase64(text) ?? new Uint8Array([0]), bytes)).toBe(0);
  });

  test('takes a view of some bytes of a larger buffer as those bytes alone', () => {
    const view = new Uint8Array([1, 2, 3, 4, 5]).subarray(1, 4);
    expect(fromBase64(toBase64(view))).toEqual(new Uint8Array([2, 3, 4]));
  });

  test.each(['舆情', '!', 'A', '====', 'AAAA=A'])('text that is none is told by absence: %j', text => {
    expect(fromBase64(text)).toBeUndefined();
  });
});
