import { id, ref, refs, sentenceSchema, some, z } from '../../base/schema.ts';
import { EFFORTS } from '../../desk/core/effort.ts';
import { occurrence } from '../../desk/core/occurrence.ts';
import { ORDER_SORTS } from '../../desk/orders/order.ts';
import { NOTE_KINDS } from '../../desk/record/noted.ts';
import { RELEASE_KINDS, STATEMENT_KINDS } from '../../playbook/vocabulary.ts';
import { TRAPS } from './grade.ts';
import { INJECT_KINDS } from './inject-kinds.ts';
import { patternSchema } from './pattern-schema.ts';

/** Time since a drill began, or how long something takes: ISO 8601 hours and minutes. */
const offsetSchema = z.string().check(z.regex(/^PT(?=\d)(\d{1,3}H)?(\d{1,2}M)?$/));

/** The value of a fact: words, or, of when the matter happened, the time and how surely it is known. */
const factValue = z.union([sentenceSchema, occurrence({ z, utcTime: z.iso.datetime({ offset: true }) })]);

const cite = refs('clause', 'rule');

/** Minutes of the drill's time that acts of a kind take. */
export const minutesSchema = z.partialRecord(
  z.enum(EFFORTS),
  z.number().check(z.int(), z.minimum(0), z.maximum(240)),
);

const playingMinutes = z.number().check(z.int(), z.minimum(1), z.maximum(240));

/** How hot a matter is: a hundred is the talk of the country. */

const arrival = {
  /** `finding`: something was checked and is now known. `message`: something passed on, which may be so or not. */
  kind: z.enum(INJECT_KINDS),
  /** Who it comes from. Its names are invented. */
  from: sentenceSchema,
  /** In its own words, as it reaches the desk; a table has its lines. */
  text: sentenceSchema,
  /** Somebody waits for an answer: the feed offers a field for it. */
  reply: z.exactOptional(
    z.strictObject({
      /** The answer should say when more is said. */
      next: z.exactOptional(z.literal(true)),
      /** A duty to be done by the time that the answer promises; without it the person waiting only has to hear more. */
      keeps: z.exactOptional(patternSchema),
      /** The channels he reads, and so publications he hears of. Without them he hears answers alone. */
      reads: z.exactOptional(refs('channel')),
    }),
  ),
  /** The ledger entries that a good officer makes from it. The trainee sees only `text`. */
  facts: z.exactOptional(
    some(
      z.strictObject({
        fact: ref('element'),
        value: factValue,
        source: sentenceSchema,
        /** Somebody says so, and nobody has looked yet. */
        told: z.exactOptional(z.literal(true)),
      }),
    ),
  ),
};

/** Something that happens at its time, whatever the trainee does. */
const injectSchema = z.strictObject({
  ...arrival,
  // Injects and reactions arrive in one list.
  id: id('inject', 'arrival'),
  at: offsetSchema,
  /** The good act at this point: hidden until asked for. */
  good: sentenceSchema,
  cite,
  /** Questions that each role asks itself at a table, by role id. */
  prompts: z.record(ref('role'), sentenceSchema),
});

/**
 * When the public, the press or a superior answers what the trainee did or left undone. `done`: some time after the first
 * such act that still stands. `undone`: at a moment, where there is no such act by then.
 */
const triggerSchema = z.union([
  z.strictObject({ done: patternSchema, wait: z.exactOptional(offsetSchema) }),
  z.strictObject({ undone: patternSchema, by: offsetSchema }),
  /** Fires when the time promised by such an act has passed, and the person promised has heard nothing. */
  z.strictObject({ broken: patternSchema, wait: z.exactOptional(offsetSchema) }),
  /** When this becomes of a question of the public for the first time. */
  z.strictObject({
    question: ref('asked'),
    turns: z.enum(['answered', 'checking', 'false', 'broken']),
    wait: z.exactOptional(offsetSchema),
  }),
]);

const reactionSchema = z.strictObject({
  ...arrival,
  id: id('arrival'),
  when: triggerSchema,
  /** The order that comes back with it: because it was not met, or was not followed. */
  recalls: z.exactOptional(ref('inject')),
  /** Not where this was done before it came to that. */
  unless: z.exactOptional(patternSchema),
});

/** Something that the public wants to know. */
const askedQuestionSchema = z.strictObject({
  id: id('asked'),
  /** The question itself. */
  asks: sentenceSchema,
  /** The inject that brings it up; absent: it is asked from the start. */
  opens: z.exactOptional(ref('inject')),
  /** Verified facts that answer it, all of them in one text, `from` an inject on; absent: nothing in the drill does. */
  answer: z.exactOptional(z.strictObject({ facts: refs('element'), from: z.exactOptional(ref('inject')) })),
  /** Untrue or judging words about it. */
  traps: z.exactOptional(refs('trap')),
});

/** Somebody of the scenario who approves what goes out. */
const approverSchema = z.strictObject({
  name: sentenceSchema,
  title: sentenceSchema,
  /** When it is sent back, and with what words: the first that fits. */
  returns: z.exactOptional(
    some(
      z.strictObject({
        form: z.exactOptional(some(z.enum(STATEMENT_KINDS))),
        /** `noNext`: no next time in it. `looseFigure`: a figure that no verified fact holds. `lacks`: none of these facts. */
        when: z.union([z.enum(['noNext', 'looseFigure']), z.strictObject({ lacks: refs('element') })]),
        reason: sentenceSchema,
      }),
    ),
  ),
});
/** By role. */
export const approversSchema = z.record(ref('role'), approverSchema);

/** The questions of the public. */
const publicSchema = z.strictObject({
  /** Channels on which all of the public reads: a promise made on any is kept there, too. */
  reads: refs('channel'),
  questions: some(askedQuestionSchema),
});

/** Words that must not go out, as this scenario would tempt one to say them. */
const trapSchema = z.strictObject({
  id: id('trap'),
  /** `cause`: fails the run as a cause that nobody has verified. `personal`: as personal data. `verdict`, `forecast`: lower a grade where an objective says so. */
  kind: z.enum(TRAPS),
  /**
   * Words that fall into the trap; `…` stands for anything that fits between within a sentence. Those of `personal` are matched
   * to the letter.
   */
  words: some(sentenceSchema),
  /** Longer expressions in which they are harmless, beyond the questions, denials and reports that `desk/gate/reading.ts` knows. */
  except: z.exactOptional(some(sentenceSchema)),
  /** The inject with which it is established and may be said. */
  until: z.exactOptional(ref('inject')),
  why: sentenceSchema,
  cite,
});

const clauseOfGrade = z.strictObject({ act: patternSchema, why: sentenceSchema });

/** Something to achieve, marked from the log. */
const objectiveSchema = z.strictObject({
  id: id('objective'),
  title: sentenceSchema,
  cite,
  /** The role that answers for it. */
  role: ref('role'),
  /** The act that achieves it, counted from `after`: the start, or the arrival of an inject. */
  expect: patternSchema,
  after: z.exactOptional(ref('inject')),
  /** An act from before counts as done in time. */
  anytime: z.exactOptional(z.literal(true)),
  /** P up to here, S up to `late`, M after that. */
  good: offsetSchema,
  late: offsetSchema,
  /** Acts that have to come first: M without. */
  first: z.exactOptional(some(clauseOfGrade)),
  /** Acts that spoil it, from the start to the end of the drill: M with. */
  without: z.exactOptional(some(clauseOfGrade)),
  /** The act of a good officer. */
  ideal: sentenceSchema,
});

/** By question: an option, or for `times` an offset. */
const answers = z.record(ref('question'), z.string());
/** By what a step wants, or a channel's part. */
const texts = z.record(z.string(), z.string());
/** A row of tasks; `by` is ISO 8601 with zone. */
const taskSchema = z.strictObject({ who: z.string(), what: z.string(), by: z.exactOptional(z.string()) });

/** Time from now to the one at which more is promised; absent: none is. */
const next = z.exactOptional(offsetSchema);

const deed = <const Kind extends string, Shape extends z.core.$ZodShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ do: z.literal(kind), at: offsetSchema, ...shape });

/** One thing done on the ideal path; the player does it with the desk's own commands. */
const deedSchema = z.discriminatedUnion('do', [
  /** Times are offsets, and default to the start. */
  deed('triage', { answers, times: z.exactOptional(answers) }),
  deed('regrade', { answers, times: z.exactOptional(answers) }),
  /** Values that a step wants and that are not given here are filled in. */
  deed('step', {
    step: ref('step'),
    values: z.exactOptional(z.record(z.string(), z.union([z.string(), z.array(taskSchema)]))),
  }),
  deed('leave', { step: ref('step'), reason: sentenceSchema }),
  deed('assign', { steps: refs('step') }),
  deed('fact', {
    fact: ref('element'),
    value: factValue,
    source: sentenceSchema,
    state: z.enum(['verified', 'checking', 'withheld']),
    reason: z.exactOptional(sentenceSchema),
    /** As another account, and not in the place of those that stand. */
    beside: z.exactOptional(z.literal(true)),
  }),
  /** Approves the standing entry of the cause as the cause. */
  deed('cause', {}),
  /** Drafts from the template, takes it through the sign-off, and publishes at this time: it is begun early enough. `parts` takes the template's place. */
  deed('publish', {
    channel: ref('channel'),
    form: z.enum(RELEASE_KINDS),
    parts: z.exactOptional(texts),
    next,
    /** In a publication, corrects the first statement. */
    corrects: z.exactOptional(z.literal(true)),
  }),
  deed('reply', { to: ref('waiting'), text: sentenceSchema, next }),
  deed('note', { kind: z.enum(NOTE_KINDS), text: sentenceSchema }),
  deed('theme', { title: sentenceSchema, count: z.number().check(z.int(), z.minimum(1)) }),
  deed('answer', { theme: sentenceSchema, text: sentenceSchema, next }),
  deed('pass', { theme: sentenceSchema, to: sentenceSchema }),
  deed('solve', { theme: sentenceSchema, result: sentenceSchema }),
  /** Registers something that came in. */
  deed('order', {
    sort: z.enum(ORDER_SORTS),
    from: sentenceSchema,
    number: z.exactOptional(sentenceSchema),
    demand: sentenceSchema,
    /** When it is to be answered, since the start. */
    limit: z.exactOptional(offsetSchema),
  }),
  /** Answers the order that is due next. */
  deed('answerOrder', { text: sentenceSchema, way: sentenceSchema }),
  deed('file', { form: ref('form') }),
  deed('handOver', { sheet: sentenceSchema }),
]);

/** A drill: its events, the trainee's tasks, the public's reactions, and the marking. */
export const scenarioSchema = z.strictObject({
  id: id('scenario'),
  title: sentenceSchema,
  /** The topic of the triage that it is about. */
  topic: ref('topic'),
  /** One sentence: what it tests. */
  tests: sentenceSchema,
  /** When the drill begins, in its own time. */
  start: z.iso.datetime({ offset: true }),
  /** When it ends, since the start. */
  end: offsetSchema,
  /** About how many minutes playing it takes one person, by form. */
  playing: z.strictObject({ full: playingMinutes, short: playingMinutes }),
  /** Minutes that acts take here, where they differ from settings.yaml. */
  minutes: z.exactOptional(minutesSchema),
  /** Who approves here, where that is not whom settings.yaml names. */
  approvers: z.exactOptional(approversSchema),
  /** The trainee's knowledge at the start, paragraph by paragraph. */
  brief: some(sentenceSchema),
  /** Who takes part, and what each is to do. */
  roles: some(z.strictObject({ role: ref('role'), task: sentenceSchema })),
  public: publicSchema,
  injects: some(injectSchema),
  reactions: z.array(reactionSchema),
  traps: some(trapSchema),
  objectives: some(objectiveSchema),
  ideal: some(deedSchema),
  /**
   * The short form: the trainee takes over from a colleague who did well until `from`, and works to `end`. Its objectives
   * are the ones listed.
   */
  short: z.strictObject({
    from: offsetSchema,
    end: offsetSchema,
    brief: sentenceSchema,
    objectives: refs('objective'),
  }),
  /** The short form for a first-time player: one thing after another, each until it has come or has been done. One scenario has it. */
  guide: z.exactOptional(
    some(
      z.strictObject({
        say: sentenceSchema,
        until: z.union([z.strictObject({ comes: ref('inject') }), patternSchema]),
      }),
    ),
  ),
});
