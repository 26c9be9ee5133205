import './paper.css';
import { fullTime } from '../../desk/core/words/time.ts';
import { GoLink, ScreenTitle } from '../../desk/shell/Screen.tsx';
import { answersDraft } from '../../session/paper-desk.ts';
import { timeNow } from '../../session/surroundings.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { studyText } from '../lessons/words.ts';
import { Explained } from '../questions/Explained.tsx';
import { questionText } from '../questions/words.ts';
import { isHasty, type PaperTaken, type PathProgress, paperTook } from '../records/record.ts';
import { isPaperUnderWay, PAPER, recordedAs, stillAsked } from './paper.ts';
import { paperVerdict, testPaperText } from './words.ts';

interface Props {
  progress: PathProgress;
  taken: PaperTaken;
}

/** A paper handed in: what it came to, and every question that was not wholly right. */
export function PaperResult({ progress: { path, certifiedAt }, taken }: Props) {
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
  const given = isPaperUnderWay(draft) && recordedAs(draft, [taken]) !== undefined ? draft : undefined;
  // Of a question that has been worded anew nobody knows any more what was chosen.
  const known = given === undefined ? [] : stillAsked(given.questions, catalog.questions);

  const explained = (items: typeof asked) => (
    <ol class="paper-mistakes ruled measure">
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
    <article class="paper-result">
      <header>
        <p class="small faint">
          {testPaperText.of(path.title)}
          <span class="print-only">
            {testPaperText.printed(record.name, fullTime(Date.parse(taken.at), timeNow()))}
          </span>
        </p>
        <ScreenTitle title={testPaperText.of(path.title)}>
          <span class="numeric">{testPaperText.score(score)}</span>
          <span class="paper-verdict">{paperVerdict(taken)}</span>
        </ScreenTitle>
        <p class="lead">
          {timedOut && testPaperText.timedOut}
          {testPaperText.took(Math.min(PAPER.minutes * 60_000, paperTook(taken)))}
          {hasty && testPaperText.hasty}
          {testPaperText.rights(right.length, half, missed.length - half)}
        </p>
        <p class="actions no-print cluster">
          {(passed || certifiedAt !== undefined) && (
            <GoLink to={`certificate/${path.id}`} class={`button ${passed ? 'primary' : ''}`}>
              {certifiedAt === undefined ? studyText.certificateLacks : studyText.certificate}
            </GoLink>
          )}
          <GoLink to={`paper/${path.id}`} class={`button ${passed ? '' : 'primary'}`}>
            {testPaperText.again}
          </GoLink>
        </p>
      </header>
      <section>
        <h2>{missed.length === 0 ? testPaperText.noMistakes : testPaperText.mistakes}</h2>
        {gone > 0 && <p class="faint">{testPaperText.gone(gone)}</p>}
        {explained(missed)}
      </section>
      {right.length > 0 && (
        <details>
          <summary class="no-print">{testPaperText.rest(right.length)}</summary>
          {explained(right)}
        </details>
      )}
    </article>
  );
}
