import { dayWords } from '../../desk/core/words/time.ts';
import { href } from '../../desk/parts/href.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { ShareBar } from '../../desk/parts/ShareBar.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { readPreference } from '../../session/preferences.ts';
import { timeNow } from '../../session/surroundings.ts';
import { type Assignment, assignmentsShown, titleOf } from '../records/assignment.ts';
import { assignedText, assignmentWords, taskWords } from '../records/month-words.ts';
import type { PathProgress } from '../records/record.ts';
import { lessonUrl, useStudy } from './useStudy.tsx';
import { gradeCounts, runVerdictWords, studyText } from './words.ts';

/** 我的学习: what to do today, how far one has come, and where to go on. */
export function Home() {
  const { catalog, record, snapshot, exam } = useStudy();
  const role = readPreference('role');
  const hasRole = catalog.roles.some(({ id }) => id === role);
  const own = record.paths.filter(({ path }) => path.role === role);
  const last = snapshot.events.findLast(
    event => event.type === 'lessonFinished' || event.type === 'examTaken',
  );
  // The path one is on: the last one learned from or tested on, otherwise that of one's role.
  const current = record.paths.find(({ path }) => path.id === last?.data.path) ?? own[0];
  const mine = current === undefined || own.includes(current) ? own : [...own, current];
  const others = record.paths.filter(progress => !mine.includes(progress));
  const [shown, folded] = mine.length === 0 ? [others, []] : [mine, others];
  const underWay = catalog.paths.find(({ id }) => id === exam.underWay?.path);
  return (
    <>
      {underWay !== undefined && (
        <Banner words={studyText.underWay(underWay.title)}>
          <GoLink to={`exam/${underWay.id}`} class="button primary">
            {studyText.resumeExam}
          </GoLink>
        </Banner>
      )}
      <Today current={current} hasRole={hasRole} isBusy={underWay !== undefined} />
      <ToDo />
      <section>
        <h2>{mine.length === 0 ? studyText.paths : studyText.myPaths}</h2>
        {own.length === 0 && (
          <p class="small faint">
            {hasRole ? studyText.noPathOfRole : studyText.noRole}{' '}
            {current !== undefined && !hasRole && <a href={href('roles/')}>{studyText.chooseRole}</a>}
          </p>
        )}
        <PathRows paths={shown} role={role} />
        {folded.length > 0 && (
          <details>
            <summary>{studyText.otherPaths(folded.length)}</summary>
            <PathRows paths={folded} role={role} />
          </details>
        )}
      </section>
      <section>
        <h2>{studyText.drills}</h2>
        <p class="small faint">{studyText.drillsHint}</p>
        <NightRows />
        <DrillRows role={role} />
      </section>
    </>
  );
}

interface TodayProps {
  /** The path one is on. */
  current: PathProgress | undefined;
  hasRole: boolean;
  /** Something else comes first. */
  isBusy: boolean;
}

/** One or two sentences on what there is to do, and the buttons to do it. */
function Today({ current, hasRole, isBusy }: TodayProps) {
  const { record, snapshot, today, ahead } = useStudy();
  const { outcome, follow } = useOutcome();
  const due = today.questions.length;
  // A record that could not be read is not an empty one.
  const isEmpty = snapshot.events.length === 0 && snapshot.storageProblem === undefined;
  const next = current?.next;
  /** One of the ways on is the one to take first. */
  const wayClass = (isFirst: boolean): string => `button large ${isFirst && !isBusy ? 'primary' : ''}`;
  const idle =
    today.reviewed > 0
      ? studyText.reviewedToday
      : record.lessons.size === 0
        ? studyText.noCards
        : studyText.nothingDue;
  return (
    <header>
      <ScreenTitle>{studyText.title}</ScreenTitle>
      <p class="lead">
        {isEmpty ? studyText.lead : studyText.greeting(record.name, due > 0 ? studyText.due(due) : idle)}
        {!isEmpty && due === 0 && today.next !== undefined && studyText.nextReview(dayWords(today.next))}
      </p>
      {isEmpty && (
        <p>
          {studyText.empty}
          {next !== undefined && studyText.emptyMinutes(next.minutes)}
        </p>
      )}
      <div class="actions cluster">
        {due > 0 && (
          <GoLink to="review" class={wayClass(true)}>
            {studyText.reviewNow(due)}
          </GoLink>
        )}
        {current !== undefined && next !== undefined && (
          <a class={wayClass(due === 0)} href={lessonUrl(current.path, next)}>
            {studyText.lesson(current.lessons.indexOf(next) + 1, next.title)}
          </a>
        )}
        {current === undefined && !hasRole && (
          <a class={wayClass(due === 0)} href={href('roles/')}>
            {studyText.chooseRole}
          </a>
        )}
        {current?.finishedAt !== undefined && current.passed === undefined && (
          <GoLink to={`exam/${current.path.id}`} class={wayClass(due === 0)}>
            {studyText.examOf(current.path.title)}
          </GoLink>
        )}
        {current?.finishedAt !== undefined && current.passed !== undefined && !current.certifiedAt && (
          <GoLink to={`certificate/${current.path.id}`} class={wayClass(due === 0)}>
            {studyText.certificateLacks}
          </GoLink>
        )}
        {ahead.length > 0 && (
          <Button
            words={studyText.takeReviews(ahead.length)}
            class="quiet"
            onClick={() =>
              follow(
                import('./review-calendar.tsx').then(({ exportReviews }) =>
                  exportReviews(ahead).then(studyText.tookReviews),
                ),
                studyText.reviewsFailed,
              )
            }
          />
        )}
      </div>
      {outcome}
    </header>
  );
}

/** Where an assignment is done. */
function TaskLink({ assignment: { assignment, task, of = '' } }: { assignment: Assignment }) {
  switch (task) {
    case 'night':
      return <a href={href(`drill/#night/${of}`)}>{assignedText.begin}</a>;
    case 'drill':
      return <a href={href(`drill/#scenario/${of}`)}>{assignedText.begin}</a>;
    case 'exam':
      return <GoLink to={`exam/${of}`}>{assignedText.begin}</GoLink>;
    case 'practice':
      return <GoLink to={`practice/${assignment}`}>{assignedText.begin}</GoLink>;
  }
}

/** Everything that a trainer asked for and that is not done, or whose date has not passed. Nothing where there is none. */
function ToDo() {
  const { catalog, snapshot } = useStudy();
  const shown = assignmentsShown(snapshot.events, catalog, timeNow());
  return shown.length === 0 ? null : (
    <section>
      <h2>{assignedText.title}</h2>
      <ul class="assigned ruled">
        {shown.map(({ assignment, done, state }) => (
          <li key={assignment.assignment} class="columns" data-state={state}>
            <div>
              <strong>{taskWords(assignment, titleOf(assignment, catalog))}</strong>
              <p class="small soft">{assignedText.due(assignment)}</p>
            </div>
            <div class="cluster">
              <span>{assignmentWords(state, done)}</span>
              {done === undefined && <TaskLink assignment={assignment} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The nights, with how the last run of each went. */
function NightRows() {
  const { catalog, record } = useStudy();
  return (
    <ul class="scenarios plain">
      {catalog.nights.map(({ id, title }) => {
        const progress = record.drills.find(({ scenario }) => scenario === id);
        return (
          <li key={id}>
            <a href={href(`drill/#night/${id}`)}>
              <strong>{studyText.night(title)}</strong>
              {progress !== undefined && (
                <span class="small">
                  {studyText.lastRun(runVerdictWords(progress.latest), gradeCounts(progress.latest))}
                </span>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The drills, those first in which the role has most to answer for, with how the last run of each went. */
function DrillRows({ role }: { role: string | undefined }) {
  const { catalog, record } = useStudy();
  const asks = ({ objectives }: (typeof catalog.scenarios)[number]): number =>
    objectives.filter(objective => objective.role === role).length;
  const scenarios = [...catalog.scenarios].sort((one, other) => asks(other) - asks(one));
  return (
    <ul class="scenarios plain">
      {scenarios.map(({ id, title }) => {
        const progress = record.drills.find(({ scenario }) => scenario === id);
        return (
          <li key={id}>
            <a href={href(`drill/#scenario/${id}`)}>
              <strong>{title}</strong>
              {progress !== undefined && (
                <span class="small">
                  {studyText.lastRun(runVerdictWords(progress.latest), gradeCounts(progress.latest))}
                  {progress.runs.length > 1 && (
                    <span class="faint">&ensp;{studyText.runs(progress.runs.length)}</span>
                  )}
                </span>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The paths: how far one is, where one goes on, and what the exam came to. */
const PathRows = ({ paths, role }: { paths: readonly PathProgress[]; role: string | undefined }) => (
  <ul class="path-rows ruled">
    {paths.map(({ path, lessons, done, next, best, passed, certifiedAt }) => (
      <li key={path.id} class="columns">
        <div>
          <h3>
            <a href={href(`training/${path.id}/`)} class="tall">
              {path.title}
            </a>
            {path.role === role && <span class="mine tag">{studyText.mine}</span>}
          </h3>
          <p class="small soft">{path.summary}</p>
        </div>
        <div class="cluster">
          <span class="numeric">{studyText.lessons(done, lessons.length)}</span>
          <ShareBar share={done / Math.max(1, lessons.length)} />
          {next === undefined ? (
            <span class="tall">{studyText.pathDone}</span>
          ) : (
            <a href={lessonUrl(path, next)} class="tall">
              {studyText.nextLesson(lessons.indexOf(next) + 1)}
            </a>
          )}
          {best !== undefined && <span>{studyText.best(best, passed !== undefined)}</span>}
          <GoLink to={`exam/${path.id}`} class="tall" aria-label={studyText.examOf(path.title)}>
            {studyText.takeExam}
          </GoLink>
          {next === undefined && (
            <GoLink to={`certificate/${path.id}`} class="tall">
              {certifiedAt === undefined ? studyText.certificateLacks : studyText.certificate}
            </GoLink>
          )}
        </div>
      </li>
    ))}
  </ul>
);
