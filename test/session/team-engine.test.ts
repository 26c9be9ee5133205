import { expect, test } from 'vitest';
import { proveTeam } from '../proof/team.ts';
import { findNats } from '../support/nats.ts';

// The proof of `npm run proof`, cut short: enough that it cannot rot.
test.skipIf(findNats() === undefined)(
  'three machines with clocks days apart hold the same after their engine was killed, wiped and cut off, one was away, and a member put in what does harm',
  async () => {
    const { faults } = await proveTeam({ rounds: 1, seed: 1, cuts: 5 });
    expect(faults.join('\n')).toBe('');
  },
  120_000,
);
