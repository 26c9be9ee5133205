import './exam.css';
import { fullTime } from '../../desk/core/words/time.ts';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { answersDraft } from '../../session/exam-desk.ts';
import { timeNow } from '../../session/surroundings.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { studyText } from '../lessons/words.ts';
import { Explained } from '../questions/Explained.tsx';
import { questionText } from '../questions/words.ts';
import { examTook, isHasty, type PathProgress } from '../records/record.ts';
import type { ExamTaken } from '../records/record-kinds.ts';
import { EXAM, isExamUnderWay, recordedAs, stillAsked } from './exam.ts';
import { examText, examVerdict } from './words.ts';

interface Props {
  progress: PathProgress;
  taken: ExamTaken;
}

/** An exam handed in: what it came to, and every question that was not wholly right. */
export function ExamResult({ progress: { path, certifiedAt }, taken }: Props) {
  const { catalog, session, record } = useStudy();
  const { scores, score, timedOut, seed } = taken.data;
  const hasty = isHasty(taken);
  const passed = taken.data.passed && !hasty;

  const asked = Object.entries(scores).map(([id, worth], position) => ({
    worth,
    position,
    question: catalog.questions.find(question => question.id === id),
  }));
  const missed = asked.filter(({ worth }) => worth < 1);
  const right = asked.filter(({ worth }) => worth === 1);
  const half = missed.filter(({ worth }) => worth > 0).length;
  const gone = asked.filter(({ question }) => question === undefined).length;

  const draft = session.drafts.read(answersDraft(path.id));
  const given = isExamUnderWay(draft) && recordedAs(draft, [taken]) !== undefined ? draft : undefined;
  // Where a question has been reworded, the stored positions no longer tell which choice was meant.
  const known = given === undefined ? [] : stillAsked(given.questions, catalog.questions);

  const explained = (items: typeof asked) => (
    <ol class="exam-mistakes ruled measure">
      {items.map(
        ({ question, worth, position }) =>
          question !== undefined && (
            <li key={question.id}>
              <Explained
                question={question}
                seed={seed}
                given={known.includes(question) ? (given?.answers[question.id] ?? []) : undefined}
                score={worth}
                place={questionText.number(position + 1, asked.length)}
                level={3}
              />
            </li>
          ),
      )}
    </ol>
  );

  return (
    <article class="exam-result">
      <header>
        <p class="small faint">
          {examText.of(path.title)}
          <span class="print-only">
            {examText.printed(record.name, fullTime(Date.parse(taken.at), timeNow()))}
          </span>
        </p>
        <ScreenTitle title={examText.of(path.title)}>
          <span class="numeric">{examText.score(score)}</span>
          <span class="exam-verdict">{examVerdict(taken)}</span>
        </ScreenTitle>
        <p class="lead">
          {timedOut && examText.timedOut}
          {examText.took(Math.min(EXAM.minutes * 60_000, examTook(taken)))}
          {hasty && examText.hasty}
          {examText.rights(right.length, half, missed.length - half)}
        </p>
        <p class="actions no-print cluster">
          {(passed || certifiedAt !== undefined) && (
            <GoLink to={`certificate/${path.id}`} class={`button ${passed ? 'primary' : ''}`}>
              {certifiedAt === undefined ? studyText.certificateLacks : studyText.certificate}
            </GoLink>
          )}
          <GoLink to={`exam/${path.id}`} class={`button ${passed ? '' : 'primary'}`}>
            {examText.again}
          </GoLink>
        </p>
      </header>
      <section>
        <h2>{missed.length === 0 ? examText.noMistakes : examText.mistakes}</h2>
        {gone > 0 && <p class="faint">{examText.gone(gone)}</p>}
        {explained(missed)}
      </section>
      {right.length > 0 && (
        <details>
          <summary class="no-print">{examText.rest(right.length)}</summary>
          {explained(right)}
        </details>
      )}
    </article>
  );
}
