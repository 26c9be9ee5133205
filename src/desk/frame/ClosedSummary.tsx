import { Button } from '../../kit/Button.tsx';
import { Section } from '../../kit/Section.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { closedText } from '../closing/words.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import type { IncidentPage } from '../parts/route.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { deskText, pageLabel } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { reviewOf } from '../review/summary.ts';
import { reviewStatus, reviewSums } from '../review/words.ts';
import { isOut } from '../statements/life.ts';

const to = (place: IncidentPage, words: string) => <PlaceLink place={place}>{words}</PlaceLink>;

/** Summary of a closed incident, with what may follow. It takes the place of the open step. */
export function ClosedSummary() {
  const { view, log, index, openForm } = useWork();
  const { closedAt = timeNow(), publications, progress, post } = view;
  const sums = reviewSums(view, reviewOf(index, log, view, closedAt));
  const opened = Date.parse(view.openedAt);
  const published = publications.filter(isOut).map(({ publishedAt }) => Date.parse(publishedAt));
  const since = (moment: number): string =>
    `${shownTime(moment)}（${closedText.sinceOpened(moment - opened)}）`;
  return (
    <Section id="closed-title" class="open-step stack card" title={closedText.title}>
      <p>{reviewStatus(view, timeNow())}</p>
      <Terms
        class="recorded stack-s pairs numeric"
        terms={[
          post.foundAt && [closedText.found, shownTime(post.foundAt.value)],
          [closedText.opened, shownTime(opened)],
          published.length > 0 && [closedText.published, since(Math.min(...published))],
          [closedText.closed, since(closedAt)],
          progress.total > 0 && [closedText.steps, deskText.progress(progress.finished, progress.total)],
          sums.clocks,
          sums.deviations,
          sums.statements,
          sums.themes,
        ]}
      />
      <h3>{closedText.next}</h3>
      <Terms
        class="recorded stack-s pairs"
        terms={[
          [to('review', pageLabel.review), closedText.reviewHint],
          [to('documents', closedText.report), closedText.reportHint],
          [
            <Button key="export" class="quiet" words={deskText.export} onClick={() => openForm('export')} />,
            closedText.exportHint,
          ],
          [to('archive', pageLabel.archive), closedText.archiveHint],
        ]}
      />
    </Section>
  );
}
