import { readPreference } from '../../session/preferences.ts';
import { dayWords, studyText } from '../../text/study.ts';
import { lessonsOf } from '../../training/catalog.ts';
import type { PaperUnderWay } from '../../training/paper.ts';
import type { TrainingEvent } from '../../training/record.ts';
import { DrillRows } from './DrillRows.tsx';
import { GoLink } from './GoLink.tsx';
import { PathRows, passedPaper, pathsInOrder } from './PathRows.tsx';
import { ScreenTitle, StudyNav } from './ScreenTitle.tsx';
import type { Study } from './useStudy.ts';

interface Props {
  study: Study;
  paper: PaperUnderWay | undefined;
}

/** The path that was learned from last. */
const lastPath = (events: readonly TrainingEvent[]): string | undefined =>
  events.findLast(event => event.type === 'lessonFinished')?.data.path;

/** 我的学习: what to do today, how far one has come, and where to go on. */
export function Home({ study, paper }: Props) {
  const { catalog, snapshot, base } = study;
  const role = readPreference('role');
  const paths = pathsInOrder(catalog.paths, role);
  const hasRole = catalog.roles.some(({ id }) => id === role);
  const hasPath = paths.some(path => path.role === role);
  // One's own, and the one that one is on.
  const last = lastPath(snapshot.events);
  const mine = paths.filter(({ id, role: of }) => of === role || id === last);
  // A record that could not be read is not an empty one.
  const isEmpty = snapshot.events.length === 0 && snapshot.storageProblem === undefined;
  const underWay = catalog.paths.find(({ id }) => id === paper?.path);
  return (
    <>
      <StudyNav study={study} here="" />
      {underWay !== undefined && (
        <div class="banner cluster" role="status">
          <p>{studyText.underWay(underWay.title)}</p>
          <GoLink study={study} to={`paper/${underWay.id}`} class="button primary">
            {studyText.resumePaper}
          </GoLink>
        </div>
      )}
      <header class="study-head">
        <ScreenTitle study={study}>{isEmpty ? studyText.emptyTitle : studyText.title}</ScreenTitle>
        <Today study={study} role={role} isBusy={underWay !== undefined} />
      </header>
      <section aria-labelledby="study-paths">
        <h2 id="study-paths">{mine.length === 0 ? studyText.paths : studyText.myPaths}</h2>
        {!hasPath && (
          <p class="small faint">
            {hasRole ? (
              studyText.noPathOfRole
            ) : (
              <>
                {studyText.noRole} <a href={`${base}roles/`}>{studyText.chooseRole}</a>
              </>
            )}
          </p>
        )}
        <PathRows study={study} paths={mine.length === 0 ? paths : mine} role={role} />
        {mine.length > 0 && mine.length < paths.length && (
          <details>
            <summary>{studyText.otherPaths(paths.length - mine.length)}</summary>
            <PathRows study={study} paths={paths.filter(path => !mine.includes(path))} role={role} />
          </details>
        )}
      </section>
      <section aria-labelledby="study-drills">
        <h2 id="study-drills">{studyText.drills}</h2>
        <p class="small faint">{studyText.drillsHint}</p>
        <DrillRows study={study} role={role} />
      </section>
    </>
  );
}

/** One or two sentences on what there is to do, and the buttons to do it. */
function Today({
  study,
  role,
  isBusy,
}: {
  study: Study;
  role: string | undefined;
  /** Something else comes first. */
  isBusy: boolean;
}) {
  const { catalog, record, snapshot, today, base } = study;
  const due = today.questions.length;
  const isEmpty = snapshot.events.length === 0 && snapshot.storageProblem === undefined;
  // The path one is on: the last one learned from, otherwise that of one's role.
  const last = lastPath(snapshot.events);
  const path = catalog.paths.find(({ id }) => id === last) ?? catalog.paths.find(each => each.role === role);
  const lessons = path === undefined ? [] : lessonsOf(path, catalog.lessons);
  const progress = record.paths.find(each => each.path === path?.id);
  const number = lessons.findIndex(({ id }) => id === progress?.next) + 1;
  const next = lessons[number - 1];

  const isReviewed = due === 0 && today.reviewed > 0;
  const sentence =
    due > 0
      ? studyText.due(due)
      : isReviewed
        ? studyText.reviewedToday
        : record.lessons.size === 0
          ? studyText.noCards
          : studyText.nothingDue;
  return (
    <>
      <p class="lead">
        {isEmpty ? studyText.empty : studyText.greeting(record.name, sentence)}
        {!isEmpty && due === 0 && today.next !== undefined && studyText.nextReview(dayWords(today.next))}
        {isEmpty && next !== undefined && studyText.emptyMinutes(next.minutes)}
      </p>
      <p class="actions cluster">
        {due > 0 && (
          <GoLink study={study} to="review" class={`button large ${isBusy ? '' : 'primary'}`}>
            {studyText.reviewNow(due)}
          </GoLink>
        )}
        {path !== undefined && next !== undefined && (
          <a
            class={`button large ${due === 0 && !isBusy ? 'primary' : ''}`}
            href={`${base}training/${path.id}/${next.id}/`}
          >
            {number === 1 ? studyText.begin(number, next.title) : studyText.goOn(number, next.title)}
          </a>
        )}
        {path !== undefined && progress?.finishedAt !== undefined && passedPaper(progress) === undefined && (
          <GoLink study={study} to={`paper/${path.id}`} class="button large">
            {studyText.paperOf(path.title)}
          </GoLink>
        )}
      </p>
    </>
  );
}
