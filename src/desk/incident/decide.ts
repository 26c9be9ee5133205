import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import type { Envelope } from '../../log/envelope.ts';
import type { Kind } from '../../log/kind.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { endedBecause } from '../closing/exit.ts';
import { OPEN, TEXT_LIMITS } from '../core/define.ts';
import {
  type Answer,
  type CommandSpec,
  type Context,
  type DecisionContext,
  officerOf,
  present,
  write,
} from '../core/desk.ts';
import { checkFields, type Fields, type HandedIn } from '../core/fields.ts';
import type { Command, IncidentEvent, IncidentLog } from '../core/incident.ts';
import { badFields, type Refusal, wrongFields } from '../core/refusal.ts';
import type { IncidentView } from '../core/view.ts';
import { answersOf, checkFacts, checkGiven } from '../triage/answered.ts';
import { type DrillMark, opened } from '../triage/opened.ts';
import { derive } from './derive.ts';
import { incidentKindOf, incidentKinds, incidentLogs } from './kinds.ts';

/** Every command an officer can give to an incident, by name; each declares its fields. */
const commands: Readonly<Record<Command['kind'], CommandSpec>> = Object.assign(
  {},
  ...Object.values({ ...incidentKinds }).map(each => each.commands),
);

/** Answers a command with the events to append, or with the reason why not. */
export function decide(
  index: PlaybookIndex,
  log: IncidentLog,
  view: IncidentView,
  command: Command,
  context: Context,
): Answer {
  const { kind: name, ...typed } = command;
  if (context.by.role === '') return failure({ code: 'noRole' });
  const spec = commands[name];
  if (view.status === 'closed' && spec.whenClosed !== true) return failure({ code: 'incidentClosed' });
  const officer = officerOf(context.by);
  if (spec.who !== 'anyone' && officer === undefined) return failure({ code: 'noName' });
  if (spec.who === 'titled' && officer?.title === undefined) return failure({ code: 'noTitle' });
  const checked = checkFields(spec.fields, typed as HandedIn<Fields>, context.now);
  const desk = deskOf(index, log, view, context);
  const lacks = spec.lacks?.(desk, typed as Partial<HandedIn<Fields>>) ?? [];
  const wrong = badFields([...(checked.ok ? [] : wrongFields(checked.refusal)), ...lacks]);
  if (wrong !== undefined) return failure(wrong);
  return checked.ok ? spec.decide(desk, checked.value) : checked;
}

/** A command that was refused, and why. */
export interface Refused {
  readonly command: Command;
  readonly why: Refusal;
}

/**
 * Decides several groups of commands, each wholly or not at all; those that go in follow one another in the log.
 * @returns the events of all groups that go in, and for each group why not
 */
export function decideEach(
  index: PlaybookIndex,
  log: IncidentLog,
  groups: readonly (readonly Command[])[],
  context: Context,
): { readonly events: readonly IncidentEvent[]; readonly refused: readonly (Refused | undefined)[] } {
  const events: IncidentEvent[] = [];
  let extended = log;
  const refused = groups.map((group): Refused | undefined => {
    const decided: IncidentEvent[] = [];
    let ahead = extended;
    for (const command of group) {
      const answer = decide(index, ahead, derive(index, ahead, context.now), command, context);
      if (!answer.ok) return { command, why: answer.refusal };
      decided.push(...answer.value);
      ahead = incidentLogs.extend(ahead, answer.value);
    }
    events.push(...decided);
    extended = ahead;
    return undefined;
  });
  return { events, refused };
}

/** Why an event cannot be taken back now; `undefined` where it can. */
export function whyKept(
  log: IncidentLog,
  view: IncidentView,
  event: IncidentEvent,
): 'nothingToUndo' | 'incidentClosed' | 'versionIsOut' | undefined {
  const { undoable, disturbs } = incidentKindOf(event);
  if (!undoable || log.undone.has(event.id)) return 'nothingToUndo';
  // Words can be taken back at any time; work stands until the incident is opened again.
  if (view.status === 'closed' && disturbs(event).includes(OPEN)) return 'incidentClosed';
  const isOut =
    event.type === 'statementSaved' &&
    [...view.publications, ...view.replies].some(({ version }) => version === event.id);
  return isOut ? 'versionIsOut' : undefined;
}

function deskOf(
  index: PlaybookIndex,
  log: IncidentLog,
  view: IncidentView,
  context: Context,
): DecisionContext {
  return {
    index,
    log,
    view,
    context,
    whyKept: event => whyKept(log, view, event),
    event: <Event extends Envelope>(kind: Kind<Event>, data: Event['data']) =>
      success([write(context, view.id, log.heads, kind, data)]),
    followedBy: (first, command) => {
      if (!first.ok) return first;
      const after = incidentLogs.extend(log, first.value);
      const second = decide(index, after, derive(index, after, context.now), command, context);
      return second.ok ? success([...first.value, ...second.value]) : second;
    },
  };
}

/** Details of an opening besides the answers. */
export interface OpeningSaid {
  /** The run it belongs to; a real incident has none. */
  readonly drill?: DrillMark | undefined;
  readonly datesConfirmed?: true | undefined;
  /** The triage is left for later: a first word goes out before anything is graded. */
  readonly isUngraded?: true | undefined;
}

/**
 * Opens an incident from finished triage answers, or from the few known before it.
 * @param playbook digest of the playbook it will run on
 */
export function open(
  index: PlaybookIndex,
  playbook: string,
  given: Facts,
  context: Context,
  { drill, datesConfirmed, isUngraded }: OpeningSaid = {},
): Result<IncidentEvent, Refusal> {
  if (context.by.role === '') return failure({ code: 'noRole' });
  const { triage } = index.playbook;
  const facts = (isUngraded ? checkGiven : checkFacts)(triage, given, context.now);
  if (!facts.ok) return facts;
  const title = checkText(index.answer('title', facts.value) ?? '', TEXT_LIMITS.title);
  if (!title.ok) return title;
  const answers = answersOf(triage, facts.value);
  return success(
    write(
      context,
      context.newId(),
      [],
      opened,
      present({ title: title.value, answers, playbook, datesConfirmed, drill }),
    ),
  );
}

/** Opens an incident; one that is not handled here, and that nobody has to review, is closed at once, with the reason that the triage was given. */
export function begin(
  index: PlaybookIndex,
  playbook: string,
  given: Facts,
  context: Context,
  said?: OpeningSaid,
): Answer {
  const opened = open(index, playbook, given, context, said);
  if (!opened.ok) return opened;
  const log = incidentLogs.fold([opened.value]);
  const view = log && derive(index, log, context.now);
  if (log === undefined || view?.verdict?.outcome.ends === undefined || view.exit !== undefined)
    return success([opened.value]);
  const reason = endedBecause(index, view) ?? '';
  const closed = decide(index, log, view, { kind: 'close', reason }, context);
  return closed.ok ? success([opened.value, ...closed.value]) : closed;
}
