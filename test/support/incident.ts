import * as fc from 'fast-check';
import { type Command, type Context, decide, open, type Refusal } from '../../src/domain/incident/decide.ts';
import { derive, type IncidentView } from '../../src/domain/incident/derive.ts';
import type { Actor, IncidentEvent } from '../../src/domain/incident/event.ts';
import { extendLog, foldLog, type Log } from '../../src/domain/incident/state.ts';
import type { Facts } from '../../src/domain/playbook/condition.ts';
import type { Result } from '../../src/domain/result.ts';
import { walk } from '../../src/domain/wizard/walk.ts';
import { anyAnswers, limitedFacts, NOW } from './answers.ts';
import { digest, index, playbook, required } from './playbook.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const encode = (value: number, length: number): string =>
  [...value.toString(32).padStart(length, '0')].map(digit => CROCKFORD[Number.parseInt(digit, 32)]).join('');

/** A source of ULIDs that gives the same ones each time. @param writer keeps the ids of two machines apart */
export function countingIds(writer: number, start = NOW): () => string {
  let serial = 0;
  return () => {
    serial += 1;
    return encode(start, 10) + encode(writer, 4) + encode(serial, 12);
  };
}

export const office: Actor = { role: 'office' };

/** Clock, ids and officer of one machine. */
export const contextAt = (
  now: number,
  newId: () => string = countingIds(0),
  by: Actor = office,
): Context => ({
  now,
  newId,
  by,
});

/** Opens an incident on the real playbook. @throws when the facts are refused */
export function openLog(facts: Facts = limitedFacts, context: Context = contextAt(NOW)): Log {
  const opened = open(index, digest, facts, context);
  if (!opened.ok) throw new Error(`not opened: ${opened.refusal.code}`);
  return required(foldLog([opened.value]), 'log');
}

/** Decides a command as the session does, against the view of the moment. */
export function answer(
  log: Log,
  command: Command,
  context: Context,
): Result<readonly IncidentEvent[], Refusal> {
  return decide(index, log, derive(index, log, context.now), command, context);
}

/** Carries out commands one after another. @throws when one is refused */
export function carryOut(log: Log, context: Context, ...commands: readonly Command[]): Log {
  return commands.reduce((before, command) => {
    const decided = answer(before, command, context);
    if (!decided.ok) throw new Error(`${command.kind} refused: ${decided.refusal.code}`);
    return extendLog(before, decided.value);
  }, log);
}

/** The one event a command leads to. @throws when it is refused */
export function eventOf(log: Log, command: Command, context: Context): IncidentEvent {
  return required(carryOut(log, context, command).events.at(-1), 'event');
}

/** What an officer means to do, before it is known which steps and records there are. */
type Intent =
  | {
      readonly kind: 'mark';
      readonly as: 'markDone' | 'markNotApplicable' | 'skip';
      readonly pick: number;
      readonly text: string;
    }
  | { readonly kind: 'note'; readonly pick: number | undefined; readonly text: string }
  | { readonly kind: 'rename' | 'close'; readonly text: string }
  | { readonly kind: 'regrade'; readonly facts: Facts }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'undo'; readonly pick: number };

/** One action of one officer; `hears` lets the officer take in first what another has written. */
export interface Turn {
  readonly officer: number;
  readonly hears: number | undefined;
  readonly minutes: number;
  readonly intent: Intent;
}

const OFFICERS = 3;
/** The clocks of the three officers' machines, in milliseconds off the true time: right, an hour slow, a day fast. */
const clockError = [0, -3_600_000, 86_400_000] as const;

/** Text as officers and their keyboards produce it: emoji, HTML, rare characters, long and short. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '已电话报告副组长',
    '<img src=x onerror=alert(1)>',
    '🧑‍🌾🚜',
    '𠮷野家 "引号" \\ 反斜杠',
    'a\n第二行',
    '字'.repeat(60),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);

const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('mark' as const),
      as: fc.constantFrom('markDone' as const, 'markNotApplicable' as const, 'skip' as const),
      pick: fc.nat(99),
      text: anyText,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      pick: fc.option(fc.nat(99), { nil: undefined }),
      text: anyText,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('rename' as const, 'close' as const), text: anyText }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('regrade' as const), facts: anyAnswers }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const), pick: fc.nat(99) }) },
);

/** What three officers do to one incident, each on a machine of their own. */
export const anyTurns = (maxLength = 24): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.record({
      officer: fc.nat(OFFICERS - 1),
      hears: fc.option(fc.nat(OFFICERS - 1), { nil: undefined, freq: 2 }),
      minutes: fc.nat(600),
      intent: anyIntent,
    }),
    { maxLength },
  );

const picked = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length];

/** The command an intent comes to, given what is on the officer's screen. */
export function toCommand(intent: Intent, log: Log, view: IncidentView, now: number): Command {
  const stepAt = (pick: number): string => picked(view.steps, pick)?.step.id ?? 'archive';
  switch (intent.kind) {
    case 'mark':
      return intent.as === 'markDone'
        ? {
            kind: 'markDone',
            step: stepAt(intent.pick),
            doneAt: new Date(now - intent.pick * 60_000).toISOString(),
          }
        : { kind: intent.as, step: stepAt(intent.pick), reason: intent.text };
    case 'note':
      return intent.pick === undefined
        ? { kind: 'note', text: intent.text }
        : { kind: 'note', step: picked(playbook.steps, intent.pick)?.id ?? 'archive', text: intent.text };
    case 'rename':
      return { kind: 'rename', title: intent.text };
    case 'close':
      return { kind: 'close', reason: intent.text };
    case 'regrade':
      return { kind: 'regrade', facts: walk(playbook.triage, intent.facts).facts };
    case 'reopen':
      return { kind: 'reopen' };
    case 'undo':
      return { kind: 'undo', event: picked(log.events, intent.pick)?.id ?? '' };
  }
}

/** One accepted command: the log the officer had, the log after it, and the time on the officer's clock. */
export interface Step {
  readonly before: Log;
  readonly after: Log;
  readonly event: IncidentEvent;
  readonly now: number;
}

/** Plays turns from one opened incident. Refused commands leave no trace. */
export function play(turns: readonly Turn[]): {
  readonly logs: readonly Log[];
  readonly steps: readonly Step[];
} {
  const start = openLog();
  const logs: Log[] = Array.from({ length: OFFICERS }, () => start);
  const ids = logs.map((_, writer) => countingIds(writer + 1));
  const steps: Step[] = [];
  let time = NOW;
  for (const { officer, hears, minutes, intent } of turns) {
    time += minutes * 60_000;
    const now = time + (clockError[officer] ?? 0);
    const own = required(logs[officer], 'log');
    const before = hears === undefined ? own : extendLog(own, required(logs[hears], 'log').events);
    logs[officer] = before;
    const context = contextAt(now, required(ids[officer], 'ids'), {
      role: 'office',
      name: `值班员${officer}`,
    });
    const decided = answer(before, toCommand(intent, before, derive(index, before, now), now), context);
    if (!decided.ok) continue;
    const after = extendLog(before, decided.value);
    logs[officer] = after;
    for (const event of decided.value) steps.push({ before, after, event, now });
  }
  return { logs, steps };
}

/** Every event of every officer, each once. */
export const allEvents = (logs: readonly Log[]): readonly IncidentEvent[] => [
  ...new Map(logs.flatMap(({ events }) => events).map(event => [event.hash, event])).values(),
];
