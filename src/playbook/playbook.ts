import { id, ref, refs, sentenceSchema, some, z } from '../base/schema.ts';
import { clauseSchema, PURPOSES } from '../plan/clause.ts';
import { basis, citations } from './basis.ts';
import { conditionSchema } from './condition-schema.ts';
import { deadlineSchema, workingCalendarSchema } from './deadline/rule.ts';
import { evidenceSchema } from './evidence-schema.ts';
import { firstSchema } from './first.ts';
import { formSchema } from './form.ts';
import { measuredDurationSchema, registerColumnSchema } from './record.ts';
import { releaseSchema } from './release-kit.ts';
import { suspicionsSchema } from './suspicions.ts';
import { ROLE_FUNCTIONS, STEP_FILLS, URGENCIES } from './vocabulary.ts';
import { wantSchema } from './want.ts';
import { flowSchema } from './wizard/flow-schema.ts';

/** A role of the plan, with its duties and the limits of its powers. */
const roleSchema = z.strictObject({
  id: id('role'),
  /** Functions by which code finds the role, whatever the plan calls it. */
  functions: z.exactOptional(some(z.enum(ROLE_FUNCTIONS))),
  /** The plan's name for it. */
  name: sentenceSchema,
  /** Short name that fits a checklist row. */
  short: sentenceSchema,
  /** One sentence: the purpose of the role. */
  summary: sentenceSchema,
  /** Clauses that charge it. */
  duties: refs('clause'),
  /** Things that the role must not decide or do alone. */
  limits: z.array(z.strictObject({ text: sentenceSchema, basis, cite: citations })),
});

/** A phase of the response, in working order. */
const phaseSchema = z.strictObject({ id: id('phase'), title: sentenceSchema, summary: sentenceSchema });

const groundFields = {
  id: id('rule'),
  /** Full title, with the article where one is meant. */
  title: sentenceSchema,
  /** Document number, or the name by which it is cited. */
  number: sentenceSchema,
  /** The consequence for the officer. */
  effect: sentenceSchema,
  purpose: z.exactOptional(z.enum(PURPOSES)),
};

/** A published rule above the plan, or a piece of good practice, that steps and deadlines cite. */
const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...groundFields,
    kind: z.literal('rule'),
    /** Edition of the rule and the day it came into force. */
    edition: sentenceSchema,
    /** Its own words; gaps are marked “……”. */
    wording: sentenceSchema,
    /**
     * How much of it was read: all of it, one article, a quotation of it by others, or only a summary by others, `digest`;
     * `unread`: nothing yet, its words are those known of it.
     */
    reading: z.enum(['full', 'article', 'excerpt', 'digest', 'unread']),
    /** Things that the rule does not say, so that nobody reads them into it. */
    unsaid: sentenceSchema,
  }),
  z.strictObject({
    ...groundFields,
    kind: z.literal('advice'),
    /** The rule's content in our words. */
    wording: sentenceSchema,
    reading: z.literal('summary'),
  }),
]);

/** One thing to do. The title is a verb phrase. */
const stepSchema = z.strictObject({
  id: id('step'),
  title: sentenceSchema,
  /** The part of documents, register and bulletins that the step's result fills. */
  fills: z.exactOptional(z.enum(STEP_FILLS)),
  phase: ref('phase'),
  /** Who does it; the first one answers for it. */
  roles: refs('role'),
  basis,
  /** Clause ids and rule ids it rests on. */
  cite: citations,
  /** When the step belongs on the checklist; always, if absent. */
  when: z.exactOptional(conditionSchema),
  /** The same for whoever reads a sheet without answers: `when` and `occasion` in a sentence. Without it both are put into words. */
  needed: z.exactOptional(sentenceSchema),
  /** Why it comes before everything else, whatever the limits are. */
  urgency: z.exactOptional(z.enum(URGENCIES)),
  /**
   * The occasion without which it is not to be done at all: “记者来采访”. It joins the checklist when somebody adds it or the record
   * shows it done.
   */
  occasion: z.exactOptional(sentenceSchema),
  /** Deadlines that doing this step meets. */
  deadlines: z.exactOptional(refs('deadline')),
  /** Advice on what to write down when it is done. */
  record: sentenceSchema,
  /** The values it is done with; a step without any is done with its time alone. */
  wants: z.exactOptional(some(wantSchema)),
  /** Evidence in the log that does the step; without any it is recorded by hand. */
  evidence: z.exactOptional(evidenceSchema),
  /** Whether to report at all is decided first: after a decision to report it stays open until the report was sent. */
  decides: z.exactOptional(z.literal('report')),
  /**
   * A document's sentence once it is done, where no meaning supplies one: `{lead}` is its value of that id, and words between
   * two commas or full stops are left out with their values; what somebody writes stands behind a colon, as a sentence of its own. Without it the title is used; `false`: other steps tell it.
   */
  told: z.exactOptional(z.union([sentenceSchema, z.literal(false)])),
  /** A document's sentence while it is still to be done; tokens as in a form. */
  ahead: z.exactOptional(sentenceSchema),
  /** The meaning of being finished: dealt with (the default), reported to somebody, or published. A draft is neither of the last two. */
  outcome: z.exactOptional(z.enum(['handled', 'reported', 'published'])),
  /** One sentence: what goes wrong without it. */
  why: sentenceSchema,
  /** How to do it, in order. */
  how: some(sentenceSchema),
  /** Mistakes seen in practice. */
  mistakes: z.exactOptional(some(sentenceSchema)),
});

/** A moment to stop before the incident is closed, read a short list aloud, and have a second person confirm it. */
const pauseSchema = z.strictObject({
  id: id('pause'),
  title: sentenceSchema,
  basis,
  cite: citations,
  before: z.literal('closing'),
  items: some(sentenceSchema),
});

/** Something that must be so before an incident is closed. */
const closingNeedSchema = z.strictObject({
  id: id('need'),
  title: sentenceSchema,
  basis,
  cite: citations,
  /** Steps that must have a result, where they apply. */
  steps: z.exactOptional(refs('step')),
  /**
   * A further check before closing. `published`: every step that publishes has a result, all that went out says what is
   * verified now, and no promised update is outstanding. `feedback`: every theme is answered, corrected or passed on. `orders`:
   * everything that came in was reported back.
   */
  check: z.exactOptional(z.enum(['published', 'feedback', 'orders'])),
  /** The question to answer where it is left open: “没解决的交给哪个科室、到哪天”. Without one it cannot be left. */
  leave: z.exactOptional(sentenceSchema),
});

/** A clause that no step carries, and why that is right. */
export const exemptionSchema = z.strictObject({ clause: ref('clause'), reason: sentenceSchema });

const uncheckedIds = z.array(z.string().check(z.maxLength(200)));

/** Ids of what a machine read off the plan and nobody has compared with it yet. */
const uncheckedSchema = z.strictObject({
  clauses: uncheckedIds,
  roles: uncheckedIds,
  deadlines: uncheckedIds,
  steps: uncheckedIds,
});

/**
 * Everything an incident runs on. Pinned by digest when an incident opens, so a later edition of the site never changes
 * a running incident.
 */
export const playbookSchema = z.strictObject({
  /** Version of this shape, for migration. */
  version: z.literal(1),
  /** Edition date of the content, `YYYY-MM-DD`. */
  edition: z.iso.date(),
  clauses: z.array(clauseSchema),
  roles: z.array(roleSchema),
  phases: z.array(phaseSchema),
  rules: z.array(ruleSchema),
  deadlines: z.array(deadlineSchema),
  steps: z.array(stepSchema),
  pauses: z.array(pauseSchema),
  first: firstSchema,
  release: releaseSchema,
  suspicions: suspicionsSchema,
  forms: z.array(formSchema),
  closing: z.array(closingNeedSchema),
  /** Columns of the register (台账), in their order. */
  register: z.array(registerColumnSchema),
  /** Stretches of time that bulletins measure. */
  stretches: z.array(measuredDurationSchema),
  triage: flowSchema,
  calendar: workingCalendarSchema,
  /** Absent where somebody has compared all of it with the plan. */
  unchecked: z.exactOptional(uncheckedSchema),
});

export type Role = z.infer<typeof roleSchema>;
export type Phase = z.infer<typeof phaseSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Pause = z.infer<typeof pauseSchema>;
export type ClosingNeed = z.infer<typeof closingNeedSchema>;
export type Exemption = z.infer<typeof exemptionSchema>;
export type Playbook = z.infer<typeof playbookSchema>;
