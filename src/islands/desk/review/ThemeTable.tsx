import type { Theme } from '../../../incident/release/theme.ts';
import { Table } from '../../../kit/Table.tsx';
import { feedbackText, offlineState, onlineState } from '../../../text/feedback.ts';
import { reviewText } from '../../../text/review.ts';
import { ShareBar } from '../../shared/ShareBar.tsx';
import { TrackMark } from './StateMark.tsx';

/** How much of each theme was heard: a table whose numbers are drawn as bars, too. */
export function ThemeTable({ themes }: { themes: readonly Theme[] }) {
  const most = Math.max(1, ...themes.map(({ count }) => count));
  return (
    <Table
      class="theme-table"
      rows={themes}
      none={reviewText.themesNone}
      keyOf={({ id }) => id}
      columns={[
        {
          head: feedbackText.theme,
          cell: ({ title, count }) => (
            <>
              <span class="theme-count split">
                <span>{title}</span> <span class="numeric">{feedbackText.count(count)}</span>
              </span>
              <ShareBar share={count / most} />
            </>
          ),
        },
        { head: feedbackText.online, cell: theme => <TrackMark state={onlineState(theme)} /> },
        { head: feedbackText.offline, cell: theme => <TrackMark state={offlineState(theme)} /> },
      ]}
    />
  );
}
