import { draftHandover, type HandoverDraft } from '../incident/handover.ts';
import type { StatementVersion } from '../incident/release/statement.ts';
import { type ReviewSummary, reviewOf } from '../incident/review/summary.ts';
import type { StepState } from '../incident/step-state.ts';
import { type Timeline, timelineOf } from '../incident/timeline.ts';
import { type CauseGuard, causeGuard } from './cause-guard.ts';
import type { DocumentSource } from './document.ts';
import type { DocumentNames, DocumentWords, VersionStanding } from './words.ts';

type Done = Extract<StepState, { kind: 'done' }>;

/** One incident as documents are filled from it. What takes long is worked out when it is first asked for. */
export interface Filling {
  readonly source: DocumentSource;
  readonly words: DocumentWords;
  readonly names: DocumentNames;
  readonly guard: CauseGuard;
  readonly timeline: () => Timeline;
  readonly review: () => ReviewSummary;
  /** Without guesses: nobody hands those in. */
  readonly handover: () => HandoverDraft;
  time(iso: string | undefined): string;
  /** The answer to a question of the triage in words; '' where it was not asked. */
  answer(question: string): string;
  done(step: string): Done | undefined;
  /** A value that was recorded with a step, in words; '' for none. */
  recorded(step: string, want: string): string;
  /** The version published last, or else the one saved last. */
  readonly statement: VersionStanding | undefined;
  /** The version saved last, which is the one that waits for approval. */
  readonly draft: VersionStanding | undefined;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function namesOf({ index: { playbook, steps }, release }: DocumentSource): DocumentNames {
  const titles = <Item extends { readonly id: string }>(
    items: readonly Item[],
    title: (item: Item) => string,
  ): ((id: string) => string) => {
    const byId = new Map(items.map(item => [item.id, title(item)]));
    return id => byId.get(id) ?? id;
  };
  return {
    step: id => steps.get(id),
    stepTitle: id => steps.get(id)?.title ?? id,
    roleName: titles(playbook.roles, ({ short }) => short),
    pauseTitle: titles(playbook.pauses ?? [], ({ title }) => title),
    channelTitle: titles(playbook.release?.channels ?? [], ({ title }) => title),
    itemTitle: titles(playbook.release?.gate ?? [], ({ title }) => title),
    statementTitle: titles(release?.statements ?? [], ({ latest: { title } }) => title),
  };
}

const publishedAt = ({ publications }: StatementVersion): number =>
  Math.max(...publications.map(({ publishedAt: at }) => Date.parse(at)));

/** The later of two by a moment; the second where they are equal, which was begun later. */
const latest = <Item>(items: readonly Item[], moment: (item: Item) => number): Item | undefined =>
  items.reduce<Item | undefined>(
    (best, item) => (best === undefined || moment(item) >= moment(best) ? item : best),
    undefined,
  );

/** A document's source is read once, however many of its fields and tables are filled. */
const fillings = new WeakMap<DocumentSource, Filling>();

export function fillingOf(source: DocumentSource, words: DocumentWords): Filling {
  const known = fillings.get(source);
  if (known?.words === words) return known;
  const made = makeFilling(source, words);
  fillings.set(source, made);
  return made;
}

function makeFilling(source: DocumentSource, words: DocumentWords): Filling {
  const { index, log, view, release, now } = source;
  const questions = new Map(index.playbook.triage.questions.map(question => [question.id, question]));
  const states = new Map(view.steps.map(({ step, state }) => [step.id, state]));
  const done = (step: string): Done | undefined => {
    const state = states.get(step);
    return state?.kind === 'done' ? state : undefined;
  };
  const time = (iso: string | undefined): string => {
    const moment = Date.parse(iso ?? '');
    return Number.isNaN(moment) ? '' : words.time(moment, now);
  };
  const standingOf = (version: StatementVersion | undefined): VersionStanding | undefined =>
    version && { version, approved: release?.approvalOf(version)?.complete === true };
  const statements = release?.statements ?? [];
  const published = latest(
    statements.flatMap(each => each.published ?? []),
    publishedAt,
  );
  const draft = latest(
    statements.map(each => each.latest),
    ({ at }) => Date.parse(at),
  );
  return {
    source,
    words,
    names: namesOf(source),
    guard: causeGuard(release?.ledger, words),
    timeline: once(() => timelineOf(index, log, view, now)),
    review: once(() => reviewOf(index, log, view, now, release)),
    handover: once(() => {
      const sheet = draftHandover(index, log, view, now);
      return { ...sheet, risks: sheet.risks.filter(({ kind }) => kind !== 'guess') };
    }),
    time,
    answer: id => {
      const question = questions.get(id);
      const value = view.facts[id]?.trim() ?? '';
      if (value === '') return '';
      if (question?.kind === 'time') return time(value) || value;
      const option =
        question?.kind === 'choice' ? question.options.find(each => each.value === value) : undefined;
      return option?.label ?? value;
    },
    done,
    recorded: (step, want) => {
      const value = done(step)?.values[want];
      const unit = index.steps.get(step)?.wants?.find(({ id }) => id === want)?.unit;
      return value === undefined ? '' : words.value(value, unit, now).trim();
    },
    statement: standingOf(published ?? draft),
    draft: standingOf(draft),
  };
}
