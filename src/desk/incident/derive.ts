import { addTo, groupBy } from '../../base/group.ts';
import { onceEach, remembered } from '../../base/remember.ts';
import { withoutUnseen } from '../../base/unseen.ts';
import {
  checklist,
  deadlinesInForce,
  occasionalSteps,
  type PlaybookIndex,
} from '../../playbook/checklist.ts';
import { waitsForStep } from '../../playbook/deadline/compute.ts';
import { type Provisional, provisionalDeadlines } from '../../playbook/deadline/provisional.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import { lastPosts } from '../../playbook/deciding.ts';
import type { Step } from '../../playbook/playbook.ts';
import { isAskedOf, type SignOffItem } from '../../playbook/release-kit.ts';
import { isCovered, isRatified } from '../approval/authority.ts';
import { publicationsOf, type SignOff, signOffOf } from '../approval/sign-off.ts';
import { type ClosedView, closingStates } from '../closing/closing.ts';
import { exitOf } from '../closing/exit.ts';
import { isTicketAlone } from '../closing/ticket-alone.ts';
import { NO_LEVEL } from '../core/authority.ts';
import { type ClockView, isBinding, isRunning } from '../core/clock.ts';
import { OPEN } from '../core/define.ts';
import { currentEvent, currentRecord, eventRecord, live, ofTypes } from '../core/events.ts';
import type { FiledDocument } from '../core/filed-document.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { IncidentView } from '../core/view.ts';
import { withHappened } from '../facts/happened.ts';
import { ledgerOf } from '../facts/ledger.ts';
import { quotedIn } from '../feedback/quoted.ts';
import { themesOf } from '../feedback/themes.ts';
import { ordersOf } from '../orders/orders.ts';
import { assigneeIn, assigneeSubject } from '../people/assigned.ts';
import { FILE_KINDS, filesOf } from '../people/named.ts';
import { peopleOf } from '../people/people.ts';
import { postOf } from '../post/post.ts';
import { owedOf } from '../publications/owed.ts';
import { isAheadOf } from '../record/dated.ts';
import { differencesOf, workedOnSinceClosing } from '../record/difference.ts';
import { notesIn, notesOfSteps } from '../record/notes.ts';
import type { Notice } from '../record/notice.ts';
import { actionSubject } from '../review/improvement.ts';
import { usesOf } from '../statements/authority-use.ts';
import { wholeText } from '../statements/compose.ts';
import { checkFindings, looksAtNothing } from '../statements/finding.ts';
import type { Publication } from '../statements/publication.ts';
import { statementsOf } from '../statements/statement.ts';
import type { StatementVersion, UseMark } from '../statements/version.ts';
import { evidenceOf, type FoundEvidence, sensed } from '../steps/evidence.ts';
import { progressOf } from '../steps/finished.ts';
import { unansweredInterviews } from '../steps/interviews.ts';
import { stepSubject } from '../steps/step-mark.ts';
import { stateNow, stateOfMark, stepMarks, TODO } from '../steps/step-state.ts';
import type { StepState, StepView } from '../steps/step-view.ts';
import { tasksGiven } from '../steps/tasks.ts';
import {
  askedOfReadings,
  asksQuestion,
  knownSince,
  readAnswers,
  strictestVerdict,
  type TriageReading,
} from '../triage/reading.ts';
import { accountOf, entryIn } from './account.ts';
import { clocksOf, limited, overrunOf } from './clock.ts';
import { incidentLogs } from './kinds.ts';
import { drillOf, openedAtOf } from './opening.ts';

function documentsIn(log: IncidentLog): ReadonlyMap<string, readonly FiledDocument[]> {
  const found = new Map<string, FiledDocument[]>();
  const counts = new Map<string, number>();
  for (const event of ofTypes(log, 'documentFiled')) {
    const { form, order = '' } = event.data;
    const number = (counts.get(`${form}/${order}`) ?? 0) + 1;
    counts.set(`${form}/${order}`, number);
    if (!log.undone.has(event.id)) addTo(found, form, { ...eventRecord(event), number });
  }
  return found;
}

function fileBytes(log: IncidentLog): number {
  // The file of a record that was taken back is still in the store, and travels with the log.
  const files = new Map(
    ofTypes(log, ...FILE_KINDS)
      .flatMap(filesOf)
      .map(({ sha256, bytes }) => [sha256, bytes]),
  );
  return [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
}

const handoversIn = (log: IncidentLog): IncidentView['handovers'] => {
  const acceptances = groupBy(live(log, 'handoverAccepted'), ({ data }) => data.handover);
  return live(log, 'handedOver').map(event => {
    const [taken] = acceptances.get(event.id) ?? [];
    return { ...eventRecord(event), accepted: taken && eventRecord(taken) };
  });
};

/** Whether somebody who knew how it stood closed graded anew: an exit that waited for its review had held it open. */
function isGradedSince(log: IncidentLog): boolean {
  const said = log.subjects.get(OPEN)?.current ?? [];
  return live(log, 'answered').some(
    event =>
      said.every(({ id }) => (log.places.get(id) ?? 0) < (log.places.get(event.id) ?? 0)) &&
      log.family.unknownTo(log, event, said).length === 0,
  );
}

/** The closing that stands, unless work elsewhere contradicts it or it was graded anew since: then the incident is open again. */
function closingIn(log: IncidentLog): ClosedView | undefined {
  const values = incidentLogs.values(log, OPEN);
  const closed = values.at(-1);
  if (closed?.type !== 'closed' || values.some(({ type }) => type !== 'closed')) return undefined;
  if (workedOnSinceClosing(log).length > 0 || isGradedSince(log)) return undefined;
  const { steps = {}, left = {} } = closed.data;
  return {
    ...eventRecord(closed),
    steps: new Map(Object.entries(steps)),
    left: new Map(Object.entries(left)),
  };
}

/**
 * The index in the log from which the answers no longer asked for a step, steps of an occasion included: earlier records are
 * its own, later ones are none. 0 for a step that they never asked for.
 */
function wantedUntil(index: PlaybookIndex, log: IncidentLog): (step: Step) => number {
  // Between two answers nothing changes.
  const places = [0, ...ofTypes(log, 'answered').map(({ id }) => log.places.get(id) ?? 0)];
  const wantedAt = onceEach((place: number): ReadonlySet<Step> => {
    const { possible } = readAnswers(index, log, place + 1);
    return new Set(possible.flatMap(facts => [...checklist(index, facts), ...occasionalSteps(index, facts)]));
  });
  return step => {
    const last = places.findLastIndex(place => wantedAt(place).has(step));
    return last === -1 ? 0 : (places[last + 1] ?? log.events.length);
  };
}

/** Limits that no reading of the answers brings into force, but some way of settling open answers would. */
function mayCome(
  index: PlaybookIndex,
  { possible }: TriageReading,
  inForce: readonly Deadline[],
): ReadonlyMap<Deadline, Provisional> {
  const binding = new Set(inForce);
  const all = possible.flatMap(facts => [...provisionalDeadlines(index)(facts)]);
  return new Map(all.filter(([deadline]) => !binding.has(deadline)));
}

/** More answers than anybody gives apart: beyond that the order of the log decides. */
const MOST_APART = 32;

/**
 * The sign-off's lines as they were asked when something went out, by the answers that its publisher could know: a later grade,
 * or one written apart, does not make a publication unapproved after the fact. `items` itself where nothing has changed.
 * @param items the lines asked now
 */
function askedWhenOut(
  index: PlaybookIndex,
  log: IncidentLog,
  items: readonly SignOffItem[],
): (publication: string) => readonly SignOffItem[] {
  const out = live(log, 'published');
  const answers = ofTypes(log, 'answered').map((answer, at) => ({
    place: log.places.get(answer.id) ?? 0,
    apart:
      log.fork === undefined || at >= MOST_APART
        ? new Set<string>()
        : new Set([...log.family.apartFrom(log, answer, out)].map(({ id }) => id)),
  }));
  const askedAt = onceEach((place: number): readonly SignOffItem[] => {
    const then = readAnswers(index, log, place + 1);
    const asked = index.playbook.release.signOff.filter(({ when }) => asksQuestion(index, then, when));
    return asked.length === items.length && asked.every(item => items.includes(item)) ? items : asked;
  });
  return publication => {
    const place = log.places.get(publication) ?? 0;
    return askedAt(answers.findLast(each => each.place < place && !each.apart.has(publication))?.place ?? 0);
  };
}

/**
 * The levels in force when an authority was used, as far as its user can have known: a later grade, or one written apart, does
 * not make that publication unapproved.
 */
function levelsWhenUsed(index: PlaybookIndex, log: IncidentLog): (use: UseMark) => readonly string[] {
  const answers = ofTypes(log, 'answered');
  return remembered(({ event, place }: UseMark) => {
    const use = log.events[place];
    const before = answers.filter(({ id }) => (log.places.get(id) ?? 0) < place);
    const apart =
      log.fork === undefined || use?.id !== event
        ? new Set<IncidentEvent>()
        : log.family.apartFrom(log, use, before.slice(0, MOST_APART));
    const places = [before.findLast(each => !apart.has(each)), ...before.filter(each => apart.has(each))].map(
      each => (each === undefined ? 0 : (log.places.get(each.id) ?? 0)),
    );
    return places.flatMap(each =>
      readAnswers(index, log, each + 1).possible.map(facts => index.answer('level', facts) ?? NO_LEVEL),
    );
  });
}

/** Everything that a log says whatever the time is. */
function readLog(index: PlaybookIndex, log: IncidentLog) {
  const people = peopleOf(log);
  const answers = readAnswers(index, log);
  const ledger = ledgerOf(
    log,
    index.playbook.release,
    ({ when }) => asksQuestion(index, answers, when),
    people,
  );
  const reading = withHappened(index, log, answers, ledger);
  const { release, first } = index.playbook;
  const statements = statementsOf(log, ledger, use => isRatified(use, release.signOff, people));
  const levelsAt = levelsWhenUsed(index, log);
  const covers = (use: UseMark, version: StatementVersion): boolean =>
    levelsAt(use).some(level => isCovered(use, version, level, first, people));
  // Where answers differ, every line that one of them asks for counts: the more people look, the more careful.
  const items = index.playbook.release.signOff.filter(({ when }) => asksQuestion(index, reading, when));
  const itemsAt = askedWhenOut(index, log, items);
  const versionsOf = new Map(statements.map(({ id, versions }) => [id, versions]));
  const contested = new Set(statements.flatMap(({ drafts }) => (drafts.length > 1 ? drafts : [])));
  const last = lastPosts(index.playbook);
  /** @param now milliseconds since the epoch; absent: whatever a machine finds @param out as of which publication */
  const signOff = (version: StatementVersion, now?: number, out?: string): SignOff => {
    const found = signOffOf(
      (out === undefined ? items : itemsAt(out)).filter(item => isAskedOf(item, version.kind)),
      version,
      versionsOf.get(version.statement) ?? [],
      people,
      last,
      item => ({
        findings: now === undefined ? [] : checkFindings(item, version, ledger, index.playbook, now),
        isVoid: now !== undefined && looksAtNothing(item, version, ledger, index.playbook),
      }),
      covers,
      out === undefined ? undefined : log.places.get(out),
    );
    // Two edits that knew nothing of each other: which of them was approved is not settled.
    return contested.has(version) ? { ...found, approved: false } : found;
  };
  // Cached: each rule of evidence asks again, and the answer does not depend on the time.
  const signed = remembered((version: StatementVersion) => signOff(version));
  const takenDown = new Set(
    statements.flatMap(({ id, versions }) => (versions.some(({ ends }) => ends.length > 0) ? [id] : [])),
  );
  const out = publicationsOf(statements, (version, { event }) =>
    takenDown.has(version.statement) || itemsAt(event) !== items
      ? signOff(version, undefined, event)
      : signed(version),
  );
  const verdict = strictestVerdict(index, reading);
  const exit = exitOf(log, verdict, people);
  const publications = out.filter(({ kind }) => kind !== 'reply');
  const replies = out.filter(({ kind }) => kind === 'reply');
  const texts = new Map(statements.flatMap(({ versions }) => versions.map(each => [each.id, each] as const)));
  const wordsOf = (version: string): string => {
    const of = texts.get(version);
    return of === undefined ? '' : wholeText(of).trim();
  };
  const isQuoted = quotedIn(log, ledger, release);
  /** The values that the view takes over unchanged. */
  const found = {
    id: log.stream,
    title: lastTitle(log),
    playbook: playbookOf(log),
    openedAt: openedAtOf(log),
    drill: drillOf(log),
    // Closed, perhaps elsewhere, without the second signature it stands open.
    closed: exit === undefined || exit.state === 'agreed' ? closingIn(log) : undefined,
    exit,
    facts: reading.facts,
    happened: reading.happened,
    verdict,
    entryOf: entryIn(index, log),
    gaps: log.gaps.length,
    notices: noticesOf(
      index,
      log,
      out,
      new Set(statements.flatMap(({ id, refused }) => (refused === undefined ? [] : [id]))),
    ),
    post: postOf(index, log, reading.facts),
    ledger,
    statements,
    publications,
    replies,
    owed: owedOf(out),
    themes: themesOf(log, out, wordsOf, (answer, { version }) => {
      const of = texts.get(version);
      return of !== undefined && isQuoted(answer, of);
    }),
    orders: ordersOf(log),
    handovers: handoversIn(log),
    documents: documentsIn(log),
    minutes: live(log, 'minuted').map(eventRecord),
    calls: live(log, 'called').map(eventRecord),
    lines: live(log, 'lineTaken').map(eventRecord),
    actions: live(log, 'actionRecorded').map(event => ({
      ...eventRecord(event),
      done: currentRecord(log, actionSubject(event.id), 'actionDone'),
    })),
    proposals: live(log, 'proposalRecorded').map(eventRecord),
    people,
    fileBytes: fileBytes(log),
  };
  const source = { ...found, log, signOff: signed };
  const { steps, deadlines } = index.playbook;
  const listed = askedOfReadings(steps, reading, facts => checklist(index, facts));
  const occasional = askedOfReadings(steps, reading, facts => occasionalSteps(index, facts));
  const wanted = new Set([...listed, ...occasional]);
  const until = wantedUntil(index, log);
  const marks = new Map(
    steps.map(step => {
      const { state, differing } = stepMarks(log, step.id);
      // A re-grade may have taken the step off the list: evidence from before stays on record, later evidence does not count.
      const counts = ({ event }: FoundEvidence): boolean =>
        wanted.has(step) || (log.places.get(event) ?? 0) < until(step);
      return [step.id, { ...sensed(source, step, state, counts), differing }] as const;
    }),
  );
  const againstEvidence = [...marks].flatMap(([step, { contradicted, differing }]) =>
    // Where marks differ, deciding between them settles this, too.
    contradicted === undefined || differing.length > 0
      ? []
      : [
          {
            kind: 'contradicted' as const,
            subject: stepSubject(step),
            value: contradicted.mark,
            by: contradicted.by,
          },
        ],
  );
  const inForce = askedOfReadings(deadlines, reading, facts => deadlinesInForce(index, facts));
  const current = { ...found, differences: differencesOf(log, ledger, againstEvidence) };
  const noted = notesOfSteps(log);
  const waited = new Map(
    inForce.flatMap(({ id, anchor }) => (waitsForStep(anchor) ? [[id, anchor.step] as const] : [])),
  );
  const hasBegun = (deadline: string): boolean =>
    marks.get(waited.get(deadline) ?? '')?.state.kind === 'done';
  // An occasion has come up once somebody has marked its step or written of it, the record shows it done, a limit of it has begun, or
  // an outlet that asked waits for its answer.
  const awaitsAnswer = unansweredInterviews(found.minutes).length > 0;
  const hasComeUp = ({ id, fills, deadlines: own = [] }: Step): boolean => {
    if (fills === 'press' && awaitsAnswer) return true;
    const state = marks.get(id)?.state ?? TODO;
    return state.kind !== 'todo' || state.reopened !== undefined || noted.has(id) || own.some(hasBegun);
  };
  return {
    reading,
    current,
    signOff,
    applying: new Set([...listed, ...occasional.filter(hasComeUp)].map(({ id }) => id)),
    occasional: new Set(occasional),
    deadlines: inForce,
    provisional: mayCome(index, reading, inForce),
    knownSince: remembered(({ when }: Deadline) => knownSince(index, log, when)),
    marks,
    evidenceOf: remembered((step: Step) => evidenceOf(source, step)),
  };
}

/**
 * The clock to hold in view: of what does not bind only the time that is left says what to do. Where tickets are all there is, their own
 * limits come first, and what a grade would bring is none of theirs.
 */
function nextOf(clocks: readonly ClockView[], ticketAlone: boolean): ClockView | undefined {
  const running = clocks.filter(
    each => isRunning(each) && (isBinding(each) || (!ticketAlone && each.clock.kind !== 'overdue')),
  );
  const own = ticketAlone ? running.find(({ deadline }) => 'order' in deadline.anchor) : undefined;
  return own ?? running.find(({ clock }) => clock.kind !== 'stopwatch') ?? running[0];
}

/** Read once for a log and playbook, which never change: with each tick only the clocks do. */
const reading = remembered((index: PlaybookIndex) => remembered((log: IncidentLog) => readLog(index, log)));

/** Whatever shows a step of the checklist to be done, the earliest first; marks by hand say nothing to it. */
export function evidenceIn(
  index: PlaybookIndex,
  log: IncidentLog,
): ReadonlyMap<string, readonly FoundEvidence[]> {
  const { evidenceOf: found, applying } = reading(index)(log);
  const steps = index.playbook.steps.filter(({ id }) => applying.has(id));
  return new Map(steps.map(step => [step.id, found(step)]));
}

/** Marks on steps that this edition of the playbook does not have: another machine moved it while somebody worked on. */
function noticesOf(
  index: PlaybookIndex,
  log: IncidentLog,
  publications: readonly Publication[],
  refused: ReadonlySet<string>,
): readonly Notice[] {
  const unapproved = publications
    .filter(({ signOff, withdrawn }) => signOff === 'unapproved' && withdrawn === undefined)
    .map((publication): Notice => ({ kind: 'publishedUnapproved', publication }));
  const onAuthority = publications.flatMap((publication): readonly Notice[] =>
    publication.signOff === 'authorised'
      ? [{ kind: 'toRatify', publication }]
      : publication.signOff === 'refused' && refused.has(publication.statement)
        ? [{ kind: 'ratifyRefused', publication }]
        : [],
  );
  const marks = [...log.byType.values()]
    .filter(([first]) => first && stateOfMark(first) !== undefined)
    .flat();
  const marked = new Set(marks.flatMap(({ data }) => ('step' in data && data.step) || []));
  const gone = [...marked].flatMap((step): readonly Notice[] => {
    const last = log.subjects.get(stepSubject(step))?.current.at(-1);
    return last === undefined || index.steps.has(step)
      ? []
      : [{ kind: 'stepGone', step, event: last.id, by: last.by }];
  });
  return [...unapproved, ...onAuthority, ...gone];
}

const lastSaid = (log: IncidentLog, subject: string): string => {
  const event = incidentLogs.values(log, subject).at(-1);
  return event === undefined ? '' : String(incidentLogs.saidBy(event, subject));
};

// Title and playbook that a log names last; both can be read before the playbook itself is there.

export const lastTitle = (log: IncidentLog): string => withoutUnseen(lastSaid(log, 'title'));
/** Digest of the playbook that a log runs on. */
export const playbookOf = (log: IncidentLog): string => lastSaid(log, 'playbook');

/** A publication at a moment: one still without its later approval is overdue once the time is past. */
const outAt =
  (at: number) =>
  (out: Publication): Publication =>
    out.signOff === 'authorised' &&
    out.ratifyDue !== undefined &&
    limited(Date.parse(out.publishedAt), out.ratifyDue, true, at).kind === 'overdue'
      ? { ...out, signOff: 'overdue' }
      : out;

/** The view of each log at the moment at which it was looked at last: a command is decided where the screen was drawn. */
const views = new WeakMap<
  IncidentLog,
  { readonly index: PlaybookIndex; readonly now: number; readonly view: IncidentView }
>();

/** Joins plan, log and time: the one source of everything shown of an incident. @param now milliseconds since the epoch */
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
  const { applying, marks, signOff } = read;
  const notesOf = notesOfSteps(log);
  const { closed, exit, publications, replies, notices, statements, owed, themes, orders } = read.current;
  const closedAt = closed === undefined ? undefined : Date.parse(closed.at);
  const at = closedAt ?? now;
  const applies = (step: string): boolean => applying.has(step);
  const marked = (step: string): StepState => marks.get(step)?.state ?? TODO;
  const states = new Map(
    playbook.steps.map(({ id }) => [id, stateNow(log, id, marked(id), marked, applies, at)]),
  );
  const stateOf = (step: string): StepState => states.get(step) ?? TODO;

  // Once it is closed nothing more comes of what stayed open.
  const provisional = closed === undefined ? read.provisional : new Map<Deadline, Provisional>();
  const clocks = clocksOf(read.deadlines, provisional, {
    index,
    reading: read.reading,
    publications,
    owed,
    orders,
    uses: usesOf(statements),
    exit,
    applies,
    stateOf,
    evidenceOf: read.evidenceOf,
    knownSince: read.knownSince,
    now: at,
  });
  const touched = ({ id }: Step): boolean => applies(id) || marked(id).kind !== 'todo' || notesOf.has(id);
  const numbers = new Map(playbook.steps.map((step, position) => [step, position + 1]));
  const viewOf = (step: Step): StepView => {
    const state = stateOf(step.id);
    const given = currentEvent(log, assigneeSubject(step.id), 'assigned');
    const own = clocks.filter(clock => isBinding(clock) && clock.steps.includes(step));
    return {
      step,
      number: numbers.get(step) ?? 0,
      state,
      applies: applies(step.id),
      overrun: overrunOf(state, own),
      notes: notesOf.get(step.id) ?? [],
      clocks: own,
      assignee: assigneeIn(given),
      dueBy: given?.data.by,
      givenBy: given?.data.from,
      differing: marks.get(step.id)?.differing ?? [],
    };
  };
  const steps = playbook.steps.filter(touched).map(viewOf);
  const untouched = playbook.steps.filter(step => !touched(step));
  const latest = Date.parse(log.events.at(-1)?.at ?? '');
  const isOpen = closed === undefined;
  const publicationAt = outAt(at);
  return {
    ...read.current,
    publications: publications.map(publicationAt),
    replies: replies.map(publicationAt),
    notices: notices.map(notice =>
      notice.kind === 'stepGone' ? notice : { ...notice, publication: publicationAt(notice.publication) },
    ),
    // Each as long as the log, and looked at by few screens: worked out when one asks.
    get account() {
      return accountOf(index, log);
    },
    get notes() {
      return notesIn(log);
    },
    status: isOpen ? 'open' : 'closed',
    closedAt,
    steps,
    tasks: tasksGiven(read.current.minutes, steps),
    inactive: untouched.filter(step => !read.occasional.has(step)),
    occasional: untouched.filter(step => read.occasional.has(step)).map(viewOf),
    clocks,
    nextClock: isOpen ? nextOf(clocks, isTicketAlone(read.current)) : undefined,
    closing: closingStates(index, { steps, themes, clocks, statements, owed, orders }),
    recordedAhead: isAheadOf(now, latest) ? latest : undefined,
    progress: progressOf(steps),
    signOffOf: remembered(version => signOff(version, at)),
  };
}
