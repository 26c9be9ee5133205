import { addTo, groupBy } from '../base/group.ts';
import { remembered } from '../base/remember.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import { type Due, dueAt } from '../playbook/deadline/compute.ts';
import type { Deadline } from '../playbook/deadline/rule.ts';
import type { WantMeaning } from '../playbook/meaning.ts';
import type { Step } from '../playbook/playbook.ts';
import { accountOf, type Entry } from './account.ts';
import { differencesOf, workedOnSinceClosing } from './difference.ts';
import { type Evidence, evidenceOf, sensed } from './evidence.ts';
import { assigneeSubject } from './kinds/assigned.ts';
import { OPEN } from './kinds/define.ts';
import { type IncidentLog, incidentLogs, live, standing, told } from './kinds/registry.ts';
import { stepSubject } from './kinds/step-marks.ts';
import { FILE_KINDS, filesOf } from './named.ts';
import { drillOf, openedAtOf } from './opening.ts';
import { peopleOf } from './people.ts';
import { postOf } from './post.ts';
import {
  answeredMoment,
  asks,
  deadlinesAsked,
  occasionsAsked,
  type Reading,
  readAnswers,
  stepsAsked,
  strictestVerdict,
} from './reading.ts';
import { findingsOf } from './release/finding.ts';
import { ledgerOf } from './release/ledger.ts';
import { publicationsOf, type SignOff, signOffOf } from './release/sign-off.ts';
import { type Statement, type StatementVersion, statementsOf } from './release/statement.ts';
import { themesOf } from './release/theme.ts';
import { closingStates } from './review/closing.ts';
import { actionsOf, proposalsIn } from './review/improvement.ts';
import { saidOf } from './said.ts';
import { withoutResult } from './settled.ts';
import { type StepState, stateNow, stateOfMark, stepMarks, TODO } from './step-state.ts';
import type {
  ClockState,
  ClockView,
  ClosedView,
  FiledDocument,
  IncidentView,
  NoteView,
  Notice,
  Publication,
  StepView,
} from './view.ts';

const HOUR = 3_600_000;

/** Office clocks differ by a little; more than this and one of them is wrong. Milliseconds. */
const CLOCK_SLACK = 5 * 60_000;

/** When a clock begins to press. Milliseconds. */
const soonBefore = (limit: number): number => Math.min(24 * HOUR, Math.max(HOUR / 2, limit / 5));

function limited(since: number, due: number, certain: boolean, now: number): ClockState {
  if (now > due) return { kind: 'overdue', since, due, certain };
  return { kind: 'running', since, due, certain, soon: due - now <= soonBefore(due - since) };
}

/** The clock of the next update that was promised last; `undefined` where none ever was. */
function promiseClock(publications: readonly Publication[], now: number): ClockState | undefined {
  const last = publications.findLast(({ nextUpdate }) => nextUpdate !== undefined);
  if (last?.nextUpdate === undefined) return undefined;
  const [since, due] = [Date.parse(last.publishedAt), Date.parse(last.nextUpdate)];
  const kept = publications.find(({ publishedAt }) => Date.parse(publishedAt) > since);
  if (kept !== undefined) return { kind: 'met', since, due, at: Date.parse(kept.publishedAt) };
  return limited(since, due, true, now);
}

/** The moment that a step which is done gives as a value. */
function momentOf(
  { steps }: PlaybookIndex,
  stateOf: (step: string) => StepState,
  id: string,
  means: WantMeaning,
): number | undefined {
  const step = steps.get(id);
  const value = step && saidOf({ step, state: stateOf(id) }, means);
  return value?.kind === 'time' ? Date.parse(value.at) : undefined;
}

/** When a clock starts: of several readings, the earliest moment. */
function anchorOf(
  index: PlaybookIndex,
  { anchor }: Deadline,
  stateOf: (step: string) => StepState,
  { possible }: Reading,
): number | undefined {
  if ('step' in anchor) {
    const state = stateOf(anchor.step);
    if (state.kind !== 'done') return undefined;
    const given = anchor.from && momentOf(index, stateOf, anchor.step, anchor.from);
    return given ?? Date.parse(state.at);
  }
  if (!('fact' in anchor)) return undefined;
  const moments = possible.flatMap(facts => answeredMoment(facts, anchor.fact) ?? []);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** When a clock that started ends: put off where an extension was recorded, but no further than the text allows. */
function endOf(
  index: PlaybookIndex,
  { anchor, within, extension }: Deadline,
  stateOf: (step: string) => StepState,
  since: number,
): Due | undefined {
  const { calendar } = index.playbook;
  if ('step' in anchor && anchor.until !== undefined) {
    const at = momentOf(index, stateOf, anchor.step, anchor.until);
    return at === undefined ? undefined : { at, certain: true };
  }
  const due = dueAt(within, since, calendar);
  const put = extension && momentOf(index, stateOf, extension.step, 'extendedTo');
  const most = due && extension && dueAt(extension.most, due.at, calendar);
  if (due === undefined || put === undefined || most === undefined || put <= due.at) return due;
  return put < most.at ? { at: put, certain: due.certain } : most;
}

function clockOf(
  deadline: Deadline,
  meeting: readonly Step[],
  stateOf: (step: string) => StepState,
  publications: readonly Publication[],
  reading: Reading,
  index: PlaybookIndex,
  now: number,
): ClockState {
  const since = anchorOf(index, deadline, stateOf, reading);
  const due = since === undefined ? undefined : endOf(index, deadline, stateOf, since);
  const doneAt = meeting
    .map(({ id }) => stateOf(id))
    .flatMap(state => (state.kind === 'done' ? [Date.parse(state.at)] : []));
  for (const { kind, publishedAt } of publications) {
    const at = Date.parse(publishedAt);
    const meets = deadline.publications?.some(each => each === kind) === true;
    // What went out before the clock began says nothing to it.
    if (meets && since !== undefined && at >= since) doneAt.push(at);
  }
  if (doneAt.length > 0) return { kind: 'met', since, due: due?.at, at: Math.min(...doneAt) };
  if (since === undefined) return { kind: 'waiting' };
  if (due === undefined) return { kind: 'stopwatch', since };
  return limited(since, due.at, due.certain, now);
}

const rank: Record<ClockState['kind'], number> = { overdue: 0, running: 0, stopwatch: 1, waiting: 2, met: 3 };

function earliestFirst(one: ClockView, other: ClockView): number {
  const byKind = rank[one.clock.kind] - rank[other.clock.kind];
  if (byKind !== 0) return byKind;
  const moment = ({ clock }: ClockView): number =>
    'due' in clock && clock.due !== undefined ? clock.due : 'since' in clock ? (clock.since ?? 0) : 0;
  return moment(one) - moment(other);
}

const notesIn = (account: readonly Entry[]): readonly NoteView[] =>
  account.flatMap(({ event, takenBack, corrections }) =>
    event.type === 'noted' && takenBack === undefined ? [{ ...told(event), corrections }] : [],
  );

function documentsIn(log: IncidentLog): ReadonlyMap<string, readonly FiledDocument[]> {
  const found = new Map<string, FiledDocument[]>();
  const counts = new Map<string, number>();
  for (const event of log.byType.get('documentFiled') ?? []) {
    if (event.type !== 'documentFiled') continue;
    const { form, fields } = event.data;
    const number = (counts.get(form) ?? 0) + 1;
    counts.set(form, number);
    if (log.undone.has(event.id)) continue;
    addTo(found, form, { event: event.id, at: event.at, by: event.by, number, fields });
  }
  return found;
}

function fileBytes(log: IncidentLog): number {
  // The file of a record that was taken back is still in the store, and travels with the log.
  const naming = FILE_KINDS.flatMap(type => log.byType.get(type) ?? []);
  const files = new Map(naming.flatMap(filesOf).map(({ sha256, bytes }) => [sha256, bytes]));
  return [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
}

const handoversIn = (log: IncidentLog): IncidentView['handovers'] => {
  const acceptances = live(log, 'handoverAccepted');
  return live(log, 'handedOver').map(event => {
    const taken = acceptances.find(({ data }) => data.handover === event.id);
    return { ...told(event), accepted: taken && told(taken) };
  });
};

/** The closing that stands, unless work elsewhere contradicts it: then the incident is open again. */
function closingIn(log: IncidentLog): ClosedView | undefined {
  const values = incidentLogs.values(log, OPEN);
  const closed = values.at(-1);
  if (closed?.type !== 'closed' || values.some(({ type }) => type !== 'closed')) return undefined;
  if (workedOnSinceClosing(log).length > 0) return undefined;
  const { id: event, at, by, data } = closed;
  const { reason = '', second, combines, steps = {}, left = {} } = data;
  return {
    event,
    at,
    by,
    reason,
    second,
    combines,
    steps: new Map(Object.entries(steps)),
    left: Object.entries(left).map(([need, said]) => ({ need, said })),
  };
}

const NO_STATEMENT: Pick<Statement, 'versions' | 'drafts'> = { versions: [], drafts: [] };

/** What the log says whatever the time is. */
function readLog(index: PlaybookIndex, log: IncidentLog) {
  const reading = readAnswers(index, log);
  const people = peopleOf(log);
  const ledger = ledgerOf(log, index.playbook.release);
  const statements = statementsOf(log, ledger);
  // What any reading of the answers asks for: the more people look, the more careful.
  const items = index.playbook.release.signOff.filter(({ when }) => asks(index, reading, when));
  const signOff = (version: StatementVersion, at?: number): SignOff => {
    const { versions, drafts } = statements.find(({ id }) => id === version.statement) ?? NO_STATEMENT;
    const found = signOffOf(items, version, versions, people, item =>
      at === undefined ? [] : findingsOf(item, version, ledger, index.playbook.release, at),
    );
    // Two edits that knew nothing of each other: which of them was approved is not settled.
    const isContested = drafts.length > 1 && drafts.includes(version);
    return isContested ? { ...found, approved: false } : found;
  };
  const account = accountOf(index, log);
  const notes = notesIn(account);
  const publications = publicationsOf(statements, signOff);
  const themes = themesOf(log);
  const documents = documentsIn(log);
  const post = postOf(index, log, reading.facts);
  const handovers = handoversIn(log);
  const minutes = live(log, 'minuted').map(told);
  const source = {
    log,
    post,
    ledger,
    statements,
    signOff,
    publications,
    themes,
    handovers,
    minutes,
    documents,
  };
  const marks = new Map(
    index.playbook.steps.map(step => {
      const { state, differing } = stepMarks(log, step.id);
      return [step.id, { state: sensed(source, step, state), differing }] as const;
    }),
  );
  // An occasion has come up once somebody has marked its step or the record shows it done.
  const hasComeUp = ({ id }: Step): boolean => {
    const state = marks.get(id)?.state ?? TODO;
    return state.kind !== 'todo' || state.reopened !== undefined;
  };
  const occasional = occasionsAsked(index, reading);
  return {
    reading,
    source,
    notesOf: groupBy(notes, ({ step }) => step),
    applying: new Set([...stepsAsked(index, reading), ...occasional.filter(hasComeUp)].map(({ id }) => id)),
    occasional: new Set(occasional),
    deadlines: deadlinesAsked(index, reading),
    marks,
    /** What the view takes over as it is. */
    standing: {
      id: log.stream,
      title: titleOf(log),
      playbook: playbookOf(log),
      openedAt: openedAtOf(log),
      drill: drillOf(log),
      closed: closingIn(log),
      facts: reading.facts,
      verdict: strictestVerdict(index, reading),
      account,
      notes,
      gaps: log.gaps.length,
      differences: differencesOf(log, ledger),
      notices: noticesOf(index, log, publications),
      post,
      ledger,
      statements,
      publications,
      themes,
      handovers,
      documents,
      minutes,
      actions: actionsOf(log),
      proposals: proposalsIn(log),
      people,
      fileBytes: fileBytes(log),
    },
  };
}

/** Read once for a log and playbook, which never change: with each tick only the clocks do. */
const reading = remembered((index: PlaybookIndex) => remembered((log: IncidentLog) => readLog(index, log)));

/** Whatever shows a step of the checklist to be done, the earliest first; marks by hand say nothing to it. */
export function evidenceIn(index: PlaybookIndex, log: IncidentLog): ReadonlyMap<string, readonly Evidence[]> {
  const { source, applying } = reading(index)(log);
  const steps = index.playbook.steps.filter(({ id }) => applying.has(id));
  return new Map(steps.map(step => [step.id, evidenceOf(source, step)]));
}

/** Marks on steps that this edition of the playbook does not have: another machine moved it while somebody worked on. */
function noticesOf(
  index: PlaybookIndex,
  log: IncidentLog,
  publications: readonly Publication[],
): readonly Notice[] {
  const unapproved = publications
    .filter(({ signOff }) => signOff === 'unapproved')
    .map((publication): Notice => ({ kind: 'publishedUnapproved', publication }));
  const marks = [...log.byType.values()]
    .filter(([first]) => first && stateOfMark(first) !== undefined)
    .flat();
  const marked = new Set(marks.flatMap(({ data }) => ('step' in data && data.step) || []));
  const gone = [...marked].flatMap((step): readonly Notice[] => {
    const last = log.subjects.get(stepSubject(step))?.standing.at(-1);
    return last === undefined || index.steps.has(step)
      ? []
      : [{ kind: 'stepGone', step, event: last.id, by: last.by }];
  });
  return [...unapproved, ...gone];
}

const lastSaid = (log: IncidentLog, subject: string): string => {
  const event = incidentLogs.values(log, subject).at(-1);
  return event === undefined ? '' : String(incidentLogs.saidBy(event, subject));
};

// What is known of a log before its playbook is.

export const titleOf = (log: IncidentLog): string => lastSaid(log, 'title');
/** Digest of the playbook that a log runs on. */
export const playbookOf = (log: IncidentLog): string => lastSaid(log, 'playbook');

/** The view of each log at the moment at which it was looked at last: a command is decided where the screen was drawn. */
const views = new WeakMap<
  IncidentLog,
  { readonly index: PlaybookIndex; readonly now: number; readonly view: IncidentView }
>();

/**
 * Joins the plan, what was done and the time: the one source of everything that is said of an incident.
 * @param now milliseconds since the epoch
 */
export function derive(index: PlaybookIndex, log: IncidentLog, now: number): IncidentView {
  const known = views.get(log);
  if (known?.index === index && known.now === now) return known.view;
  const view = viewAt(index, log, now);
  views.set(log, { index, now, view });
  return view;
}

function viewAt(index: PlaybookIndex, log: IncidentLog, now: number): IncidentView {
  const { playbook } = index;
  const read = reading(index)(log);
  const { applying, marks, notesOf, source } = read;
  const { closed, publications, themes } = read.standing;
  const closedAt = closed === undefined ? undefined : Date.parse(closed.at);
  const at = closedAt ?? now;
  const applies = (step: string): boolean => applying.has(step);
  const marked = (step: string): StepState => marks.get(step)?.state ?? TODO;
  const states = new Map(
    playbook.steps.map(({ id }) => [id, stateNow(log, marked(id), marked, applies, at)]),
  );
  const stateOf = (step: string): StepState => states.get(step) ?? TODO;

  const promise = promiseClock(publications, at);
  const promised = playbook.deadlines.flatMap(deadline =>
    promise !== undefined && 'promise' in deadline.anchor ? [{ deadline, steps: [], clock: promise }] : [],
  );
  const clocks = read.deadlines
    .map((deadline): ClockView => {
      const steps = playbook.steps.filter(
        step => applies(step.id) && (step.deadlines?.includes(deadline.id) ?? false),
      );
      return {
        deadline,
        steps,
        clock: clockOf(deadline, steps, stateOf, publications, read.reading, index, at),
      };
    })
    .concat(promised)
    .sort(earliestFirst);

  const touched = ({ id }: Step): boolean => applies(id) || marked(id).kind !== 'todo' || notesOf.has(id);
  const viewOf = (step: Step, position: number): StepView => ({
    step,
    number: position + 1,
    state: stateOf(step.id),
    applies: applies(step.id),
    notes: notesOf.get(step.id) ?? [],
    clocks: clocks.filter(clock => clock.steps.includes(step)),
    assignee: standing(log, assigneeSubject(step.id), 'assigned')?.data.to,
    differing: marks.get(step.id)?.differing ?? [],
  });
  const steps = playbook.steps.filter(touched).map(viewOf);
  const untouched = playbook.steps.filter(step => !touched(step));
  const applicable = steps.filter(step => step.applies);
  const signOffs = new Map<StatementVersion, SignOff>();
  const latest = Date.parse(log.events.at(-1)?.at ?? '');
  const isOpen = closed === undefined;
  return {
    ...read.standing,
    status: isOpen ? 'open' : 'closed',
    closedAt,
    steps,
    inactive: untouched.filter(step => !read.occasional.has(step)),
    occasional: untouched.filter(step => read.occasional.has(step)).map(viewOf),
    clocks,
    nextClock: isOpen
      ? clocks.find(({ clock: { kind } }) => kind === 'overdue' || kind === 'running' || kind === 'stopwatch')
      : undefined,
    closing: closingStates(index, { steps, themes, clocks }),
    recordedAhead: latest > now + CLOCK_SLACK ? latest : undefined,
    progress: {
      settled: applicable.length - withoutResult(steps).length,
      total: applicable.length,
    },
    signOffOf: version => {
      const known = signOffs.get(version) ?? source.signOff(version, at);
      signOffs.set(version, known);
      return known;
    },
  };
}
