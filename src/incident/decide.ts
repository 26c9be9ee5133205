import { failure, type Result, success } from '../base/result.ts';
import { checkText, checkTime, firstCharacters, wellFormed } from '../base/typed.ts';
import type { Actor } from '../log/envelope.ts';
import { withHash } from '../log/hash.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Facts } from '../playbook/condition.ts';
import type { Step } from '../playbook/playbook.ts';
import { checkAnswer } from '../playbook/wizard/answer.ts';
import { walk } from '../playbook/wizard/walk.ts';
import type { Command, Refusal } from './command.ts';
import type { IncidentView, StepView } from './derive.ts';
import {
  type DrillMark,
  EVENT_VERSION,
  type Happening,
  type IncidentEvent,
  type Person,
  SHEET_PARTS,
  TEXT_LIMITS,
  type Until,
} from './event.ts';
import { marksUnknownTo } from './log.ts';
import { closingStates } from './review/closing.ts';
import type { Log } from './state.ts';
import { isSettled, type PauseView } from './step-state.ts';
import { checkValues, fullTimeOf } from './values.ts';

/** Clock, ids and officer, handed in so that deciding stays pure. */
export interface Context {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
  readonly by: Actor;
}

/** Whether a step publishes, on a playbook that has a gate for it. */
export const needsRelease = ({ playbook }: PlaybookIndex, { outcome }: Step): boolean =>
  playbook.release !== undefined && outcome === 'published';

/** The officer's name as the log will hold it; empty for none. */
const nameOf = ({ name }: Actor): string =>
  firstCharacters(wellFormed(name ?? '').trim(), TEXT_LIMITS.name).trim();

/** Completes a happening to an event that knows the given heads. */
export function write(
  { now, newId, by }: Context,
  stream: string,
  prev: readonly string[],
  happening: Happening,
): IncidentEvent {
  const { role } = by;
  const named = nameOf(by);
  return withHash({
    v: EVENT_VERSION,
    id: newId(),
    stream,
    at: new Date(now).toISOString(),
    by: named === '' ? { role } : { role, name: named },
    prev: [...prev],
    ...happening,
  });
}

/** Checks finished triage answers: every question on the path answered, each answer sound. */
function checkFacts(index: PlaybookIndex, answers: Facts, now: number): Result<Facts, Refusal> {
  const { answered, current, facts } = walk(index.playbook.triage, answers);
  if (current !== undefined) return failure({ code: 'triageUnfinished' });
  const checked: Record<string, string> = {};
  for (const question of answered) {
    const answer = checkAnswer(question, facts[question.id], now);
    if (!answer.ok) return answer;
    checked[question.id] = answer.value;
  }
  return success(checked);
}

/**
 * Opens an incident from finished triage answers.
 * @param playbook digest of the playbook it will run on
 * @param drill the run it belongs to; a real incident has none
 */
export function open(
  index: PlaybookIndex,
  playbook: string,
  answers: Facts,
  context: Context,
  drill?: DrillMark,
): Result<IncidentEvent, Refusal> {
  if (context.by.role === '') return failure({ code: 'noRole' });
  const facts = checkFacts(index, answers, context.now);
  if (!facts.ok) return facts;
  const title = checkText(facts.value['title'] ?? '', TEXT_LIMITS.title);
  if (!title.ok) return title;
  return success(
    write(context, context.newId(), [], {
      type: 'opened',
      data: { title: title.value, facts: facts.value, playbook, ...(drill === undefined ? {} : { drill }) },
    }),
  );
}

type Answer = Result<readonly IncidentEvent[], Refusal>;
type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** Answers a command with the events to append, or with the reason why not. */
export function decide(
  index: PlaybookIndex,
  log: Log,
  view: IncidentView,
  command: Command,
  context: Context,
): Answer {
  const event = (happening: Happening): Answer => success([write(context, view.id, log.heads, happening)]);

  if (context.by.role === '') return failure({ code: 'noRole' });
  if (view.status === 'closed' && !allowedWhenClosed(log, command))
    return failure({ code: 'incidentClosed' });

  switch (command.kind) {
    case 'markDone': {
      const found = markable(view, command.step);
      if (!found.ok) return found;
      const { step, pause } = found.value;
      if (pause?.state.kind === 'open') return failure({ code: 'pauseOpen', pause: pause.pause.id });
      const doneAt = checkTime(command.doneAt, context.now);
      if (!doneAt.ok) return doneAt;
      const values = checkValues(step.wants ?? [], command.values ?? {}, bytesOfFiles(log));
      if (!values.ok) return values;
      const doneBy = command.doneBy === undefined ? undefined : checkPerson(command.doneBy);
      if (doneBy?.ok === false) return doneBy;
      const outside = checkText(command.outside ?? '', TEXT_LIMITS.reason, true);
      if (!outside.ok) return outside;
      const isReleased =
        command.version === undefined
          ? outside.value !== '' || !needsRelease(index, step)
          : isPublished(log, command.version);
      if (!isReleased) return failure({ code: 'notReleased' });
      return event({
        type: 'stepDone',
        data: {
          step: step.id,
          doneAt: doneAt.value,
          ...(Object.keys(values.value).length === 0 ? {} : { values: { ...values.value } }),
          ...(doneBy === undefined ? {} : { doneBy: doneBy.value }),
          ...(command.version === undefined ? {} : { version: command.version }),
          ...(outside.value === '' ? {} : { outside: outside.value }),
        },
      });
    }
    case 'start': {
      const found = markable(view, command.step);
      if (!found.ok) return found;
      return found.value.state.kind === 'started'
        ? failure({ code: 'alreadyStarted' })
        : event({ type: 'stepStarted', data: { step: command.step } });
    }
    case 'defer': {
      const found = markable(view, command.step);
      if (!found.ok) return found;
      const reason = checkText(command.reason, TEXT_LIMITS.reason);
      if (!reason.ok) return reason;
      const until = checkUntil(view, command, context.now);
      return until.ok
        ? event({
            type: 'stepDeferred',
            data: { step: command.step, reason: reason.value, until: until.value },
          })
        : until;
    }
    case 'markNotApplicable':
    case 'skip': {
      const found = markable(view, command.step);
      if (!found.ok) return found;
      const reason = checkText(command.reason, TEXT_LIMITS.reason);
      if (!reason.ok) return reason;
      return event({
        type: command.kind === 'skip' ? 'stepSkipped' : 'stepNotApplicable',
        data: { step: command.step, reason: reason.value },
      });
    }
    case 'adopt': {
      const found = view.steps.find(({ step }) => step.id === command.step);
      if (found?.differing.some(({ event: id }) => id === command.event) !== true)
        return failure({ code: 'nothingToUndo' });
      // Not only the marks that differ: an earlier one of another officer would come back in their place.
      const others = marksUnknownTo(log.events, command.step, command.event);
      return success(
        inARow(
          log,
          view,
          context,
          others.filter(id => !log.state.undone.has(id)),
        ),
      );
    }
    case 'note': {
      if (command.step !== undefined && !index.steps.has(command.step))
        return failure({ code: 'unknownStep' });
      const text = checkText(command.text, TEXT_LIMITS.note);
      if (!text.ok) return text;
      const happenedAt =
        command.happenedAt === undefined ? undefined : checkTime(command.happenedAt, context.now);
      if (happenedAt?.ok === false) return happenedAt;
      return event({
        type: 'noted',
        data: {
          text: text.value,
          ...(command.step === undefined ? {} : { step: command.step }),
          ...(command.noteKind === undefined ? {} : { kind: command.noteKind }),
          ...(happenedAt === undefined ? {} : { happenedAt: happenedAt.value }),
          ...(command.answers === undefined ? {} : { answers: command.answers }),
        },
      });
    }
    case 'correct': {
      const isNote = log.state.notes.some(note => note.event === command.event);
      if (!isNote || log.state.undone.has(command.event)) return failure({ code: 'notANote' });
      const text = checkText(command.text, TEXT_LIMITS.note);
      return text.ok ? event({ type: 'corrected', data: { event: command.event, text: text.value } }) : text;
    }
    case 'assign': {
      const known = new Set(view.steps.map(({ step }) => step.id));
      if (command.steps.length === 0 || command.steps.some(step => !known.has(step)))
        return failure({ code: 'unknownStep' });
      const steps = [...command.steps];
      if (command.to === undefined) return event({ type: 'assigned', data: { steps } });
      const to = checkPerson(command.to);
      return to.ok ? event({ type: 'assigned', data: { steps, to: to.value } }) : to;
    }
    case 'confirmPause':
      return confirmPause(view, command, context, event);
    case 'skipPause': {
      const pause = openPause(view, command);
      if (!pause.ok) return pause;
      const reason = checkText(command.reason, TEXT_LIMITS.reason);
      if (!reason.ok) return reason;
      return event({ type: 'pauseSkipped', data: { ...placeOf(command), reason: reason.value } });
    }
    case 'handOver':
      return handOver(index, command, context, event);
    case 'movePlaybook':
      return command.playbook === view.playbook
        ? failure({ code: 'unchanged' })
        : event({ type: 'playbookMoved', data: { playbook: command.playbook } });
    case 'rename': {
      const title = checkText(command.title, TEXT_LIMITS.title);
      if (!title.ok) return title;
      return title.value === view.title
        ? failure({ code: 'unchanged' })
        : event({ type: 'renamed', data: { title: title.value } });
    }
    case 'regrade': {
      const facts = checkFacts(index, command.facts, context.now);
      if (!facts.ok) return facts;
      return sameFacts(facts.value, view.facts)
        ? failure({ code: 'unchanged' })
        : event({ type: 'regraded', data: { facts: facts.value } });
    }
    case 'close':
      return close(index, log, view, command, event);
    case 'reopen':
      return view.status === 'open'
        ? failure({ code: 'alreadyOpen' })
        : event({ type: 'reopened', data: {} });
    case 'undo': {
      const target = log.events.find(({ id }) => id === command.event);
      const canUndo = target !== undefined && target.type !== 'opened' && target.type !== 'undone';
      if (!canUndo || log.state.undone.has(command.event)) return failure({ code: 'nothingToUndo' });
      if (target.type === 'statementSaved' && isPublished(log, target.id))
        return failure({ code: 'versionIsOut' });
      return success(inARow(log, view, context, [...doneWith(log, target), target.id]));
    }
  }
}

function close(
  index: PlaybookIndex,
  log: Log,
  view: IncidentView,
  command: CommandOf<'close'>,
  event: (happening: Happening) => Answer,
): Answer {
  const { closingPause } = view;
  if (closingPause?.state.kind === 'open')
    return failure({ code: 'pauseOpen', pause: closingPause.pause.id });
  const reason = checkText(command.reason, TEXT_LIMITS.reason);
  if (!reason.ok) return reason;
  const left: Record<string, string> = {};
  for (const { need, met } of closingStates(index, log, view)) {
    if (met) continue;
    const said = checkText(command.left?.[need.id] ?? '', TEXT_LIMITS.reason, true);
    if (!said.ok) return failure({ code: 'badValue', want: need.id, why: said.refusal });
    const leavable = need.leave !== undefined;
    if (!leavable || said.value === '')
      return failure({ code: 'closingOpen', need: need.id, title: need.title, leavable });
    left[need.id] = said.value;
  }
  const data = { reason: reason.value };
  return event({ type: 'closed', data: Object.keys(left).length === 0 ? data : { ...data, left } });
}

/** Whether a version of a statement has been published: then it stays. */
export const isPublished = ({ state: { release, undone } }: Log, version: string): boolean =>
  release.some(({ type, id, data }) => type === 'published' && data.version === version && !undone.has(id));

/** Marks of the steps that were done by a publication: without it they say nothing. */
const doneWith = ({ events, state: { undone } }: Log, target: IncidentEvent): readonly string[] =>
  target.type !== 'published'
    ? []
    : events.flatMap(({ type, id, data }) =>
        type === 'stepDone' &&
        data.version === target.data.version &&
        data.doneAt === target.data.publishedAt &&
        !undone.has(id)
          ? [id]
          : [],
      );

/** Takes several events back, each writing knowing the one before. */
function inARow(
  log: Log,
  view: IncidentView,
  context: Context,
  targets: readonly string[],
): readonly IncidentEvent[] {
  const events: IncidentEvent[] = [];
  let heads = log.heads;
  for (const target of targets) {
    const undone = write(context, view.id, heads, { type: 'undone', data: { event: target } });
    events.push(undone);
    heads = [undone.hash];
  }
  return events;
}

/** Records that can be made, and so taken back, while an incident is closed. */
export const UNDONE_WHEN_CLOSED: ReadonlySet<IncidentEvent['type']> = new Set([
  'closed',
  'noted',
  'corrected',
  'actionRecorded',
  'actionDone',
  'proposalRecorded',
  'documentFiled',
]);

/** A closed incident can be opened again and added to; what was done stands until then. */
function allowedWhenClosed(log: Log, command: Command): boolean {
  if (command.kind === 'reopen' || command.kind === 'note' || command.kind === 'correct') return true;
  if (command.kind !== 'undo') return false;
  const target = log.events.find(({ id }) => id === command.event);
  return target !== undefined && UNDONE_WHEN_CLOSED.has(target.type);
}

function markable(view: IncidentView, stepId: string): Result<StepView, Refusal> {
  const found = view.steps.find(({ step }) => step.id === stepId);
  if (found === undefined) return failure({ code: 'unknownStep' });
  return isSettled(found.state) ? failure({ code: 'alreadySettled' }) : success(found);
}

function checkUntil(
  view: IncidentView,
  { step, until }: CommandOf<'defer'>,
  now: number,
): Result<Until, Refusal> {
  switch (until.kind) {
    case 'time': {
      const at = fullTimeOf(until.at);
      if (at === undefined) return failure({ code: 'notATime' });
      return Date.parse(at) > now ? success({ kind: 'time', at }) : failure({ code: 'notAhead' });
    }
    case 'step': {
      const other = view.steps.find(each => each.step.id === until.step);
      if (other === undefined || until.step === step) return failure({ code: 'unknownStep' });
      if (isSettled(other.state)) return failure({ code: 'notAhead' });
      return waitsFor(view, other, step) ? failure({ code: 'waitsForThis' }) : success(until);
    }
    case 'regrade':
      return success(until);
  }
}

/** Whether a step waits for another, directly or by way of others: then neither would ever come back. */
function waitsFor(view: IncidentView, from: StepView, step: string): boolean {
  const seen = new Set<string>();
  for (let at: StepView | undefined = from; at !== undefined && !seen.has(at.step.id); ) {
    seen.add(at.step.id);
    const { state }: StepView = at;
    if (state.kind !== 'deferred' || state.until.kind !== 'step') return false;
    const next: string = state.until.step;
    if (next === step) return true;
    at = view.steps.find(each => each.step.id === next);
  }
  return false;
}

export function checkPerson({ name, title }: Person): Result<Person, Refusal> {
  const checked = checkText(name, TEXT_LIMITS.name, true);
  if (!checked.ok) return checked;
  const duty = checkText(title ?? '', TEXT_LIMITS.name, true);
  if (!duty.ok) return duty;
  // A duty title alone will do: “值班长”.
  if (checked.value === '' && duty.value === '') return failure({ code: 'nobody' });
  return success(duty.value === '' ? { name: checked.value } : { name: checked.value, title: duty.value });
}

interface PausePlace {
  readonly pause: string;
  readonly step: string | undefined;
}

const placeOf = ({ pause, step }: PausePlace): { pause: string; step?: string } =>
  step === undefined ? { pause } : { pause, step };

function openPause(view: IncidentView, { pause, step }: PausePlace): Result<PauseView, Refusal> {
  const found =
    step === undefined ? view.closingPause : view.steps.find(each => each.step.id === step)?.pause;
  if (found === undefined || found.pause.id !== pause) return failure({ code: 'unknownPause' });
  return found.state.kind === 'open' ? success(found) : failure({ code: 'pauseTaken' });
}

function confirmPause(
  view: IncidentView,
  command: CommandOf<'confirmPause'>,
  { by }: Context,
  event: (happening: Happening) => Answer,
): Answer {
  const pause = openPause(view, command);
  if (!pause.ok) return pause;
  const reader = nameOf(by);
  if (reader === '') return failure({ code: 'noName' });
  const second = checkPerson(command.second);
  if (!second.ok) return second;
  if (second.value.name === '') return failure({ code: 'nobody' });
  if (second.value.name === reader) return failure({ code: 'samePerson' });
  return event({ type: 'pauseConfirmed', data: { ...placeOf(command), second: second.value } });
}

function handOver(
  index: PlaybookIndex,
  command: CommandOf<'handOver'>,
  { by }: Context,
  event: (happening: Happening) => Answer,
): Answer {
  const giver = nameOf(by);
  if (giver === '') return failure({ code: 'noName' });
  const name = checkText(command.to.name, TEXT_LIMITS.name);
  if (!name.ok) return name;
  if (name.value === giver) return failure({ code: 'samePerson' });
  if (!index.playbook.roles.some(({ id }) => id === command.to.role)) return failure({ code: 'noRole' });
  const sheet = { ...command.sheet };
  for (const part of SHEET_PARTS) {
    const text = checkText(sheet[part], TEXT_LIMITS.sheet, true);
    if (!text.ok) return text;
    sheet[part] = text.value;
  }
  return event({ type: 'handedOver', data: { to: { role: command.to.role, name: name.value }, sheet } });
}

/** Bytes of the files an incident holds, each counted once. */
function bytesOfFiles({ state }: Log): number {
  const files = new Map<string, number>();
  for (const entries of Object.values(state.steps))
    for (const { value } of entries)
      if (value.kind === 'done')
        for (const recorded of Object.values(value.values))
          if (recorded.kind === 'file') files.set(recorded.sha256, recorded.bytes);
  return [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function sameFacts(one: Facts, other: Facts): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every(key => one[key] === other[key]);
}
