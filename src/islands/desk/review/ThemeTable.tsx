import type { Theme } from '../../../incident/release/theme.ts';
import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import { feedbackText, offlineState, onlineState } from '../../../text/feedback.ts';
import { ThemeMark } from './ThemeMark.tsx';

const WIDTH = 100;

/** How much of each theme was heard: a table whose numbers are drawn as bars, too. */
export function ThemeTable({ themes }: { themes: readonly Theme[] }) {
  const most = Math.max(1, ...themes.map(({ count }) => count));
  return (
    <table class="theme-table">
      <thead>
        <ColumnHeads columns={[feedbackText.theme, feedbackText.online, feedbackText.offline]} />
      </thead>
      <tbody>
        {themes.map(theme => (
          <tr key={theme.id}>
            <th scope="row">
              <span class="theme-count split">
                <span>{theme.title}</span> <span class="numeric">{feedbackText.count(theme.count)}</span>
              </span>
              <svg class="bar" viewBox={`0 0 ${WIDTH} 6`} preserveAspectRatio="none" aria-hidden="true">
                <rect class="trough" width={WIDTH} height={6} />
                <rect class="measure" width={(theme.count / most) * WIDTH} height={6} />
              </svg>
            </th>
            <td>
              <ThemeMark state={onlineState(theme)} />
            </td>
            <td>
              <ThemeMark state={offlineState(theme)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
