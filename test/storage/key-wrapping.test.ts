import { describe, expect, test } from 'vitest';
import type { LockedKey } from '../../src/storage/key-record.ts';
import {
  freshRecoveryKey,
  ITERATIONS,
  recoveryKeyOf,
  unwrapKey,
  wrapKey,
} from '../../src/storage/key-wrapping.ts';

const FEW = 10;
const key = crypto.getRandomValues(new Uint8Array(32));

async function locked(passphrase: string, recovery?: string): Promise<LockedKey> {
  return {
    version: 1,
    kind: 'locked',
    keyId: 'aa',
    revision: 1,
    passphrase: await wrapKey(key, 'aa', passphrase, FEW),
    ...(recovery === undefined ? {} : { recovery: await wrapKey(key, 'aa', recovery, FEW) }),
  };
}

describe('a wrapped key', () => {
  test('opens with its passphrase, and with no other', async () => {
    const record = await locked('湖边 石桥');
    expect(await unwrapKey(record, '湖边 石桥')).toEqual(key);
    expect(await unwrapKey(record, '湖边 石侨')).toBeUndefined();
    expect(await unwrapKey({ ...record, keyId: 'bb' }, '湖边 石桥')).toBeUndefined();
  });

  test('takes full-width letters for the same', async () => {
    expect(await unwrapKey(await locked('ABC 12345'), 'ＡＢＣ　１２３４５')).toEqual(key);
  });

  test('never looks the same twice, and holds nothing of the key or the passphrase', async () => {
    const [one, other] = [await locked('12345678'), await locked('12345678')];
    expect(one.passphrase.data).not.toBe(other.passphrase.data);
    expect(one.passphrase.salt).not.toBe(other.passphrase.salt);
    expect(JSON.stringify(one)).not.toContain('12345678');
    expect(ITERATIONS).toBe(600_000);
  });

  test('opens with the recovery key too, however it was typed from paper', async () => {
    const printed = freshRecoveryKey();
    const record = await locked('12345678', recoveryKeyOf(printed));
    for (const typed of [
      printed,
      printed.replaceAll('-', ' ').toLowerCase(),
      printed.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'),
    ])
      expect(await unwrapKey(record, typed), typed).toEqual(key);
    expect(await unwrapKey(record, freshRecoveryKey())).toBeUndefined();
    expect(await unwrapKey(record, '12345678')).toEqual(key);
  });

  test('opens with a passphrase that looks like a recovery key', async () => {
    const passphrase = freshRecoveryKey().toLowerCase();
    expect(await unwrapKey(await locked(passphrase, recoveryKeyOf(freshRecoveryKey())), passphrase)).toEqual(
      key,
    );
  });
});

describe('a recovery key', () => {
  test('holds 160 bits, in groups of four, each character as likely as any other', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 500; round += 1) {
      const printed = freshRecoveryKey();
      expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
      for (const character of printed.replaceAll('-', ''))
        counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    // 16,000 characters, 500 of each expected; seven deviations are never seen.
    expect(Math.min(...counts.values())).toBeGreaterThan(350);
    expect(Math.max(...counts.values())).toBeLessThan(650);
  });

  test('is nothing that is too short, too long, or has another letter', () => {
    expect(recoveryKeyOf('0'.repeat(31))).toBeUndefined();
    expect(recoveryKeyOf('0'.repeat(33))).toBeUndefined();
    expect(recoveryKeyOf('U'.repeat(32))).toBeUndefined();
    expect(recoveryKeyOf('湖边 石桥 七号 早班')).toBeUndefined();
  });
});
