import { ascending, inTimeOrder } from '../../base/order.ts';
import type { EvidenceRule } from '../../playbook/evidence.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { WantMeaning } from '../../playbook/vocabulary.ts';
import type { SignOff } from '../approval/sign-off.ts';
import type { Person } from '../core/define.ts';
import { currentEvent, live } from '../core/events.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { RecordedValue } from '../core/recorded.ts';
import { numberValue } from '../core/values.ts';
import type { IncidentView } from '../core/view.ts';
import { partyName, personName } from '../core/words/person.ts';
import { pendingFacts, sourcesOf, verifiedOf } from '../facts/ledger.ts';
import { causeSubject } from '../facts/subjects.ts';
import { assigneeIn, assigneeSubject } from '../people/assigned.ts';
import { isOut, isVersionOut, statesFacts } from '../statements/life.ts';
import type { SignMark, StatementVersion } from '../statements/version.ts';
import { unansweredInterviews } from './interviews.ts';
import { markSaidBy, stepMarks } from './step-state.ts';
import type { Evidence, EvidencePlace, EvidenceValues, StepState } from './step-view.ts';

/** Evidence as it was found: of thousands, only the one that does the step works out its values. */
export type FoundEvidence = Omit<Evidence, 'said'> & { said(): EvidenceValues };

/** The parts of an incident in which evidence is looked for. */
export interface EvidenceSource
  extends Pick<
    IncidentView,
    | 'post'
    | 'ledger'
    | 'statements'
    | 'publications'
    | 'themes'
    | 'orders'
    | 'handovers'
    | 'minutes'
    | 'calls'
    | 'documents'
  > {
  readonly log: IncidentLog;
  readonly signOff: (version: StatementVersion) => SignOff;
}

/** The events that one rule finds; {@link evidenceOf} works out all that follows from the events themselves. */
interface Finding {
  readonly place: EvidencePlace;
  readonly events: readonly string[];
  /** Where it is not when the last event was written. */
  readonly at?: string | undefined;
  readonly doneBy?: Person | undefined;
  said?(): EvidenceValues;
}

/** The values that evidence gives, by meaning: words, or a recorded value; undefined where it has none. */
type Words = Readonly<Partial<Record<WantMeaning, string | RecordedValue | undefined>>>;

const said = (words: Words): EvidenceValues =>
  Object.fromEntries(
    Object.entries(words).flatMap(([means, value]): readonly (readonly [string, RecordedValue])[] => {
      if (value === undefined || value === '') return [];
      return [[means, typeof value === 'string' ? { kind: 'text', text: value } : value]];
    }),
  );

const nothing = (): EvidenceValues => ({});

const versionName = ({ title, number }: Pick<StatementVersion, 'title' | 'number'>): string =>
  `《${title}》第 ${number} 稿`;
const later = (one: string, other: string): string => (Date.parse(other) > Date.parse(one) ? other : one);

/**
 * Versions whose sign-off counts: those nobody has replaced, and those that are out. Where nobody has signed anything of a statement, its
 * sign-off is not worked out: of thousands of drafts that took most of the time of a view.
 */
const signedVersions = ({ statements }: EvidenceSource): readonly StatementVersion[] =>
  statements.flatMap(({ versions, drafts }) => {
    if (versions.every(({ marks }) => marks.length === 0)) return [];
    const current = new Set(drafts);
    // A reply to one question does none of the steps of a release, and a first word neither.
    if (versions.some(version => version.kind === 'reply' || !statesFacts(version))) return [];
    return versions.filter(version => current.has(version) || isVersionOut(version));
  });

/**
 * Evidence from marks on the sign-off of versions.
 * @param marksOf the marks that show it: all of them, or none
 * @param more values besides the version
 */
const signatures = (
  source: EvidenceSource,
  marksOf: (signOff: SignOff) => readonly SignMark[],
  more: (marks: readonly SignMark[]) => Words,
): readonly Finding[] =>
  signedVersions(source).flatMap((version): readonly Finding[] => {
    const marks = marksOf(source.signOff(version));
    if (marks.length === 0) return [];
    return [
      {
        place: { kind: 'statement', statement: version.statement },
        events: marks.map(({ event }) => event),
        doneBy: marks.at(-1)?.person,
        said: () => said({ version: versionName(version), ...more(marks) }),
      },
    ];
  });

function verifiedFacts({ log, ledger }: EvidenceSource): readonly Finding[] {
  if (!ledger.facts.some(({ usable }) => usable !== undefined) || pendingFacts(ledger).length > 0) return [];
  const entries = ledger.facts
    .filter(({ element }) => element !== undefined && element.extra !== true)
    .flatMap(({ current }) => current.at(-1) ?? []);
  const approvals = entries.flatMap(({ event }) => log.family.values(log, causeSubject(event)).at(-1) ?? []);
  const moments = [
    ...entries.map(({ at, verifiedAt }) => verifiedAt ?? at),
    ...approvals.map(event => (event.type === 'causeApproved' ? event.data.decidedAt : event.at)),
  ];
  return [
    {
      place: { kind: 'facts' },
      events: [...entries.map(({ event }) => event), ...approvals.map(({ id }) => id)],
      at: moments.reduce(later),
      said: () => said({ conclusion: verifiedOf(ledger), sources: sourcesOf(ledger) }),
    },
  ];
}

/** Evidence of a search: counts recorded after the step was assigned. Counts typed in before, when the post was reported, are no search. */
function searches({ log, post: { platform, counts } }: EvidenceSource, step: string): readonly Finding[] {
  const current = currentEvent(log, assigneeSubject(step), 'assigned');
  // A step given to another since, or elsewhere, stays the work of its earlier assignee; of two assigned apart, of the one
  // decided for.
  const givings = [
    ...live(log, 'assigned').filter(({ data }) => data.steps.includes(step)),
    ...(current === undefined ? [] : [current]),
  ];
  const placeOf = (event: string): number => log.places.get(event) ?? 0;
  // Where the triage puts it is no record of a search, and a re-grade must not change a result.
  const recorded = platform?.from === 'post' ? platform : undefined;
  return counts.flatMap(({ event, at, attention, comments }): readonly Finding[] => {
    const given = givings.findLast(({ id }) => placeOf(id) < placeOf(event));
    if (given === undefined || assigneeIn(given) === undefined) return [];
    return [
      {
        place: { kind: 'post' },
        events: [given.id, ...(recorded === undefined ? [] : [recorded.event]), event],
        at,
        doneBy: given.data.to,
        said: () =>
          said({
            platforms: recorded?.value,
            attention: attention && numberValue(attention),
            comments: comments && numberValue(comments),
          }),
      },
    ];
  });
}

/** Evidence from minutes. A decision says what is to be done; for a step that assesses the matter it is the plan, and no assessment. */
const minutesOf = ({ minutes }: EvidenceSource, step: Step, sorts: readonly string[]): readonly Finding[] => {
  // Nobody is answered by having been written down.
  const isPress = step.fills === 'press';
  if (isPress && unansweredInterviews(minutes).length > 0) return [];
  return minutes
    .filter(({ sort, steps }) => sorts.includes(sort) && steps.includes(step.id))
    .filter(({ reply }) => !isPress || reply !== undefined)
    .map(({ event, sort, heldAt, people: who, said: words, tasks, assessed, lead, line, reply, absent }) => ({
      place: { kind: 'minutes' },
      events: [event],
      at: heldAt,
      said: () =>
        said({
          [sort === 'phoneReport' || sort === 'interview' ? 'recipient' : 'participants']: {
            kind: 'people',
            people: who,
          },
          ...(step.fills === 'assessment'
            ? { conclusion: assessed, planPoints: words }
            : sort === 'interview'
              ? { questions: words, conclusion: reply }
              : { conclusion: words }),
          lead,
          tasks: tasks && { kind: 'tasks', tasks },
          line,
          ...(sort === 'opinion' ? { sources: reply } : sort !== 'interview' && { instruction: reply }),
          absent,
        }),
    }));
};

/**
 * A report by telephone: the person reached, and the words. Where no place of the danger was told, no danger was reported; and
 * somebody who rang back was told nothing, unless the words are on record.
 */
const reachedBy = ({ calls }: EvidenceSource, posts: readonly string[]): readonly Finding[] =>
  calls
    .filter(
      ({ post, end, placeUntold, rangBack, said: words }) =>
        end === 'reached' &&
        placeUntold === undefined &&
        (rangBack === undefined || words !== undefined) &&
        post !== undefined &&
        posts.includes(post),
    )
    .map(({ event, calledAt, said: words, ...party }) => ({
      place: { kind: 'calls' },
      events: [event],
      at: calledAt,
      said: () => said({ recipient: { kind: 'people', people: [partyName(party)] }, instruction: words }),
    }));

/** Each filing from which on all of the forms lay filed. */
function filings({ log, documents }: EvidenceSource, forms: readonly string[]): readonly Finding[] {
  const filed = forms
    .flatMap(form => (documents.get(form) ?? []).map(document => ({ form, event: document.event })))
    .sort((one, other) => (log.places.get(one.event) ?? 0) - (log.places.get(other.event) ?? 0));
  const latest = new Map<string, string>();
  return filed.flatMap(({ form, event }): readonly Finding[] => {
    latest.set(form, event);
    return latest.size < forms.length
      ? []
      : [{ place: { kind: 'document', form }, events: [...latest.values()] }];
  });
}

type PublishedRule = Extract<EvidenceRule, { published: unknown }>;

/** Whether a publication is the one that a rule asks for. @param isFirst nothing was published before it */
const isAskedBy = (
  { published, channel, followUp }: PublishedRule,
  out: Pick<StatementVersion, 'kind' | 'channel'>,
  isFirst: boolean,
): boolean =>
  published.some(kind => kind === out.kind) &&
  (channel === undefined || out.channel === channel) &&
  (followUp === undefined || !isFirst);

/** Whether publishing a version does a step by itself. @param isFirst nothing went out before it */
export const doneByPublishing = (
  { evidence = [] }: Step,
  version: Pick<StatementVersion, 'kind' | 'channel'>,
  isFirst: boolean,
): boolean => evidence.some(rule => 'published' in rule && isAskedBy(rule, version, isFirst));

const publicationsBy = ({ publications }: EvidenceSource, rule: PublishedRule): readonly Finding[] =>
  publications
    .filter(out => isOut(out) && statesFacts(out))
    .filter((out, position) => isAskedBy(rule, out, position === 0))
    .map(out => ({
      place: { kind: 'statement', statement: out.statement },
      events: [out.event],
      at: out.publishedAt,
      said: () =>
        said({
          link: out.link === undefined ? undefined : { kind: 'link', url: out.link },
          place: out.place,
          version: versionName(out),
          nextUpdate: out.nextUpdate === undefined ? undefined : { kind: 'time', at: out.nextUpdate },
          approver: out.approvers.map(personName).at(-1),
        }),
    }));

/** Passing a theme on, or solving it, has not answered the people who asked in public. */
function answeredThemes({ themes }: EvidenceSource): readonly Finding[] {
  const answers = themes.map(({ online }) => online);
  if (answers.length === 0 || answers.some(({ length }) => length === 0)) return [];
  const events = answers.flat().map(({ event }) => event);
  const places = themes.flatMap(({ heard }) => heard.flatMap(({ place }) => place ?? []));
  return [
    { place: { kind: 'themes' }, events, said: () => said({ place: [...new Set(places)].join('、') }) },
  ];
}

/** A step that was given to somebody, or to a unit, which then leads. */
const assignments = ({ log }: EvidenceSource, steps: readonly string[]): readonly Finding[] =>
  steps.flatMap((given): readonly Finding[] => {
    const event = currentEvent(log, assigneeSubject(given), 'assigned');
    if (event === undefined || assigneeIn(event) === undefined) return [];
    return [
      {
        place: { kind: 'assignment' },
        events: [event.id],
        said: () => said({ lead: event.data.unit }),
      },
    ];
  });

/** Another step that was recorded as done. */
const otherSteps = ({ log }: EvidenceSource, steps: readonly string[]): readonly Finding[] =>
  steps.flatMap((step): readonly Finding[] => {
    const { state } = stepMarks(log, step);
    if (state.kind !== 'done') return [];
    return [{ place: { kind: 'step', step }, events: [state.event], at: state.at, doneBy: state.doneBy }];
  });

const drafts = (
  { statements }: EvidenceSource,
  { drafted }: Extract<EvidenceRule, { drafted: unknown }>,
): readonly Finding[] =>
  statements.flatMap(({ id: statement, versions }) =>
    versions
      .filter(({ kind }) => drafted.some(each => each === kind))
      .map(version => ({
        place: { kind: 'statement', statement } as const,
        events: [version.id],
        said: () => said({ version: versionName(version) }),
      })),
  );

const checksSigned = (source: EvidenceSource, checks: readonly string[]): readonly Finding[] =>
  signatures(
    source,
    ({ lines }) => {
      const marks = checks.flatMap(id => {
        const line = lines.find(({ item }) => item.id === id);
        return line?.state === 'passed' && line.mark?.kind === 'signed' ? [line.mark] : [];
      });
      return marks.length < checks.length ? [] : marks;
    },
    marks => ({ conclusion: [...new Set(marks.flatMap(mark => mark.text ?? []))].join('；') }),
  );

const approvals = (source: EvidenceSource): readonly Finding[] =>
  signatures(
    source,
    ({ approved, lines }) =>
      approved ? lines.flatMap(({ item, mark }) => (item.check === 'approval' ? (mark ?? []) : [])) : [],
    marks => {
      const approver = marks.at(-1)?.person;
      return { approver: approver && personName(approver) };
    },
  );

function themesDone(
  source: EvidenceSource,
  what: Extract<EvidenceRule, { themes: unknown }>['themes'],
): readonly Finding[] {
  if (what === 'answered') return answeredThemes(source);
  const events = source.themes.flatMap(({ heard, online }): readonly { readonly event: string }[] =>
    what === 'recorded' ? heard : online.filter(({ how }) => how === 'corrected'),
  );
  return events.map(({ event }) => ({ place: { kind: 'themes' }, events: [event] }));
}

const handoversTaken = ({ handovers }: EvidenceSource): readonly Finding[] =>
  handovers.flatMap(({ event, to, accepted }): readonly Finding[] =>
    accepted === undefined
      ? []
      : [
          {
            place: { kind: 'handover' },
            events: [event, accepted.event],
            said: () => said({ recipient: to.name }),
          },
        ],
  );

/** A rule that has no finder below does not compile. */
const noFinder = (_: never): readonly Finding[] => [];

function findingsOf(source: EvidenceSource, step: Step, rule: EvidenceRule): readonly Finding[] {
  if ('facts' in rule) return verifiedFacts(source);
  if ('post' in rule) return searches(source, step.id);
  if ('minutes' in rule) return minutesOf(source, step, rule.minutes);
  if ('called' in rule) return reachedBy(source, rule.called);
  if ('assigned' in rule) return assignments(source, rule.assigned);
  if ('done' in rule) return otherSteps(source, rule.done);
  if ('filed' in rule) return filings(source, rule.filed);
  if ('drafted' in rule) return drafts(source, rule);
  if ('signed' in rule) return checksSigned(source, rule.signed);
  if ('approval' in rule) return approvals(source);
  if ('published' in rule) return publicationsBy(source, rule);
  if ('themes' in rule) return themesDone(source, rule.themes);
  if ('orders' in rule) return ordersDone(source, rule.orders);
  if ('handover' in rule) return handoversTaken(source);
  return noFinder(rule);
}

/** Evidence from orders: registered, or all of them reported back. */
function ordersDone({ orders }: EvidenceSource, what: 'registered' | 'answered'): readonly Finding[] {
  const place = { kind: 'orders' } as const;
  if (what === 'registered')
    return orders.map(({ event, receivedAt }) => ({ place, events: [event], at: receivedAt }));
  const answers = orders.flatMap(({ final }) => final ?? []);
  if (orders.length === 0 || answers.length < orders.length) return [];
  return [
    {
      place,
      events: [...orders, ...answers].map(({ event }) => event),
      at: answers.map(({ answeredAt }) => answeredAt).reduce(later),
      said: () => said({ conclusion: answers.map(({ text }) => text).join('；') }),
    },
  ];
}

function eventsOf(log: IncidentLog, ids: readonly string[]): readonly IncidentEvent[] {
  const placeOf = (id: string): number => log.places.get(id) ?? -1;
  // Most evidence is one event, and there are thousands.
  const places = ids.length === 1 ? ids.map(placeOf) : [...new Set(ids)].map(placeOf).sort(ascending);
  return places.flatMap(place => log.events[place] ?? []);
}

/**
 * All evidence that the log has for a step, the earliest first. A report is made to somebody: its text lying filed reports nothing,
 * whatever an edition of the playbook says.
 */
export function evidenceOf(source: EvidenceSource, step: Step): readonly FoundEvidence[] {
  const found = (step.evidence ?? [])
    .filter(rule => !('filed' in rule && step.outcome === 'reported'))
    .flatMap(rule => findingsOf(source, step, rule))
    .flatMap(({ place, events: ids, at, doneBy, said: values = nothing }): readonly FoundEvidence[] => {
      const events = eventsOf(source.log, ids);
      const last = events.at(-1);
      if (last === undefined) return [];
      return [
        {
          place,
          event: last.id,
          events: events.map(each => each.id),
          at: at ?? last.at,
          writtenAt: last.at,
          by: last.by,
          doneBy,
          said: values,
        },
      ];
    });
  return inTimeOrder(found);
}

/** The hand mark that evidence it knew of does not override. */
function objection(state: StepState): string | undefined {
  switch (state.kind) {
    case 'todo':
      return state.reopened?.event;
    case 'deferred':
    case 'skipped':
    case 'notApplicable':
    case 'notReported':
    case 'toReport':
      return state.event;
    case 'started':
    case 'done':
      return undefined;
  }
}

/** The state of a step by its marks and its evidence. */
interface Sensed {
  readonly state: StepState;
  /** A mark against doing the step, and evidence of its being done whose writers knew nothing of it, nor it of them. */
  readonly contradicted: { readonly mark: IncidentEvent; readonly by: readonly IncidentEvent[] } | undefined;
}

/**
 * A step's state by its marks and evidence. A mark that it is done stays; otherwise the earliest evidence does the step. Where
 * an officer has set the step aside or reopened it, evidence known to him does not count, evidence whose writer knew of it
 * does, and for evidence recorded apart from it somebody has to decide.
 * @param isItsOwn whether evidence counts at all: a step that nobody asked for is done by nothing
 */
export function sensed(
  source: EvidenceSource,
  step: Step,
  state: StepState,
  isItsOwn: (evidence: FoundEvidence) => boolean,
): Sensed {
  const asMarked: Sensed = { state, contradicted: undefined };
  if (state.kind === 'done' || step.evidence === undefined) return asMarked;
  const { log } = source;
  const against = objection(state);
  const mark = against === undefined ? undefined : markSaidBy(log, step.id, against);
  const evidence = evidenceOf(source, step).filter(isItsOwn);
  const [set] = eventsOf(log, against === undefined ? [] : [against]);
  if (mark === undefined || set === undefined) return doneBy(step, evidence[0]) ?? asMarked;
  const rests = new Set(evidence.flatMap(({ events }) => events));
  const events = eventsOf(log, [...rests]);
  const unknown = new Set(log.family.unknownTo(log, mark, events).map(({ id }) => id));
  const apart = new Set([...log.family.apartFrom(log, mark, events)].map(({ id }) => id));
  const fresh = evidence.filter(each => each.events.some(id => unknown.has(id)));
  // That something is to be reported does not speak against its having been.
  const counts = fresh.find(
    each => state.kind === 'toReport' || each.events.some(id => unknown.has(id) && !apart.has(id)),
  );
  const done = doneBy(step, counts);
  if (done !== undefined) return done;
  const by = eventsOf(
    log,
    fresh.flatMap(each => each.events.filter(id => apart.has(id))),
  );
  return by.length === 0 ? asMarked : { state, contradicted: { mark: set, by } };
}

function doneBy(step: Step, evidence: FoundEvidence | undefined): Sensed | undefined {
  if (evidence === undefined) return undefined;
  const said = evidence.said();
  const values = (step.wants ?? []).flatMap(({ id, means }) => {
    const value = means && said[means];
    return value === undefined ? [] : [[id, value] as const];
  });
  const { at, by, event, writtenAt, doneBy: who } = evidence;
  return {
    state: {
      kind: 'done',
      at,
      by,
      event,
      writtenAt,
      doneBy: who,
      values: Object.fromEntries(values),
      sensed: { ...evidence, said },
    },
    contradicted: undefined,
  };
}
