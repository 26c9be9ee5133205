import { useRef, useState } from 'preact/hooks';
import { dayWords } from '../../desk/core/words/time.ts';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { beginSitting } from '../exams/sitting.ts';
import type { TestQuestion } from '../questions/question.ts';
import { sittingText } from '../questions/words.ts';
import { SittingScreen } from './Sitting.tsx';
import { newSeed, useStudy } from './useStudy.tsx';

/** 今日复习: today's due questions, and when the next review is. */
export function DailyReview() {
  const { catalog, today, record } = useStudy();
  // The list of due questions shrinks with each answer: those that were due at the start are asked to the end.
  const asked = useRef<readonly TestQuestion[]>([]);
  if (asked.current.length === 0)
    asked.current = today.questions.flatMap(
      id => catalog.questions.find(question => question.id === id) ?? [],
    );
  if (asked.current.length > 0) return <ReviewSitting questions={asked.current} />;
  const isNew = record.lessons.size === 0;
  return (
    <article class="study-sitting measure flow">
      <ScreenTitle title={sittingText.review}>
        {today.reviewed > 0 ? sittingText.reviewDone : sittingText.reviewNone}
      </ScreenTitle>
      {today.reviewed > 0 && <p>{sittingText.reviewed(today.reviewed)}</p>}
      <NextReview />
      {isNew && <p>{sittingText.noneYet}</p>}
      <p>
        <GoLink to="" class="button primary">
          {isNew ? sittingText.toFirst : sittingText.toStudy}
        </GoLink>
      </p>
    </article>
  );
}

function NextReview() {
  const { next } = useStudy().today;
  return next === undefined ? null : <p>{sittingText.nextOn(dayWords(next))}</p>;
}

/** The questions of the day, one after another. */
function ReviewSitting({ questions }: { questions: readonly TestQuestion[] }) {
  const [sitting, setSitting] = useState(() => beginSitting(newSeed(), questions));
  return (
    <article class="study-sitting measure">
      <header>
        <ScreenTitle>{sittingText.review}</ScreenTitle>
      </header>
      <SittingScreen where="review" {...{ questions, sitting }} onSitting={setSitting}>
        <NextReview />
        <div class="actions cluster">
          <GoLink to="" class="button primary">
            {sittingText.toStudy}
          </GoLink>
        </div>
      </SittingScreen>
    </article>
  );
}
