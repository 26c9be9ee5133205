import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { invitationCode, readInvitation } from '../../src/base/invitation.ts';
import { qrPath } from '../../src/files/qr.ts';

const invitation = { path: '/team/3f9a27c01b5d8e6f70a1b2c3', team: 'bureau-1', secret: 'c4'.repeat(32) };
const link = `https://example.org/yuqing/desk/#settings/join/${invitationCode(invitation)}`;

test('an invitation is read as it is, and in a link', () => {
  expect(readInvitation(link)).toEqual(invitation);
  expect(readInvitation(` ${link.slice(0, 60)}\n${link.slice(60)} `)).toEqual(invitation);
  expect(readInvitation(`${link}x`)).toBeUndefined();
});

test('the picture has each dark module of the code, with the margin that a camera wants', () => {
  const { data, size } = encode(link, { ecc: 'M', border: 4 });
  const { size: width, path } = qrPath(link);
  expect(width).toBe(size);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = 0; at < Number(length); at += 1) (drawn[Number(y)] as boolean[])[Number(x) + at] = true;
  expect(drawn).toEqual(data);
  expect(drawn.slice(0, 4).flat().includes(true)).toBe(false);
});
