import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Condition, type Facts, holds } from '../../playbook/condition.ts';
import type { QuestionMeaning } from '../../playbook/vocabulary.ts';
import { chosenOptions, type Question } from '../../playbook/wizard/flow.ts';
import { type Verdict, verdictOf } from '../../playbook/wizard/walk.ts';
import { answeredMoment } from '../core/anchored.ts';
import { live, ofTypes } from '../core/events.ts';
import type { EventOfType, IncidentEvent, IncidentLog } from '../core/incident.ts';
import { answerKeys } from './answered.ts';
import { answerKeyOf, answerSubject } from './opened.ts';

/**
 * The triage's answers. Where officers who worked apart answered differently, every combination of their answers is a possible
 * reading, and until somebody decides the cautious one counts: any step and any clock that one of them asks for.
 */
export interface TriageReading {
  /** The answers to show: of several, the latest. */
  readonly facts: Facts;
  /** Every combination that the standing answers allow; one, where nothing differs. */
  readonly possible: readonly Facts[];
}

/** More readings than this are cut: each further answer is then varied on its own. */
const MOST = 64;

const answerOf = ({ family }: IncidentLog, event: IncidentEvent, key: string): string | undefined => {
  const value = family.saidBy(event, answerSubject(key));
  return typeof value === 'string' ? value : undefined;
};

/** The answers that stand to a question, the latest last; `undefined` is no answer. */
function currentAnswers(
  log: IncidentLog,
  question: Question,
  place: number | undefined,
): readonly (string | undefined)[] {
  const given = (key: string): readonly (string | undefined)[] => {
    const subject = answerSubject(key);
    const { values, valuesBefore } = log.family;
    const events = place === undefined ? values(log, subject) : valuesBefore(log, subject, place);
    return events.map(event => answerOf(log, event, key));
  };
  const keys = answerKeys(question);
  if (keys.length === 1 && keys[0] === question.id) return [...new Set(given(question.id))];
  // With several options each is chosen or not; a contested one counts as chosen.
  const chosen = keys.flatMap(key =>
    given(key)
      .flatMap(answer => answer ?? [])
      .slice(-1),
  );
  return chosen.length === 0 ? [] : [chosen.join(' ')];
}

/** @param place index in the log up to which to read, its own event excluded; absent: all of it */
export function readAnswers({ playbook }: PlaybookIndex, log: IncidentLog, place?: number): TriageReading {
  let possible: Record<string, string>[] = [{}];
  const facts: Record<string, string> = {};
  for (const question of playbook.triage.questions) {
    const answers = currentAnswers(log, question, place);
    if (answers.length === 0) continue;
    const latest = answers.at(-1);
    if (latest !== undefined) facts[question.id] = latest;
    const before = possible;
    const varied = before.length * answers.length > MOST ? before.slice(-1) : before;
    possible = answers.flatMap(answer =>
      (answers.length === 1 ? before : varied).map(each =>
        answer === undefined ? { ...each } : { ...each, [question.id]: answer },
      ),
    );
    if (answers.length > 1 && varied !== before)
      possible.push(
        ...before.map(each => (latest === undefined ? each : { ...each, [question.id]: latest })),
      );
  }
  return { facts, possible };
}

/** When each account that stands to a question of time says it was, earliest given first; of those that say the same, the one given last. */
export function accountsOf(log: IncidentLog, { id }: Question): readonly Known<number>[] {
  const accounts = log.family.values(log, answerSubject(id)).flatMap(event => {
    const at = answeredMoment({ [id]: answerOf(log, event, id) ?? '' }, id);
    return at === undefined ? [] : [knownBy(event, 'triage', at)];
  });
  return [...new Map(accounts.map(account => [account.value, account])).values()];
}

/** Who gave the answer that stands to a question, the last where several did. */
export const answeredBy = (log: IncidentLog, question: Question): IncidentEvent | undefined =>
  answerKeys(question)
    .flatMap(key => log.family.values(log, answerSubject(key)).at(-1) ?? [])
    .sort((one, other) => (log.places.get(one.id) ?? 0) - (log.places.get(other.id) ?? 0))
    .at(-1);

/** A value, where it is known from, and who said it when. Times are UTC ISO 8601. */
export interface Known<Value> {
  readonly value: Value;
  /** `decision`: on the step itself. `step`: what another step was done with. */
  readonly from: 'triage' | 'post' | 'ledger' | 'assignment' | 'decision' | 'step';
  /** The step, where one says it. */
  readonly step?: string;
  /** The event that says so. */
  readonly event: string;
  readonly at: string;
  readonly by: Actor;
}

/** The value of an event, with its origin. */
export const knownBy = <Value>(
  { id: event, at, by }: IncidentEvent,
  from: Known<Value>['from'],
  value: Value,
): Known<Value> => ({ value, from, event, at, by });

/** The answer to a question of the triage in words, and who gave it; none where the edition has no such option any more. */
export function answerKnown(
  index: PlaybookIndex,
  log: IncidentLog,
  means: QuestionMeaning,
  facts: Facts,
): Known<string> | undefined {
  const question = index.question(means);
  const event = question && answeredBy(log, question);
  const words =
    question?.kind === 'choice'
      ? chosenOptions(question, facts)
          .map(({ label }) => label)
          .join('、')
      : index.answer(means, facts);
  return event && words ? knownBy(event, 'triage', words) : undefined;
}

/** The answers as they stood before a place of the log, officers who worked apart taken in its order. */
export function factsBefore(log: IncidentLog, place: number): Facts {
  const facts: Record<string, string> = {};
  for (const [subject, { said }] of log.subjects) {
    const key = answerKeyOf(subject);
    const last =
      key && said.findLast(event => event.type !== 'chosen' && (log.places.get(event.id) ?? 0) < place);
    const answer = key && last ? answerOf(log, last, key) : undefined;
    if (key === undefined || answer === undefined) continue;
    const [question = key] = key.split('/');
    facts[question] = facts[question] === undefined ? answer : `${facts[question]} ${answer}`;
  }
  return facts;
}

/**
 * When the answers first said that something holds; where only two of officers who worked apart say so together, when the last
 * answer came. Milliseconds since the epoch.
 */
export function knownSince(
  { definitions }: Pick<PlaybookIndex, 'definitions'>,
  log: IncidentLog,
  when: Condition | undefined,
): number {
  const answers = [...ofTypes(log, 'opened'), ...live(log, 'answered')];
  const said = answers.find(({ id }) =>
    holds(when, factsBefore(log, (log.places.get(id) ?? 0) + 1), definitions),
  );
  return Date.parse((said ?? answers.at(-1))?.at ?? '');
}

/** Whether answers only fill in what the triage had left for later: nothing was graded anew. */
export function fillsIn(log: IncidentLog, { id, data }: EventOfType<'answered'>): boolean {
  const before = factsBefore(log, log.places.get(id) ?? 0);
  return Object.keys(data.answers).every(key => before[key.split('/')[0] ?? key] === undefined);
}

/** Whether answers are the first grading of an incident that was opened by its title alone, as for a first word at night. */
export function gradesFirst(
  { playbook }: PlaybookIndex,
  log: IncidentLog,
  { id }: { readonly id: string },
): boolean {
  const before = factsBefore(log, log.places.get(id) ?? 0);
  return playbook.triage.questions.every(
    ({ id: question, kind }) => kind !== 'choice' || before[question] === undefined,
  );
}

/** Whether any reading asks for it. */
export const asksQuestion = (
  { definitions }: Pick<PlaybookIndex, 'definitions'>,
  { possible }: TriageReading,
  when: Condition | undefined,
): boolean => possible.some(facts => holds(when, facts, definitions));

/** The items of a playbook's list that any reading asks for, in order. @param of the items that one reading asks for */
export function askedOfReadings<Item>(
  all: readonly Item[],
  { possible }: TriageReading,
  of: (facts: Facts) => readonly Item[],
): readonly Item[] {
  const found = new Set(possible.flatMap(of));
  return all.filter(item => found.has(item));
}

/** The strictest verdict of all readings, with every addition; content lists outcomes from the strictest on. */
export function strictestVerdict(
  { playbook: { triage } }: PlaybookIndex,
  { possible }: TriageReading,
): Verdict | undefined {
  const verdicts = possible.flatMap(facts => verdictOf(triage, facts) ?? []);
  const outcome = triage.outcomes.find(each => verdicts.some(verdict => verdict.outcome === each));
  const added = new Set(verdicts.flatMap(({ additions }) => additions));
  return outcome && { outcome, additions: triage.additions.filter(each => added.has(each)) };
}
