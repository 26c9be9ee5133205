import { clockWords } from '../../desk/core/words/span.ts';
import type { RememberedClock } from '../../session/start.ts';
import { scriptText } from '../script-words.ts';
import { keptHere } from './kept.ts';

/** Shows the earliest clock of all open incidents, ticking. The desk has its own, larger one. */
export function showNextClock(base: string): void {
  const bar = document.querySelector<HTMLElement>('[data-next-clock]');
  if (bar === null || document.querySelector('[data-desk]') !== null) return;

  const link = document.createElement('a');
  const time = document.createElement('strong');
  const what = document.createElement('span');
  link.append(time, what, bar.dataset['resume'] ?? '');
  bar.append(link);

  const show = (): void => {
    let clocks: RememberedClock[] = [];
    try {
      clocks = JSON.parse(keptHere('next') ?? '[]');
    } catch {}
    const [first] = clocks.sort((one, other) => (one.due ?? Infinity) - (other.due ?? Infinity));
    bar.hidden = !first;
    if (!first) return;
    const { due, id, label } = first;
    const now = Date.now();
    bar.toggleAttribute('data-late', (due ?? now) < now);
    time.textContent = clockWords(first, now) || scriptText.open;
    what.textContent = [label, clocks.length > 1 ? scriptText.more(clocks.length) : '']
      .filter(Boolean)
      .join(' ');
    link.href = `${base}desk/#${id}`;
  };
  show();
  setInterval(show, 1000);
  addEventListener('storage', show);
}
