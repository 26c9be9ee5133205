import { washText } from '../../text/drill-wash.ts';
import type { useRetry } from './useRetry.ts';

export type Retry = ReturnType<typeof useRetry>;

/** Begins a run anew from an inject. @param of what the inject is called */
export const RetryButton = ({ retry, inject, of }: { retry: Retry; inject: string; of: string }) => (
  <button
    type="button"
    class="quiet small"
    disabled={retry.isBeginning}
    aria-label={washText.retryLabel(of)}
    onClick={() => retry.begin(inject)}
  >
    {washText.retryFrom}
  </button>
);
