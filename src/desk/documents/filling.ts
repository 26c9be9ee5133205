import { earlierFirst } from '../../base/order.ts';
import { remembered } from '../../base/remember.ts';
import { wantOf } from '../../playbook/meaning.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { QuestionMeaning, StepFill, WantMeaning } from '../../playbook/vocabulary.ts';
import type { Want } from '../../playbook/want.ts';
import { chosenOptions, type Question } from '../../playbook/wizard/flow.ts';
import { contactGaps, contactLine } from '../core/contact.ts';
import { labelled, within } from '../core/words/sentence.ts';
import { daySaid } from '../core/words/time.ts';
import { namesOf } from '../incident/names.ts';
import { orderAtHand } from '../orders/orders.ts';
import { reviewOf } from '../review/summary.ts';
import { isOut } from '../statements/life.ts';
import type { StatementVersion } from '../statements/version.ts';
import { filledAt, valueSaid } from '../steps/said.ts';
import { clockBars, timelineOf } from '../timeline/timeline.ts';
import { causeGuard } from './cause-guard.ts';
import type { DocumentSource } from './document.ts';
import type { DocumentFormats, VersionStanding } from './formats.ts';

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const latest = (moments: readonly number[]): number | undefined =>
  moments.length === 0 ? undefined : Math.max(...moments);

function makeFilling(source: DocumentSource, words: DocumentFormats) {
  const { index, log, view, now, bureau } = source;
  const { contactLine: line } = index.playbook.release;
  const states = new Map(view.steps.map(({ step, state }) => [step.id, state]));
  const time = (iso: string | undefined): string => {
    const moment = Date.parse(iso ?? '');
    return Number.isNaN(moment) ? '' : words.time(moment, now);
  };
  const said = ({ id }: Step, want: Pick<Want, 'unit'> & Parameters<typeof valueSaid>[1]): string => {
    const state = states.get(id);
    const value = state && valueSaid(state, want);
    return value === undefined ? '' : words.value(value, want.unit, now).trim();
  };
  const recorded = (step: Step, means: WantMeaning): string => said(step, { ...wantOf(step, means), means });
  /** The first of the steps that fill something, in working order, with a value of a meaning. */
  const stepSaying = (fills: StepFill, want: WantMeaning): Step | undefined =>
    index.stepsThatSay(fills, want).find(step => recorded(step, want) !== '');
  const answered = (question: Question | undefined): string => {
    const value = view.facts[question?.id ?? '']?.trim() ?? '';
    if (question === undefined || value === '') return '';
    if (question.kind === 'time') return time(value) || value;
    const chosen = chosenOptions(question, view.facts).map(({ label }) => label);
    return chosen.length === 0 ? value : words.list(chosen);
  };
  const statusOf = (version: StatementVersion | undefined): VersionStanding | undefined =>
    version && { version, approved: view.signOffOf(version).approved };
  const names = namesOf(source);
  // A reply says what was published, to whoever asked.
  const published = view.publications.findLast(out => isOut(out) && out.kind !== 'reply');
  // The later one of two drafts saved at the same time.
  const draft = view.statements
    .filter(({ latest: { kind } }) => kind !== 'reply')
    .map(each => each.latest)
    .sort(earlierFirst)
    .at(-1);
  return {
    source,
    words,
    names,
    /** The order that the form is written for, or else the next to be answered. */
    order: view.orders.find(({ id }) => id === source.order) ?? orderAtHand(view.orders),
    guard: causeGuard(view.ledger, words),
    timeline: once(() => timelineOf(index, log, view, now)),
    /** How the limits in force were kept; what only may come to be in force is none. */
    bars: once(() => clockBars(view, now)),
    review: once(() => reviewOf(index, log, view, now)),
    /** Where the public can ask; '' while this machine does not know all of it: a document has no gap for somebody else. */
    contact: contactGaps(line, bureau).length > 0 ? '' : contactLine(line, bureau),
    time,
    /** The answer to a question of the triage in words; '' where it was not asked. */
    answer: (means: QuestionMeaning): string => answered(index.question(means)),
    /** The value of a token that copies one value; '' for any other token. */
    copied(token: string): string {
      const [, kind, id = '', want] = /^([答步]):([^.]+)(?:\.(.+))?$/.exec(token) ?? [];
      if (kind === '答')
        return within(answered(index.playbook.triage.questions.find(each => each.id === id)));
      const step = index.steps.get(id);
      if (kind === undefined || step === undefined) return '';
      const state = states.get(id);
      if (want === undefined) return state?.kind === 'done' ? time(state.at) : '';
      return within(said(step, step.wants?.find(each => each.id === want) ?? {}));
    },
    said,
    /** When the first of the steps that fill this was done; ISO 8601. */
    doneAt: (fills: StepFill): string | undefined => filledAt(source, fills),
    /** A value that was recorded with a step, in words; '' for none. */
    recorded,
    /** The same of the steps that fill something: of the first in working order that has it. */
    filled(fills: StepFill, want: WantMeaning): string {
      const step = stepSaying(fills, want);
      return step === undefined ? '' : recorded(step, want);
    },
    /** The same behind a label, with the day it was written on where that was another. */
    told(label: string, fills: StepFill, want: WantMeaning): string {
      const step = stepSaying(fills, want);
      const state = step && states.get(step.id);
      const at = state?.kind === 'done' ? Date.parse(state.at) : Number.NaN;
      return step === undefined ? '' : labelled(label, recorded(step, want), daySaid(at, now));
    },
    /** When the last report was filed, in milliseconds since the epoch; `undefined` while there is none. */
    reportedAt: latest(
      index.playbook.forms
        .filter(({ report }) => report !== undefined)
        .flatMap(({ id }) => view.documents.get(id) ?? [])
        .map(({ at }) => Date.parse(at)),
    ),
    /** The latest publication that is not taken down. */
    published,
    /** The version published last, or else the one saved last. */
    statement: statusOf(names.version(published?.version) ?? draft),
    /** The version saved last, which is the one that waits for approval. */
    draft: statusOf(draft),
  };
}
/** One incident as documents are filled from it. What takes long is worked out when it is first asked for. */
export type Filling = ReturnType<typeof makeFilling>;

/** A document's source is read once, however many of its fields and tables are filled. */
const fillings = remembered((words: DocumentFormats) =>
  remembered((source: DocumentSource) => makeFilling(source, words)),
);
export const fillingOf = (source: DocumentSource, words: DocumentFormats): Filling => fillings(words)(source);
