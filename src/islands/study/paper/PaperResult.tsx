import { useEffect, useState } from 'preact/hooks';
import type { LearningPath } from '../../../domain/training/lesson.ts';
import { PAPER } from '../../../domain/training/paper.ts';
import type { Question } from '../../../domain/training/question.ts';
import type { PaperTaken } from '../../../domain/training/record.ts';
import { studyText } from '../../../text/study.ts';
import { paperText } from '../../../text/study-paper.ts';
import { questionText } from '../../../text/study-question.ts';
import { GoLink } from '../GoLink.tsx';
import { isFinished } from '../PathRows.tsx';
import { Explained } from '../question/Explained.tsx';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import { answersDraft, type GivenAnswers, isGivenAnswers } from '../usePaper.ts';
import type { Study } from '../useStudy.ts';

interface Props {
  study: Study;
  path: LearningPath;
  taken: PaperTaken;
}

/** A paper handed in: what it came to, and every question that was not wholly right. */
export function PaperResult({ study, path, taken }: Props) {
  const { session, catalog, record } = study;
  const { scores, score, passed, timedOut, startedAt, seed } = taken.data;
  const [given, setGiven] = useState<GivenAnswers | 'none'>();
  useEffect(() => {
    let gone = false;
    void session.draft(answersDraft(path.id)).then(draft => {
      if (!gone) setGiven(isGivenAnswers(draft) && draft.paper === taken.id ? draft : 'none');
    });
    return () => {
      gone = true;
    };
  }, [session, path.id, taken.id]);

  const asked = Object.entries(scores).map(([id, worth], position) => ({
    id,
    worth,
    position,
    question: catalog.questions.find(question => question.id === id),
  }));
  const missed = asked.filter(({ worth }) => worth < 1);
  const right = asked.filter(({ worth }) => worth === 1);
  const half = missed.filter(({ worth }) => worth > 0).length;
  const gone = asked.filter(({ question }) => question === undefined).length;
  const length = Math.min(PAPER.minutes * 60_000, Date.parse(taken.at) - Date.parse(startedAt));
  const progress = record.paths.find(each => each.path === path.id);

  const explained = (each: {
    question: Question;
    worth: (typeof asked)[number]['worth'];
    position: number;
  }) => {
    const { question, worth, position } = each;
    const answers = given === undefined || given === 'none' ? undefined : given.answers;
    const answer = answers?.[question.id] ?? [];
    return (
      <li key={question.id}>
        <Explained
          study={study}
          question={question}
          seed={seed}
          given={answers === undefined ? 'unknown' : answer.length === 0 ? 'none' : answer}
          score={worth}
          place={questionText.number(position + 1, asked.length)}
          level={3}
        />
      </li>
    );
  };
  const list = (items: typeof asked) => (
    <ol class="paper-mistakes">
      {items.flatMap(({ question, ...each }) =>
        question === undefined ? [] : explained({ ...each, question }),
      )}
    </ol>
  );

  return (
    <article class="paper-result">
      <StudyNav study={study} here="papers" />
      <header>
        <p class="small faint">{paperText.of(path.title)}</p>
        <ScreenTitle study={study} title={paperText.of(path.title)}>
          <span class="numeric">{paperText.score(score)}</span>
          <span class="paper-verdict">{passed ? paperText.passed : paperText.failed}</span>
        </ScreenTitle>
        <p class="lead">
          {timedOut && paperText.timedOut}
          {paperText.took(length)}
          {paperText.rights(right.length, half, missed.length - half)}
        </p>
        <p class="actions no-print">
          {progress !== undefined && isFinished(progress) && (
            <GoLink study={study} to={`certificate/${path.id}`} class="button primary">
              {studyText.certificate}
            </GoLink>
          )}
          <GoLink study={study} to={`paper/${path.id}`} class="button">
            {paperText.again}
          </GoLink>
          <GoLink study={study} to="papers" class="button">
            {paperText.toPapers}
          </GoLink>
        </p>
      </header>
      <section>
        <h2>{missed.length === 0 ? paperText.noMistakes : paperText.mistakes}</h2>
        {gone > 0 && <p class="faint">{paperText.gone(gone)}</p>}
        {given !== undefined && list(missed)}
      </section>
      {right.length > 0 && given !== undefined && (
        <details>
          <summary>{paperText.rest(right.length)}</summary>
          {list(right)}
        </details>
      )}
    </article>
  );
}
