import { useEffect, useState } from 'preact/hooks';
import { answersDraft } from '../../../session/paper-desk.ts';
import { studyText } from '../../../text/study.ts';
import { paperText } from '../../../text/study-paper.ts';
import { questionText } from '../../../text/study-question.ts';
import type { LearningPath } from '../../../training/lesson.ts';
import { isPaperUnderWay, PAPER, recordedAs, stillAsked } from '../../../training/paper.ts';
import type { Question } from '../../../training/question.ts';
import { isPassed, type PaperTaken } from '../../../training/record.ts';
import { GoLink } from '../GoLink.tsx';
import { isFinished } from '../PathRows.tsx';
import { Explained } from '../question/Explained.tsx';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import type { Study } from '../useStudy.ts';

interface Props {
  study: Study;
  path: LearningPath;
  taken: PaperTaken;
}

/** A paper handed in: what it came to, and every question that was not wholly right. */
export function PaperResult({ study, path, taken }: Props) {
  const { session, catalog, record } = study;
  const { scores, score, timedOut, startedAt, seed } = taken.data;
  const passed = isPassed(taken);
  const [kept, setKept] = useState<{ readonly draft: unknown }>();
  useEffect(() => {
    let gone = false;
    const read = session.draft(answersDraft(path.id)).catch(() => undefined);
    void read.then(draft => {
      if (!gone) setKept({ draft });
    });
    return () => {
      gone = true;
    };
  }, [session, path.id]);

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

  const draft = kept?.draft;
  const given = isPaperUnderWay(draft) && recordedAs(draft, [taken]) !== undefined ? draft : undefined;
  // Of a question that has been worded anew nobody knows any more what was chosen.
  const known = given === undefined ? [] : stillAsked(given.questions, catalog.questions);

  const explained = (each: {
    question: Question;
    worth: (typeof asked)[number]['worth'];
    position: number;
  }) => {
    const { question, worth, position } = each;
    const answers = known.includes(question) ? given?.answers : undefined;
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
    <ol class="paper-mistakes plain measure">
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
        <p class="actions no-print cluster">
          {progress !== undefined && isFinished(progress, study.record) && (
            <GoLink study={study} to={`certificate/${path.id}`} class={`button ${passed ? 'primary' : ''}`}>
              {studyText.certificate}
            </GoLink>
          )}
          <GoLink study={study} to={`paper/${path.id}`} class={`button ${passed ? '' : 'primary'}`}>
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
        {kept !== undefined && list(missed)}
      </section>
      {right.length > 0 && kept !== undefined && (
        <details>
          <summary>{paperText.rest(right.length)}</summary>
          {list(right)}
        </details>
      )}
    </article>
  );
}
