import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import { type BureauDetails, contactLine } from '../../desk/core/contact.ts';
import type { IncidentLog } from '../../desk/core/incident.ts';
import { sentence } from '../../desk/core/words/sentence.ts';
import type { DocumentModel, DocumentSource } from '../../desk/documents/document.ts';
import { documentWords } from '../../desk/documents/document-words.ts';
import { documentOf, prefill } from '../../desk/documents/fill.ts';
import { fillingOf } from '../../desk/documents/filling.ts';
import { plainText } from '../../desk/documents/plain-text.ts';
import { eventSentence } from '../../desk/incident/sentences.ts';
import { composeDraft, partField } from '../../desk/release/statement-draft.tsx';
import { firstWord } from '../../desk/statements/acknowledgement.ts';
import { draftToken } from '../../desk/statements/words.ts';
import { resultSentence } from '../../desk/steps/sentences.ts';
import { indexPlaybook, type PlaybookIndex, stepApplies } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Form } from '../../playbook/form.ts';
import { type Playbook, playbookSchema, type Step } from '../../playbook/playbook.ts';
import { referencesIn } from '../../playbook/references.ts';
import type { Channel, ReleaseKit, Variant } from '../../playbook/release-kit.ts';
import { clausesFilled, filledWith } from '../../playbook/template.ts';
import { turningConditions } from '../../playbook/validate.ts';
import { RELEASE_KINDS, type StatementKind } from '../../playbook/vocabulary.ts';
import { type AnswerOption, outcomeOf, type Question, VERDICT } from '../../playbook/wizard/flow.ts';
import { classAnswers, paths } from '../../playbook/wizard/paths.ts';
import { nextOf } from '../../playbook/wizard/walk.ts';
import { exampleWords, handOf } from './hand.ts';

/** A sentence, and the documents that have it. */
interface SentenceExample {
  readonly sentence: string;
  readonly forms: readonly string[];
}

export interface StepExample {
  readonly step: Step;
  /** Whether the hand could do it. */
  readonly isDone: boolean;
  /** The log's sentences. */
  readonly log: readonly string[];
  /** Documents' sentences once it is done. */
  readonly told: readonly SentenceExample[];
  /** Documents' sentences while it is still to be done, where the step has any. */
  readonly ahead: readonly SentenceExample[];
  /** Documents tell it by its title alone. */
  readonly byTitle: boolean;
}

export interface StatementExample {
  readonly channel: Channel;
  readonly kind: StatementKind;
  readonly variant: Variant | undefined;
  readonly parts: readonly { readonly label: string; readonly text: string }[];
}

interface OptionExample {
  readonly option: AnswerOption;
  readonly next: string;
  /** For a level: the documents that do not mention it. */
  readonly untold: readonly string[];
}

export interface QuestionExample {
  readonly question: Question;
  /** Where the answer leads; of a choice each option has its own. */
  readonly next: string;
  readonly options: readonly OptionExample[];
}

export interface FormExample {
  readonly form: Form;
  readonly model: DocumentModel;
  /** Names of fields that are filled from the record and stand empty though everything was done. */
  readonly empty: readonly string[];
}

export interface Examples {
  readonly steps: readonly StepExample[];
  readonly forms: readonly FormExample[];
  readonly statements: readonly StatementExample[];
  readonly questions: readonly QuestionExample[];
}

const documentIn = (form: Form, source: DocumentSource): DocumentModel =>
  documentOf(form, prefill(form, source, documentWords), source, documentWords);

/** Every document of an incident by its title, as its sentences; tables repeat what the log says. */
type DocumentSentences = ReadonlyMap<string, readonly string[]>;

const sentencesOf = (source: DocumentSource): DocumentSentences =>
  new Map(
    source.index.playbook.forms.map(form => {
      const model = documentIn(form, source);
      const text = plainText({ ...model, sections: model.sections.filter(({ kind }) => kind === 'text') });
      const sentences = text
        .replaceAll('。', '。\n')
        .split('\n')
        .map(each => each.trim());
      return [form.title, sentences.filter(each => each !== '')];
    }),
  );

/** The sentences that fit, each with the documents that have it. */
function sentencesIn(
  documents: DocumentSentences,
  fits: (sentence: string, form: string) => boolean,
): readonly SentenceExample[] {
  const all = [...documents].flatMap(([form, sentences]) =>
    sentences.filter(each => fits(each, form)).map(each => ({ sentence: each, form })),
  );
  return [...groupBy(all, each => each.sentence)].map(([said, found]) => ({
    sentence: said,
    forms: found.map(({ form }) => form),
  }));
}

/** Choices for each thing that asks for some: the first way through the triage that leads there. */
function waysTo(index: PlaybookIndex) {
  const { playbook } = index;
  const conditions = turningConditions(referencesIn(playbookSchema, playbook));
  const open = new Set(playbook.steps);
  const asked = new Map<string, Facts>();
  const ways: Facts[] = [];
  for (const { questions, facts } of paths(playbook.triage, classAnswers(conditions, index.definitions))) {
    for (const { id } of questions) if (!asked.has(id)) asked.set(id, facts);
    const reached = [...open].filter(step => stepApplies(index, step, facts));
    for (const step of reached) open.delete(step);
    if (reached.length > 0) ways.push(facts);
    if (open.size === 0 && asked.size === playbook.triage.questions.length) break;
  }
  const amount = (facts: Facts): number =>
    playbook.steps.filter(step => stepApplies(index, step, facts)).length;
  ways.sort((one, other) => amount(other) - amount(one));
  return {
    /** With most to do. */
    busiest: ways[0],
    toStep: (step: Step): Facts | undefined => ways.find(facts => stepApplies(index, step, facts)),
    toQuestion: (id: string): Facts => asked.get(id) ?? {},
  };
}

/** The incidents that examples are taken from: begun once for each set of choices. */
interface Stage {
  readonly index: PlaybookIndex;
  readonly hand: ReturnType<typeof handOf>;
  readonly ways: ReturnType<typeof waysTo>;
  readonly begun: (facts: Facts) => IncidentLog;
  readonly sentencesBefore: (facts: Facts) => DocumentSentences;
}

/** @param now milliseconds since the epoch */
function stageOf(playbook: Playbook, now: number): Stage {
  const index = indexPlaybook(playbook);
  const hand = handOf(index);
  const begun = remembered((facts: Facts) => hand.opened(facts, now));
  return {
    index,
    hand,
    ways: waysTo(index),
    begun,
    sentencesBefore: remembered((facts: Facts) => sentencesOf(hand.source(begun(facts)))),
  };
}

/** An incident in which every step is done and the public has asked. */
const everythingDone = ({ index, hand, ways, begun }: Stage): DocumentSource | undefined =>
  ways.busiest && hand.source(hand.heard(index.playbook.steps.reduce(hand.did, begun(ways.busiest))));

function stepExample({ hand, ways, begun, sentencesBefore }: Stage, step: Step): StepExample {
  const facts = ways.toStep(step);
  if (facts === undefined) return { step, isDone: false, log: [], told: [], ahead: [], byTitle: false };
  const [log, before] = [hand.did(begun(facts), step), sentencesBefore(facts)];
  const source = hand.source(log);
  const state = hand.stepIn(log, step.id)?.state;
  const filling = fillingOf(source, documentWords);
  const result = resultSentence(step, filling);
  // Much follows from a step that does not tell of it: clocks, and what is left to do.
  const isOfIt = (said: string): boolean =>
    said.includes(exampleWords('').slice(0, 1)) || said.includes(result || step.title);
  const ahead = sentence(...clausesFilled(step.ahead ?? '', filling.copied));
  return {
    step,
    isDone: state?.kind === 'done',
    log: log.events
      .slice(begun(facts).events.length)
      .map(event => eventSentence(event, filling.names, source.now)),
    told: sentencesIn(
      sentencesOf(source),
      (said, form) => isOfIt(said) && before.get(form)?.includes(said) !== true,
    ),
    ahead: ahead === '' ? [] : sentencesIn(before, said => said.includes(ahead)),
    byTitle: state?.kind === 'done' && state.sensed === undefined && result === sentence(step.title),
  };
}

function formExample(form: Form, source: DocumentSource): FormExample {
  const filled = prefill(form, source, documentWords);
  return {
    form,
    model: documentOf(form, filled, source, documentWords),
    empty: form.fields.flatMap(field =>
      field.kind !== 'table' && field.template !== undefined && filled[field.id] === '' ? [field.label] : [],
    ),
  };
}

const firstWordExample = (
  release: ReleaseKit,
  channel: Channel,
  details: BureauDetails,
): StatementExample => ({
  channel,
  kind: 'acknowledgement',
  variant: undefined,
  parts: [
    {
      label: '',
      text: firstWord(release, {
        place: exampleWords('地点'),
        hazard: exampleWords('险情'),
        warning: exampleWords('警示'),
        isDispatched: true,
        next: exampleWords('几点'),
        details,
        channel: channel.id,
      }).text,
    },
  ],
});

function variantExample(
  { index, view, bureau }: DocumentSource,
  channel: Channel,
  kind: Exclude<StatementKind, 'acknowledgement'>,
  variant: Variant,
  now: number,
): StatementExample {
  const plan = {
    place: '',
    channel,
    kind,
    statement: undefined,
    corrects: undefined,
    answers: undefined,
    contact: '',
  };
  const draft = composeDraft(plan, variant, view.ledger, view.title, now);
  const words = (token: string): string =>
    token === draftToken.contact
      ? contactLine(index.playbook.release.contactLine, bureau)
      : exampleWords(token);
  return {
    channel,
    kind,
    variant: kind === 'correction' ? undefined : variant,
    parts: channel.parts.map(({ id, label }) => ({
      label,
      text: filledWith(draft[partField(id)] ?? '', words),
    })),
  };
}

/** Every kind of statement in each channel that has it; a correction says the same whatever the variant. */
function statementExamples(source: DocumentSource, now: number): readonly StatementExample[] {
  const { release } = source.index.playbook;
  const { channels, variants } = release;
  return channels.flatMap(channel =>
    RELEASE_KINDS.filter(kind => channel.parts.some(part => (part[kind] ?? '') !== '')).flatMap(kind =>
      kind === 'acknowledgement'
        ? [firstWordExample(release, channel, source.bureau)]
        : (kind === 'correction' ? variants.slice(0, 1) : variants).map(variant =>
            variantExample(source, channel, kind, variant, now),
          ),
    ),
  );
}

/** The title of the question or the outcome that follows an answer. */
function titleAfter({ playbook, definitions }: PlaybookIndex, question: Question, facts: Facts): string {
  const to = nextOf(question, facts, definitions);
  return to === undefined || to === VERDICT
    ? (outcomeOf(playbook.triage, definitions, facts)?.title ?? '')
    : (playbook.triage.questions.find(({ id }) => id === to)?.label ?? to);
}

function questionExample({ index, ways, sentencesBefore }: Stage, question: Question): QuestionExample {
  const facts = ways.toQuestion(question.id);
  const formsWithout = (label: string, chosen: Facts): readonly string[] =>
    [...sentencesBefore(chosen)].flatMap(([form, sentences]) =>
      sentences.some(each => each.includes(label)) ? [] : [form],
    );
  const options = question.kind === 'choice' ? question.options : [];
  return {
    question,
    next: titleAfter(index, question, facts),
    options: options.map((option): OptionExample => {
      const chosen = { ...facts, [question.id]: option.value };
      return {
        option,
        next: titleAfter(index, question, chosen),
        untold: question.means === 'level' ? formsWithout(option.label, chosen) : [],
      };
    }),
  };
}

/** @param now milliseconds since the epoch */
export function examplesOf(playbook: Playbook, now: number): Examples {
  const stage = stageOf(playbook, now);
  const done = everythingDone(stage);
  return {
    steps: playbook.steps.map(step => stepExample(stage, step)),
    forms: done === undefined ? [] : playbook.forms.map(form => formExample(form, done)),
    statements: done === undefined ? [] : statementExamples(done, now),
    questions: playbook.triage.questions.map(question => questionExample(stage, question)),
  };
}
