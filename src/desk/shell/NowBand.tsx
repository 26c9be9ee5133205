import { Button } from '../../kit/Button.tsx';
import { inPlace } from '../../kit/inPlace.ts';
import { Terms } from '../../kit/Terms.tsx';
import { endingOf } from '../../playbook/checklist.ts';
import { outcomeOf } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { decidedWords } from '../approval/words.ts';
import { exitStands, exitText, exitWord } from '../closing/words.ts';
import { clockTitle } from '../core/words/clock.ts';
import type { NowItem } from '../incident/now.ts';
import { isBinding, leadingClock } from '../incident/view.ts';
import { personName, writerName } from '../people/words.ts';
import { ActButton } from './ActButton.tsx';
import { BasisNote } from './Basis.tsx';
import { Clock } from './Clock.tsx';
import { StepClock } from './Clocks.tsx';
import type { Place } from './route.ts';
import { shownTime } from './shown-time.tsx';
import { deskText, stepText } from './words.ts';
import { useWork, type Work } from './work.tsx';

/**
 * The four answers that must never need scrolling, in every room: what to do now, who, how long, on what basis.
 * @param props.items what is to be done now, the first thing first
 */
export function NowBand({ items }: { items: readonly NowItem[] }) {
  const work = useWork();
  const { view, index, locked } = work;
  const [first, ...others] = items;
  if (view.exit !== undefined || (locked && endingOf(index, view.facts) !== undefined)) return <EndedBand />;
  return (
    <section class="now-band no-print split band" aria-label={deskText.now}>
      {first === undefined ? (
        <Nothing />
      ) : (
        <>
          <div class="now-first">
            <span class="small">{deskText.now}</span>
            {others.length > 0 && <NowAfter others={others} />}
            <Button
              class="now-step"
              words={<strong>{titleOf(first)}</strong>}
              onClick={() => show(first, work)}
            />
            {first.kind === 'returned' && <span class="small">{reasonOf(first)}</span>}
          </div>
          <Answers first={first} />
        </>
      )}
    </section>
  );
}

/** There is nothing to do: all is closed, put off or done, and what may follow. */
function Nothing() {
  const { view, locked, openForm } = useWork();
  const deferred = view.progress.total - view.progress.settled;
  const [title, hint] = locked
    ? [deskText.closed, deskText.closedHint]
    : deferred > 0
      ? [stepText.onlyDeferred(deferred), stepText.onlyDeferredHint]
      : [deskText.allDone, deskText.allDoneHint];
  return (
    <>
      <p>
        <strong>{title}</strong> <span class="small">{hint}</span>
      </p>
      {locked && <Reopen />}
      {!locked && deferred === 0 && (
        <Button class="primary" words={deskText.close} onClick={() => openForm('close')} />
      )}
    </>
  );
}

const Reopen = () => <ActButton words={deskText.reopen} command={{ kind: 'reopen' }} />;

/** What became of a matter that was not handled as public concern: whom it went to, why, who says so when, and what can still be done. */
export function EndedBand() {
  const { view, index, roleName, locked, openForm, form } = useWork();
  const { closed, exit, nextClock } = view;
  const recipient = index.answer('recipient', view.facts);
  const reason = index.answer('reason', view.facts);
  return (
    <section class="now-band split band" aria-label={deskText.closed}>
      <strong>{outcomeOf(index.playbook.triage, index.definitions, view.facts)?.title}</strong>
      {recipient !== undefined && <span class="now-after">{deskText.endedWith(recipient)}</span>}
      {reason !== undefined && <span class="now-after">{deskText.endedWhy(reason)}</span>}
      {exit !== undefined && (
        <span class="now-after small">
          {exitText.filedBy(writerName(roleName(exit.filedBy.role), exit.filedBy), shownTime(exit.since))}
        </span>
      )}
      {exit?.review !== undefined && (
        <span class="now-after small">
          {personName(exit.review.person)}，
          {decidedWords(exit.review, exitWord[exit.review.outcome], timeNow())}
          {exit.review.note !== undefined && `：${exit.review.note}`}
        </span>
      )}
      {closed && exit?.review === undefined && (
        <span class="now-after small">
          {deskText.endedBy(writerName(roleName(closed.by.role), closed.by), shownTime(closed.at))}
        </span>
      )}
      {exit !== undefined && !locked && (
        <span class="now-after">
          <strong>{exitStands(view)}</strong> {nextClock && <Clock clock={nextClock.clock} withDue />}
        </span>
      )}
      {(locked || exit === undefined) && <span class="now-after small">{deskText.endedHint}</span>}
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

/** As many as say what follows; the checklist has them all. */
const SHOWN = 5;

/** What follows, folded. */
function NowAfter({ others }: { others: readonly NowItem[] }) {
  const work = useWork();
  return (
    <details class="now-after small">
      <summary>{stepText.after(others.length)}</summary>
      <ol class="card">
        {others.slice(0, SHOWN).map(each => (
          <li key={each.kind === 'step' ? each.item.step.id : each.version.id}>
            <a href={work.href(placeOf(each))} onClick={inPlace(() => show(each, work))}>
              {titleOf(each)}
            </a>{' '}
            {each.mine ? (
              <span class="mine tag">{deskText.mine}</span>
            ) : (
              <span class="faint">{whoOf(each, work)}</span>
            )}
            {each.kind === 'returned' && <p>{reasonOf(each)}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Who has to do it, how long there is, on what basis; and what runs out next, where that is something else. */
function Answers({ first }: { first: NowItem }) {
  const work = useWork();
  const { nextClock } = work.view;
  const own = first.kind === 'step' ? leadingClock(first.item) : undefined;
  const overall = nextClock !== own ? nextClock : undefined;
  const { basis, cite } = first.kind === 'step' ? first.item.step : first.line.item;
  const left =
    first.kind === 'step' ? (
      <StepClock item={first.item} />
    ) : (
      first.line.mark && stepText.returnedAt(shownTime(first.line.mark.at))
    );
  return (
    <Terms
      terms={[
        [
          deskText.who,
          <>
            {whoOf(first, work)}{' '}
            {!first.mine && work.officer.role !== '' && <span class="small faint">{stepText.notMine}</span>}
          </>,
        ],
        [deskText.left, left, overall === undefined ? 'next' : undefined],
        [deskText.basis, <BasisNote key="basis" brief of={{ basis, cite }} playbook={work.index.playbook} />],
        overall && [
          deskText.next,
          <>
            <Clock clock={overall.clock} binds={isBinding(overall)} />{' '}
            <span class="small">{clockTitle(overall)}</span>
          </>,
          'next',
        ],
      ]}
    />
  );
}

/** Whoever has to do it. */
function whoOf(each: NowItem, { roleName }: Work): string {
  if (each.kind === 'returned') return each.version.by.name ?? roleName(each.version.by.role);
  const { step, assignee } = each.item;
  return assignee === undefined ? step.roles.map(roleName).join('、') : personName(assignee);
}

const titleOf = (each: NowItem): string =>
  each.kind === 'returned' ? stepText.returnedDraft(each.version.title) : each.item.step.title;

/** Why a draft came back. */
const reasonOf = ({ line: { mark } }: Extract<NowItem, { kind: 'returned' }>): string =>
  mark?.kind === 'returned' ? stepText.returnedBy(personName(mark.person), mark.text) : '';

const placeOf = (each: NowItem): Place =>
  each.kind === 'step' ? `step/${each.item.step.id}` : `release/${each.version.statement}`;

function show(each: NowItem, work: Work): void {
  if (each.kind === 'step') work.openStep(each.item.step.id);
  else work.go(placeOf(each));
}
