import { useState } from 'preact/hooks';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { beginSitting } from '../exams/sitting.ts';
import { practiceFor, questionsOn } from '../questions/practice.ts';
import { sittingText } from '../questions/words.ts';
import { assignmentsOf } from '../records/assignment.ts';
import { SittingScreen } from './Sitting.tsx';
import { newSeed, useStudy } from './useStudy.tsx';

/**
 * Some questions on the clauses that are known least, as they were when it was begun.
 * @param assigned id of the assignment whose clauses are asked about instead
 */
export function Practice({ assigned }: { assigned: string | undefined }) {
  const { catalog, record, snapshot } = useStudy();
  const [questions] = useState(() => {
    const assignment = assignmentsOf([snapshot.events]).find(each => each.assignment === assigned);
    return assignment?.clauses === undefined
      ? practiceFor(record.clauses, catalog.questions, newSeed())
      : questionsOn(assignment.clauses, catalog.questions, newSeed());
  });
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
