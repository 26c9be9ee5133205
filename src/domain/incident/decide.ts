import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Facts } from '../playbook/condition.ts';
import { failure, type Result, success } from '../result.ts';
import {
  type AnswerRefusal,
  checkAnswer,
  checkText,
  checkTime,
  firstCharacters,
  wellFormed,
} from '../wizard/answer.ts';
import { walk } from '../wizard/walk.ts';
import type { IncidentView } from './derive.ts';
import { type Actor, EVENT_VERSION, type Happening, type IncidentEvent, seal, TEXT_LIMITS } from './event.ts';
import type { Log } from './state.ts';

/** What an officer can do to a running incident. */
export type Command =
  | { readonly kind: 'markDone'; readonly step: string; readonly doneAt: string }
  | { readonly kind: 'markNotApplicable'; readonly step: string; readonly reason: string }
  | { readonly kind: 'skip'; readonly step: string; readonly reason: string }
  | { readonly kind: 'note'; readonly step?: string; readonly text: string }
  | { readonly kind: 'rename'; readonly title: string }
  | { readonly kind: 'regrade'; readonly facts: Facts }
  | { readonly kind: 'close'; readonly reason: string }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'undo'; readonly event: string };

/** Why a command is not carried out. `text/` has one sentence for each. */
export type Refusal =
  | AnswerRefusal
  /** Nobody has said which role keeps the record. */
  | { readonly code: 'noRole' }
  | { readonly code: 'unknownStep' }
  | { readonly code: 'alreadySettled' }
  | { readonly code: 'incidentClosed' }
  | { readonly code: 'alreadyOpen' }
  | { readonly code: 'triageUnfinished' }
  | { readonly code: 'unchanged' }
  | { readonly code: 'nothingToUndo' }
  | { readonly code: 'unknownIncident' };

/** Clock, ids and officer, handed in so that deciding stays pure. */
export interface Context {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
  readonly by: Actor;
}

function write(
  { now, newId, by: { role, name } }: Context,
  incidentId: string,
  prev: readonly string[],
  happening: Happening,
): IncidentEvent {
  const named = firstCharacters(wellFormed(name ?? '').trim(), TEXT_LIMITS.name);
  return seal({
    v: EVENT_VERSION,
    id: newId(),
    incidentId,
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

/** Opens an incident from finished triage answers. @param playbook digest of the playbook it will run on */
export function open(
  index: PlaybookIndex,
  playbook: string,
  answers: Facts,
  context: Context,
): Result<IncidentEvent, Refusal> {
  if (context.by.role === '') return failure({ code: 'noRole' });
  const facts = checkFacts(index, answers, context.now);
  if (!facts.ok) return facts;
  const title = checkText(facts.value['title'] ?? '', TEXT_LIMITS.title);
  if (!title.ok) return title;
  return success(
    write(context, context.newId(), [], {
      type: 'opened',
      data: { title: title.value, facts: facts.value, playbook },
    }),
  );
}

/** Answers a command with the events to append, or with the reason why not. */
export function decide(
  index: PlaybookIndex,
  log: Log,
  view: IncidentView,
  command: Command,
  context: Context,
): Result<readonly IncidentEvent[], Refusal> {
  const event = (happening: Happening): Result<readonly IncidentEvent[], Refusal> =>
    success([write(context, view.id, log.heads, happening)]);

  if (context.by.role === '') return failure({ code: 'noRole' });
  if (view.status === 'closed' && !allowedWhenClosed(log, command))
    return failure({ code: 'incidentClosed' });

  switch (command.kind) {
    case 'markDone': {
      const refused = refuseMark(view, command.step);
      if (refused !== undefined) return failure(refused);
      const doneAt = checkTime(command.doneAt, context.now);
      return doneAt.ok
        ? event({ type: 'stepDone', data: { step: command.step, doneAt: doneAt.value } })
        : doneAt;
    }
    case 'markNotApplicable':
    case 'skip': {
      const refused = refuseMark(view, command.step);
      if (refused !== undefined) return failure(refused);
      const reason = checkText(command.reason, TEXT_LIMITS.reason);
      if (!reason.ok) return reason;
      return event({
        type: command.kind === 'skip' ? 'stepSkipped' : 'stepNotApplicable',
        data: { step: command.step, reason: reason.value },
      });
    }
    case 'note': {
      if (command.step !== undefined && !index.steps.has(command.step))
        return failure({ code: 'unknownStep' });
      const text = checkText(command.text, TEXT_LIMITS.note);
      if (!text.ok) return text;
      return event({
        type: 'noted',
        data: command.step === undefined ? { text: text.value } : { step: command.step, text: text.value },
      });
    }
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
    case 'close': {
      const reason = checkText(command.reason, TEXT_LIMITS.reason);
      return reason.ok ? event({ type: 'closed', data: { reason: reason.value } }) : reason;
    }
    case 'reopen':
      return view.status === 'open'
        ? failure({ code: 'alreadyOpen' })
        : event({ type: 'reopened', data: {} });
    case 'undo': {
      const target = log.events.find(({ id }) => id === command.event);
      const canUndo = target !== undefined && target.type !== 'opened' && target.type !== 'undone';
      if (!canUndo || log.state.undone.has(command.event)) return failure({ code: 'nothingToUndo' });
      return event({ type: 'undone', data: { event: command.event } });
    }
  }
}

/** A closed incident can be opened again and added to; what was done stands until then. */
function allowedWhenClosed(log: Log, command: Command): boolean {
  if (command.kind === 'reopen' || command.kind === 'note') return true;
  if (command.kind !== 'undo') return false;
  const target = log.events.find(({ id }) => id === command.event);
  return target?.type === 'closed' || target?.type === 'noted';
}

function refuseMark(view: IncidentView, stepId: string): Refusal | undefined {
  const found = view.steps.find(({ step }) => step.id === stepId);
  if (found === undefined) return { code: 'unknownStep' };
  return found.state.kind === 'todo' ? undefined : { code: 'alreadySettled' };
}

function sameFacts(one: Facts, other: Facts): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every(key => one[key] === other[key]);
}
