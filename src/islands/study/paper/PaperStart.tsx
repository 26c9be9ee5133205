import { useState } from 'preact/hooks';
import { timeNow } from '../../../session/surroundings.ts';
import { studyText } from '../../../text/study.ts';
import { paperText } from '../../../text/study-paper.ts';
import { fullTime } from '../../../text/time.ts';
import type { LearningPath } from '../../../training/lesson.ts';
import { paperFor } from '../../../training/paper.ts';
import { isPassed } from '../../../training/record.ts';
import { GoLink } from '../GoLink.tsx';
import { NameForm } from '../NameForm.tsx';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import type { Paper } from '../usePaper.ts';
import type { Study } from '../useStudy.ts';

interface Props {
  study: Study;
  path: LearningPath;
  paper: Paper;
}

/** Before a paper: its rules, whose it is, and what earlier ones came to. */
export function PaperStart({ study, path, paper }: Props) {
  const { catalog, record } = study;
  const [asksName, setAsksName] = useState(false);
  const progress = record.paths.find(each => each.path === path.id);
  const papers = progress?.papers ?? [];
  // How many there will be does not depend on chance.
  const count = paperFor(path, catalog.lessons, catalog.questions, 0).length;
  const other = catalog.paths.find(({ id }) => id === paper.underWay?.path);
  const begin = (): void => {
    if (record.name === '' && !asksName) setAsksName(true);
    else paper.start(path);
  };
  const now = timeNow();
  return (
    <>
      <StudyNav study={study} here="papers" />
      <article class="paper-start measure flow">
        <ScreenTitle study={study}>{paperText.of(path.title)}</ScreenTitle>
        <ul>
          {paperText.rules(count).map(rule => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        {progress !== undefined && progress.next !== undefined && (
          <p class="faint">{paperText.unread(progress.done, progress.total)}</p>
        )}
        {other !== undefined ? (
          <>
            <p>{paperText.other(other.title)}</p>
            <p>
              <GoLink study={study} to={`paper/${other.id}`} class="button primary">
                {paperText.toOther}
              </GoLink>
            </p>
          </>
        ) : asksName ? (
          <NameForm
            study={study}
            why={studyText.nameFor.paper}
            onDone={() => paper.start(path)}
            onSkip={() => paper.start(path)}
          />
        ) : (
          <p>
            <button type="button" class="primary large" onClick={begin}>
              {paperText.start}
            </button>
          </p>
        )}
        {papers.length > 0 && (
          <section>
            <h2>{paperText.earlier}</h2>
            <ul class="paper-earlier ruled">
              {[...papers].reverse().map(taken => (
                <li key={taken.id} class="cluster">
                  <GoLink study={study} to={`paper/${path.id}/${taken.id}`}>
                    {fullTime(Date.parse(taken.at), now)}
                  </GoLink>
                  <span class="numeric">{paperText.score(taken.data.score)}</span>
                  <span>{isPassed(taken) ? paperText.passed : paperText.failed}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
    </>
  );
}
