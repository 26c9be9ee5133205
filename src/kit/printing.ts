import { options } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Draws a change of state before it returns. */
function atOnce(change: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = draw => draw();
  change();
  Object.assign(options, { debounceRendering });
}

/**
 * Whether the page is being printed, however it was asked for. Drawn at once: `print()` takes the page as it stands when the
 * listeners return, and what waits for the end of the script that called it would miss the paper.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia('print');
    const begin = (): void => atOnce(() => setPrinting(true));
    const look = (): void => atOnce(() => setPrinting(media.matches));
    look();
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', look);
    media.addEventListener('change', look);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', look);
      media.removeEventListener('change', look);
    };
  }, []);
  return printing;
}
