import { failure, type Result, success } from '../base/result.ts';
import type { Authority } from '../desk/core/authority.ts';
import type { Context } from '../desk/core/desk.ts';
import type { Command, IncidentEvent, IncidentLog } from '../desk/core/incident.ts';
import { type Capacity, isWithinCapacity } from '../desk/core/limits.ts';
import type { Refusal } from '../desk/core/refusal.ts';
import type { OpeningSaid, Refused } from '../desk/incident/decide.ts';
import type { PackedFile } from '../desk/packages/package.ts';
import { movesIn } from '../desk/people/named.ts';
import type { DrillMark } from '../desk/triage/opened.ts';
import type { Actor } from '../log/envelope.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Answers } from '../playbook/wizard/walk.ts';
import type { Incidents } from './incidents.ts';
import type { Journal } from './journal.ts';
import type { Playbooks } from './playbooks.ts';

/** The state that commands and incoming packages work on. */
export interface DeskState {
  readonly incidents: Incidents;
  readonly journal: Journal<IncidentEvent>;
  readonly playbooks: Playbooks;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly capacity: Capacity;
  /** The run that incidents opened here belong to. `undefined` where incidents are real: then no drill's file comes in. */
  readonly drill: (() => DrillMark | undefined) | undefined;
  /** The standing authority that is entered on this machine. */
  readonly authority: () => Authority | undefined;
  /** Called when something else is to be shown. */
  readonly changed: () => void;
}

/** Commands that a full incident still takes, so that it can be left in order. */
const ESSENTIAL: ReadonlySet<Command['kind']> = new Set([
  'close',
  'handOver',
  'acceptHandover',
  'undo',
  'choose',
]);

/** Arguments for opening an incident: the playbook, the answers, the officer, and what else is known of it. */
type Opening = readonly [
  playbook: Playbook,
  answers: Answers,
  by: Actor,
  said?: Pick<OpeningSaid, 'datesConfirmed' | 'isUngraded'>,
];

/** Commands recorded together with the opening. */
interface OnOpening {
  /** Each goes in, or is refused by itself. */
  readonly each?: readonly Command[];
  /** Goes in after them, or nothing is opened. */
  readonly whole?: Command;
  /** Bytes of the files that its values name. */
  readonly files?: readonly PackedFile[];
}

/** An incident that was opened. */
export interface OpenedIncident {
  readonly incident: string;
  /** For each command of `each`, in order, whether it was refused. */
  readonly refused: readonly boolean[];
  /** Events of `whole`, without which nothing would have been opened. */
  readonly events: readonly IncidentEvent[];
}

/** Decide, append, derive, show: the one way anything is done. @param acted as in {@link SessionPorts} */
export function createActs(
  { incidents, journal, playbooks, now, newId, capacity, drill, authority, changed }: DeskState,
  acted: (incidentId: string, count: number) => void,
) {
  const fits = (log: IncidentLog, isWork: boolean): boolean => {
    const { incidentLogs } = incidents.engine();
    const takes = { size: incidentLogs.size(log), ties: incidentLogs.ties(log) };
    return isWithinCapacity(takes, playbooks.pinned(movesIn(log)), capacity, isWork);
  };

  /** Shows an incident with events that are new, and writes them. */
  const add = (
    log: IncidentLog,
    events: readonly IncidentEvent[],
    files: readonly PackedFile[] = [],
  ): void => {
    if (events.length === 0) return;
    incidents.show(log);
    journal.append({
      events,
      playbooks: playbooks.pinned(events),
      attachments: files.map(file => ({ ...file, stream: log.stream })),
      isNew: true,
    });
    changed();
    acted(log.stream, events.length);
  };

  /** Nothing of a real machine's authority counts in a drill. */
  const contextOf = (by: Actor): Context => ({
    now: now(),
    newId,
    by,
    authority: drill === undefined ? authority() : undefined,
  });

  /**
   * Opens an incident together with its first records: all of it is written in one go, or nothing is. Rejects where the engine
   * that computes incidents cannot be loaded.
   */
  const openWith = async (
    { each = [], whole, files = [] }: OnOpening,
    ...[playbook, answers, by, said = {}]: Opening
  ): Promise<Result<OpenedIncident, Refusal>> => {
    await incidents.start();
    const engine = incidents.engine();
    const digest = playbooks.offer(playbook);
    const index = playbooks.index(digest);
    if (index === undefined) return failure({ code: 'unknownPlaybook' });
    const mark = drill?.();
    // Another tab may have ended the run, and without its mark an incident would pass for a real one.
    if (drill !== undefined && mark === undefined) return failure({ code: 'noRun' });
    const context = contextOf(by);
    const begun = engine.begin(index, digest, answers, context, { drill: mark, ...said });
    if (!begun.ok) return begun;
    const log = engine.incidentLogs.fold(begun.value);
    if (log === undefined) return failure({ code: 'triageUnfinished' });
    const { events, refused } = engine.decideEach(
      index,
      log,
      each.map(command => [command]),
      context,
    );
    const before = engine.incidentLogs.extend(log, events);
    const last =
      whole === undefined
        ? success([])
        : engine.decide(index, before, engine.derive(index, before, context.now), whole, context);
    if (!last.ok) return last;
    const after = engine.incidentLogs.extend(before, last.value);
    if (!fits(after, true)) return failure({ code: 'noRoom' });
    add(after, [...begun.value, ...events, ...last.value], files);
    return success({
      incident: log.stream,
      refused: refused.map(why => why !== undefined),
      events: last.value,
    });
  };

  return {
    /** Rejects where what works out an incident cannot be fetched. @param said times among the answers contradict each other, and the officer keeps them; they are to be completed later */
    open: async (...given: Opening): Promise<Result<string, Refusal>> => {
      const opened = await openWith({}, ...given);
      return opened.ok ? success(opened.value.incident) : opened;
    },
    openWith,
    /** @param files bytes of the files that the command's values name; written together with the event */
    act: (
      incidentId: string,
      command: Command,
      by: Actor,
      files?: readonly PackedFile[],
    ): Result<readonly IncidentEvent[], Refusal> => {
      const incident = incidents.get(incidentId);
      if (incident === undefined) return failure({ code: 'unknownIncident' });
      if (command.kind === 'movePlaybook' && playbooks.index(command.playbook) === undefined)
        return failure({ code: 'unknownPlaybook' });
      const { index, log } = incident;
      const engine = incidents.engine();
      const context = contextOf(by);
      const decided = engine.decide(index, log, engine.derive(index, log, context.now), command, context);
      if (!decided.ok) return decided;
      const after = engine.incidentLogs.extend(log, decided.value);
      if (!fits(after, !ESSENTIAL.has(command.kind))) return failure({ code: 'noRoom' });
      add(after, decided.value, files);
      return decided;
    },
    /** Carries out several groups of commands, each wholly or not at all; answers for each why not. @param files bytes of the files that their values name */
    actEach: (
      incidentId: string,
      groups: readonly (readonly Command[])[],
      by: Actor,
      files?: readonly PackedFile[],
    ): readonly (Refused | undefined)[] => {
      const incident = incidents.get(incidentId);
      const none = (why: Refusal) => groups.map(([command]) => command && { command, why });
      if (incident === undefined) return none({ code: 'unknownIncident' });
      const { index, log } = incident;
      const engine = incidents.engine();
      const { events, refused } = engine.decideEach(index, log, groups, contextOf(by));
      const after = engine.incidentLogs.extend(log, events);
      if (!fits(after, true)) return none({ code: 'noRoom' });
      add(after, events, files);
      return refused;
    },
  };
}
