import { describe, expect, test } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import type { Signature } from '../../src/log/signature.ts';
import type { RosterColleague } from '../../src/session/records.ts';
import { machineCode, signedOf } from '../../src/session/signed.ts';
import { freshSigningKey } from '../../src/storage/signing-key.ts';
import { limitedFacts } from '../support/answers.ts';
import { createDesk, type Desk, nextPage } from '../support/desk.ts';
import { zhang } from '../support/incident.ts';
import { digest, playbook, required } from '../support/playbook.ts';

const hash = '0f'.repeat(32);

describe('who said an act', () => {
  const context = async () => {
    const [own, other, stranger] = [
      await freshSigningKey(),
      await freshSigningKey(),
      await freshSigningKey(),
    ];
    const roster: readonly RosterColleague[] = [
      { name: '李四', machine: machineCode(other.key).toUpperCase().replace(/ /g, ''), role: 'group' },
      { name: '王五' },
    ];
    const known = { roster, own: { key: own.key, name: '张三' } };
    const of = (
      by: { readonly name?: string; readonly role?: string },
      ...signatures: readonly Signature[]
    ) => signedOf({ hash, by: { role: 'office', ...by } }, signatures, known, false);
    const [byOwn, byOther, byStranger] = [
      await own.sign(hash),
      await other.sign(hash),
      await stranger.sign(hash),
    ];
    return { of, known, stranger, byOwn, byOther, byStranger };
  };

  test('is told by a signature only as far as this machine’s roster knows', async () => {
    const { of, stranger, byOwn, byOther, byStranger } = await context();
    expect(await of({ name: '张三' }, byOwn)).toEqual({ kind: 'signed' });
    expect(await of({ name: '李四' }, byOther)).toEqual({ kind: 'signed' });
    expect(await of({ name: '张三' }, byOther)).toEqual({ kind: 'other', names: ['李四'] });
    // A signature under another's words takes nothing from them.
    expect(await of({ name: '张三' }, byOther, byOwn)).toEqual({ kind: 'signed' });
    expect(await of({ name: '王五' }, byStranger)).toEqual({
      kind: 'unlisted',
      code: machineCode(stranger.key),
    });
  });

  test('is as doubtful without a signature, with a false one and with a stranger’s, once the roster knows a machine of whoever it names', async () => {
    const { of, stranger, byOther, byStranger } = await context();
    const missing = { kind: 'missing', name: '李四' };
    expect(await of({ name: '李四' })).toEqual(missing);
    expect(await of({ name: '李四' }, { ...byOther, value: byStranger.value })).toEqual(missing);
    expect(await of({ name: '李四' }, byStranger)).toEqual({
      kind: 'stranger',
      name: '李四',
      code: machineCode(stranger.key),
    });
    // For people without a known machine no signature is missing.
    for (const name of ['张三', '王五']) expect(await of({ name })).toEqual({ kind: 'nothing' });
  });

  test('is doubtful however the name is spelt', async () => {
    const { of, byOther } = await context();
    for (const name of ['李　四', ' 李四', '李\u200b四']) {
      expect(await of({ name })).toEqual({ kind: 'missing', name });
      expect(await of({ name }, byOther)).toEqual({ kind: 'signed' });
    }
  });

  test('without a name is told by whose machine it was, and is doubtful without a signature where the post has a machine', async () => {
    const { of, byOwn, byOther } = await context();
    expect(await of({ role: 'group' }, byOther)).toEqual({ kind: 'post', names: ['李四'] });
    expect(await of({ role: 'group' }, byOwn)).toEqual({ kind: 'post', names: ['张三'] });
    expect(await of({ role: 'group' })).toEqual({ kind: 'missing', name: undefined });
    expect(await of({ role: 'office' })).toEqual({ kind: 'nothing' });
  });

  test('is unsigned, and no more, where others of the log are signed and no machine of theirs is known', async () => {
    const { known } = await context();
    expect(await signedOf({ hash, by: { role: 'office', name: '王五' } }, [], known, true)).toEqual({
      kind: 'unsigned',
    });
  });
});

test('a machine’s code is one that people can compare', async () => {
  const { key } = await freshSigningKey();
  expect(machineCode(key)).toMatch(/^([0-9a-f]{4} ){5}[0-9a-f]{4}$/);
});

describe('an event that comes with signatures', () => {
  /** An incident as a file, whose events are signed as is said, and a desk that knows 张三's machine. */
  async function arranged() {
    const writer = createDesk();
    await writer.session.load();
    const opened = await writer.session.open(playbook, limitedFacts, zhang);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const data = JSON.parse(required(await writer.session.exportFile(opened.value), 'a file'));
    const key = await freshSigningKey();
    const signedBy = async (sign: (hash: string) => Promise<readonly Signature[]>): Promise<string> =>
      JSON.stringify({
        ...data,
        events: await Promise.all(
          data.events.map(async (event: IncidentEvent) => ({
            ...event,
            signatures: await sign(event.hash),
          })),
        ),
      });
    const desk = createDesk();
    await desk.session.load();
    await desk.session.changeRoster(() => [{ name: '张三', machine: machineCode(key.key) }]);
    const [event] = data.events as readonly IncidentEvent[];
    return {
      desk,
      key,
      event: required(event, 'an event'),
      bare: JSON.stringify(data),
      honest: await signedBy(async each => [await key.sign(each)]),
      rubbish: await signedBy(async () =>
        ['A', 'B', 'C'].map(letter => ({ key: key.key, value: `${letter.repeat(86)}==` })),
      ),
      strangers: await signedBy(each =>
        Promise.all([1, 2, 3].map(async () => (await freshSigningKey()).sign(each))),
      ),
    };
  }
  const take = async (desk: Desk, file: string): Promise<void> => {
    const taken = await desk.session.importFile(file, 'a');
    if (!taken.ok) throw new Error(taken.refusal.code);
    await desk.session.flushed();
  };

  test.each(['bare', 'rubbish', 'strangers'] as const)(
    'and came first otherwise (%s) is signed once the true signature comes, and after a new start',
    async came => {
      const { desk, key, event, honest, ...others } = await arranged();
      await take(desk, others[came]);
      expect((await desk.session.signedOf(event)).kind).toBe(came === 'strangers' ? 'stranger' : 'missing');
      if (came === 'rubbish') expect(desk.session.journal.signaturesOf(event)).toEqual([]);
      await take(desk, honest);
      for (const { session } of [desk, await nextPage(desk)]) {
        expect(await session.signedOf(event)).toEqual({ kind: 'signed' });
        expect(session.journal.signaturesOf(event).map(each => each.key)).toContain(key.key);
      }
    },
  );

  test('is signed once the true signature comes, where rubbish lies on the disk since an earlier edition', async () => {
    const { desk, event, honest, rubbish } = await arranged();
    await desk.store.append({
      events: JSON.parse(rubbish).events,
      playbooks: [{ digest, playbook }],
    });
    const { session } = await nextPage(desk);
    await take({ ...desk, session }, honest);
    expect(await session.signedOf(event)).toEqual({ kind: 'signed' });
    expect(await (await nextPage(desk)).session.signedOf(event)).toEqual({ kind: 'signed' });
  });
});
