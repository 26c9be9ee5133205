import { afterEach, expect, test, vi } from 'vitest';
import { canonicalOf } from '../../src/log/hash.ts';
import { playbookDigest, playbookIn } from '../../src/session/playbooks.ts';
import { digest, playbook } from '../support/playbook.ts';

afterEach(() => void vi.unstubAllGlobals());

test.each(['crypto', 'no crypto'])(
  'a playbook read from its text has the digest of what it says: %s',
  async has => {
    if (has === 'no crypto') vi.stubGlobal('crypto', undefined);
    const read = await playbookIn(canonicalOf(playbook));
    expect(read).toEqual(playbook);
    expect(playbookDigest(read)).toBe(digest);
    expect(playbookDigest(playbook)).toBe(digest);
  },
);
