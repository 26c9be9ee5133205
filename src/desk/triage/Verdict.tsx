import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { giveFocus, useArrival } from '../../kit/focus.ts';
import { checklist, deadlinesInForce, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { dueAt, isAtOnce, startsWithAnswers } from '../../playbook/deadline/compute.ts';
import { type Provisional, provisionalDeadlines } from '../../playbook/deadline/provisional.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';
import { chosenOptions } from '../../playbook/wizard/flow.ts';
import { verdictOf } from '../../playbook/wizard/walk.ts';
import { anchoredMoment } from '../core/anchored.ts';
import { clockTitle } from '../core/words/clock.ts';
import { BasisNote, CitedWords } from '../parts/Basis.tsx';
import { Clock } from '../parts/Clock.tsx';
import { reviewNeeded, verdictText } from './verdict-words.ts';
import { answerWords, triageText } from './words.ts';

interface Props {
  index: PlaybookIndex;
  facts: Facts;
}

/** Answers that nobody knew yet, and how each was counted. */
function Unknown({ index, facts }: Props) {
  const unknown = index.playbook.triage.questions.filter(question =>
    chosenOptions(question, facts).some(({ countsAs }) => countsAs !== undefined),
  );
  if (unknown.length === 0) return null;
  const words = unknown.map(question =>
    verdictText.unknown(question.label, answerWords(question, facts[question.id], 0)),
  );
  return <p class="unknown aside">{verdictText.unknowns(words)}</p>;
}

interface PanelProps extends Props {
  /** Whether an incident begins with these answers; in a running one the desk shows which steps are done and which clocks are met. */
  opens: boolean;
  /** Whether its heading takes the focus: on coming to it, not on opening the page. */
  takeFocus: boolean;
  /** The way on. */
  children: ComponentChildren;
}

/** The result of the answers: first what to do and until when, and the way on; then the reasons, and the steps and clocks that follow. */
export function VerdictPanel({ index, facts, opens, takeFocus, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(takeFocus, () => giveFocus(heading.current));
  const { playbook } = index;
  const verdict = verdictOf(playbook.triage, facts);
  if (verdict === undefined) return null;
  const { outcome, additions } = verdict;
  const isOpened = opens && outcome.ends === undefined;
  const first = isOpened ? firstSteps(index, facts)[0]?.step : undefined;
  // That people may come to harm is said before the track, wherever the verdict is shown.
  const danger = additions.find(({ urgency }) => urgency === 'danger');
  const head = first?.title ?? danger?.title;
  const joining = additions.filter(each => first !== undefined || each !== danger);
  const leads = playbook.triage.questions.flatMap(question =>
    chosenOptions(question, facts).flatMap(option => option.leads ?? []),
  );
  return (
    <div class="verdict flow">
      <p class="small faint">{head === undefined ? triageText.verdict : verdictText.firstOf}</p>
      <h1 ref={heading} tabIndex={-1}>
        {head ?? outcome.title}
      </h1>
      {first === undefined && danger !== undefined && (
        <>
          <p class="lead">{danger.text}</p>
          <p class="small">
            <BasisNote of={danger} playbook={playbook} />
          </p>
        </>
      )}
      {head !== undefined && (
        <p>
          <span class="small faint">{triageText.verdict}</span> <strong>{outcome.title}</strong>
        </p>
      )}
      <Unknown index={index} facts={facts} />
      {isOpened && <AtOnce index={index} facts={facts} />}
      <p class="lead">{outcome.text}</p>
      {outcome.reviewedBy !== undefined && <p class="notice">{reviewNeeded(reviewLimit(index))}</p>}
      {children}
      <div class="flow-s">
        <BasisNote of={outcome} playbook={playbook} />
        <CitedWords cite={outcome.cite} playbook={playbook} />
      </div>
      {leads.length > 0 && (
        <p>
          <strong>{verdictText.lead}</strong>&ensp;{leads.join('；')}
        </p>
      )}
      {joining.length > 0 && (
        <section>
          <h2>{verdictText.additions}</h2>
          <ul class="additions ruled">
            {joining.map(addition => (
              <li key={addition.id}>
                <strong>{addition.title}</strong>
                <p>{addition.text}</p>
                <BasisNote of={addition} playbook={playbook} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {isOpened && <ClockGrounds index={index} facts={facts} />}
    </div>
  );
}

/** Within what time an exit is reviewed, in words. */
const reviewLimit = ({ playbook }: PlaybookIndex): string =>
  playbook.deadlines.find(({ anchor }) => 'exit' in anchor)?.limitText ?? '';

/** A clock that runs from an answer. Times in milliseconds since the epoch. */
interface StartedClock {
  readonly deadline: Deadline;
  readonly since: number;
  /** `undefined` of a stopwatch. */
  readonly due: ReturnType<typeof dueAt>;
  readonly provisional?: Provisional;
}

/**
 * The clocks that the answers alone start, those of open answers included, earliest first and stopwatches last; and the limits
 * that begin when an incident is opened, `opening`, or wait for work in it.
 */
export function verdictClocks(
  index: PlaybookIndex,
  facts: Facts,
): Readonly<Record<'opening' | 'waiting', readonly Deadline[]>> & {
  readonly started: readonly StartedClock[];
} {
  const started: StartedClock[] = [];
  const opening: Deadline[] = [];
  const waiting: Deadline[] = [];
  for (const deadline of deadlinesInForce(index, facts)) {
    const since = anchoredMoment(deadline.anchor, facts);
    if (since === undefined) (startsWithAnswers(deadline.anchor) ? opening : waiting).push(deadline);
    else started.push({ deadline, since, due: dueAt(deadline.within, since, index.playbook.calendar) });
  }
  for (const [deadline, provisional] of provisionalDeadlines(index)(facts)) {
    const since = anchoredMoment(deadline.anchor, facts);
    if (since !== undefined)
      started.push({
        deadline,
        provisional,
        since,
        due: dueAt(deadline.within, since, index.playbook.calendar),
      });
  }
  const at = ({ due }: StartedClock): number => due?.at ?? Number.MAX_VALUE;
  return { started: started.sort((one, other) => at(one) - at(other)), opening, waiting };
}

/** The first three things to do, as the desk has them at its beginning, each with the limits that are in force for it, in words. */
export function firstSteps(index: PlaybookIndex, facts: Facts) {
  const inForce = deadlinesInForce(index, facts);
  const urgency = ({ urgency, deadlines }: Step): number => {
    if (urgency === 'danger') return 0;
    // A duty that follows at once on another step is not due at once now.
    const isPressing = (each: Deadline): boolean =>
      isAtOnce(each) && ('fact' in each.anchor || startsWithAnswers(each.anchor));
    return inForce.some(each => isPressing(each) && deadlines?.includes(each.id)) ? 1 : 2;
  };
  return [...checklist(index, facts)]
    .sort((one, other) => urgency(one) - urgency(other))
    .slice(0, 3)
    .map(step => ({
      step,
      limits: inForce.filter(({ id }) => step.deadlines?.includes(id)).map(({ limitText }) => limitText),
    }));
}

/** The first steps, and until when. */
function AtOnce({ index, facts }: Props) {
  const { started } = verdictClocks(index, facts);
  const roleName = (id: string | undefined): string =>
    index.playbook.roles.find(role => role.id === id)?.short ?? '';
  return (
    <div class="at-once columns">
      <section>
        <h2>{verdictText.firstSteps}</h2>
        <ol class="first-steps">
          {firstSteps(index, facts).map(({ step, limits }) => (
            <li key={step.id}>
              <strong>{step.title}</strong>{' '}
              <span class="small faint block">{[roleName(step.roles[0]), ...limits].join(' · ')}</span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{verdictText.clocks}</h2>
        <ul class="verdict-clocks ruled">
          {started.map(({ deadline, since, due, provisional }) => (
            <li key={deadline.id} data-provisional={provisional !== undefined}>
              <strong class="block">
                <Clock
                  withDue
                  binds={provisional === undefined}
                  clock={
                    due === undefined
                      ? { kind: 'stopwatch', since }
                      : { kind: 'running', since, due: due.at, certain: due.certain, soon: false }
                  }
                />
              </strong>
              <span>
                {clockTitle({ deadline, provisional })}（{deadline.limitText}）
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** On what the clocks rest, and those that begin later. */
function ClockGrounds({ index, facts }: Props) {
  const { started, opening, waiting } = verdictClocks(index, facts);
  return (
    <section>
      <h2>{verdictText.clockGrounds}</h2>
      <ul class="ruled">
        {started.map(({ deadline: { id, title, limitText, anchorText, basis, cite, note } }) => (
          <li key={id}>
            {title}（{limitText}）：{anchorText}
            <p>
              <BasisNote of={{ basis, cite }} playbook={index.playbook} />
            </p>
            {note !== undefined && <p class="small faint">{note}</p>}
          </li>
        ))}
      </ul>
      {(
        [
          [verdictText.openingClocks, opening],
          [verdictText.waitingClocks, waiting],
        ] as const
      ).map(
        ([words, deadlines]) =>
          deadlines.length > 0 && (
            <p key={words} class="small">
              {words}：{deadlines.map(({ title, limitText }) => `${title}（${limitText}）`).join('、')}
            </p>
          ),
      )}
    </section>
  );
}
