import * as fc from 'fast-check';
import type { Result } from '../../src/base/result.ts';
import type { Person } from '../../src/desk/core/define.ts';
import type { Context } from '../../src/desk/core/desk.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import type { Names } from '../../src/desk/core/names.ts';
import type { RecordedFile } from '../../src/desk/core/recorded.ts';
import type { Refusal } from '../../src/desk/core/refusal.ts';
import type { TypedValue } from '../../src/desk/core/values.ts';
import type { IncidentView } from '../../src/desk/core/view.ts';
import type { HandoverSheet } from '../../src/desk/handover/handed-over.ts';
import { decide, open } from '../../src/desk/incident/decide.ts';
import { derive, playbookOf } from '../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { namesOf } from '../../src/desk/incident/names.ts';
import type { PackedFile } from '../../src/desk/packages/package.ts';
import type { Difference } from '../../src/desk/record/difference.ts';
import type { NoteKind } from '../../src/desk/record/noted.ts';
import { stepSubject } from '../../src/desk/steps/step-mark.ts';
import type { StepView } from '../../src/desk/steps/step-view.ts';
import type { DrillMark } from '../../src/desk/triage/opened.ts';
import type { Actor, Envelope } from '../../src/log/envelope.ts';
import type { ReadEvent } from '../../src/log/event-problem.ts';
import { digestOf, digestOfBytes, withHash } from '../../src/log/hash.ts';
import { LOG_VERSION } from '../../src/log/kind.ts';
import { readEvent } from '../../src/log/read.ts';
import { indexPlaybook, type PlaybookIndex } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import type { Playbook, Step as PlaybookStep } from '../../src/playbook/playbook.ts';
import type { Want } from '../../src/playbook/want.ts';
import { walk } from '../../src/playbook/wizard/walk.ts';
import { anyAnswers, DAY, HOUR, hoursAgo, iso, limitedFacts, NOW } from './answers.ts';
import { changed, digest, found, index, playbook, required, withPlaybook, withStep } from './playbook.ts';

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
export const zhang: Actor = { role: 'office', name: '张三' };
export const li: Actor = { role: 'section', name: '李四' };

/** The playbook a year on: one step says something else, one is gone with the document written in it, one is new. */
export const laterEdition: Playbook = withPlaybook({
  edition: '2027-11-24',
  forms: playbook.forms.filter(({ steps }) => !steps?.includes('review')),
  steps: [
    ...changed(playbook.steps, 'archive', step => ({ ...step, title: `${step.title}（新）` })).filter(
      ({ id }) => id !== 'review',
    ),
    {
      ...required(
        playbook.steps.find(({ id }) => id === 'archive'),
        'archive',
      ),
      id: 'new-step',
      title: '新版才有的一步',
    },
  ],
});
export const laterDigest: string = digestOf(laterEdition);

/** Hashing a whole playbook takes its time. */
const digests = new Map<Playbook, string>([
  [playbook, digest],
  [laterEdition, laterDigest],
]);
const indexes = new Map<string, PlaybookIndex>([
  [digest, index],
  [laterDigest, indexPlaybook(laterEdition)],
]);

/** Reads a value from elsewhere as an event of an incident. */
export const readBack = (value: unknown): ReadEvent<IncidentEvent> => readEvent(incidentLogs.kinds, value);

/** A playbook that tests have opened incidents on. */
export const playbookBy = (own: string): Playbook => required(indexes.get(own), 'playbook').playbook;

/** The playbook an incident runs on, of those that tests have opened incidents on. */
export const indexFor = (log: IncidentLog): PlaybookIndex =>
  required(indexes.get(playbookOf(log)), 'playbook of the log');

/** The real playbook without wants, evidence, pauses, forms and closing needs: what a test needs of them it adds. */
export const barePlaybook: Playbook = withPlaybook({
  steps: playbook.steps.map(
    ({ wants: _, told, ahead: __, outcome: ___, evidence: ____, decides: _____, ...step }) =>
      told === false ? { ...step, told } : step,
  ),
  // Without wants no clock can read one.
  deadlines: playbook.deadlines.map(({ extension: _, ...deadline }) =>
    'step' in deadline.anchor
      ? { ...deadline, anchor: { step: deadline.anchor.step, otherwise: 'known' } }
      : deadline,
  ),
  pauses: [],
  forms: [],
  closing: [],
});

/** The same, in which the archive wants a file. */
export const fileWanted: Playbook = withStep(
  'archive',
  step => ({ ...step, wants: [{ id: 'screenshot', label: '截图', kind: 'file' }] }),
  barePlaybook,
);

/** The view of an incident on the playbook it runs on. */
export const viewOf = (log: IncidentLog, now: number = NOW): IncidentView => derive(indexFor(log), log, now);
/** A step as an incident shows it. */
export const stepIn = (log: IncidentLog, id: string, now: number = NOW): StepView =>
  found(viewOf(log, now).steps, ({ step }) => step.id === id);
export const namesIn = (log: IncidentLog, view = viewOf(log)): Names =>
  namesOf({ index: indexFor(log), view, log });

/** Bytes to attach, with what the log says of them. */
export function fileOf(content: string, name = '截图.png'): { file: RecordedFile; packed: PackedFile } {
  const bytes = new TextEncoder().encode(content);
  const sha256 = digestOfBytes(bytes);
  return {
    file: { kind: 'file', name, type: 'image/png', bytes: bytes.length, sha256 },
    packed: { sha256, type: 'image/png', bytes },
  };
}

function valueFor({ id, kind }: Want): TypedValue {
  switch (kind) {
    case 'text':
      return '已核对';
    case 'link':
      return `https://example.invalid/${id}`;
    case 'number':
      return '1,200';
    case 'office':
      return '矿产管理科';
    case 'people':
      return '组长、值班长';
    case 'tasks':
      return [{ who: '矿产管理科', what: '到现场复核', by: new Date(NOW + DAY).toISOString() }];
    case 'time':
      return new Date(NOW + DAY).toISOString();
    case 'file':
      return fileOf(id).file;
  }
}

/** Sound typed values for the wants of a step. */
export const valuesFor = (
  { wants = [] }: PlaybookStep,
  which: 'all' | 'needed' = 'all',
): Readonly<Record<string, TypedValue>> =>
  Object.fromEntries(
    wants
      .filter(({ optional }) => which === 'all' || optional !== true)
      .map(want => [want.id, valueFor(want)]),
  );

type AnswerTheme = Extract<Command, { kind: 'answerTheme' }>;
/** The text of {@link elsewhere}. */
const OUT = '上级统一发布的通告。';
type RecordPublication = Extract<Command, { kind: 'recordPublication' }>;

/** A publication elsewhere an hour ago, recorded afterwards; by default a notice. */
export const elsewhere = (changes: Partial<RecordPublication> = {}): RecordPublication => ({
  kind: 'recordPublication',
  version: undefined,
  channel: playbook.release.channels[0]?.id ?? '',
  form: 'full',
  title: '情况通告',
  text: OUT,
  place: '市政府门户网站',
  publishedAt: hoursAgo(1),
  link: 'https://example.invalid/elsewhere',
  nextUpdate: undefined,
  approver: { name: '郑组长', title: '市委宣传部副部长' },
  ...changes,
});

/**
 * A theme answered with words that are out.
 * @param publication the event that says they went out; the last one unless told otherwise @param text whole sentences of it; what {@link elsewhere} says unless told otherwise
 */
export const answerWith = (
  log: IncidentLog,
  theme: string,
  changes: Partial<AnswerTheme> = {},
): AnswerTheme => ({
  kind: 'answerTheme',
  theme,
  how: 'answered',
  publication: viewOf(log).publications.at(-1)?.event ?? '',
  text: OUT,
  place: '微博评论区',
  answeredAt: new Date(NOW).toISOString(),
  ...changes,
});

/** A publication elsewhere that does a step; `undefined` for a step that no publication does. */
function publicationFor(step: PlaybookStep, publishedAt: string): RecordPublication | undefined {
  const rule = step.evidence?.find(each => 'published' in each);
  if (rule === undefined || !('published' in rule)) return undefined;
  const { published, channel } = rule;
  const form = published[0] ?? 'full';
  return elsewhere({ form, publishedAt, ...(channel === undefined ? {} : { channel }) });
}

/** A step done by hand, with sound values for whatever it wants. @param doneAt ISO 8601; an hour ago unless told */
export const markDone = (
  step: string,
  doneAt: string = hoursAgo(1),
): Extract<Command, { kind: 'markDone' }> => ({
  kind: 'markDone',
  step,
  doneAt,
  values: valuesFor(required(index.steps.get(step), step), 'needed'),
});

type Note = Extract<Command, { kind: 'note' }>;
export const note = (text: string, more: Omit<Note, 'kind' | 'text'> = {}): Note => ({
  kind: 'note',
  text,
  ...more,
});
export const correct = (event: string, text: string): Command => ({ kind: 'correct', event, text });
export const skip = (step: string, reason: string): Command => ({ kind: 'skip', step, reason });
export const assign = (steps: readonly string[], to?: Person): Command => ({ kind: 'assign', steps, to });
export const rename = (title: string): Command => ({ kind: 'rename', title });
export const undo = (event: string): Command => ({ kind: 'undo', reason: '记错了', event });
/** Chooses one of the marks that officers who worked apart have given a step. */
export const choose = (step: string, event: string): Command => ({
  kind: 'choose',
  subject: stepSubject(step),
  event,
});
export const regrade = (facts: Facts): Command => ({ kind: 'regrade', facts });
export const lastOf = ({ events }: IncidentLog): IncidentEvent => required(events.at(-1), 'event');
export const lastId = (log: IncidentLog): string => lastOf(log).id;

/** A hand-over sheet with something in every part. */
export const sheet: HandoverSheet = {
  situation: '某镇违建，未扩散',
  done: '已报组长',
  todo: '等科室意见',
  limits: '48小时内回应',
  risks: '夜间可能转载',
  contacts: '办公室值班电话见通讯录',
};

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

/** A log of these events. @throws where nothing opens it */
export const logOf = (events: readonly IncidentEvent[]): IncidentLog =>
  required(incidentLogs.fold(events), 'log');

/** An event as only a file from elsewhere brings it, with a hash that fits. */
export const forged = (
  happening: Pick<IncidentEvent, 'type' | 'data'>,
  more: Partial<Envelope> = {},
): IncidentEvent =>
  withHash({
    v: LOG_VERSION,
    id: countingIds(1)(),
    stream: countingIds(2)(),
    at: iso(NOW),
    by: { role: 'office' },
    prev: [],
    ...happening,
    ...more,
  }) as IncidentEvent;

/** Opens an incident on the real playbook. @param drill the run it belongs to. @throws when the facts are refused */
export function openLog(
  facts: Facts = limitedFacts,
  context: Context = contextAt(NOW),
  drill?: DrillMark,
): IncidentLog {
  return openOn(playbook, facts, context, drill);
}

/** Opens an incident on a playbook made for a test; the helpers of this module know it from then on. */
export function openOn(
  made: Playbook,
  facts: Facts = limitedFacts,
  context: Context = contextAt(NOW),
  drill?: DrillMark,
): IncidentLog {
  const own = digests.get(made) ?? digestOf(made);
  digests.set(made, own);
  if (!indexes.has(own)) indexes.set(own, indexPlaybook(made));
  const opened = open(required(indexes.get(own), 'index'), own, facts, context, { drill });
  if (!opened.ok) throw new Error(`not opened: ${opened.refusal.code}`);
  return logOf([opened.value]);
}

/** The reason itself, whichever field of the form it belongs to. */
export const reasonOf = (refusal: Refusal): Refusal => (refusal.code === 'badField' ? refusal.why : refusal);

/** A refusal that stands at a field of the form. */
export const atField = (field: string, code: Refusal['code']): Refusal => ({
  code: 'badField',
  field,
  why: { code } as Refusal,
});

/** Decides a command as the session does, against the view of the moment. */
export function answer(
  log: IncidentLog,
  command: Command,
  context: Context,
): Result<readonly IncidentEvent[], Refusal> {
  return decide(indexFor(log), log, viewOf(log, context.now), command, context);
}

/** A command that was carried out, and on what. */
export interface Act {
  readonly log: IncidentLog;
  readonly command: Command;
  readonly context: Context;
}
let carriedOut: Act[] | undefined;
/** The acts that {@link act} carried out while something ran. */
export function actsOf(run: () => unknown): readonly Act[] {
  const acts: Act[] = [];
  carriedOut = acts;
  run();
  carriedOut = undefined;
  return acts;
}

/** Carries out commands one after another. @throws when one is refused */
export function act(log: IncidentLog, context: Context, ...commands: readonly Command[]): IncidentLog {
  return commands.reduce((before, command) => {
    const decided = answer(before, command, context);
    if (!decided.ok) throw new Error(`${command.kind} refused: ${JSON.stringify(decided.refusal)}`);
    carriedOut?.push({ log: before, command, context });
    return incidentLogs.extend(before, decided.value);
  }, log);
}

/** Why a command is refused; `undefined` where it is carried out. */
export function refusalOf(log: IncidentLog, command: Command, context: Context): Refusal | undefined {
  const decided = answer(log, command, context);
  return decided.ok ? undefined : decided.refusal;
}

/** The log after a command; as it was where that is refused. */
export function attempt(log: IncidentLog, context: Context, command: Command): IncidentLog {
  const decided = answer(log, command, context);
  return decided.ok ? incidentLogs.extend(log, decided.value) : log;
}

/** The log after a record was taken back: the last one, unless told otherwise. */
export const takenBack = (log: IncidentLog, context: Context, event: string = lastId(log)): IncidentLog =>
  act(log, context, undo(event));

/** A command with what it needs: words and a second person for a closing, what a step wants where nothing is filled in. */
export function prepared(view: IncidentView, command: Command): readonly Command[] {
  if (command.kind === 'close') return [{ ...closing, ...command }];
  if (command.kind !== 'markDone') return [command];
  const step = view.steps.find(each => each.step.id === command.step)?.step;
  if (step === undefined) return [command];
  return [publicationFor(step, command.doneAt) ?? { values: valuesFor(step, 'needed'), ...command }];
}

/** Answers for everything open when an incident is closed, by the keys of closing asks. */
const leftOpen: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...playbook.closing.filter(({ leave }) => leave !== undefined).map(({ id }) => `need:${id}`),
    ...playbook.phases.map(({ id }) => `phase:${id}`),
  ].map(key => [key, '交给执法科，月底前']),
);

/** A closing that says of everything what becomes of it. */
export const closing = {
  kind: 'close',
  reason: '办结',
  second: { name: '核对人', title: '副组长' },
  words: leftOpen,
} satisfies Command;

/** An officer with a name, for signing a closing. */
const signing = (context: Context): Context => ({
  ...context,
  by: { ...context.by, name: context.by.name ?? '值班员' },
});

/** Carries out commands, each with what {@link prepared} adds. @throws when one is refused */
export function complete(log: IncidentLog, context: Context, ...commands: readonly Command[]): IncidentLog {
  return commands.reduce(
    (before, command) => act(before, context, ...prepared(viewOf(before, context.now), command)),
    log,
  );
}

/** Closes an incident. */
export const closeWith = (log: IncidentLog, context: Context, reason = '办结'): IncidentLog =>
  complete(log, signing(context), { kind: 'close', reason });

/** The one event a command leads to. @throws when it is refused */
export function eventOf(log: IncidentLog, command: Command, context: Context): IncidentEvent {
  return lastOf(act(log, context, command));
}

/** An officer's intent, before it is known which steps and records there are. */
type Intent =
  | {
      readonly kind: 'mark';
      readonly as: 'markDone' | 'markNotApplicable' | 'skip' | 'start' | 'defer';
      readonly pick: number;
      readonly text: string;
    }
  | {
      readonly kind: 'note';
      readonly pick: number | undefined;
      readonly text: string;
      readonly noteKind: NoteKind | undefined;
      readonly minutesAgo: number | undefined;
    }
  | { readonly kind: 'correct'; readonly pick: number; readonly text: string }
  | { readonly kind: 'assign'; readonly picks: readonly number[]; readonly to: Person | undefined }
  | { readonly kind: 'choose' | 'move'; readonly pick: number }
  | { readonly kind: 'handOver' | 'post'; readonly text: string }
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

export const OFFICERS = 3;
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

/** Mostly among the first few, so that officers who work apart meet at the same step. */
const anyPick = fc.oneof({ weight: 2, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(99) });

const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('mark' as const),
      as: fc.constantFrom(
        'markDone' as const,
        'markDone' as const,
        'markNotApplicable' as const,
        'skip' as const,
        'start' as const,
        'defer' as const,
      ),
      pick: anyPick,
      text: anyText,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      pick: fc.option(anyPick, { nil: undefined }),
      text: anyText,
      noteKind: fc.constantFrom(undefined, 'situation', 'decision', 'guess', 'contact'),
      minutesAgo: fc.option(fc.nat(600), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), pick: anyPick, text: anyText }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      picks: fc.array(anyPick, { minLength: 1, maxLength: 5 }),
      to: fc.constantFrom<(Person | undefined)[]>(
        undefined,
        { name: '', title: '值班长' },
        { name: '王五' },
        { name: '赵六', title: '法规科' },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('choose' as const), pick: anyPick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), pick: anyPick }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('handOver' as const, 'post' as const), text: anyText }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('rename' as const, 'close' as const, 'close' as const),
      text: anyText,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('regrade' as const), facts: anyAnswers }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const), pick: fc.nat(99) }) },
);

/** Turns of three officers on one incident, each on a machine of their own. */
export const anyTurns = (maxLength = 24): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.record({
      officer: fc.nat(OFFICERS - 1),
      hears: fc.option(fc.nat(OFFICERS - 1), { nil: undefined, freq: 2 }),
      minutes: fc.nat(600),
      intent: anyIntent,
    }),
    // Left to itself, fast-check would mostly try a handful of turns, which seldom meet.
    { maxLength, size: 'max' },
  );

export const picked = <Item>(items: readonly Item[], pick: number): Item | undefined =>
  items[pick % items.length];

/** The events of which one can be chosen to settle a difference. */
function choicesOf(difference: Difference | undefined): readonly IncidentEvent[] {
  switch (difference?.kind) {
    case undefined:
      return [];
    case 'values':
      return difference.values;
    case 'contradicted':
      return [difference.value];
    case 'orphaned':
      return [difference.undo];
  }
}

function markCommand(intent: Extract<Intent, { kind: 'mark' }>, view: IncidentView, now: number): Command {
  const { as, pick, text } = intent;
  const found = picked(view.steps, pick);
  const step = found?.step.id ?? 'archive';
  switch (as) {
    case 'start':
      return { kind: 'start', step };
    case 'defer':
      return {
        kind: 'defer',
        step,
        reason: text,
        until: required(
          [
            { kind: 'time', at: new Date(now + (pick + 1) * HOUR).toISOString() } as const,
            { kind: 'step', step: picked(view.steps, pick + 1)?.step.id ?? 'archive' } as const,
            { kind: 'regrade' } as const,
          ][pick % 3],
          'until',
        ),
      };
    case 'markDone': {
      const doneAt = new Date(now - pick * 60_000).toISOString();
      const values = found === undefined ? {} : valuesFor(found.step, pick % 2 === 0 ? 'all' : 'needed');
      const publication = found && publicationFor(found.step, doneAt);
      return publication ?? { kind: 'markDone', step, doneAt, values };
    }
    default:
      return { kind: as, step, reason: text };
  }
}

/** The command an intent comes to, given what is on the officer's screen. */
export function toCommand(intent: Intent, log: IncidentLog, view: IncidentView, now: number): Command {
  switch (intent.kind) {
    case 'mark':
      return markCommand(intent, view, now);
    case 'note': {
      const { pick, text, noteKind, minutesAgo } = intent;
      return {
        kind: 'note',
        text,
        ...(pick === undefined ? {} : { step: picked(playbook.steps, pick)?.id ?? 'archive' }),
        ...(noteKind === undefined ? {} : { noteKind }),
        ...(minutesAgo === undefined
          ? {}
          : { happenedAt: new Date(now - minutesAgo * 60_000).toISOString() }),
      };
    }
    case 'correct': {
      const note = picked(view.notes, intent.pick);
      return note === undefined
        ? { kind: 'note', text: intent.text }
        : { kind: 'correct', event: note.event, text: intent.text };
    }
    case 'assign':
      return {
        kind: 'assign',
        steps: intent.picks.map(pick => picked(view.steps, pick)?.step.id ?? ''),
        to: intent.to,
      };
    case 'choose': {
      const found = picked(view.differences, intent.pick);
      return {
        kind: 'choose',
        subject: found?.subject ?? '',
        event: picked(choicesOf(found), intent.pick)?.id ?? '',
      };
    }
    case 'move':
      return { kind: 'movePlaybook', playbook: view.playbook === digest ? laterDigest : digest };
    case 'handOver':
      return {
        kind: 'handOver',
        to: { role: 'infoCentre', name: '接班人', title: '值班长' },
        sheet: { ...sheet, situation: intent.text },
      };
    case 'post':
      return { kind: 'recordPost', summary: intent.text, attention: '3.2万' };
    case 'rename':
      return { kind: 'rename', title: intent.text };
    case 'close':
      return { ...closing, reason: intent.text };
    case 'regrade':
      return { kind: 'regrade', facts: walk(playbook.triage, intent.facts).facts };
    case 'reopen':
      return { kind: 'reopen' };
    case 'undo':
      return { kind: 'undo', reason: '记错了', event: picked(log.events, intent.pick)?.id ?? '' };
  }
}

/** One accepted command: the log the officer had, the log after it, and the time on the officer's clock. */
interface Step {
  readonly before: IncidentLog;
  readonly after: IncidentLog;
  readonly command: Command;
  /** The events of the command; one command may take several back. */
  readonly events: readonly IncidentEvent[];
  readonly now: number;
}

/** The three officers' logs, and the steps to them. */
export interface Played {
  readonly logs: readonly IncidentLog[];
  readonly steps: readonly Step[];
}

/**
 * Plays turns from an incident. Refused commands leave no trace.
 * @param writer the first of the machines, which keeps their ids apart from those of others
 * @param clockOf what the officer's clock says at a turn
 */
export function playFrom<Each extends Pick<Turn, 'officer' | 'hears'>>(
  start: IncidentLog,
  turns: readonly Each[],
  writer: number,
  by: (officer: number) => Actor,
  clockOf: (turn: Each) => number,
  commandOf: (turn: Each, log: IncidentLog, now: number) => Command | undefined,
): Played {
  const logs: IncidentLog[] = Array.from({ length: OFFICERS }, () => start);
  const ids = logs.map((_, at) => countingIds(writer + at));
  const steps: Step[] = [];
  for (const turn of turns) {
    const { officer, hears } = turn;
    const now = clockOf(turn);
    const own = required(logs[officer], 'log');
    const before = hears === undefined ? own : incidentLogs.extend(own, required(logs[hears], 'log').events);
    logs[officer] = before;
    const context = contextAt(now, required(ids[officer], 'ids'), by(officer));
    const command = commandOf(turn, before, now);
    const decided = command && answer(before, command, context);
    if (command === undefined || decided?.ok !== true) continue;
    const after = incidentLogs.extend(before, decided.value);
    logs[officer] = after;
    steps.push({ before, after, command, events: decided.value, now });
  }
  return { logs, steps };
}

/** Plays turns from one opened incident. */
export function play(turns: readonly Turn[]): Played {
  let time = NOW;
  return playFrom(
    openLog(),
    turns,
    1,
    officer => ({ role: 'office', name: `值班员${officer}` }),
    ({ officer, minutes }) => {
      time += minutes * 60_000;
      return time + (clockError[officer] ?? 0);
    },
    ({ intent }, log, now) => toCommand(intent, log, viewOf(log, now), now),
  );
}

/** A log without how it was worked out: what has to be the same on every machine. */
export function plainLog(log: IncidentLog | undefined) {
  const { fork: _, places, subjects, ...rest } = required(log, 'log');
  // Whole or in layers, a map says the same.
  return { ...rest, places: new Map(places), subjects: new Map(subjects) };
}

/**
 * A view as data alone: what every version of a statement is asked for in place of the functions that tell it. The account is
 * left out: of all that is shown it alone knows of what counts as never said.
 */
export function plainView({ signOffOf, entryOf: _, account: __, ...view }: IncidentView) {
  const versions = view.statements.flatMap(each => each.versions);
  return { ...view, signOffs: versions.map(signOffOf) };
}

/** Every event of every officer, each once. */
export const allEvents = (logs: readonly IncidentLog[]): readonly IncidentEvent[] => [
  ...new Map(logs.flatMap(({ events }) => events).map(event => [event.hash, event])).values(),
];
