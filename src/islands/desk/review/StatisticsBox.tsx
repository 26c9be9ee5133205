import type { ComponentChildren } from 'preact';
import { statisticsText } from '../../../text/statistics.ts';

/** Holds a table that may be wider than the screen. */
export function StatisticsBox({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll from the keyboard too.
    <section class="statistics-box scroll" aria-label={statisticsText.box(title)} tabIndex={0}>
      {children}
    </section>
  );
}
