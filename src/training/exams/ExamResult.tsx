import './exam.css';
import { fullTime } from '../../desk/core/words/time.ts';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { answersDraft } from '../../session/exam-desk.ts';
import { timeNow } from '../../session/surroundings.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { studyText } from '../lessons/words.ts';
import type { Score } from '../questions/answering.ts';
import { Explained } from '../questions/Explained.tsx';
import type { TestQuestion } from '../questions/question.ts';
import { questionText } from '../questions/words.ts';
import { examTook, isHasty, type PathProgress } from '../records/record.ts';
import type { ExamTaken } from '../records/record-kinds.ts';
import { EXAM, isExamUnderWay, recordedAs, stillAsked } from './exam.ts';
import { examText, examVerdict } from './words.ts';

interface Props {
  progress: PathProgress;
  taken: ExamTaken;
}

/** A question of the exam as it was answered. `question`: `undefined` where the catalogue no longer has it. */
interface Asked {
  readonly worth: Score;
  readonly position: number;
  readonly question: TestQuestion | undefined;
}

/** An exam handed in: what it came to, and every question that was not wholly right. */
export function ExamResult({ progress, taken }: Props) {
  const { catalog } = useStudy();
  const asked = Object.entries(taken.data.scores).map(
    ([id, worth], position): Asked => ({
      worth,
      position,
      question: catalog.questions.find(question => question.id === id),
    }),
  );
  const missed = asked.filter(({ worth }) => worth < 1);
  const right = asked.filter(({ worth }) => worth === 1);
  const gone = asked.filter(({ question }) => question === undefined).length;
  const list = { path: progress.path.id, taken, total: asked.length };
  return (
    <article class="exam-result">
      <ResultHead progress={progress} taken={taken} right={right} missed={missed} />
      <section>
        <h2>{missed.length === 0 ? examText.noMistakes : examText.mistakes}</h2>
        {gone > 0 && <p class="faint">{examText.gone(gone)}</p>}
        <ExplainedQuestions {...list} items={missed} />
      </section>
      {right.length > 0 && (
        <details>
          <summary class="no-print">{examText.rest(right.length)}</summary>
          <ExplainedQuestions {...list} items={right} />
        </details>
      )}
    </article>
  );
}

/** Score, verdict and time of an exam, and where to go from it. */
function ResultHead({
  progress: { path, certifiedAt },
  taken,
  right,
  missed,
}: Props & { right: readonly Asked[]; missed: readonly Asked[] }) {
  const { record } = useStudy();
  const { score, timedOut } = taken.data;
  const hasty = isHasty(taken);
  const passed = taken.data.passed && !hasty;
  const half = missed.filter(({ worth }) => worth > 0).length;
  return (
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
  );
}

/** Questions of the exam with their explanations, and the trainee's answers while the draft still has them. */
function ExplainedQuestions({
  path,
  taken,
  total,
  items,
}: {
  path: string;
  taken: ExamTaken;
  total: number;
  items: readonly Asked[];
}) {
  const { catalog, session } = useStudy();
  const draft = session.drafts.read(answersDraft(path));
  const given = isExamUnderWay(draft) && recordedAs(draft, [taken]) !== undefined ? draft : undefined;
  // Where a question has been reworded, the stored positions no longer tell which choice was meant.
  const known = given === undefined ? [] : stillAsked(given.questions, catalog.questions);
  return (
    <ol class="exam-mistakes ruled measure">
      {items.map(
        ({ question, worth, position }) =>
          question !== undefined && (
            <li key={question.id}>
              <Explained
                question={question}
                seed={taken.data.seed}
                given={known.includes(question) ? (given?.answers[question.id] ?? []) : undefined}
                score={worth}
                place={questionText.number(position + 1, total)}
                level={3}
              />
            </li>
          ),
      )}
    </ol>
  );
}
