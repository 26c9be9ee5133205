import { Button } from '../../kit/Button.tsx';
import { inPlace } from '../../kit/inPlace.ts';
import { Terms } from '../../kit/Terms.tsx';
import { endingOf } from '../../playbook/checklist.ts';
import { outcomeOf } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { exitStands, exitText, exitWord } from '../closing/words.ts';
import { clockTitle } from '../core/words/clock.ts';
import { decidedWords } from '../core/words/decided.ts';
import { personName } from '../core/words/person.ts';
import { isUrgent, type NowItem } from '../incident/now.ts';
import { isBinding, leadingClock } from '../incident/view.ts';
import { toCall } from '../people/call.ts';
import { dialled } from '../people/roster.tsx';
import { writerName } from '../people/words.ts';
import { stepText } from '../steps/words.ts';
import { ActButton } from './ActButton.tsx';
import { BasisNote } from './Basis.tsx';
import { Clock } from './Clock.tsx';
import { StepClock } from './Clocks.tsx';
import type { Place } from './route.ts';
import { shownTime } from './shown-time.tsx';
import { useSnapshot } from './useSession.tsx';
import { deskText } from './words.ts';
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
            <span class="small">{isToUrge(first, work) ? deskText.urge : deskText.now}</span>
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
          <li key={keyOf(each)}>
            <a href={work.href(placeOf(each))} onClick={inPlace(() => show(each, work))}>
              {titleOf(each)}
            </a>{' '}
            {each.mine ? (
              <span class="mine tag">{deskText.mine}</span>
            ) : isToUrge(each, work) ? (
              <span class="faint">
                {deskText.urge}：{whoOf(each, work)} <CallNumber of={each} />
              </span>
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
  const own =
    first.kind === 'step' ? leadingClock(first.item) : first.kind === 'limit' ? first.clock : undefined;
  const overall = nextClock !== own ? nextClock : undefined;
  const of =
    first.kind === 'grade'
      ? undefined
      : first.kind === 'step'
        ? first.item.step
        : first.kind === 'limit'
          ? first.clock.deadline
          : first.line.item;
  const left =
    first.kind === 'step' ? (
      <StepClock item={first.item} />
    ) : first.kind === 'limit' ? (
      <Clock clock={first.clock.clock} withDue />
    ) : first.kind === 'grade' ? (
      stepText.gradeHint
    ) : (
      first.line.mark && stepText.returnedAt(shownTime(first.line.mark.at))
    );
  return (
    <Terms
      terms={[
        [
          deskText.who,
          <>
            {whoOf(first, work)} <CallNumber of={first} />{' '}
            {!first.mine && work.officer.role !== '' && !isToUrge(first, work) && (
              <span class="small faint">{stepText.notMine}</span>
            )}
          </>,
        ],
        [deskText.left, left, overall === undefined ? 'next' : undefined],
        of && [
          deskText.basis,
          <BasisNote
            key="basis"
            brief
            of={{ basis: of.basis, cite: of.cite }}
            playbook={work.index.playbook}
          />,
        ],
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

/** Whether others have to do it and it does not bear waiting: the officer urges them. */
const isToUrge = (each: NowItem, { officer }: Work): boolean =>
  !each.mine && officer.role !== '' && isUrgent(each);

/** The number to call about what others have to do. */
function CallNumber({ of: each }: { of: NowItem }) {
  const { view, session } = useWork();
  const { roster } = useSnapshot(session);
  if (each.mine || each.kind !== 'step') return null;
  const known = toCall(each.item, view.people, roster);
  if (known?.phone === undefined) return null;
  return (
    <a class="numeric" href={`tel:${dialled(known.phone)}`}>
      {personName(known)} {known.phone}
    </a>
  );
}

const keyOf = (each: NowItem): string =>
  each.kind === 'grade'
    ? each.kind
    : each.kind === 'step'
      ? each.item.step.id
      : each.kind === 'limit'
        ? each.clock.deadline.id
        : each.version.id;

/** Whoever has to do it. */
function whoOf(each: NowItem, { roleName, index }: Work): string {
  if (each.kind === 'limit' || each.kind === 'grade') return index.role('keepsRecord')?.short ?? '';
  if (each.kind === 'returned') return each.version.by.name ?? roleName(each.version.by.role);
  const { step, assignee } = each.item;
  return assignee === undefined ? step.roles.map(roleName).join('、') : personName(assignee);
}

const titleOf = (each: NowItem): string =>
  each.kind === 'grade'
    ? stepText.grade
    : each.kind === 'returned'
      ? stepText.returnedDraft(each.version.title)
      : each.kind === 'limit'
        ? each.clock.deadline.title
        : each.item.step.title;

/** Why a draft came back. */
const reasonOf = ({ line: { mark } }: Extract<NowItem, { kind: 'returned' }>): string =>
  mark?.kind === 'returned' ? stepText.returnedBy(personName(mark.person), mark.text) : '';

const placeOf = (each: NowItem): Place =>
  each.kind === 'grade'
    ? 'regrade'
    : each.kind === 'step'
      ? `step/${each.item.step.id}`
      : each.kind === 'limit'
        ? 'release'
        : `release/${each.version.statement}`;

function show(each: NowItem, work: Work): void {
  if (each.kind === 'step') work.openStep(each.item.step.id);
  else work.go(placeOf(each));
}
