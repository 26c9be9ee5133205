import { setTimeout as pause } from 'node:timers/promises';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { verifyEvent } from '../../src/log/verify.ts';
import { freshMachineKey } from '../../src/storage/machine-key.ts';
import { openNatsReplicator } from '../../src/storage/nats-replicator.ts';
import type { Item } from '../../src/storage/replicator.ts';
import { HOUR, limitedFacts, NOW } from '../support/answers.ts';
import { serveSite } from '../support/browser-server.ts';
import { createHeldStore } from '../support/desk.ts';
import { zhang } from '../support/incident.ts';
import { startNats } from '../support/nats.ts';
import { playbook, required } from '../support/playbook.ts';
import { type Machine, machineOf } from '../support/team.ts';
import { lineOf, type ProofResult } from './told.ts';

const PATH = '/team/proof';
/** By how much the clocks of the machines are wrong: one of them by a day either way. */
const CLOCKS = [0, 24 * HOUR, -24 * HOUR];
/** How long machines may take to come together, in milliseconds. */
const PATIENCE = 90_000;

/** Troubles of the engine, the network or a machine while all are at work. */
const troubles = ['killed', 'wiped', 'power cut', 'cut', 'offline'] as const;
type Trouble = (typeof troubles)[number];

/**
 * Three machines with clocks a day apart work on one incident on a real engine, which is killed under load, loses its disk or the end of
 * what it wrote, and whose lines are cut at random; a machine is away for 300 records. Meanwhile a member whom nobody should trust puts in
 * what does harm. After each all must hold every record once, and be alike.
 */
export async function proveTeam({
  rounds,
  seed,
  cuts = 30,
}: {
  readonly rounds: number;
  readonly seed: number;
  readonly cuts?: number;
}): Promise<ProofResult> {
  const started = performance.now();
  const random = xoroshiro128plus(seed);
  const below = (count: number): number => uniformInt(random, 0, count - 1);
  // One key more than machines: the member whom nobody should trust has it.
  const keys = await Promise.all([...CLOCKS, 0].map(async () => required(await freshMachineKey(), 'a key')));
  const site = await serveSite('test/fixtures');
  const engine = await startNats(
    [{ name: 'T1', members: keys.map(({ id }, index) => ({ name: `machine ${index}`, id })) }],
    new URL(site.address).origin,
  );
  site.lead(PATH, engine.address);
  const address = `${site.address.replace('http', 'ws').slice(0, -1)}${PATH}`;
  const stores = CLOCKS.map(() => createHeldStore());
  const machines: Machine[] = [];
  const come = async (index: number, before?: Machine): Promise<void> => {
    machines[index] = await machineOf({
      name: `机器${index}`,
      replicator: openNatsReplicator({ address, machine: required(keys[index], 'a key') }),
      store: required(stores[index], 'a store'),
      now: NOW + required(CLOCKS[index], 'a clock'),
      ...(before && { read: before.read(), shares: before.shares }),
    });
  };
  for (const index of CLOCKS.keys()) await come(index);
  const at = (index: number): Machine => required(machines[index], 'a machine');
  const opened = await at(0).desk.session.open(playbook, limitedFacts, zhang);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const incident = opened.value;
  at(0).share(incident);
  const logOf = (index: number) =>
    at(index)
      .desk.session.snapshot()
      .incidents.find(({ view }) => view.id === incident)?.log;

  const said: string[] = [];
  const say = (index: number): void => {
    const text = `记录 ${said.length}`;
    const done = at(index).desk.session.act(incident, { kind: 'note', text }, zhang);
    if (done.ok) said.push(text);
  };
  const faults: string[] = [];
  const isAlike = (): boolean => {
    const logs = CLOCKS.map((_, index) =>
      logOf(index)
        ?.events.map(({ hash }) => hash)
        .join(' '),
    );
    return (
      logs[0] !== undefined &&
      logs.every(each => each === logs[0]) &&
      machines.every(({ view }) => view().state === 'live' && view().pending === 0)
    );
  };
  /** Tells a lost record from a late one, and a broken line from a screen that lags. */
  const howTheyStand = (): string =>
    machines
      .map((machine, index) => {
        const { state, pending, setAside } = machine.view();
        return `${index}: ${state}, ${logOf(index)?.events.length ?? 'none'} records, ${pending} pending, ${setAside} set aside`;
      })
      .join('; ');
  const together = async (): Promise<boolean> => {
    for (const end = performance.now() + PATIENCE; performance.now() < end; await pause(20))
      if (isAlike()) return true;
    return false;
  };
  const work = async (count: number, between: number): Promise<void> => {
    for (let done = 0; done < count; done += 1) {
      say(below(CLOCKS.length));
      await pause(below(between));
    }
  };

  const villain = openNatsReplicator({ address, machine: required(keys.at(-1), 'a key') });
  // Only who follows has a line to put something in by.
  villain.follow(
    undefined,
    async () => undefined,
    () => undefined,
  );
  let planted = 0;
  /** Puts in what does harm, as soon as the engine takes it. */
  const plant = async (items: readonly Item[]): Promise<void> => {
    for (const end = performance.now() + PATIENCE; performance.now() < end; await pause(100))
      try {
        planted += (await villain.put(items)).kept.length;
        return;
      } catch {
        // The engine is away: that is the other trouble of this round.
      }
    faults.push('the engine took nothing from the member whom nobody should trust');
  };
  const anyHex = (letters: number): string =>
    Array.from({ length: letters }, () => below(16).toString(16)).join('');
  const rubbish = (count: number): readonly Item[] =>
    Array.from({ length: count }, () => ({
      name: anyHex(32),
      bytes: Uint8Array.from({ length: 1 + below(64) }, () => below(256)),
    }));
  /** Parts of a file that say numbers which no file has. */
  const absurd = (): Promise<readonly Item[]> =>
    Promise.all(
      [2 ** 53 - 1, 4e8, 129, 0, -1, 1.5].map(parts =>
        at(0).seal.seal({
          kind: 'part',
          stream: incident,
          sha256: anyHex(64),
          part: 0,
          parts,
          bytes: new Uint8Array(9),
        }),
      ),
    );
  /** Rubbish under the first names that the last records of a machine have, there or still to come. */
  const squatted = (index: number): readonly Item[] =>
    (logOf(index)?.events ?? []).slice(-10).map(({ hash }) => ({
      name: at(index).seal.eventName(hash, 1, at(index).signer.key),
      bytes: Uint8Array.of(0),
    }));
  const spoil = async (trouble: Trouble): Promise<void> => {
    await plant([...(await absurd()), ...rubbish(trouble === 'cut' ? 1_000 : 5)]);
    for (let times = 0; times < 5; times += 1) {
      await pause(below(200));
      await plant(squatted(below(CLOCKS.length)));
    }
  };
  const befall: Record<Trouble, () => Promise<void>> = {
    killed: async () => {
      const working = work(60, 20);
      await pause(below(600));
      await engine.restart();
      await working;
    },
    wiped: async () => {
      const working = work(60, 20);
      await pause(below(600));
      await engine.restart(engine.wipe);
      await working;
    },
    // No power is cut here: the process is killed and the end of its last block lost, which is more than a disk that syncs loses.
    'power cut': async () => {
      const working = work(60, 20);
      await pause(below(600));
      await engine.restart(() => engine.cutEnd(1 + below(20_000)));
      await working;
    },
    cut: async () => {
      const working = work(60, 50);
      for (let cut = 0; cut < cuts; cut += 1) {
        await pause(below(60));
        site.cut();
      }
      await working;
    },
    offline: async () => {
      const away = at(1);
      away.leave();
      for (let done = 0; done < 300; done += 1) say(1);
      await away.desk.session.flushed();
      await work(20, 10);
      // Everything it has shown is on its disk before it comes again.
      await away.desk.session.flushed();
      await come(1, away);
    },
  };

  try {
    if (!(await together())) faults.push(`the machines did not come together at first: ${howTheyStand()}`);
    for (let round = 0; round < rounds && faults.length === 0; round += 1)
      for (const trouble of troubles) {
        const where = `round ${round + 1}, ${trouble}`;
        const plantedBefore = planted;
        await Promise.all([befall[trouble](), spoil(trouble)]);
        if (planted === plantedBefore) faults.push(`${where}: nothing harmful came to the engine`);
        if (!(await together())) {
          faults.push(`${where}: the machines are not alike: ${howTheyStand()}`);
          break;
        }
        for (const index of CLOCKS.keys()) {
          const events = logOf(index)?.events ?? [];
          const texts = events.flatMap(event => (event.type === 'noted' ? [event.data.text] : []));
          if (texts.length !== said.length || new Set(texts).size !== said.length)
            faults.push(`${where}: machine ${index} holds ${texts.length} of ${said.length} records`);
          if (events.some(event => 'problem' in verifyEvent(event)))
            faults.push(`${where}: machine ${index} holds a record that does not verify`);
        }
      }
    if (machines.some(({ view }) => view().setAside === 0))
      faults.push(`a machine set nothing aside: ${howTheyStand()}`);
  } finally {
    villain.close();
    for (const machine of machines) machine.leave();
    await engine.stop();
    await site.stop();
  }
  const did = `team: ${rounds} rounds of ${troubles.join(', ')}; ${said.length} records on ${CLOCKS.length} machines, clocks a day apart either way; ${planted} harmful items of a member`;
  return { line: lineOf({ faults }, did, started), faults };
}
