import { useState } from 'preact/hooks';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { beginSitting } from '../exams/sitting.ts';
import { practiceFor } from '../questions/practice.ts';
import { sittingText } from '../questions/words.ts';
import { SittingScreen } from './Sitting.tsx';
import { newSeed, useStudy } from './useStudy.tsx';

/** Some questions on the clauses that are known least, as they were when it was begun. */
export function Practice() {
  const { catalog, record } = useStudy();
  const [questions] = useState(() => practiceFor(record.clauses, catalog.questions, newSeed()));
  const [sitting, setSitting] = useState(() => beginSitting(newSeed(), questions));
  const back = (
    <p>
      <GoLink to="record" class="button primary">
        {sittingText.toRecord}
      </GoLink>
    </p>
  );
  return (
    <article class="study-sitting measure flow">
      <header>
        <ScreenTitle>{sittingText.practice}</ScreenTitle>
      </header>
      {questions.length === 0 ? (
        <>
          <p>{sittingText.nothingWeak}</p>
          {back}
        </>
      ) : (
        <SittingScreen where="practice" {...{ questions, sitting }} onSitting={setSitting}>
          {back}
        </SittingScreen>
      )}
    </article>
  );
}
