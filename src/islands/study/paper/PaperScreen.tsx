import './paper.css';
import { useState } from 'preact/hooks';
import { timeNow } from '../../../session/surroundings.ts';
import { studyText } from '../../../text/study.ts';
import { paperText } from '../../../text/study-paper.ts';
import { fullTime } from '../../../text/time.ts';
import { paperFor } from '../../../training/paper.ts';
import type { PathProgress } from '../../../training/record.ts';
import { NameForm } from '../NameForm.tsx';
import { GoLink, ScreenTitle } from '../Screen.tsx';
import { useStudy } from '../useStudy.ts';
import { PaperSheet } from './PaperSheet.tsx';

/** One path's paper: before it, its rules, whose it is, and what earlier ones came to; then the paper itself. */
export function PaperScreen({ progress }: { progress: PathProgress }) {
  const { catalog, record, paper } = useStudy();
  const [asksName, setAsksName] = useState(false);
  const { path, lessons, done, next, papers } = progress;
  const { underWay } = paper;
  if (underWay?.path === path.id) return <PaperSheet path={path} underWay={underWay} />;

  // How many there will be does not depend on chance.
  const count = paperFor(path, catalog.lessons, catalog.questions, 0).length;
  const other = catalog.paths.find(({ id }) => id === underWay?.path);
  const start = (): void => {
    setAsksName(false);
    paper.start(path);
  };
  const now = timeNow();
  return (
    <article class="measure flow">
      <ScreenTitle>{paperText.of(path.title)}</ScreenTitle>
      <ul>
        {paperText.rules(count).map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {next !== undefined && <p class="faint">{paperText.unread(done, lessons.length)}</p>}
      {other !== undefined ? (
        <>
          <p>{paperText.other(other.title)}</p>
          <p>
            <GoLink to={`paper/${other.id}`} class="button primary">
              {paperText.toOther}
            </GoLink>
          </p>
        </>
      ) : asksName ? (
        <NameForm why={studyText.nameFor.paper} onDone={start} onSkip={start} />
      ) : (
        <p>
          <button
            type="button"
            class="primary large"
            onClick={() => (record.name === '' ? setAsksName(true) : start())}
          >
            {paperText.start}
          </button>
        </p>
      )}
      {papers.length > 0 && (
        <section>
          <h2>{paperText.earlier}</h2>
          <ul class="ruled">
            {[...papers].reverse().map(({ id, at, data }) => (
              <li key={id} class="row">
                <GoLink to={`paper/${path.id}/${id}`} class="tall">
                  {fullTime(Date.parse(at), now)}
                </GoLink>
                <span class="numeric">{paperText.score(data.score)}</span>
                <span>{data.passed ? paperText.passed : paperText.failed}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
