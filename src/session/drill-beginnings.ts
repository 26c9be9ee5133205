import { monotonicFactory } from 'ulid';
import type { IncidentEvent, IncidentLog } from '../desk/core/incident.ts';
import type { DrillMark } from '../desk/triage/opened.ts';
import { withHash } from '../log/hash.ts';
import { inOrder } from '../log/order.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Cast, Stage } from '../training/drills/hand.ts';
import { milliseconds } from '../training/drills/offset.ts';
import { deedMoment } from '../training/drills/perform.ts';
import { rehearse } from '../training/drills/rehearse.ts';
import { beginOf, injectArrivals, type Run, startOf } from '../training/drills/run.ts';
import type { Deed, DrillForm, Scenario } from '../training/drills/scenario.ts';
import type { Beginning, DrillRun } from './drill.ts';
import { playbookDigest } from './playbooks.ts';

/** Plays deeds in memory: nothing of them is stored unless the caller does so. */
function played(
  scenario: Scenario,
  mark: DrillMark,
  index: PlaybookIndex,
  cast: Cast,
  deeds: readonly Deed[],
): readonly IncidentLog[] {
  const run: Run = { scenario, form: mark.form, from: mark.from };
  const factory = monotonicFactory();
  const newId = (): string => factory(last);
  const stage: Stage = { index, playbook: playbookDigest(index.playbook), scenario, mark, cast, newId };
  const last = Math.max(startOf(run), ...deeds.map(deed => deedMoment(stage, deed)));
  return rehearse(stage, run, deeds).logs;
}

/**
 * A run from the beginning of a form. In the short form a colleague has done well until then: the ideal path is played up
 * to where the trainee takes over.
 */
export function fromTheStart(
  scenario: Scenario,
  form: DrillForm,
  index: PlaybookIndex,
  cast: Cast,
): Beginning {
  const from = beginOf({ scenario, form });
  const beginning: Beginning = { scenario: scenario.id, form, from };
  if (form === 'full') return beginning;
  const before = scenario.ideal.filter(({ at }) => milliseconds(at) < from);
  return {
    ...beginning,
    earlier: mark => played(scenario, mark, index, cast, before).map(({ events }) => events),
  };
}

/**
 * The beginning of one drill's log as the beginning of another run: records up to a moment, under another incident id and mark,
 * with new hashes. Ids of events stay, so references to them stay valid.
 * @param until milliseconds since the epoch; records of that very moment are left out
 */
export function forkedLog(
  events: readonly IncidentEvent[],
  until: number,
  stream: string,
  drill: DrillMark,
): readonly IncidentEvent[] {
  const hashes = new Map<string, string>();
  const forked: IncidentEvent[] = [];
  for (const event of inOrder(events)) {
    if (Date.parse(event.at) >= until) continue;
    const { hash, ...rest } = event;
    const prev = event.prev.flatMap(each => hashes.get(each) ?? []);
    const copy = withHash(
      rest.type === 'opened'
        ? { ...rest, stream, prev, data: { ...rest.data, drill } }
        : { ...rest, stream, prev },
    );
    hashes.set(hash, copy.hash);
    forked.push(copy);
  }
  return forked;
}

/** A run from an inject of an earlier one, with all that had been recorded until it came. */
export function fromAnInject(
  scenario: Scenario,
  run: DrillRun,
  logs: readonly IncidentLog[],
  inject: string,
): Beginning | undefined {
  const { form, run: id } = run.mark;
  const arrival = injectArrivals({ scenario, form }).find(({ item }) => item.id === inject);
  if (arrival === undefined) return undefined;
  return {
    scenario: scenario.id,
    form,
    from: arrival.at - startOf({ scenario }),
    retryOf: { run: id, inject },
    earlier: mark => {
      const newId = monotonicFactory();
      return logs
        .map(({ events }) => forkedLog(events, arrival.at, newId(arrival.at), mark))
        .filter(events => events.length > 0);
    },
  };
}
