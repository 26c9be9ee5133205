import { useRef, useState } from 'preact/hooks';
import { dayWords } from '../../text/study.ts';
import { sittingText } from '../../text/study-question.ts';
import type { Question } from '../../training/question.ts';
import { beginSitting } from '../../training/sitting.ts';
import { GoLink } from './GoLink.tsx';
import { BackToStudy, ScreenTitle } from './ScreenTitle.tsx';
import { SittingScreen } from './Sitting.tsx';
import { newSeed, type Study } from './useStudy.ts';

/** 今日复习: what is due today, and when the next one is. */
export function Review({ study }: { study: Study }) {
  const { catalog, today } = study;
  // What is due shrinks with each answer: what was due when the first of it was shown is what is asked, to the end.
  const asked = useRef<readonly Question[]>([]);
  if (asked.current.length === 0)
    asked.current = today.questions.flatMap(
      id => catalog.questions.find(question => question.id === id) ?? [],
    );
  return asked.current.length === 0 ? (
    <NothingDue study={study} />
  ) : (
    <ReviewSitting study={study} questions={asked.current} />
  );
}

/** Nothing is left for today, or nothing is there yet. */
function NothingDue({ study }: { study: Study }) {
  const { today, record } = study;
  return (
    <article class="study-sitting measure">
      <BackToStudy study={study} />
      <ScreenTitle study={study} title={sittingText.review}>
        {today.reviewed > 0 ? sittingText.reviewDone : sittingText.reviewNone}
      </ScreenTitle>
      <div class="review-done flow">
        {today.reviewed > 0 && <p>{sittingText.reviewed(today.reviewed)}</p>}
        <p>
          {today.next !== undefined
            ? sittingText.nextOn(dayWords(today.next))
            : record.lessons.size === 0 && sittingText.noneYet}
        </p>
        <p>
          <GoLink study={study} to="" class="button primary">
            {record.lessons.size === 0 ? sittingText.toFirst : sittingText.toStudy}
          </GoLink>
        </p>
      </div>
    </article>
  );
}

/** The questions of the day, one after another. */
function ReviewSitting({ study, questions }: { study: Study; questions: readonly Question[] }) {
  const { session, today } = study;
  const [sitting, setSitting] = useState(() => beginSitting(newSeed(), questions));
  return (
    <article class="study-sitting measure">
      <BackToStudy study={study} />
      <header>
        <ScreenTitle study={study}>{sittingText.review}</ScreenTitle>
      </header>
      <SittingScreen
        study={study}
        questions={questions}
        sitting={sitting}
        onSitting={setSitting}
        onAnswered={({ id }, score) =>
          session.record({ type: 'answered', data: { question: id, score, where: 'review' } })
        }
        endTitle={sittingText.resultTitle}
        summary={today.next !== undefined && <p>{sittingText.nextOn(dayWords(today.next))}</p>}
      >
        <div class="actions cluster">
          <GoLink study={study} to="" class="button primary">
            {sittingText.toStudy}
          </GoLink>
        </div>
      </SittingScreen>
    </article>
  );
}
