import './certificate.css';
import { useRef, useState } from 'preact/hooks';
import { studyText } from '../../../text/study.ts';
import { certificateText } from '../../../text/study-record.ts';
import { lessonsOf } from '../../../training/catalog.ts';
import type { LearningPath } from '../../../training/lesson.ts';
import { GoLink } from '../GoLink.tsx';
import { NameForm } from '../NameForm.tsx';
import { isFinished, passedPaper } from '../PathRows.tsx';
import { BackToStudy, ScreenTitle } from '../ScreenTitle.tsx';
import type { Study } from '../useStudy.ts';

interface Props {
  study: Study;
  path: LearningPath;
}

/** 学习证明: one page of A4 for a finished path. Nothing on it looks official. */
export function Certificate({ study, path }: Props) {
  const { catalog, record, base } = study;
  const [isRenaming, setIsRenaming] = useState(false);
  const printing = useRef<HTMLButtonElement>(null);
  const renaming = useRef<HTMLButtonElement>(null);
  const progress = record.paths.find(each => each.path === path.id);
  const passed = progress && passedPaper(progress);
  const lessons = lessonsOf(path, catalog.lessons);

  if (progress === undefined || !isFinished(progress, record) || passed === undefined)
    return (
      <article class="flow">
        <BackToStudy study={study} />
        <ScreenTitle study={study} title={certificateText.title}>
          {certificateText.title}
        </ScreenTitle>
        <p>{certificateText.notYet(path.title)}</p>
        <ul>
          {progress?.next !== undefined && (
            <li>
              {certificateText.missing.lessons(progress.total - progress.done)}：
              <a href={`${base}training/${path.id}/${progress.next}/`}>{certificateText.toLesson}</a>
            </li>
          )}
          {passed === undefined && (
            <li>
              {certificateText.missing.paper}：
              <GoLink study={study} to={`paper/${path.id}`}>
                {certificateText.toPaper}
              </GoLink>
            </li>
          )}
          {record.fullDrill === undefined && (
            <li>
              {certificateText.missing.drill}：<a href={`${base}drill/`}>{certificateText.toDrill}</a>
            </li>
          )}
        </ul>
      </article>
    );

  /** The buttons come with the first name. */
  const begin = (): void => {
    requestAnimationFrame(() => printing.current?.focus());
  };
  const close = (): void => {
    setIsRenaming(false);
    renaming.current?.focus();
  };
  const date = certificateText.day(
    Math.max(progress.finishedAt ?? 0, Date.parse(passed.at), Date.parse(record.fullDrill?.at ?? '')),
  );
  return (
    <article class="certificate-screen">
      <BackToStudy study={study} />
      <div class="no-print certificate-head">
        <ScreenTitle study={study}>{certificateText.title}</ScreenTitle>
        <p class="small faint">{certificateText.hint}</p>
        {record.name === '' ? (
          <NameForm study={study} why={studyText.nameFor.certificate} takeFocus={false} onDone={begin} />
        ) : (
          <>
            <p class="actions cluster">
              <button ref={printing} type="button" class="primary" onClick={() => print()}>
                {certificateText.print}
              </button>
              <button ref={renaming} type="button" class="quiet" onClick={() => setIsRenaming(true)}>
                {studyText.nameChange}
              </button>
            </p>
            {isRenaming && <NameForm study={study} onDone={close} onCancel={close} />}
          </>
        )}
      </div>
      {record.name !== '' && (
        <section class="certificate" aria-label={certificateText.title}>
          <p class="certificate-title">{certificateText.title}</p>
          <p class="certificate-name">{record.name}</p>
          <p class="certificate-body">{certificateText.body(path.title, lessons.length)}</p>
          <dl class="certificate-facts cluster">
            <div>
              <dt>{certificateText.score}</dt>
              <dd>{certificateText.scoreValue(progress.best ?? 0)}</dd>
            </div>
            <div>
              <dt>{certificateText.date}</dt>
              <dd>{date}</dd>
            </div>
          </dl>
          <div class="certificate-lessons">
            <p>{certificateText.lessons}</p>
            <ol class="cluster plain">
              {lessons.map(({ id, title }) => (
                <li key={id}>{title}</li>
              ))}
            </ol>
          </div>
          <p class="certificate-notice split">
            <span>{certificateText.plan}</span>
            <strong>{certificateText.notice}</strong>
          </p>
        </section>
      )}
    </article>
  );
}
