import { Button } from './Button.tsx';
import { loadingText } from './loading-words.ts';

/** In the place of what could not be fetched: that it was not, and a way to try again. */
export const NotFetched = ({ again }: { again: () => void }) => (
  <p class="problem" role="alert">
    {loadingText.failed} <Button words={loadingText.retry} onClick={again} />
  </p>
);
