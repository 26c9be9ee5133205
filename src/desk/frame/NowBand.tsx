import type { ComponentChildren } from 'preact';
import { Button } from '../../kit/Button.tsx';
import { endingOf } from '../../playbook/checklist.ts';
import { outcomeOf } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { exitStands, exitWord } from '../closing/stands.ts';
import { answeredWayOut } from '../closing/ticket-alone.ts';
import { exitText } from '../closing/words.ts';
import { type ClockView, isBinding } from '../core/clock.ts';
import { clockTitle } from '../core/words/clock.ts';
import { decidedWords } from '../core/words/decided.ts';
import { personName } from '../core/words/person.ts';
import { isUrgent, type NowItem } from '../incident/now.ts';
import { repliesOf } from '../orders/orders.ts';
import { ordersText } from '../orders/words.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { Clock } from '../parts/Clock.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import type { DeskPlace, Drawer } from '../parts/route.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { deskText } from '../parts/words.ts';
import { useWork, type Work } from '../parts/work.tsx';
import { writerName } from '../people/words.ts';
import { stepText } from '../steps/words.ts';
import { wayOutPlace } from '../triage/way-out.ts';
import { DRAWER } from './Clocks.tsx';

interface Props {
  /** Things to do now, the first one first. */
  items: readonly NowItem[];
  /** The first of them stands open on the page. */
  isOpen: boolean;
  drawer: Drawer | undefined;
  onDrawer(drawer: Drawer | undefined): void;
}

/** One line on every page: what to do now, unless it stands open, and which limit runs out next, which opens all of them; and the way to the log. */
export function NowBand({ items, isOpen, drawer, onDrawer }: Props) {
  const work = useWork();
  const { view, index, locked } = work;
  const { nextClock } = view;
  const [first] = items;
  const isEnded = view.exit !== undefined || (locked && endingOf(index, view.facts) !== undefined);
  const opener = (of: Drawer, words: ComponentChildren, style = '') => (
    <Button
      class={`quiet ${style}`}
      words={words}
      aria-expanded={drawer === of}
      aria-controls={DRAWER}
      onClick={() => onDrawer(drawer === of ? undefined : of)}
    />
  );
  return (
    <>
      <section class="now-band no-print small" aria-label={deskText.now}>
        {first !== undefined && !isOpen && !isEnded && (
          <>
            <span class="faint">{isToUrge(first, work) ? deskText.urge : deskText.now}</span>
            <Button class="now-step" words={titleOf(first)} onClick={() => show(first, work)} />
          </>
        )}
        {opener(
          'clocks',
          nextClock === undefined ? (
            deskText.noClock
          ) : (
            <>
              <span class="faint">{deskText.next}</span>{' '}
              <Clock clock={nextClock.clock} binds={isBinding(nextClock)} />{' '}
              <span>{clockTitle(nextClock)}</span>
            </>
          ),
          'next',
        )}
        {opener('log', deskText.log, 'to-log')}
      </section>
      {!isEnded && <AnsweredBand />}
      {isEnded ? <EndedBand /> : first === undefined && <Nothing />}
      {first?.kind === 'grade' && <p class="small faint no-print">{stepText.gradeHint}</p>}
    </>
  );
}

/** Only tickets came in and all are answered: where that is all there was to it, one press leads to the way out that says so. */
export function AnsweredBand() {
  const { view, index, go } = useWork();
  const way = answeredWayOut(index, view);
  if (way === undefined) return null;
  return (
    <section class="ended no-print split band" aria-label={deskText.answered}>
      <p>
        <strong>{deskText.answered}</strong> <span class="small">{deskText.answeredHint}</span>
      </p>
      <Button class="primary" words={way.option.label} onClick={() => go(wayOutPlace(way))} />
    </section>
  );
}

/** There is nothing to do: all is closed, put off or done, and what may follow. */
function Nothing() {
  const { view, locked, openForm } = useWork();
  const deferred = view.progress.total - view.progress.finished;
  const [title, hint] = locked
    ? [deskText.closed, deskText.closedHint]
    : deferred > 0
      ? [stepText.onlyDeferred(deferred), stepText.onlyDeferredHint]
      : [deskText.allDone, deskText.allDoneHint];
  return (
    <section class="ended no-print split band" aria-label={title}>
      <p>
        <strong>{title}</strong> <span class="small">{hint}</span>
      </p>
      {locked && <Reopen />}
      {!locked && deferred === 0 && (
        <Button class="primary" words={deskText.close} onClick={() => openForm('close')} />
      )}
    </section>
  );
}

const Reopen = () => <ActButton words={deskText.reopen} command={{ kind: 'reopen' }} />;

/** The end of a matter that was not handled as public concern: where it went, why, who said so when, and what can still be done. */
export function EndedBand() {
  const { view, index, roleName, locked, openForm, form } = useWork();
  const { closed, exit, nextClock } = view;
  const recipient = index.answer('recipient', view.facts);
  const reason = index.answer('reason', view.facts);
  const outcome = outcomeOf(index.playbook.triage, index.definitions, view.facts);
  const replies = repliesOf(view.orders);
  const isReplyOwed = outcome?.ends === 'answered' && replies.length === 0;
  return (
    <section class="ended no-print split band" aria-label={deskText.closed}>
      <strong>{outcome?.title}</strong>
      {recipient !== undefined && <span>{deskText.endedWith(recipient)}</span>}
      {reason !== undefined && <span>{deskText.endedWhy(reason)}</span>}
      {replies.map(({ event, answeredAt, way, text }) => (
        <span key={event}>{deskText.endedReply(shownTime(answeredAt), way, text)}</span>
      ))}
      {isReplyOwed && <span>{deskText.noReply}</span>}
      {exit !== undefined && (
        <span class="small">
          {exitText.filedBy(writerName(roleName(exit.filedBy.role), exit.filedBy), shownTime(exit.since))}
        </span>
      )}
      {exit?.review !== undefined && (
        <span class="small">
          {personName(exit.review.person)}，
          {decidedWords(exit.review, exitWord[exit.review.outcome], timeNow())}
          {exit.review.note !== undefined && `：${exit.review.note}`}
        </span>
      )}
      {closed && exit?.review === undefined && (
        <span class="small">
          {deskText.endedBy(writerName(roleName(closed.by.role), closed.by), shownTime(closed.at))}
        </span>
      )}
      {exit !== undefined && !locked && (
        <span>
          <strong>{exitStands(view)}</strong> {nextClock && <Clock clock={nextClock.clock} withDue />}
        </span>
      )}
      {(locked || exit === undefined) && <span class="small no-print">{deskText.endedHint}</span>}
      {isReplyOwed && !locked && (
        <PlaceLink place="orders">{ordersText.toReply(view.orders.length > 0)}</PlaceLink>
      )}
      {locked || exit === undefined ? (
        <Reopen />
      ) : exit.state === 'agreed' ? (
        <Button class="primary" words={deskText.close} onClick={() => openForm('close')} />
      ) : (
        form !== 'exit' && <Button class="primary" words={exitText.review} onClick={() => openForm('exit')} />
      )}
    </section>
  );
}

/** Whether others have to do it and it does not bear waiting: the officer urges them. */
const isToUrge = (each: NowItem, { officer }: Work): boolean =>
  !each.mine && officer.role !== '' && isUrgent(each);

const titleOf = (each: NowItem): string =>
  each.kind === 'grade'
    ? stepText.grade
    : each.kind === 'returned'
      ? stepText.returnedDraft(each.version.title)
      : each.kind === 'limit'
        ? each.clock.deadline.title
        : each.item.step.title;

const nowPlace = (each: NowItem): DeskPlace =>
  each.kind === 'grade'
    ? 'regrade'
    : each.kind === 'step'
      ? `step/${each.item.step.id}`
      : each.kind === 'limit'
        ? limitPlace(each.clock)
        : `release/${each.version.statement}`;

/** The place of a limit's work: its step, where that is done again; the order; or the publication. */
const limitPlace = ({ deadline, steps: [step] }: ClockView): DeskPlace =>
  step !== undefined ? `step/${step.id}` : 'order' in deadline.anchor ? 'orders' : 'release';

function show(each: NowItem, work: Work): void {
  if (each.kind === 'step') work.openStep(each.item.step.id);
  else work.go(nowPlace(each));
}
