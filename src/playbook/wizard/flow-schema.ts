import { id, localId, ref, refs, sentenceSchema, slug, some, z } from '../../base/schema.ts';
import { basis, citations } from '../basis.ts';
import { conditionSchema } from '../condition-schema.ts';
import { ENDINGS, LEVEL_COLOURS, QUESTION_MEANINGS, type QuestionMeaning, URGENCIES } from '../vocabulary.ts';

const option = z.strictObject({
  value: localId('option'),
  label: sentenceSchema,
  /** How to tell that this option is the right one. */
  hint: z.exactOptional(sentenceSchema),
  /** For a level that is called by a colour: it stands beside its name. */
  colour: z.exactOptional(z.enum(LEVEL_COLOURS)),
  /** For a topic: the section that usually leads, to be checked against the bureau's own division of work. */
  leads: z.exactOptional(sentenceSchema),
  /** For “not known”: the careful option of the same question, which conditions take it for. */
  countsAs: z.exactOptional(ref('option')),
  /** For “not graded yet”: any other option of the question may still come of it. */
  open: z.exactOptional(z.literal(true)),
  /** Says that all is known of the matter: the ledger is to say what. */
  clear: z.exactOptional(z.literal(true)),
  /** The option for “none of the others”: no drill is needed for it, and documents do not name it. */
  rest: z.exactOptional(z.literal(true)),
  /** For who found it: others did, and passed it on. */
  passed: z.exactOptional(z.literal(true)),
});

/** Where an answer leads: the first edge whose condition holds; the last has none. `verdict` ends the walk. */
const edges = some(
  z.strictObject({ when: z.exactOptional(conditionSchema), to: ref('question', 'verdict') }),
);

/** Meanings of an answer of this kind, where documents, the register or a screen read it. */
const meaning = (kind: 'choice' | 'time' | 'text') =>
  z.exactOptional(
    z.enum(
      (Object.keys(QUESTION_MEANINGS) as QuestionMeaning[]).filter(each => QUESTION_MEANINGS[each] === kind),
    ),
  );

const questionBase = {
  /** The question as the officer reads it. */
  text: sentenceSchema,
  /** Short name for the answer list and for conditions. */
  label: sentenceSchema,
  help: z.exactOptional(sentenceSchema),
  /** Rules or clauses that make the question matter. */
  cite: z.exactOptional(citations),
  /** Questions that follow one another on the path and name the same screen are asked together. */
  screen: z.exactOptional(slug),
  /** While this holds the triage does not wait for the answer: it is given on the desk, with the first step. */
  later: z.exactOptional(conditionSchema),
  next: edges,
};

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...questionBase,
    /** Also the id of the fact the answer sets. */
    id: id('question'),
    kind: z.literal('choice'),
    means: meaning('choice'),
    /** Options are in rising order and conditions may use `atLeast`. */
    ordered: z.exactOptional(z.boolean()),
    /** Several options may be chosen; the answer holds them in their order, with a space between. */
    multiple: z.exactOptional(z.literal(true)),
    /** Never asked by itself: its first option stands until another is chosen, and every screen offers the others as ways out. */
    exits: z.exactOptional(z.literal(true)),
    options: z.array(option).check(z.minLength(2)),
  }),
  /** A moment in Shanghai time, not in the future. */
  z.strictObject({
    ...questionBase,
    id: id('question', 'time'),
    kind: z.literal('time'),
    means: meaning('time'),
    /** May be left empty, which says that nobody knows; it begins empty then. */
    optional: z.exactOptional(z.boolean()),
  }),
  z.strictObject({
    ...questionBase,
    id: id('question'),
    kind: z.literal('text'),
    means: meaning('text'),
    optional: z.exactOptional(z.boolean()),
    /** In characters as a reader counts them. */
    maxLength: z.number().check(z.int(), z.positive()),
  }),
]);

const verdictPart = {
  title: sentenceSchema,
  text: sentenceSchema,
  basis,
  cite: citations,
  when: z.exactOptional(conditionSchema),
};

/** A verdict: the track the incident takes. The first whose condition holds applies. */
export const outcomeSchema = z.strictObject({
  ...verdictPart,
  id: id('outcome'),
  /** Nothing is left to be handled here: no steps and no clocks of any, and the incident is closed as it is opened, or once it is reviewed. */
  ends: z.exactOptional(z.enum(ENDINGS)),
  /** Posts one of which has to agree, as a second person, before the matter ends this way. */
  reviewedBy: z.exactOptional(refs('role')),
});

/** A duty that joins the track when its condition holds. */
export const additionSchema = z.strictObject({
  ...verdictPart,
  id: id('addition'),
  when: conditionSchema,
  /** Why it is mentioned before the track: people may come to harm. */
  urgency: z.exactOptional(z.enum(URGENCIES)),
});

export const flowSchema = z.strictObject({
  id: slug,
  title: sentenceSchema,
  start: ref('question'),
  questions: some(questionSchema),
  outcomes: some(outcomeSchema),
  additions: z.array(additionSchema),
});
