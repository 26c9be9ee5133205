import { id, sentenceSchema, some, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';
import { knownSchema } from './release-kit.ts';

/** Words or expressions as `base/expression.ts` finds them. */
const expressions = z.array(sentenceSchema);
const someExpressions = some(sentenceSchema);

/** It becomes part of a regular expression. Said by code points: not every editor that checks a file reads `\p{Script=Han}`. */
const plainWord = z.string().check(z.regex(/^[\u3400-\u9fff]+$/));

/** Frames that make suspicious words harmless. `denied`: a plain no before them. */
const FRAMES = ['law', 'warning', 'measured', 'dated', 'denied'] as const;
/** Faults of wording in a drill that a rule finds. */
const WORDING_FAULTS = ['verdict', 'forecast', 'blame', 'unanswered', 'cold'] as const;

/** Signs that words are asked, denied, left open or somebody else's, each by where it stands to them. */
const modalitySchema = z.strictObject({
  asked: someExpressions,
  denied: someExpressions,
  unproved: someExpressions,
  turn: someExpressions,
  reported: someExpressions,
  hearsay: someExpressions,
  untrue: someExpressions,
  open: someExpressions,
  goesOn: someExpressions,
  confirmed: someExpressions,
  rest: someExpressions,
  except: expressions,
});

const framesSchema = z.strictObject({
  law: someExpressions,
  applied: someExpressions,
  decided: someExpressions,
  coming: someExpressions,
  warning: someExpressions,
  measured: someExpressions,
  figures: someExpressions,
  dated: someExpressions,
});

/** Words for persons beside whose names nothing may be published. Plain words, no expressions. */
const personsSchema = z.strictObject({
  /** Never published, with or without an address: people who complain, people who were hurt. */
  guarded: some(plainWord),
  /** Trades, which together with a name point to one person. */
  trades: some(plainWord),
  /** Published only without an address. */
  residents: some(plainWord),
});

const suspicionSchema = z.strictObject({ words: someExpressions, except: expressions });

/** Words that say why an event happened. */
const causesSchema = z.strictObject({
  /** Can hardly mean anything else. */
  sure: suspicionSchema,
  /** Only their form says so. */
  maybe: suspicionSchema,
  /** Events that have a cause. */
  events: someExpressions,
  /** Measures that a bureau takes or puts off: a reason for one is no cause of an event. */
  measures: someExpressions,
  /** Events that are asked about, may come, are to be prevented or are laid down in general. */
  general: someExpressions,
});

/** Words that do not belong in a statement. */
const wordingRuleSchema = z.strictObject({
  id: id('wording'),
  title: sentenceSchema,
  words: someExpressions,
  /** The fault it suggests to the judge of a drill; without it none. */
  fault: z.exactOptional(z.enum(WORDING_FAULTS)),
  /** Longer expressions in which the words are harmless; `～` in them is any of the words: “是否～”. */
  except: z.exactOptional(someExpressions),
  /** Sentences in which they are not the bureau's own. */
  unless: z.exactOptional(some(z.enum(FRAMES))),
  /** A known fact that makes the words true: a verdict once a case is on file. */
  until: z.exactOptional(knownSchema),
  suggestion: sentenceSchema,
  basis,
  cite: citations,
});

/**
 * The lists by which the machine suspects words. They are part of the playbook and pinned with it: a signed check rests on what
 * was found, and a drill is marked by it, so a version finds the same on every machine and after every update of the site.
 */
export const suspicionsSchema = z.strictObject({
  /** Lists of words by name, for `【name】` in expressions. */
  lists: z.record(z.string().check(z.regex(/^[^【】…～\s]{1,8}$/)), some(sentenceSchema)),
  modality: modalitySchema,
  frames: framesSchema,
  persons: personsSchema,
  causes: causesSchema,
  wording: z.array(wordingRuleSchema),
  /** Names that mean another body, whose facts have to be agreed with it. */
  bodies: z.array(sentenceSchema),
});

export type Suspicions = z.infer<typeof suspicionsSchema>;
export type Modality = z.infer<typeof modalitySchema>;
export type WordingRule = z.infer<typeof wordingRuleSchema>;
export type Frame = (typeof FRAMES)[number];
