import './paper.css';
import { DocumentSheet } from '../../desk/documents/DocumentSheet.tsx';
import { WordButton } from '../../desk/documents/WordButton.tsx';
import { GoLink, ScreenTitle } from '../../desk/shell/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import type { LearningPath } from '../lessons/lesson.ts';
import { newSeed, useStudy } from '../lessons/useStudy.tsx';
import { blankPaper } from './blank-paper.ts';
import { blankPaperText } from './words.ts';

/** Where a blank paper is: a number that can be read out and written down. */
export const blankPlace = (path: LearningPath): string => `blank/${path.id}/${newSeed() % 100_000}`;

/** A paper for a class: to print or to save as Word, its key on a page of its own. */
export function BlankPaper({ path, seed }: { path: LearningPath; seed: number }) {
  const { catalog } = useStudy();
  const model = blankPaper(path, catalog, seed);
  return (
    <div class="blank-paper flow">
      <div class="no-print flow">
        <ScreenTitle>{blankPaperText.title(path.title)}</ScreenTitle>
        <p class="small faint">{blankPaperText.hint}</p>
        <div class="actions cluster">
          <Button class="primary" words={blankPaperText.print} onClick={() => print()} />
          <WordButton model={() => model} about={`${path.title}-${seed}`} />
          <GoLink to={blankPlace(path)} class="button quiet">
            {blankPaperText.another}
          </GoLink>
        </div>
      </div>
      <DocumentSheet model={model} whole />
    </div>
  );
}
