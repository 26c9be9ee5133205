import { slug, z } from '../base/schema.ts';
import { EVENT_VERSION } from './event.ts';

// Apart from event.ts so that a page which writes events, or reads back its own, need not carry the schema library.

const utcTime = z.iso.datetime({ precision: 3 });
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const facts = z.record(z.string(), z.string());

/** Somebody named in the log: a name, and a duty title as written by hand. Never a member of the public. */
export const personSchema = z.strictObject({ name: z.string(), title: z.exactOptional(z.string()) });

/** A value recorded with a step; the step's `wants` in the playbook says what it means. */
export const recordedValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), at: utcTime }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), url: z.string() }),
  z.strictObject({ kind: z.literal('number'), number: z.number() }),
  z.strictObject({ kind: z.literal('people'), people: z.array(z.string()) }),
  /** The file itself lies in the store under its SHA-256. `bytes` is its size. */
  z.strictObject({
    kind: z.literal('file'),
    name: z.string(),
    type: z.string(),
    bytes: z.number(),
    sha256: hash,
  }),
]);

/** When a deferred step comes back: at a time, when another step has a result, or when the incident is re-graded. */
export const untilSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), at: utcTime }),
  z.strictObject({ kind: z.literal('step'), step: slug }),
  z.strictObject({ kind: z.literal('regrade') }),
]);

const title = z.string();

/** Says that an incident is a drill, and of which run: real desks refuse it. In no real log. */
const drillSchema = z.strictObject({
  run: z.ulid(),
  scenario: slug,
  /** Gives the public's posts; the same seed gives the same ones. */
  seed: z.number().check(z.int(), z.minimum(0)),
  form: z.enum(['full', 'short']),
  /** Where in the scenario the run began, in milliseconds since its start. */
  from: z.number().check(z.int(), z.minimum(0)),
});

/** A piece of a statement: words of its own, or the value of a fact as it stood when the version was saved. */
export const segmentSchema = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ text: z.string(), fact: slug, entry: z.ulid() }),
]);

/** What can happen to an incident. A correction never edits: `undone` names the event it takes back. */
const happening = {
  /** Pins the playbook by digest. Always the first event. */
  opened: z.strictObject({ title, facts, playbook: hash, drill: z.exactOptional(drillSchema) }),
  renamed: z.strictObject({ title }),
  /** The whole set of facts after a re-grade, not a difference. */
  regraded: z.strictObject({ facts }),
  /** `doneAt` is when it was done, which may be earlier than when it was written down. */
  stepDone: z.strictObject({
    step: slug,
    doneAt: utcTime,
    values: z.exactOptional(z.record(slug, recordedValueSchema)),
    /** Who did it, where that was not whoever wrote it down. */
    doneBy: z.exactOptional(personSchema),
    /** The version of a statement that was published with it. */
    version: z.exactOptional(z.ulid()),
    /** Why something was published without passing the gate. */
    outside: z.exactOptional(z.string()),
  }),
  stepStarted: z.strictObject({ step: slug }),
  stepDeferred: z.strictObject({ step: slug, reason: z.string(), until: untilSchema }),
  stepNotApplicable: z.strictObject({ step: slug, reason: z.string() }),
  stepSkipped: z.strictObject({ step: slug, reason: z.string() }),
  /** A note on a step, or on the incident where `step` is absent. `happenedAt` is when it happened, where that was earlier. */
  noted: z.strictObject({
    step: z.exactOptional(slug),
    text: z.string(),
    kind: z.exactOptional(z.enum(['fact', 'decision', 'guess', 'contact'])),
    happenedAt: z.exactOptional(utcTime),
    /** In a drill: the call or question that these words answered. */
    answers: z.exactOptional(slug),
  }),
  /** Sets an earlier note right by adding to it; the earlier words stay. */
  corrected: z.strictObject({ event: z.string(), text: z.string() }),
  /** Steps given to somebody; to nobody, where `to` is absent. */
  assigned: z.strictObject({ steps: z.array(slug), to: z.exactOptional(personSchema) }),
  /** A list read aloud and confirmed by a second person. `step` is the one it stands before; absent before closing. */
  pauseConfirmed: z.strictObject({ pause: slug, step: z.exactOptional(slug), second: personSchema }),
  pauseSkipped: z.strictObject({ pause: slug, step: z.exactOptional(slug), reason: z.string() }),
  /** The sheet as it was read back, and who took over. */
  handedOver: z.strictObject({
    to: z.strictObject({ role: slug, name: z.string() }),
    sheet: z.strictObject({
      situation: z.string(),
      done: z.string(),
      todo: z.string(),
      limits: z.string(),
      risks: z.string(),
      contacts: z.string(),
    }),
  }),
  /** The incident runs on another edition of the playbook from here on. */
  playbookMoved: z.strictObject({ playbook: hash }),
  /** `left`: what was open at the closing, by the id of the closing need, and what becomes of it. */
  closed: z.strictObject({ reason: z.string(), left: z.exactOptional(z.record(slug, z.string())) }),
  reopened: z.strictObject({}),
  undone: z.strictObject({ event: z.string() }),

  // From verified facts to a release. `version` is the id of the event that saved a version of a statement.

  /**
   * An entry of the fact ledger. `replaces` names the entries it takes the place of: two that nobody has replaced stand
   * against each other, whether one officer heard both or two officers worked apart.
   */
  factRecorded: z.strictObject({
    fact: slug,
    /** The name of a fact the playbook does not know. */
    label: z.exactOptional(z.string()),
    value: z.string(),
    source: z.string(),
    state: z.enum(['verified', 'checking', 'withheld']),
    /** Why it is withheld. */
    reason: z.exactOptional(z.string()),
    /** Who verified it and when. */
    person: z.exactOptional(personSchema),
    verifiedAt: z.exactOptional(utcTime),
    replaces: z.array(z.ulid()),
  }),
  /** An entry of the cause is approved as the cause. Another entry needs another approval. */
  causeApproved: z.strictObject({ entry: z.ulid(), person: personSchema }),
  /** A version of a statement, whole. The first one gives the statement its id. */
  statementSaved: z.strictObject({
    statement: z.ulid(),
    channel: slug,
    kind: z.enum(['full', 'holding', 'correction']),
    title,
    parts: z.array(z.strictObject({ part: slug, text: z.array(segmentSchema) })),
    /** When the next update is promised, or why there will be none. */
    nextUpdate: z.exactOptional(utcTime),
    noUpdate: z.exactOptional(z.string()),
    /** The statement it sets right. */
    corrects: z.exactOptional(z.ulid()),
  }),
  /** A check of the gate that somebody made. */
  gatePassed: z.strictObject({ version: z.ulid(), item: slug, note: z.string(), person: personSchema }),
  gateSkipped: z.strictObject({ version: z.ulid(), item: slug, reason: z.string() }),
  approved: z.strictObject({
    version: z.ulid(),
    stage: slug,
    person: personSchema,
    opinion: z.exactOptional(z.string()),
  }),
  returned: z.strictObject({ version: z.ulid(), stage: slug, person: personSchema, reason: z.string() }),
  published: z.strictObject({
    version: z.ulid(),
    place: z.string(),
    publishedAt: utcTime,
    link: z.exactOptional(z.string()),
    nextUpdate: z.exactOptional(utcTime),
  }),

  // What the public says, by theme and count, never by person: online it is answered, offline it is solved.

  themeRecorded: z.strictObject({
    theme: z.ulid(),
    title,
    /** How many were heard this time. */
    count: z.number(),
    place: z.exactOptional(z.string()),
  }),
  themeAnswered: z.strictObject({
    theme: z.ulid(),
    how: z.enum(['answered', 'corrected']),
    text: z.string(),
    link: z.exactOptional(z.string()),
  }),
  themePassed: z.strictObject({ theme: z.ulid(), to: z.string(), due: z.exactOptional(utcTime) }),
  themeSolved: z.strictObject({ theme: z.ulid(), result: z.string() }),

  // Documents and the review.

  /** A document as it was filed, by the ids of its form's fields. */
  documentFiled: z.strictObject({ form: slug, fields: z.record(slug, z.string()) }),
  actionRecorded: z.strictObject({
    action: z.ulid(),
    finding: z.string(),
    text: z.string(),
    owner: personSchema,
    due: utcTime,
  }),
  actionDone: z.strictObject({ action: z.ulid(), result: z.string() }),
  proposalRecorded: z.strictObject({
    proposal: z.ulid(),
    target: z.strictObject({ kind: z.enum(['clause', 'step']), id: z.string() }),
    what: z.string(),
    why: z.string(),
  }),
};

const envelope = {
  v: z.literal(EVENT_VERSION),
  /** ULID: sorts by the writer's clock, unique without a server. */
  id: z.ulid(),
  stream: z.ulid(),
  /** When it was written down, by the writer's clock. */
  at: utcTime,
  by: z.strictObject({ role: slug, name: z.exactOptional(z.string()) }),
  /** Hashes of the heads the writer had seen: what makes the log a graph that merges by union. */
  prev: z.array(hash),
  /** SHA-256 over the canonical JSON of everything else in the event. */
  hash,
};

const variant = <Type extends keyof typeof happening>(type: Type) =>
  z.strictObject({ ...envelope, type: z.literal(type), data: happening[type] });

export const eventSchema = z.discriminatedUnion('type', [
  variant('opened'),
  variant('renamed'),
  variant('regraded'),
  variant('stepDone'),
  variant('stepNotApplicable'),
  variant('stepSkipped'),
  variant('stepStarted'),
  variant('stepDeferred'),
  variant('noted'),
  variant('corrected'),
  variant('assigned'),
  variant('pauseConfirmed'),
  variant('pauseSkipped'),
  variant('handedOver'),
  variant('playbookMoved'),
  variant('closed'),
  variant('reopened'),
  variant('undone'),
  variant('factRecorded'),
  variant('causeApproved'),
  variant('statementSaved'),
  variant('gatePassed'),
  variant('gateSkipped'),
  variant('approved'),
  variant('returned'),
  variant('published'),
  variant('themeRecorded'),
  variant('themeAnswered'),
  variant('themePassed'),
  variant('themeSolved'),
  variant('documentFiled'),
  variant('actionRecorded'),
  variant('actionDone'),
  variant('proposalRecorded'),
]);
