import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freshMachineKey, type MachineKey } from '../../src/storage/machine-key.ts';
import { openNatsReplicator } from '../../src/storage/nats-replicator.ts';
import type { Replicator } from '../../src/storage/replicator.ts';
import { longLog } from '../desk/documents/incidents.ts';
import { createHeldStore } from '../support/desk.ts';
import { startNats } from '../support/nats.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { type Machine, machineOf } from '../support/team.ts';
import { percentile } from './percentile.ts';

/** A team on a real engine, on this machine. */
export interface TeamFigures {
  /** From a machine's coming to an incident of 10,000 events being on its screen and disk, in milliseconds. */
  readonly join: number;
  /** From an event's being offered to another machine's having it, in milliseconds. */
  readonly p95: number;
  /** Events that one of the machines has not got. */
  readonly missing: number;
  /** Bytes over one machine's line in an idle minute, five machines being present: both ways. */
  readonly idle: number;
}

const EVENTS = 10_000;
const OFFICERS = 20;
const SECONDS = 60;
const EACH = 500;

const engineFor = (keys: readonly MachineKey[]) =>
  startNats([{ name: 'T1', members: keys.map(({ id }, index) => ({ name: `machine ${index}`, id })) }]);
const freshKeys = (count: number): Promise<readonly MachineKey[]> =>
  Promise.all(Array.from({ length: count }, async () => required(await freshMachineKey(), 'a key')));

async function joinFigure(): Promise<number> {
  const keys = await freshKeys(2);
  const engine = await engineFor(keys);
  const { events, stream } = longLog(
    EVENTS,
    position => `第 ${position} 条情况：村口清运到第 ${position} 车`,
  );
  const store = createHeldStore();
  await store.append({ events, playbooks: [{ digest, playbook }] });
  const come = (index: number, on = createHeldStore()) =>
    machineOf({
      replicator: openNatsReplicator({ address: engine.address, machine: required(keys[index], 'a key') }),
      store: on,
    });
  const one = await come(0, store);
  one.share(stream);
  while (one.view().state !== 'live' || one.view().pending > 0) await pause(20);
  const started = performance.now();
  const two = await come(1);
  while (two.desk.session.snapshot().incidents[0]?.log.events.length !== events.length) await pause(5);
  const took = performance.now() - started;
  for (const machine of [one, two]) machine.leave();
  await engine.stop();
  return took;
}

/** A line that counts what goes over it, both ways. */
async function countedLine(to: string) {
  const { port, hostname } = new URL(to);
  let bytes = 0;
  const server = createServer(near => {
    const far = connect(Number(port), hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data: Buffer) => {
        bytes += data.length;
      });
      from.on('error', () => undefined);
      from.pipe(into);
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port: own } = server.address() as AddressInfo;
  return { address: `ws://127.0.0.1:${own}`, bytes: () => bytes, stop: () => server.close() };
}

const PRESENT = 5;
const MINUTE = 60_000;

async function idleFigure(): Promise<number> {
  const keys = await freshKeys(PRESENT);
  const engine = await engineFor(keys);
  const line = await countedLine(engine.address);
  const machines: Machine[] = [];
  for (const [index, machine] of keys.entries())
    machines.push(
      await machineOf({
        name: `办事员${index}`,
        id: machine.id,
        replicator: openNatsReplicator({
          address: index === 0 ? line.address : engine.address,
          machine,
        }),
      }),
    );
  while (machines.some(({ view }) => view().present.length < PRESENT - 1)) await pause(20);
  await pause(1_000);
  const before = line.bytes();
  await pause(MINUTE);
  const idle = line.bytes() - before;
  for (const machine of machines) machine.leave();
  line.stop();
  await engine.stop();
  return idle;
}

async function officeFigures(): Promise<Pick<TeamFigures, 'p95' | 'missing'>> {
  const keys = await freshKeys(OFFICERS);
  const engine = await engineFor(keys);
  const sent = new Map<string, number>();
  const took: number[] = [];
  const got = keys.map(() => new Set<string>());
  const officers = await Promise.all(
    keys.map(
      (machine, index) =>
        new Promise<Replicator>(resolve => {
          const replicator = openNatsReplicator({ address: engine.address, machine });
          replicator.follow(
            undefined,
            async items => {
              for (const { name } of items) {
                got[index]?.add(name);
                if (!name.startsWith(`o${index}-`)) took.push(performance.now() - (sent.get(name) ?? 0));
              }
            },
            state => state === 'live' && resolve(replicator),
          );
        }),
    ),
  );
  await Promise.all(
    officers.map(async (officer, index) => {
      await pause((index * EACH) / OFFICERS);
      for (let number = 0; number < (SECONDS * 1_000) / EACH; number += 1) {
        const name = `o${index}-${number}`;
        sent.set(name, performance.now());
        await Promise.all([officer.put([{ name, bytes: new Uint8Array(1_000) }]), pause(EACH)]);
      }
    }),
  );
  await pause(1_000);
  for (const officer of officers) officer.close();
  await engine.stop();
  return {
    p95: percentile(took, 0.95),
    missing: got.reduce((sum, { size }) => sum + sent.size - size, 0),
  };
}

/** Takes about three minutes. */
export const teamFigures = async (): Promise<TeamFigures> => ({
  join: await joinFigure(),
  idle: await idleFigure(),
  ...(await officeFigures()),
});
