import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readRecord } from '../../src/session/read-record.ts';
import { createGroup } from '../../src/session/training-group.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { StorageFailure } from '../../src/storage/port.ts';
import { memberId } from '../../src/training/records/group.ts';
import { nameIn, type TrainingEvent } from '../../src/training/records/record.ts';
import { writeRecord } from '../../src/training/records/record-file.ts';
import { freshName } from '../storage/raw.ts';
import { HOUR, NOW } from '../support/answers.ts';
import { countingIds } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import { answered, named, recordFrom } from '../support/training-record.ts';

const newId = countingIds(29, NOW);
const ports = { now: () => NOW, newId };

const zhang = recordFrom([[named('张三')], [answered('find-0')]], [], 21);
const li = recordFrom([[named('李四')]], [], 22);
const fileOf = (events: readonly TrainingEvent[]): string => writeRecord(events, NOW + HOUR);

/** A store with something in the group's place already. */
async function storeWith(draft: unknown) {
  const store = createMemoryStore();
  await store.putRecord('group', draft);
  return store;
}

describe('a supervisor’s group', () => {
  test('keeps the records it was given, also for the next page, apart from the own record', async () => {
    const store = createMemoryStore();
    const group = createGroup(store, ports);
    expect(await group.group()).toEqual({ members: [], broken: 0 });
    expect(await group.addToGroup(fileOf(zhang))).toEqual({
      ok: true,
      value: { name: '张三', joining: 'added' },
    });
    await group.addToGroup(fileOf(li));
    const { members, broken } = await createGroup(store, ports).group();
    expect(members).toEqual([zhang, li]);
    expect(broken).toBe(0);
    expect(await store.streams()).toEqual([]);
  });

  test('has a file read by a worker, where there is one: its page goes on meanwhile', async () => {
    const asked: string[] = [];
    class Reading {
      onmessage?: (event: { readonly data: unknown }) => void;
      postMessage(text: string): void {
        asked.push(text);
        this.onmessage?.({ data: readRecord(text) });
      }
      terminate(): void {}
    }
    vi.stubGlobal('Worker', Reading);
    onTestFinished(() => void vi.unstubAllGlobals());
    const group = createGroup(createMemoryStore(), ports);
    expect(await group.addToGroup(fileOf(zhang))).toMatchObject({ ok: true, value: { name: '张三' } });
    const refused = fileOf(zhang).replace('find-0', 'find-1');
    expect(await group.addToGroup(refused)).toMatchObject({
      ok: false,
      refusal: { code: 'badEvents', sound: [] },
    });
    expect(asked).toEqual([fileOf(zhang), refused]);
  });

  test('makes one of two states of a record', async () => {
    const group = createGroup(createMemoryStore(), ports);
    await group.addToGroup(fileOf(zhang.slice(0, 1)));
    expect(await group.addToGroup(fileOf(zhang))).toMatchObject({ value: { joining: 'extended' } });
    expect((await group.group()).members).toEqual([zhang]);
  });

  test('loses nothing of what two tabs change at once', async () => {
    const name = freshName();
    const stores = [
      await openIndexedDbStore({ name: name }),
      await openIndexedDbStore({ name: name }),
    ] as const;
    const [one, other] = [createGroup(stores[0], ports), createGroup(stores[1], ports)];
    await one.addToGroup(fileOf(recordFrom([[named('王五')]], [], 23)));
    const id = memberId(required((await other.group()).members[0], 'member'));
    await Promise.all([
      one.addToGroup(fileOf(zhang)),
      other.removeFromGroup(id),
      one.addToGroup(fileOf(li)),
      other.addToGroup(fileOf(zhang)),
    ]);
    expect((await one.group()).members.map(nameIn).sort()).toEqual(['张三', '李四']);
    for (const store of stores) store.close();
  });

  test('refuses a file that was changed, and stays as it was', async () => {
    const group = createGroup(createMemoryStore(), ports);
    await group.addToGroup(fileOf(zhang));
    expect(await group.addToGroup(fileOf(li).replaceAll('李四', '王五'))).toMatchObject({
      ok: false,
      refusal: { code: 'badEvents', faults: [{ position: 1, problem: 'altered' }] },
    });
    expect((await group.group()).members).toHaveLength(1);
  });

  test('lets a record go', async () => {
    const group = createGroup(createMemoryStore(), ports);
    await group.addToGroup(fileOf(zhang));
    await group.addToGroup(fileOf(li));
    await group.removeFromGroup(memberId(required((await group.group()).members[0], 'member')));
    await group.removeFromGroup('nobody');
    expect((await group.group()).members.map(nameIn)).toEqual(['李四']);
  });

  test('says when a record could not be kept, or the group not be read', async () => {
    const refused = () => Promise.reject(new StorageFailure('full'));
    const group = createGroup({ ...createMemoryStore(), readRecord: refused }, ports);
    await expect(group.addToGroup(fileOf(zhang))).rejects.toMatchObject({ code: 'full' });
    await expect(group.removeFromGroup('nobody')).rejects.toMatchObject({ code: 'full' });
    await expect(group.group()).rejects.toMatchObject({ code: 'full' });
  });

  const ofLaterEdition = [{ ...li[0], v: 2 }];
  test.each<[draft: unknown, broken: readonly unknown[]]>([
    [
      [null, 1, { id: 'x' }],
      [null, 1, { id: 'x' }],
    ],
    [[ofLaterEdition], [ofLaterEdition]],
    ['text', ['text']],
    [{ length: 2 }, [{ length: 2 }]],
  ])('counts what it cannot read of %j, and keeps it through every change', async (draft, broken) => {
    const store = await storeWith(draft);
    const group = createGroup(store, ports);
    expect(await group.group()).toEqual({ members: [], broken: broken.length });
    await group.addToGroup(fileOf(zhang));
    await group.addToGroup(fileOf(zhang));
    const { members } = await group.group();
    expect(members.map(nameIn)).toEqual(['张三']);
    await group.removeFromGroup(memberId(required(members[0], 'member')));
    expect(await group.group()).toEqual({ members: [], broken: broken.length });
    expect((await store.readRecord('group')).value).toEqual(broken);
  });
});
