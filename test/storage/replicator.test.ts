import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { prepareStream } from '../../src/server/streams.ts';
import { freshMachineKey, type MachineKey } from '../../src/storage/machine-key.ts';
import { connect, openNatsReplicator } from '../../src/storage/nats-replicator.ts';
import {
  createAttendance,
  type EngineState,
  type Item,
  type Position,
  type Present,
  type Replicator,
} from '../../src/storage/replicator.ts';
import { memoryEngine } from '../support/memory-engine.ts';
import { findNats, type Nats, PREPARING, startNats } from '../support/nats.ts';
import { required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const textOf = (each: Uint8Array): string => new TextDecoder().decode(each);
const item = (name: string, text = name): Item => ({ name, bytes: bytes(text) });
const many = (count: number, from = 0): readonly Item[] =>
  Array.from({ length: count }, (_, index) => item(`i${from + index}`));

/** An engine under test. */
interface Engine {
  come(machine: number): Promise<Replicator>;
  down(): Promise<void>;
  up(): Promise<void>;
  /** Takes what it holds, while it is down. */
  wipe(): void;
  stop(): Promise<void>;
}

async function inMemory(): Promise<Engine> {
  const engine = memoryEngine();
  return {
    come: async machine => engine.come(`machine ${machine}`),
    down: async () => engine.down(),
    up: async () => engine.up(),
    wipe: engine.wipe,
    stop: async () => undefined,
  };
}

async function onNats(): Promise<Engine> {
  const keys = await Promise.all([0, 1].map(async () => required(await freshMachineKey(), 'a key')));
  const members = keys.map(({ id }, index) => ({ name: `machine ${index}`, id }));
  const engine = await startNats([{ name: 'T1', members }]);
  let isUp: () => void = () => undefined;
  let back: Promise<void> | undefined;
  return {
    come: async machine =>
      openNatsReplicator({ address: engine.address, machine: required(keys[machine], 'a key') }),
    down: () =>
      new Promise(gone => {
        back = engine.restart(() => {
          gone();
          return new Promise(resolve => {
            isUp = resolve;
          });
        });
      }),
    up: async () => {
      isUp();
      await back;
    },
    wipe: engine.wipe,
    stop: engine.stop,
  };
}

const adapters: readonly (readonly [string, () => Promise<Engine>, boolean])[] = [
  ['in memory', inMemory, true],
  ['of NATS', onNats, findNats() !== undefined],
];

for (const [name, start, isHere] of adapters)
  describe.skipIf(!isHere)(`an engine ${name}`, () => {
    let engine: Engine;
    const open: Replicator[] = [];
    beforeEach(async () => {
      engine = await start();
    });
    afterEach(async () => {
      for (const each of open.splice(0)) each.close();
      await engine.stop();
    });

    /** A machine that follows, and what came to it. */
    async function follow(machine: number, from?: Position) {
      const replicator = await engine.come(machine);
      open.push(replicator);
      const got: string[] = [];
      const states: EngineState[] = [];
      const seen = { at: from };
      const stop = replicator.follow(
        from,
        async (items, at) => {
          got.push(...items.map(each => textOf(each.bytes)));
          seen.at = at;
        },
        state => states.push(state),
      );
      const isLive = (): Promise<unknown> => soon(() => expect(states.at(-1)).toBe('live'));
      await isLive();
      return { replicator, got, states, seen, stop, isLive };
    }

    test('holds what is put, hands it on in the order in which it came, and lists it', async () => {
      const one = await follow(0);
      const items = many(1_200);
      const { kept, had } = await one.replicator.put(items);
      expect([kept, had]).toEqual([items.map(each => each.name), []]);
      const two = await follow(1);
      await soon(() => expect(two.got).toHaveLength(1_200));
      expect(two.got).toEqual(items.map(each => each.name));
      await soon(() => expect(one.got).toEqual(two.got));
      expect(await two.replicator.list()).toEqual(new Set(kept));
    });

    test('takes one item of a name: what is put again changes nothing, whatever it says', async () => {
      const one = await follow(0);
      await one.replicator.put([item('a'), item('b')]);
      const two = await follow(1);
      expect(await two.replicator.put([item('b', 'something else'), item('c')])).toEqual({
        kept: ['c'],
        had: ['b'],
      });
      await soon(() => expect(two.got).toEqual(['a', 'b', 'c']));
    });

    test('goes on from where it was left, and hands over what comes on the same path', async () => {
      const one = await follow(0);
      await one.replicator.put(many(10));
      await soon(() => expect(one.got).toHaveLength(10));
      one.stop();
      const two = await follow(1);
      await two.replicator.put(many(5, 10));
      const again = await follow(0, one.seen.at);
      await soon(() => expect(again.got).toHaveLength(5));
      await two.replicator.put([item('last')]);
      await soon(() => expect(again.got.at(-1)).toBe('last'));
      expect(again.got).toEqual(['i10', 'i11', 'i12', 'i13', 'i14', 'last']);
    });

    test('hands on nothing before the last was dealt with, and again what could not be', async () => {
      const one = await follow(0);
      const two = await engine.come(1);
      open.push(two);
      let refusals = 2;
      const got: string[] = [];
      let busy = 0;
      let most = 0;
      two.follow(
        undefined,
        async items => {
          busy += 1;
          most = Math.max(most, busy);
          await new Promise(resolve => setTimeout(resolve, 5));
          busy -= 1;
          refusals -= 1;
          if (refusals >= 0) throw new Error('the disk is full');
          got.push(...items.map(each => each.name));
        },
        () => undefined,
      );
      await one.replicator.put(many(3));
      await soon(() => expect(got).toHaveLength(3));
      await one.replicator.put(many(3, 3));
      await soon(() => expect(got).toEqual(many(6).map(each => each.name)));
      // Told here: what a reader throws is taken for a full disk, and tried again.
      expect(most).toBe(1);
      expect(refusals).toBeLessThan(0);
    });

    test('says when it is away, takes nothing then, and goes on when it is back', async () => {
      const one = await follow(0);
      await one.replicator.put(many(3));
      await soon(() => expect(one.got).toHaveLength(3));
      await engine.down();
      await soon(() => expect(one.states.at(-1)).toBe('lost'));
      await expect(one.replicator.put([item('x')])).rejects.toMatchObject({ code: 'away' });
      await expect(one.replicator.list()).rejects.toMatchObject({ code: 'away' });
      // Long enough for some tries that lead nowhere.
      await new Promise(resolve => setTimeout(resolve, 1_000));
      await engine.up();
      const two = await follow(1);
      await two.replicator.put([item('y')]);
      await one.isLive();
      await soon(() => expect(one.got).toEqual(['i0', 'i1', 'i2', 'y']));
      expect(one.states).not.toContain('wiped');
    });

    test('says when it was wiped, and is read from its new beginning', async () => {
      const one = await follow(0);
      await one.replicator.put(many(3));
      await soon(() => expect(one.got).toHaveLength(3));
      await engine.down();
      engine.wipe();
      await engine.up();
      await soon(() => expect(one.states).toContain('wiped'));
      await one.isLive();
      expect(await one.replicator.list()).toEqual(new Set());
      await one.replicator.put(many(2));
      await soon(() => expect(one.got).toHaveLength(5));
      const two = await follow(1, one.seen.at);
      expect(two.states).toEqual(['live']);
    });

    test('lets machines see who is here, what each says, and who has left', async () => {
      const one = await follow(0);
      const two = await follow(1);
      let seen: Present = new Map();
      const here = one.replicator.here(bytes('one'), present => {
        seen = present;
      });
      const says = (): readonly string[] => [...seen.values()].map(textOf);
      let met: Present = new Map();
      const there = two.replicator.here(bytes('two'), present => {
        met = present;
      });
      await soon(() => expect(says()).toEqual(['two']));
      await soon(() => expect([...met.values()].map(textOf)).toEqual(['one']));
      there.say(bytes('two, at step 9'));
      await soon(() => expect(says()).toEqual(['two, at step 9']));
      there.leave();
      await soon(() => expect(says()).toEqual([]));
      here.leave();
    });
  });

/** The line of an engine that says its first word. */
class FirstWord extends EventTarget {
  static latest: FirstWord;
  readyState = 1;
  onmessage: unknown;
  onclose: unknown;

  constructor() {
    super();
    FirstWord.latest = this;
    const data = bytes('INFO {"nonce":"n","max_payload":1}\r\n');
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  override dispatchEvent(event: Event): boolean {
    const heard: unknown = Reflect.get(this, `on${event.type}`);
    if (typeof heard === 'function') heard(event);
    return super.dispatchEvent(event);
  }

  send(): void {}

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
}

test('a line that ends between the engine’s first word and the client’s hearing it is away, not waited for', async () => {
  vi.stubGlobal('WebSocket', FirstWord);
  onTestFinished(() => void vi.unstubAllGlobals());
  const key = required(await freshMachineKey(), 'a key');
  const machine: MachineKey = {
    ...key,
    sign: async () => {
      // Comes before the word is handed on, which is a timer set later.
      setTimeout(() => FirstWord.latest.close());
      return bytes('signed');
    },
  };
  await expect(connect({ address: 'ws://engine', machine })).rejects.toMatchObject({ code: 'away' });
});

test('an engine that refuses the line is away at once, and nothing waits on for it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  class Refused extends EventTarget {
    onclose?: () => void;
    constructor() {
      super();
      queueMicrotask(() => this.onclose?.());
    }
    close(): void {}
  }
  vi.stubGlobal('WebSocket', Refused);
  onTestFinished(() => void vi.unstubAllGlobals());
  const machine = required(await freshMachineKey(), 'a key');
  await expect(connect({ address: 'ws://engine', machine })).rejects.toMatchObject({ code: 'away' });
  expect(vi.getTimerCount()).toBe(0);
});

describe.skipIf(findNats() === undefined)('an engine of NATS keeps', () => {
  const keys: MachineKey[] = [];
  let engine: Nats;
  beforeAll(async () => {
    for (let count = 0; count < 4; count += 1) keys.push(required(await freshMachineKey(), 'a key'));
    const member = (index: number) => ({ name: `machine ${index}`, id: required(keys[index], 'a key').id });
    engine = await startNats([
      { name: 'T1', members: [member(0), member(1)] },
      { name: 'T2', members: [member(2)] },
    ]);
  });
  afterAll(() => engine.stop());

  /** Items that a machine received, and the states of its line. */
  async function come(index: number, until: EngineState, from?: Position) {
    const replicator = openNatsReplicator({
      address: engine.address,
      machine: required(keys[index], 'a key'),
    });
    onTestFinished(replicator.close);
    const got: string[] = [];
    const states: EngineState[] = [];
    let at: Position | undefined;
    const leave = replicator.follow(
      from,
      async (items, reached) => {
        got.push(...items.map(each => each.name));
        at = reached;
      },
      next => states.push(next),
    );
    await soon(() => expect(states.at(-1)).toBe(until));
    return { replicator, got, states, leave, at: () => at };
  }

  /** A member with a client of his own, who asks the engine for whatever he likes. */
  async function ask(index: number, subject: string, data: unknown, timeout = 1_000): Promise<string> {
    const machine = required(keys[index], 'a key');
    const connection = await connect({ address: engine.address, machine });
    onTestFinished(() => connection.close());
    return connection.request(subject, JSON.stringify(data), { timeout }).then(
      answer => answer.string(),
      error => `${error.name}: ${error.message}`,
    );
  }

  test('strangers out, and teams apart', async () => {
    const one = await come(0, 'live');
    await one.replicator.put([item('ours')]);
    await come(3, 'refused');
    const other = await come(2, 'live');
    await other.replicator.put([item('ours', 'theirs')]);
    expect(await other.replicator.list()).toEqual(new Set(['ours']));
    const two = await come(1, 'live');
    await soon(() => expect(two.got).toEqual(['ours']));
  });

  test('nobody from what was put where it had lost the end of what it held', async () => {
    const names = (from: number): readonly Item[] => many(3, from).map(each => item(`end-${each.name}`));
    const one = await come(0, 'live');
    const two = await come(1, 'live');
    await one.replicator.put(names(0));
    await soon(() => expect(two.got).toContain('end-i2'));
    two.leave();
    // More than one record, and less than three.
    await engine.restart(() => engine.cutEnd(20));
    await soon(async () => expect(await one.replicator.list()).not.toContain('end-i2'));
    await one.replicator.put(names(3));
    const back = await come(1, 'live', two.at());
    await soon(() => expect(back.got).toEqual(expect.arrayContaining(['end-i3', 'end-i4', 'end-i5'])));
    expect(back.states).toContain('wiped');
  });

  test('what it holds: a member makes, deletes and changes nothing', async () => {
    const one = await come(0, 'live');
    await one.replicator.put([item('kept')]);
    for (const [subject, data] of [
      ['$JS.API.STREAM.MSG.DELETE.EV', { seq: 1 }],
      ['$JS.API.STREAM.PURGE.EV', {}],
      ['$JS.API.STREAM.DELETE.EV', {}],
      ['$JS.API.STREAM.CREATE.EV', { name: 'EV', subjects: ['ev.>'], max_msgs: 1 }],
      ['$JS.API.STREAM.UPDATE.EV', { name: 'EV', subjects: ['ev.>'], max_msgs: 1 }],
      ['$JS.API.STREAM.CREATE.OTHER', { name: 'OTHER', subjects: ['here.>'] }],
    ] as const)
      expect(await ask(1, subject, data), subject).toMatch(/ermission|imeout|TimeoutError/);
    expect(await one.replicator.list()).toContain('kept');
  });

  test('readers of each machine its own: a member makes and ends none but the one that bears its name', async () => {
    const victim = required(keys[0], 'a key');
    const own = required(keys[1], 'a key');
    const one = await come(0, 'live');
    const inbox = `_INBOX.${own.id}.taken`;
    const reader = (name?: string) => ({
      stream_name: 'EV',
      config: { ...(name && { name }), deliver_subject: inbox, ack_policy: 'none', deliver_policy: 'all' },
    });
    const create = '$JS.API.CONSUMER.CREATE.EV';
    for (const [subject, data] of [
      [`$JS.API.CONSUMER.DELETE.EV.${victim.id}`, {}],
      [`${create}.${victim.id}`, reader(victim.id)],
      [`${create}.${victim.id}.ev.*`, reader(victim.id)],
      [`${create}.another`, reader('another')],
      [`${create}.${own.id}.ev.*`, reader(own.id)],
      [create, reader()],
      [`$JS.API.CONSUMER.DURABLE.CREATE.EV.${victim.id}`, reader(victim.id)],
      ['$JS.API.CONSUMER.DURABLE.CREATE.EV.another', reader('another')],
      [`$JS.API.CONSUMER.PAUSE.EV.${victim.id}`, { pause_until: '2099-01-01T00:00:00Z' }],
      ['$JS.API.CONSUMER.NAMES.EV', {}],
      [`$JS.FC.EV.${victim.id}.x`, {}],
    ] as const)
      expect(await ask(1, subject, data, 300), subject).toMatch(/ermission|imeout|TimeoutError/);
    // Under its own name it asks for another's, and for more than one.
    for (const config of [{ name: victim.id }, { name: 'another' }, { durable_name: 'another' }])
      expect(
        JSON.parse(
          await ask(1, `${create}.${own.id}`, { ...reader(), config: { ...reader().config, ...config } }),
        ).error,
        JSON.stringify(config),
      ).toBeDefined();
    await one.replicator.put([item('heard')]);
    await soon(() => expect(one.got).toContain('heard'));
    expect(one.states).toEqual(['live']);
  });

  test('its reader for a machine whose last line it takes for alive', async () => {
    const machine = required(keys[1], 'a key');
    const left = await connect({ address: engine.address, machine });
    onTestFinished(() => left.close());
    const inbox = `_INBOX.${machine.id}.left`;
    left.subscribe(inbox);
    await left.request(`$JS.API.CONSUMER.DELETE.EV.${machine.id}`);
    const config = { name: machine.id, deliver_subject: inbox, ack_policy: 'none', deliver_policy: 'all' };
    const made = await left.request(
      `$JS.API.CONSUMER.CREATE.EV.${machine.id}`,
      JSON.stringify({ stream_name: 'EV', config }),
    );
    expect(JSON.parse(made.string()).error).toBeUndefined();
    const back = await come(1, 'live');
    await (await come(0, 'live')).replicator.put([item('after')]);
    await soon(() => expect(back.got).toContain('after'));
    expect(back.states).toEqual(['live']);
  });

  test('nothing from a machine whose line lost one of what its reader handed over', async () => {
    let lost = 0;
    class Losing extends WebSocket {
      constructor(...given: ConstructorParameters<typeof WebSocket>) {
        super(...given);
        this.addEventListener('message', event => {
          if (lost > 0 || !textOf(new Uint8Array(event.data)).includes('ev.gap-2 ')) return;
          lost += 1;
          event.stopImmediatePropagation();
        });
      }
    }
    const other = await come(1, 'live');
    vi.stubGlobal('WebSocket', Losing);
    onTestFinished(() => void vi.unstubAllGlobals());
    const one = await come(0, 'live');
    const got = (): readonly string[] => one.got.filter(name => name.startsWith('gap-'));
    await other.replicator.put([item('gap-1')]);
    await soon(() => expect(got()).toEqual(['gap-1']));
    await other.replicator.put([item('gap-2')]);
    await soon(() => expect(lost).toBe(1));
    await other.replicator.put([item('gap-3')]);
    // Items behind the gap are handed on only after the missing one has come.
    await soon(() => expect(got()).toEqual(['gap-1', 'gap-2', 'gap-3']));
    expect(one.states).toEqual(['live', 'lost', 'live']);
  });

  test('a machine waiting no longer than three beats for a reader that has fallen silent', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const other = await come(1, 'live');
    const one = await come(0, 'live');
    // The engine has let go of it, and says nothing.
    await ask(0, `$JS.API.CONSUMER.DELETE.EV.${required(keys[0], 'a key').id}`, {});
    await other.replicator.put([item('silent')]);
    expect(await one.replicator.list()).toContain('silent');
    expect(one.got).not.toContain('silent');
    expect(one.states).toEqual(['live']);
    vi.advanceTimersByTime(3 * 30_000);
    await soon(() => expect(one.got).toContain('silent'));
    expect(one.states).toEqual(['live', 'lost', 'live']);
  });

  /** A machine that follows an engine, and how that stands to it. */
  function followOf(address: string, machine: MachineKey) {
    const replicator = openNatsReplicator({ address, machine });
    onTestFinished(replicator.close);
    const states: EngineState[] = [];
    onTestFinished(
      replicator.follow(
        undefined,
        async () => undefined,
        state => states.push(state),
      ),
    );
    return { replicator, states };
  }

  /** An engine of its own, on which the administrator makes the stream of its one machine as asked. */
  async function madeOtherwise(config: object) {
    const own = required(await freshMachineKey(), 'a key');
    const another = await startNats([{ name: 'T9', members: [{ name: 'first', id: own.id }] }]);
    onTestFinished(another.stop);
    const administrator = another.administrator('T9');
    const connection = await connect({ address: another.address, machine: administrator });
    onTestFinished(() => connection.close());
    const ask = async (what: string, data: object): Promise<string | undefined> => {
      const answer = await connection.request(`$JS.API.STREAM.${what}.EV`, JSON.stringify(data));
      return JSON.parse(answer.string()).error?.description;
    };
    await ask('DELETE', {});
    // An engine lets go of the folder of what it deleted a moment after it said so.
    const refused = await soon(async () => {
      const said = await ask('CREATE', { name: 'EV', subjects: ['ev.>'], ...config });
      expect(said).not.toBe('error creating store for stream');
      return said;
    });
    return { own, another, administrator, refused };
  }

  const sound = {
    retention: 'limits',
    storage: 'file',
    discard: 'new',
    discard_new_per_subject: true,
    max_msgs_per_subject: 1,
    deny_delete: true,
    deny_purge: true,
  };

  test.each([
    ['forgets by age', { max_age: 4_000_000_000 }],
    ['gives way to what is new', { discard: 'old', discard_new_per_subject: false }],
    ['keeps but some', { retention: 'interest' }],
    ['lets a member take away', { deny_purge: false, allow_rollup_hdrs: true }],
    ['takes ten items', { max_msgs: 10 }],
    ['takes a thousand bytes', { max_bytes: 1_000 }],
    ['takes no item of a size', { max_msg_size: 100 }],
    ['serves one reader', { max_consumers: 1 }],
    ['calls nothing kept', { no_ack: true }],
  ])(
    'nothing where its stream was made otherwise, so that it %s, until it is made anew',
    async (_, otherwise) => {
      const { own, another, administrator, refused } = await madeOtherwise({ ...sound, ...otherwise });
      expect(refused).toBeUndefined();
      const { replicator, states } = followOf(another.address, own);
      await soon(() => expect(states.at(-1)).toBe('unfit'));
      await expect(replicator.put([item('ours')])).rejects.toMatchObject({ code: 'away' });
      expect(states).not.toContain('live');
      const how = { address: another.address, administrator, replicas: 1 };
      expect(await prepareStream(how, 0)).toBe('unfit');
      expect(await prepareStream({ ...how, anew: true }, PREPARING)).toBe('made');
      await soon(() => expect(states.at(-1)).toBe('live'));
      expect(await prepareStream({ ...how, anew: true }, 0)).toBe('ready');
    },
  );

  /** An engine of its own whose configuration allows a member something else, and the member who comes to it. */
  async function setUpOtherwise(otherwise: (config: string, id: string) => string) {
    const own = required(await freshMachineKey(), 'a key');
    const teams = [{ name: 'T9', members: [{ name: 'first', id: own.id }] }];
    const another = await startNats(teams, undefined, undefined, config => {
      const changed = otherwise(config, own.id);
      if (changed === config) throw new Error('the configuration no longer holds what is changed');
      return changed;
    });
    onTestFinished(another.stop);
    const { replicator, states } = followOf(another.address, own);
    await soon(() => expect(states).not.toEqual([]));
    return { replicator, states };
  }

  test.each([
    ['makes its reader by another name', 'CONSUMER.CREATE.EV.', 'CONSUMER.CREATE.EV.next-'],
    ['ends its reader by another name', 'CONSUMER.DELETE.EV.', 'CONSUMER.DELETE.EV.next-'],
    ['is answered elsewhere', 'subscribe: { allow: ["_INBOX.', 'subscribe: { allow: ["_NEXT.'],
  ])(
    'a page of another version told that it is of another one, where such a page %s',
    async (_, now, next) => {
      const { states } = await setUpOtherwise((config, id) => config.replace(now + id, next + id));
      expect(states.at(-1)).toBe('otherVersion');
    },
  );

  test('no item of a page whose items are not called as it expects, and says so', async () => {
    const { replicator, states } = await setUpOtherwise(config => config.replace('"ev.*"', '"item.*"'));
    expect(states).toEqual(['live']);
    await expect(replicator.put([item('ours')])).rejects.toMatchObject({ code: 'otherVersion' });
    expect(states).toEqual(['live']);
  });

  test('pages of this version where an earlier one wrote its configuration', async () => {
    const { replicator, states } = await setUpOtherwise((config, id) =>
      config
        .replace(
          `"$JS.API.CONSUMER.CREATE.EV.${id}"`,
          '"$JS.API.STREAM.CREATE.EV", "$JS.API.CONSUMER.CREATE.EV.>"',
        )
        .replace(`"$JS.API.CONSUMER.DELETE.EV.${id}"`, '"$JS.API.CONSUMER.DELETE.EV.>"')
        .replace(`"$JS.FC.EV.${id}.>"`, '"$JS.FC.EV.>"')
        .replace(/max_mem: 0, |, max_consumers: \d+/g, ''),
    );
    expect(states).toEqual(['live']);
    expect((await replicator.put([item('ours')])).kept).toEqual(['ours']);
  });

  test('pages of this version on a stream that a member made with an earlier one', async () => {
    const { own, another, refused } = await madeOtherwise(sound);
    expect(refused).toBeUndefined();
    const { states } = followOf(another.address, own);
    await soon(() => expect(states).toEqual(['live']));
  });

  test('no memory of its account to keep a stream in, which would be lost with it', async () => {
    expect((await madeOtherwise({ storage: 'memory' })).refused).toMatch(/insufficient|memory/);
    expect((await madeOtherwise({ storage: 'file' })).refused).toBeUndefined();
  });

  test('its room: what is too large is refused, and nothing of it is there', async () => {
    const one = await come(0, 'live');
    const large = { name: 'large', bytes: new Uint8Array(2 * 1024 * 1024) };
    await expect(one.replicator.put([large])).rejects.toMatchObject({ code: 'refused' });
    expect(await one.replicator.list()).not.toContain('large');
  });

  test('no name that says whose it is: another machine cannot say that it is this one', async () => {
    const one = await come(0, 'live');
    let seen: Present = new Map();
    const here = one.replicator.here(bytes('one'), present => {
      seen = present;
    });
    onTestFinished(here.leave);
    const two = required(keys[1], 'a key');
    const connection = await connect({ address: engine.address, machine: two });
    onTestFinished(() => connection.close());
    connection.publish(`here.${required(keys[2], 'a key').id}`, bytes('somebody else'));
    connection.publish(`here.${two.id}`, bytes('himself'));
    await soon(() => expect([...seen.keys()]).toEqual([two.id]));
  });
});

/** Machines on one line, each with what it sees of the others. */
function onOneLine(...names: readonly string[]) {
  const sent: Uint8Array[] = [];
  const seen = new Map<string, Present>();
  const attendances = new Map<string, ReturnType<typeof createAttendance>>();
  const deaf = new Set<string>();
  for (const name of names)
    attendances.set(
      name,
      createAttendance(
        bytes(`${name} says`),
        said => {
          sent.push(said);
          for (const [other, { hear }] of attendances)
            if (other !== name && !deaf.has(other)) hear(name, said);
        },
        present => seen.set(name, present),
      ),
    );
  return {
    sent,
    deaf,
    at: (name: string) => required(attendances.get(name), name),
    of: (name: string): readonly string[] => [...(seen.get(name)?.values() ?? [])].map(textOf),
  };
}

test('whoever is not heard for three beats is gone; whoever is heard stays, by one byte a beat', () => {
  const line = onOneLine('one', 'two', 'three');
  for (const name of ['one', 'two', 'three']) line.at(name).arrive();
  expect(line.of('one')).toEqual(['two says', 'three says']);
  line.sent.length = 0;
  for (let beat = 0; beat < 3; beat += 1) {
    line.at('two').beat();
    line.at('one').beat();
  }
  expect(line.of('one')).toEqual(['two says']);
  expect(line.sent.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('whoever has missed what was said asks for it; a new line begins with nobody', () => {
  const line = onOneLine('one', 'two');
  for (const name of ['one', 'two']) line.deaf.add(name);
  for (const name of ['one', 'two']) line.at(name).arrive();
  line.deaf.clear();
  expect(line.of('one')).toEqual([]);
  // Each asks but once between two beats.
  line.at('one').beat();
  line.at('two').beat();
  expect(line.of('one')).toEqual(['two says']);
  line.deaf.add('two');
  line.at('one').arrive();
  expect(line.of('one')).toEqual([]);
  line.deaf.clear();
  line.at('two').beat();
  line.at('one').beat();
  line.at('two').beat();
  expect(line.of('one')).toEqual(['two says']);
  line.at('two').leave();
  expect(line.of('one')).toEqual([]);
});
