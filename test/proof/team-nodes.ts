import { setTimeout as pause } from 'node:timers/promises';
import { freshMachineKey } from '../../src/storage/machine-key.ts';
import { openNatsReplicator } from '../../src/storage/nats-replicator.ts';
import { limitedFacts } from '../support/answers.ts';
import { zhang } from '../support/incident.ts';
import { startNodes } from '../support/nats.ts';
import { playbook, required } from '../support/playbook.ts';
import { machineOf } from '../support/team.ts';
import { lineOf, type ProofResult } from './told.ts';

/** How long nodes may take to agree on a leader, and machines to come together, in milliseconds. */
const PATIENCE = 90_000;
/** How long the nodes stay apart, in milliseconds: longer than they take to notice. */
const APART = 15_000;

async function until(isSo: () => boolean): Promise<boolean> {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await pause(20))
    if (isSo()) return true;
  return false;
}

/**
 * Three nodes, a machine at each, and the line between one node and the others cut: the two go on, the one takes nothing, and once the
 * line is back nothing is lost.
 */
export async function proveNodes({ rounds }: { readonly rounds: number }): Promise<ProofResult> {
  const started = performance.now();
  const keys = await Promise.all([0, 1, 2].map(async () => required(await freshMachineKey(), 'a key')));
  const engine = await startNodes([
    { name: 'T1', members: keys.map(({ id }, index) => ({ name: `machine ${index}`, id })) },
  ]);
  const faults: string[] = [];
  const ends: (() => void)[] = [];
  let count = 0;
  try {
    const machines = await Promise.all(
      keys.map((machine, index) =>
        machineOf({
          name: `机器${index}`,
          id: machine.id,
          replicator: openNatsReplicator({
            address: required(engine.addresses[index], 'an address'),
            machine,
          }),
        }),
      ),
    );
    for (const machine of machines) ends.push(machine.leave);
    const [one, two, apart] = machines.map(machine => machine);
    if (one === undefined || two === undefined || apart === undefined) throw new Error('no machines');
    const opened = await one.desk.session.open(playbook, limitedFacts, zhang);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const incident = opened.value;
    one.share(incident);
    const textsOf = ({ desk }: typeof one): readonly string[] =>
      desk.session
        .snapshot()
        .incidents.flatMap(({ log }) =>
          log.events.flatMap(each => (each.type === 'noted' ? each.data.text : [])),
        );
    const has = (machine: typeof one, text: string): boolean => textsOf(machine).includes(text);
    const say = (machine: typeof one): string => {
      const text = `记录 ${count}`;
      const done = machine.desk.session.act(incident, { kind: 'note', text }, zhang);
      if (!done.ok) throw new Error(done.refusal.code);
      count += 1;
      return text;
    };
    const areAlike = (): boolean =>
      machines.every(
        machine =>
          machine.view().state === 'live' &&
          machine.view().pending === 0 &&
          new Set(textsOf(machine)).size === count &&
          textsOf(machine).length === count,
      );
    const isHere = (): boolean =>
      machines.every(({ desk }) =>
        desk.session.snapshot().incidents.some(({ view }) => view.id === incident),
      );
    if (!(await until(isHere))) faults.push('the incident did not reach every machine at first');
    for (let round = 1; round <= rounds && faults.length === 0; round += 1) {
      say(one);
      say(apart);
      if (!(await until(areAlike))) faults.push(`round ${round}: not alike before the line was cut`);
      engine.part(true);
      await pause(APART);
      const ofApart = say(apart);
      const ofMost = say(one);
      if (!(await until(() => has(two, ofMost)))) faults.push(`round ${round}: the two nodes did not go on`);
      if (has(one, ofApart) || apart.view().pending === 0)
        faults.push(`round ${round}: the node that is alone took a record`);
      if (has(apart, ofMost)) faults.push(`round ${round}: the node that is alone handed on a record`);
      engine.part(false);
      if (!(await until(areAlike)))
        faults.push(
          `round ${round}: not alike once the line was back: ${machines
            .map(
              machine =>
                `${machine.view().state}, ${textsOf(machine).length} of ${count}, ${machine.view().pending} pending`,
            )
            .join('; ')}`,
        );
    }
  } finally {
    for (const end of ends) end();
    await engine.stop();
  }
  const did = `team on three nodes: ${rounds} rounds of one cut off from two; ${count} records on 3 machines`;
  return { line: lineOf({ faults }, did, started), faults };
}
