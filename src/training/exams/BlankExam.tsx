import './exam.css';
import { DocumentSheet } from '../../desk/documents/DocumentSheet.tsx';
import { WordButton } from '../../desk/documents/WordButton.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import type { LearningPath } from '../lessons/lesson.ts';
import { newSeed, useStudy } from '../lessons/useStudy.tsx';
import { blankExam } from './blank-exam.ts';
import { blankExamText } from './words.ts';

/** Where a blank exam is: a number that can be read out and written down. */
export const blankPlace = (path: LearningPath): string => `blank/${path.id}/${newSeed() % 100_000}`;

/** An exam for a class: to print or to save as Word, its key on a page of its own. */
export function BlankExam({ path, seed }: { path: LearningPath; seed: number }) {
  const { catalog } = useStudy();
  const model = blankExam(path, catalog, seed);
  return (
    <div class="blank-exam flow">
      <div class="no-print flow">
        <ScreenTitle>{blankExamText.title(path.title)}</ScreenTitle>
        <p class="small faint">{blankExamText.hint}</p>
        <div class="actions cluster">
          <Button class="primary" words={blankExamText.print} onClick={() => print()} />
          <WordButton model={() => model} about={`${path.title}-${seed}`} />
          <GoLink to={blankPlace(path)} class="button quiet">
            {blankExamText.another}
          </GoLink>
        </div>
      </div>
      <DocumentSheet model={model} whole />
    </div>
  );
}
