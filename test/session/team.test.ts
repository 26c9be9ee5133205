import { afterEach, describe, expect, test } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { CAPACITY } from '../../src/desk/core/limits.ts';
import { digestOfBytes, withHash } from '../../src/log/hash.ts';
import { playbookDigest } from '../../src/session/playbooks.ts';
import { machineCode } from '../../src/session/signed.ts';
import { MOST_SENT, MOST_SPOILT, MOST_WAITED, teamReadIn } from '../../src/session/team-read.ts';
import { MOST_OF_ONE } from '../../src/session/team-room.ts';
import { type Item, type Replicator, ReplicatorFailure } from '../../src/storage/replicator.ts';
import { freshSigningKey } from '../../src/storage/signing-key.ts';
import { partsOf, teamSeal, type Word } from '../../src/storage/team-seal.ts';
import { hoursAgo, limitedFacts } from '../support/answers.ts';
import { createDesk, createHeldStore, nextPage } from '../support/desk.ts';
import { countingIds, fileOf, fileWanted, li, zhang } from '../support/incident.ts';
import { memoryEngine } from '../support/memory-engine.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';
import { type Machine, machineOf } from '../support/team.ts';

const here: Machine[] = [];
afterEach(() => {
  for (const machine of here.splice(0)) machine.leave();
});

type Engine = ReturnType<typeof memoryEngine>;

let count = 0;
async function come(engine: Engine, options: Omit<Parameters<typeof machineOf>[0], 'replicator'> = {}) {
  count += 1;
  const name = options.name ?? `机器${count}`;
  const machine = await machineOf({ ...options, name, replicator: engine.come(name) });
  here.push(machine);
  return machine;
}

async function open({ desk }: Machine, plan = playbook): Promise<string> {
  const opened = await desk.session.open(plan, limitedFacts, zhang);
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}
const note = ({ desk }: Machine, incident: string, text: string, by = zhang): void => {
  expect(desk.session.act(incident, { kind: 'note', text }, by).ok).toBe(true);
};
const logOf = ({ desk }: Pick<Machine, 'desk'>, incident: string) =>
  desk.session.snapshot().incidents.find(({ view }) => view.id === incident)?.log;
const hashesOf = (machine: Machine, incident: string): readonly string[] =>
  (logOf(machine, incident)?.events ?? []).map(({ hash }) => hash);
const textsOf = (machine: Machine, incident: string): readonly string[] =>
  (logOf(machine, incident)?.events ?? []).flatMap(event =>
    event.type === 'noted' ? [event.data.text] : [],
  );

/** Waits until machines hold the same of an incident, and the engine has all of it. */
const alike = (incident: string, ...machines: readonly Machine[]): Promise<unknown> =>
  soon(() => {
    const [first, ...rest] = machines.map(machine => hashesOf(machine, incident));
    expect(first?.length).toBeGreaterThan(0);
    for (const each of rest) expect(each).toEqual(first);
    for (const machine of machines) expect(machine.view().pending).toBe(0);
  });

/** Does a step with a file of several parts. */
function doneWithFile({ desk }: Machine, incident: string): ReturnType<typeof fileOf> {
  const made = fileOf('截图'.repeat(100_000));
  const done = desk.session.act(
    incident,
    { kind: 'markDone', step: 'archive', doneAt: hoursAgo(1), values: { screenshot: made.file } },
    zhang,
    [made.packed],
  );
  expect(done.ok).toBe(true);
  return made;
}

describe('an incident that is shared', () => {
  test('is the same on every machine, whoever acts; what is not shared stays where it is', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine), await come(engine)];
    const own = await open(one);
    const incident = await open(one);
    one.share(incident);
    await alike(incident, one, two);
    note(two, incident, '已到现场', li);
    note(one, incident, '已联系镇政府');
    await alike(incident, one, two);
    expect(textsOf(one, incident)).toHaveLength(2);
    expect(logOf(two, own)).toBeUndefined();
    expect(two.view().shared).toEqual([incident]);
    const names = engine.items().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('is saved here first, then offered', async () => {
    const engine = memoryEngine();
    const store = createHeldStore();
    const one = await come(engine, { store });
    const incident = await open(one);
    await one.desk.session.flushed();
    one.share(incident);
    await alike(incident, one);
    const before = engine.items().length;
    store.hold();
    note(one, incident, '还没有存好');
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(engine.items()).toHaveLength(before);
    expect(one.view().pending).toBe(1);
    store.release();
    await alike(incident, one);
    expect(engine.items()).toHaveLength(before + 1);
  });

  test('is worked on without the engine, and comes together when it is back: nothing lost, nothing twice', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine), await come(engine)];
    const incident = await open(one);
    one.share(incident);
    await alike(incident, one, two);
    engine.down();
    for (let index = 0; index < 300; index += 1) note(one, incident, `一 ${index}`);
    for (let index = 0; index < 20; index += 1) note(two, incident, `二 ${index}`, li);
    expect(one.view()).toMatchObject({ state: 'lost', pending: 300 });
    engine.up();
    await alike(incident, one, two);
    expect(new Set(textsOf(two, incident)).size).toBe(320);
    expect(textsOf(two, incident)).toHaveLength(320);
  });

  test('fills an engine that was wiped, and whoever comes then gets all of it', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine), await come(engine)];
    const incident = await open(one);
    one.share(incident);
    note(one, incident, '一');
    await alike(incident, one, two);
    engine.down();
    engine.wipe();
    note(two, incident, '二', li);
    engine.up();
    await alike(incident, one, two, await come(engine));
    expect(textsOf(one, incident)).toEqual(expect.arrayContaining(['一', '二']));
  });

  test('brings its files, and a playbook that the other machine has not got', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine), await come(engine)];
    const incident = await open(one, fileWanted);
    const { file, packed } = doneWithFile(one, incident);
    one.share(incident);
    await alike(incident, one, two);
    await two.desk.session.flushed();
    expect((await two.desk.session.attachment(incident, file.sha256))?.bytes).toEqual(packed.bytes);
    expect(playbookDigest(fileWanted)).not.toBe(digest);
  });

  test('goes on from where it was read, and what the disk did not take is asked for again', async () => {
    const engine = memoryEngine();
    const one = await come(engine);
    const incident = await open(one);
    one.share(incident);
    await alike(incident, one);
    const store = createHeldStore();
    const two = await come(engine, { store, name: '二号' });
    await alike(incident, one, two);
    await soon(() => expect(two.read().at).toBeDefined());
    const { at } = two.read();
    store.refuse('full');
    note(one, incident, '盘满的时候');
    await soon(() => expect(textsOf(two, incident)).toEqual(['盘满的时候']));
    expect(two.read().at).toBe(at);
    two.leave();
    store.refuse(undefined);
    const again = await come(engine, { store, name: '二号', read: two.read(), shares: two.shares });
    await alike(incident, one, again);
    await soon(() => expect(again.read().at).not.toBe(at));
  });

  test('does not come back to a machine that has left it', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine), await come(engine)];
    const incident = await open(one);
    one.share(incident);
    await alike(incident, one, two);
    two.share(incident, false);
    note(one, incident, '你不在');
    await alike(incident, one);
    // A later item has come to both: so the note before it has had its turn.
    const later = await open(one);
    one.share(later);
    await alike(later, one, two);
    expect(textsOf(one, incident)).toEqual(['你不在']);
    expect(textsOf(two, incident)).toEqual([]);
    expect(two.view().shared).toEqual([later]);
  });
});

/** For each machine, its verdict on who signed the last event of the log. */
const lastSigned = (incident: string, ...machines: readonly Machine[]) =>
  Promise.all(
    machines.map(machine =>
      machine.desk.session.signedOf(required(logOf(machine, incident)?.events.at(-1), 'an event')),
    ),
  );
const listed = (machine: Machine, name: string, of: Machine): Promise<boolean> =>
  machine.desk.session.changeRoster(() => [{ name, machine: machineCode(of.signer.key) }]);

describe('who said it', () => {
  test('is signed by the machine on which it was said, and told by the roster, also by a machine that comes later', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine, { name: '张三' }), await come(engine, { name: '李四' })];
    const incident = await open(one);
    one.share(incident);
    note(one, incident, '真的');
    await alike(incident, one, two);
    const three = await come(engine);
    await alike(incident, one, two, three);
    await listed(two, '张三', one);
    await listed(three, '王五', one);
    expect(await lastSigned(incident, one, two, three)).toEqual([
      { kind: 'signed' },
      { kind: 'signed' },
      { kind: 'other', names: ['王五'] },
    ]);
  });

  test('is known once the signature comes that was kept from it, and is so on the disk', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine, { name: '张三' }), await come(engine, { name: '李四' })];
    const incident = await open(one);
    one.share(incident);
    await alike(incident, one, two);
    await listed(two, '张三', one);
    engine.down();
    note(one, incident, '签名晚到');
    await one.desk.session.flushed();
    const last = required(logOf(one, incident)?.events.at(-1), 'the last');
    engine.squat(await one.seal.seal({ kind: 'event', hash: last.hash, event: last }));
    // The engine serves what came first, without a signature, before whoever signed it is back.
    one.leave();
    engine.up();
    await soon(() => expect(hashesOf(two, incident)).toContain(last.hash));
    expect(await lastSigned(incident, two)).toEqual([{ kind: 'missing', name: '张三' }]);
    const signed = one.desk.session.journal.withSignatures(last);
    engine.squat(await one.seal.seal({ kind: 'event', hash: last.hash, event: signed }));
    await soon(async () => expect(await lastSigned(incident, two)).toEqual([{ kind: 'signed' }]));
    await two.desk.session.flushed();
    const again = await nextPage(two.desk);
    expect(again.session.journal.signaturesOf(last)).toHaveLength(1);
  });

  test('is told of what lies on the disk, and of what comes as a file', async () => {
    const engine = memoryEngine();
    const one = await come(engine, { name: '张三' });
    const incident = await open(one);
    note(one, incident, '真的');
    await one.desk.session.flushed();
    const file = required(await one.desk.session.exportFile(incident), 'a file');
    const again = await nextPage(one.desk);
    const elsewhere = createDesk();
    await elsewhere.session.load();
    expect((await elsewhere.session.importFile(file, 'a')).ok).toBe(true);
    for (const { session } of [again, elsewhere]) {
      const last = required(session.snapshot().incidents[0]?.log.events.at(-1), 'an event');
      expect(await session.signedOf(last)).toEqual({ kind: 'unlisted', code: machineCode(one.signer.key) });
    }
    // The same without signatures: they are no part of what is hashed.
    const bare = createDesk();
    await bare.session.load();
    const data = JSON.parse(file);
    const events = data.events.map(({ signatures: _, ...event }: Record<string, unknown>) => event);
    const unsigned = JSON.stringify({ ...data, events });
    expect((await bare.session.importFile(unsigned, 'b')).ok).toBe(true);
    const last = required(bare.session.snapshot().incidents[0]?.log.events.at(-1), 'an event');
    expect(await bare.session.signedOf(last)).toEqual({ kind: 'nothing' });
    // Signed events join unsigned copies.
    expect((await bare.session.importFile(file, 'c')).ok).toBe(true);
    expect(await bare.session.signedOf(last)).toMatchObject({ kind: 'unlisted' });
  });
});

describe('a member whom nobody should trust', () => {
  /** A shared incident on two machines, and what a member can put into the engine. */
  async function shared() {
    const engine = memoryEngine();
    const [one, two] = [await come(engine), await come(engine)];
    const incident = await open(one);
    note(one, incident, '真的');
    one.share(incident);
    await alike(incident, one, two);
    return { engine, one, two, incident, seal: one.seal };
  }
  const forged = (event: IncidentEvent, change: Partial<IncidentEvent>): IncidentEvent => {
    const { hash: _, signatures: __, ...rest } = { ...event, ...change };
    return withHash(rest) as IncidentEvent;
  };

  test('puts in rubbish, something altered, another beginning, an id that is taken: nothing of it is shown', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const events = required(logOf(one, incident), 'a log').events;
    const [first, last] = [required(events[0], 'the first'), required(events.at(-1), 'the last')];
    const altered = { ...last, data: { text: '假的' } };
    const items: readonly Item[] = [
      { name: 'ab', bytes: new Uint8Array([1, 2, 3]) },
      { name: 'cd', bytes: new Uint8Array(300_000) },
      await seal.seal({ kind: 'event', hash: altered.hash, event: altered }, 2),
      ...(await Promise.all(
        [
          forged(first, { by: li }),
          forged(last, { data: { text: '冒名的' } } as never),
          forged(last, { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', type: 'unheardOf' } as never),
        ].map(event => seal.seal({ kind: 'event', hash: event.hash, event })),
      )),
    ];
    const before = hashesOf(two, incident);
    for (const item of items) engine.squat(item);
    await soon(() => expect(two.view().setAside).toBeGreaterThanOrEqual(items.length));
    expect(hashesOf(two, incident)).toEqual(before);
    expect(hashesOf(one, incident)).toEqual(before);
    // And whoever comes later sees what is true.
    const three = await come(engine);
    await alike(incident, one, two, three);
    note(three, incident, '还能办', li);
    await alike(incident, one, two, three);
  });

  test('takes the place of what is to come: it gets its second place, also once the engine was wiped', async () => {
    const { engine, one, two, incident, seal } = await shared();
    engine.down();
    engine.wipe();
    for (const { hash } of required(logOf(one, incident), 'a log').events)
      engine.squat({
        name: seal.eventName(hash, 1, one.signer.key),
        bytes: new Uint8Array([0]),
      });
    engine.up();
    const three = await come(engine);
    await alike(incident, one, two, three);
    expect(textsOf(three, incident)).toEqual(['真的']);
  });

  test('puts in more rubbish than is kept from start to start: what is kept stays small, and all is read again', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const count = MOST_SPOILT + 20;
    const { length } = seal.eventName('a hash');
    for (let index = 0; index < count; index += 1)
      engine.squat({ name: String(index).padStart(length, '0'), bytes: new Uint8Array([0]) });
    engine.squat({ name: 'long'.repeat(length), bytes: new Uint8Array([0]) });
    await soon(() => expect(two.view().setAside).toBe(count + 1));
    await soon(() => expect(two.read().spoilt).toHaveLength(MOST_SPOILT));
    two.leave();
    expect(two.read().isIncomplete).toBe(true);
    const again = await come(engine, { store: two.desk.store, read: two.read(), shares: two.shares });
    await soon(() => expect(again.view().setAside).toBe(count + 1));
    note(again, incident, '还能办', li);
    await alike(incident, one, again);
  });

  test('plays again what was there: it is there once', async () => {
    const { engine, one, two, incident, seal } = await shared();
    for (const event of required(logOf(one, incident), 'a log').events)
      engine.squat(await seal.seal({ kind: 'event', hash: event.hash, event }, 3));
    note(one, incident, '后来');
    await alike(incident, one, two);
    expect(textsOf(two, incident)).toEqual(['真的', '后来']);
  });

  test('forges a name: it shows whose machine it was, or that no machine signed', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const three = await come(engine, { name: '李四' });
    await alike(incident, one, two, three);
    await listed(two, '张三', one);
    await two.desk.session.changeRoster(kept => [
      ...kept,
      { name: '李四', machine: machineCode(three.signer.key) },
    ]);
    note(three, incident, '冒张三的名', zhang);
    await alike(incident, one, two, three);
    expect(await lastSigned(incident, two)).toEqual([{ kind: 'other', names: ['李四'] }]);
    const last = required(logOf(one, incident)?.events.at(-1), 'the last');
    const unsigned = forged(last, { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', prev: [last.hash] });
    engine.squat(await seal.seal({ kind: 'event', hash: unsigned.hash, event: unsigned }));
    await soon(() => expect(hashesOf(two, incident)).toContain(unsigned.hash));
    expect(await lastSigned(incident, two)).toEqual([{ kind: 'missing', name: '张三' }]);
    const [signature] = two.desk.session.journal.signaturesOf(
      required(logOf(two, incident)?.events[0], 'the first'),
    );
    const borrowed = {
      ...forged(unsigned, { id: '01ARZ3NDEKTSV4RRFFQ69G5FAW', prev: [unsigned.hash] }),
      signatures: [required(signature, 'a signature')],
    };
    engine.squat(await seal.seal({ kind: 'event', hash: borrowed.hash, event: borrowed }));
    await soon(() => expect(hashesOf(two, incident)).toContain(borrowed.hash));
    expect(await lastSigned(incident, two)).toEqual([{ kind: 'missing', name: '张三' }]);
  });

  test('takes a signature away, or puts another in its place: whoever signed is still told', async () => {
    const { engine, one, two, incident, seal } = await shared();
    await listed(two, '张三', one);
    engine.down();
    note(one, incident, '要被抹掉的签名');
    await one.desk.session.flushed();
    const last = required(logOf(one, incident)?.events.at(-1), 'the last');
    const [own] = one.desk.session.journal.signaturesOf(last);
    const { signatures: _, ...bare } = last;
    const wrong = { ...required(own, 'a signature'), value: `${'A'.repeat(86)}==` };
    for (const event of [bare, { ...bare, signatures: [wrong] }])
      engine.squat(await seal.seal({ kind: 'event', hash: last.hash, event }));
    engine.up();
    await alike(incident, one, two);
    await soon(async () => expect(await lastSigned(incident, two)).toEqual([{ kind: 'signed' }]));
    const three = await come(engine);
    await alike(incident, one, two, three);
    await listed(three, '张三', one);
    expect(await lastSigned(incident, three)).toEqual([{ kind: 'signed' }]);
  });

  test('says numbers that no file has: each such item is set aside by itself, and all go on, also after a start', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const part = {
      kind: 'part',
      stream: incident,
      sha256: 'a'.repeat(64),
      part: 0,
      bytes: new Uint8Array(9),
    };
    const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53 - 1, 4e8, 21, 129];
    const forgedWords = [
      ...numbers.map(parts => ({ ...part, parts, bytes: new Uint8Array(256 * 1024) })),
      ...numbers.map(each => ({ ...part, part: each, parts: 20 })),
      { kind: 'event', hash: 'b'.repeat(64), event: { hash: 'b'.repeat(64), stream: 'x'.repeat(9_999) } },
      {
        kind: 'event',
        hash: 'b'.repeat(64),
        event: JSON.parse(
          `{"hash":"${'b'.repeat(64)}","stream":"x","data":${'['.repeat(900)}${']'.repeat(900)}}`,
        ),
      },
    ];
    for (const [place, word] of forgedWords.entries())
      engine.squat(await seal.seal(word as Word, 1 + (place % 3)));
    note(one, incident, '还在办');
    await alike(incident, one, two);
    await soon(() => expect(two.view().setAside).toBeGreaterThanOrEqual(numbers.length));
    expect([one, two].map(machine => machine.view().state)).toEqual(['live', 'live']);
    two.leave();
    const again = await come(engine, { store: two.desk.store, read: two.read(), shares: two.shares });
    note(again, incident, '再开一次', li);
    await alike(incident, one, again);
    const three = await come(engine);
    await alike(incident, one, again, three);
  });

  test('sends a part of something that is never whole: no later start reads all again for it', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const loose = { kind: 'part', stream: incident, sha256: 'c'.repeat(64), part: 0, parts: 2 } as const;
    const nobodys = new Uint8Array([7]);
    const unnamed = partsOf(digestOfBytes(nobodys), nobodys, {
      stream: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      type: '',
    });
    for (const word of [{ ...loose, bytes: new Uint8Array(256 * 1024) }, ...unnamed])
      engine.squat(await seal.seal(word));
    note(one, incident, '后来');
    await alike(incident, one, two);
    two.leave();
    const again = await come(engine, { store: two.desk.store, read: two.read(), shares: two.shares });
    await soon(() => expect(again.view().state).toBe('live'));
    again.leave();
    expect(again.read().isIncomplete).toBe(false);
    const handed: Item[] = [];
    const third = engine.come('三');
    const counting: Replicator = {
      ...third,
      follow: (from, on, state) =>
        third.follow(
          from,
          async (items, at) => {
            handed.push(...items);
            await on(items, at);
          },
          state,
        ),
    };
    const last = await machineOf({
      replicator: counting,
      store: two.desk.store,
      read: again.read(),
      shares: two.shares,
    });
    here.push(last);
    note(one, incident, '只来这一条');
    await alike(incident, one, last);
    expect(handed).toHaveLength(1);
  });

  test('begins hundreds of incidents: some join a desk, the rest is left out and counted, and the others’ work still comes', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const [opening] = required(logOf(one, incident), 'a log').events;
    const newId = countingIds(71);
    const begun = Array.from({ length: MOST_OF_ONE + 20 }, () =>
      forged(required(opening, 'an opening'), { id: newId(), stream: newId() }),
    );
    for (const event of begun) engine.squat(await seal.seal({ kind: 'event', hash: event.hash, event }));
    await soon(() => expect(two.view().beyondLimit).toBe(20));
    const foreign = (): number => two.desk.session.snapshot().incidents.length - 1;
    expect(foreign()).toBe(MOST_OF_ONE);
    note(one, incident, '还在办');
    const three = await come(engine, { name: '三号' });
    const theirs = await open(three);
    three.share(theirs);
    await alike(incident, one, two, three);
    await alike(theirs, one, two, three);
    // Left-out items are no reason to read everything again at each start, and stay out.
    two.leave();
    const again = await come(engine, { store: two.desk.store, read: two.read(), shares: two.shares });
    note(one, incident, '再开一次');
    await alike(incident, one, again);
    expect(again.read().isIncomplete).toBe(false);
    expect(again.desk.session.snapshot().incidents).toHaveLength(MOST_OF_ONE + 2);
  });

  test('begins incidents with key after key: two hundred of machines off the roster join, and one of a listed machine still does', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const [opening] = required(logOf(one, incident), 'a log').events;
    const newId = countingIds(73);
    const keys = await Promise.all(Array.from({ length: 5 }, () => freshSigningKey()));
    const begun = await Promise.all(
      keys.flatMap(({ sign }) =>
        Array.from({ length: MOST_OF_ONE - 5 }, async () => {
          const event = forged(required(opening, 'an opening'), { id: newId(), stream: newId() });
          return { ...event, signatures: [await sign(event.hash)] };
        }),
      ),
    );
    for (const event of begun) engine.squat(await seal.seal({ kind: 'event', hash: event.hash, event }));
    const ofUnlisted = (): number => two.desk.session.snapshot().incidents.length;
    await soon(() => expect([ofUnlisted(), two.view().beyondLimit]).toEqual([200, begun.length + 1 - 200]));
    const three = await come(engine, { name: '三号' });
    await listed(two, '三号', three);
    const theirs = await open(three);
    three.share(theirs);
    await soon(() => expect(hashesOf(two, theirs)).toHaveLength(hashesOf(three, theirs).length));
  });

  test('begins so many that an honest one is left out: brought as a file it is there, and the rest of it comes by itself', async () => {
    const { engine, one, two, incident, seal } = await shared();
    const [opening] = required(logOf(one, incident), 'a log').events;
    const newId = countingIds(72);
    for (let nth = 0; nth < MOST_OF_ONE; nth += 1) {
      const event = forged(required(opening, 'an opening'), { id: newId(), stream: newId() });
      engine.squat(await seal.seal({ kind: 'event', hash: event.hash, event }));
    }
    const apart = createDesk();
    const opened = await apart.session.open(playbook, limitedFacts, zhang);
    const honest = opened.ok ? opened.value : '';
    const file = required(await apart.session.exportFile(honest), 'a file');
    expect(apart.session.act(honest, { kind: 'note', text: '一' }, zhang).ok).toBe(true);
    expect(apart.session.act(honest, { kind: 'note', text: '二' }, zhang).ok).toBe(true);
    const events = required(logOf({ desk: apart }, honest), 'a log').events;
    const put = async (event: IncidentEvent): Promise<void> =>
      engine.squat(await seal.seal({ kind: 'event', hash: event.hash, event }));
    for (const event of events.slice(0, 2)) await put(event);
    await soon(() => expect(two.view().beyondLimit).toBe(1));
    expect(logOf(two, honest)).toBeUndefined();
    expect(await two.desk.session.importFile(file, 'a.json')).toMatchObject({ ok: true });
    for (const event of events.slice(2)) await put(event);
    await soon(() => expect(textsOf(two, honest)).toEqual(['一', '二']));
    expect(two.view().beyondLimit).toBe(0);
  });

  test('puts something else in the place of a part of a file: the file comes by the next place', async () => {
    const engine = memoryEngine();
    const [one, two] = [await come(engine), await come(engine, { name: '二号' })];
    const incident = await open(one, fileWanted);
    const { file, packed } = doneWithFile(one, incident);
    const squatted = { kind: 'part', stream: incident, sha256: file.sha256, part: 0, parts: 1 } as const;
    engine.squat(await one.seal.seal({ ...squatted, bytes: new Uint8Array([9, 9]) }));
    one.share(incident);
    await alike(incident, one, two);
    await soon(async () =>
      expect((await two.desk.session.attachment(incident, file.sha256))?.bytes).toEqual(packed.bytes),
    );
  });

  test('takes every place of a record: it stays pending and is counted, until an engine has room for it', async () => {
    const { engine, one, two, incident, seal } = await shared();
    engine.down();
    note(one, incident, '送不出去');
    await one.desk.session.flushed();
    const last = required(logOf(one, incident)?.events.at(-1), 'the last');
    for (const place of [1, 2, 3])
      engine.squat({
        name: seal.eventName(last.hash, place, one.signer.key),
        bytes: new Uint8Array([place]),
      });
    engine.up();
    await soon(() => expect(one.view()).toMatchObject({ state: 'live', pending: 1, stuck: 1 }));
    expect(hashesOf(two, incident)).not.toContain(last.hash);
    note(one, incident, '后来的照样到');
    await soon(() => expect(textsOf(two, incident)).toContain('后来的照样到'));
    expect(one.view()).toMatchObject({ pending: 1, stuck: 1 });
    engine.down();
    engine.wipe();
    engine.up();
    await alike(incident, one, two);
    await soon(() => expect(one.view()).toMatchObject({ pending: 0, stuck: 0 }));
  });

  test('writes more records that know nothing of each other than one can join: what others record waits, and joins', async () => {
    const { engine, one, incident, seal } = await shared();
    const two = await come(engine, { name: '三号', capacity: { ...CAPACITY, heads: 8 } });
    await alike(incident, one, two);
    const first = required(logOf(one, incident)?.events[0], 'the first');
    const newId = countingIds(70);
    const apart = Array.from({ length: 12 }, (_, nth) =>
      forged(first, { id: newId(), type: 'noted', prev: [], data: { text: `${nth}` } } as never),
    );
    for (const event of apart) engine.squat(await seal.seal({ kind: 'event', hash: event.hash, event }));
    note(one, incident, '还在办');
    await soon(() => expect(logOf(two, incident)?.heads).toHaveLength(8));
    // Later items name them, and make room.
    note(two, incident, '也在办', li);
    note(one, incident, '接着办');
    await alike(incident, one, two);
    expect(textsOf(two, incident)).toEqual(expect.arrayContaining(['还在办', '也在办', '接着办', '11']));
  });

  test('without the secret, is no member: what he puts in is neither read nor counted as an attack', async () => {
    const { engine, one, two, incident } = await shared();
    const stranger = await come(engine, { secret: 'aa'.repeat(32) });
    const theirs = await open(stranger);
    stranger.share(theirs);
    await soon(() => expect(stranger.view().pending).toBe(0));
    expect(logOf(stranger, incident)).toBeUndefined();
    expect(logOf(one, theirs)).toBeUndefined();
    expect([one, two].map(machine => machine.view().setAside)).toEqual([0, 0]);
  });
});

test('an engine that takes nothing from a page of this version is called that, until it takes something; the records wait', async () => {
  const engine = memoryEngine();
  const replicator = engine.come('机器');
  let isDenied = true;
  const machine = await machineOf({
    replicator: {
      ...replicator,
      put: items =>
        isDenied ? Promise.reject(new ReplicatorFailure('otherVersion')) : replicator.put(items),
    },
  });
  here.push(machine);
  const incident = await open(machine);
  machine.share(incident);
  await soon(() => expect(machine.view().state).toBe('otherVersion'));
  expect(machine.view().pending).toBeGreaterThan(0);
  expect(hashesOf(machine, incident).length).toBeGreaterThan(0);
  isDenied = false;
  await soon(() => expect(machine.view()).toMatchObject({ state: 'live', pending: 0 }));
});

test('a page that closes between the parts of what comes loses none of it', async () => {
  const engine = memoryEngine();
  const one = await come(engine);
  const incident = await open(one, fileWanted);
  const { file, packed } = doneWithFile(one, incident);
  one.share(incident);
  await alike(incident, one);
  // Each item by itself, and after each the page is closed and opened again.
  const slow = memoryEngine();
  const store = createHeldStore();
  let two = await come(slow, { store, name: '二号' });
  for (const item of engine.items()) {
    const before = two.read().at;
    slow.squat(item);
    await soon(() => expect(two.read().at).not.toBe(before));
    two.leave();
    two = await come(slow, { store, name: '二号', read: two.read(), shares: two.shares });
    await soon(() => expect(two.view().state).toBe('live'));
  }
  await soon(() => expect(hashesOf(two, incident)).toEqual(hashesOf(one, incident)));
  await two.desk.session.flushed();
  await soon(async () =>
    expect((await two.desk.session.attachment(incident, file.sha256))?.bytes).toEqual(packed.bytes),
  );
  await soon(() => expect(two.read().isIncomplete).toBe(false));
});

test('what comes before what it follows is there once that comes, also after a restart', async () => {
  const engine = memoryEngine();
  const one = await come(engine);
  const incident = await open(one);
  note(one, incident, '一');
  one.share(incident);
  await alike(incident, one);
  const items = [...engine.items()];
  const later = memoryEngine();
  const store = createHeldStore();
  let two = await come(later, { store });
  const [opening, ...rest] = items.filter(({ bytes }) => bytes.length < 100_000);
  for (const item of rest.reverse()) later.squat(item);
  await soon(() => expect(two.read().at).toBeDefined());
  expect(two.desk.session.snapshot().incidents).toEqual([]);
  await soon(() => expect(two.view().state).toBe('live'));
  two.leave();
  two = await come(later, { store, read: two.read(), shares: two.shares });
  for (const item of items) if (!later.items().includes(item)) later.squat(item);
  expect(opening).toBeDefined();
  await soon(() => expect(hashesOf(two, incident)).toEqual(hashesOf(one, incident)));
  await soon(() => expect(two.read().isIncomplete).toBe(false));
});

test('machines see who is here, with what open, and who has gone', async () => {
  const engine = memoryEngine();
  const [one, two] = [await come(engine, { name: '张三' }), await come(engine, { name: '李四' })];
  await soon(() => expect(one.view().present.map(({ name }) => name)).toEqual(['李四']));
  two.say({ name: '李四', role: 'office', incident: 'i', step: 's9' });
  await soon(() => expect(one.view().present).toMatchObject([{ name: '李四', step: 's9' }]));
  two.leave();
  await soon(() => expect(one.view().present).toEqual([]));
});

test('a note of more rubbish than is kept, or of what is no name, is read in bounds, and the engine from its beginning', async () => {
  const { length } = (await teamSeal('5e'.repeat(32))).eventName('a hash');
  const names = (count: number) =>
    Array.from({ length: count }, (_, index) => String(index).padStart(length, '0'));
  const fits = teamReadIn({ at: '7@e@n', spoilt: [...names(MOST_SPOILT), 'x', 'x'.repeat(9_999), 7] });
  expect(fits).toMatchObject({ spoilt: names(MOST_SPOILT), isIncomplete: false });
  const over = teamReadIn({ at: '7@e@n', spoilt: names(MOST_SPOILT + 1) });
  expect(over).toMatchObject({ spoilt: names(MOST_SPOILT), isIncomplete: true });
});

test('a note of more that is missing or was sent than is kept, or of what no engine says, is read in bounds', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`);
  const counts = (count: number) => Object.fromEntries(ids(count).map(id => [id, 7]));
  expect(teamReadIn({ at: '7@e@n', waited: [...ids(MOST_WAITED), 'x'.repeat(9_999), 7] })).toMatchObject({
    waited: ids(MOST_WAITED),
    isIncomplete: false,
  });
  // Ids beyond that limit are looked for from the beginning.
  expect(teamReadIn({ at: '7@e@n', waited: ids(MOST_WAITED + 1) })).toMatchObject({
    waited: ids(MOST_WAITED),
    isIncomplete: true,
  });
  expect(teamReadIn({ at: 'x'.repeat(9_999), sent: counts(MOST_SENT + 1) })).toMatchObject({
    at: undefined,
    sent: counts(MOST_SENT),
  });
  const strange = { ['x'.repeat(9_999)]: 7, a: -1, b: 0.5, c: 1e300, d: Number.NaN, e: '7', f: 3 };
  expect(teamReadIn({ sent: strange }).sent).toEqual({ f: 3 });
  for (const nothing of [undefined, null, 'x', 7, [], { waited: {}, sent: [], spoilt: 'x' }])
    expect(teamReadIn(nothing)).toEqual({
      at: undefined,
      spoilt: [],
      isIncomplete: false,
      waited: [],
      sent: {},
    });
});
