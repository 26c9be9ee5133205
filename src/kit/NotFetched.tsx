import { Button } from './Button.tsx';
import { loadingText } from './loading-words.ts';

interface Props {
  /** The thing that could not be loaded, where it is not a part of the page. */
  words?: string;
  again(): void;
}

/** In the place of what could not be had: that it was not, and a way to try again. */
export const NotFetched = ({ words = loadingText.failed, again }: Props) => (
  <p class="problem" role="alert">
    {words} <Button words={loadingText.retry} onClick={again} />
  </p>
);
