import { isWrittenLater } from '../core/late.ts';
import { fullTime } from '../core/words/time.ts';
import { deskText } from '../parts/words.ts';
import type { StepState, StepView } from './step-view.ts';
import { deferredUntilWords, overrunWords, recordLabel, stepText, toReportWords } from './words.ts';

/** Shown only where it matters: recorded more than a few minutes after it was done. */
const FEW_MINUTES = 5 * 60_000;

export interface Teller {
  /** Who wrote something, and when. */
  said(what: Pick<Extract<StepState, { kind: 'started' }>, 'by' | 'at'>): string;
  stepTitle(id: string): string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** When the incident was opened. UTC ISO 8601. */
  readonly openedAt: string;
}

/**
 * The state of a step in words: by whom and when, how late, until when it waits, to whom it goes, why; of a step that no longer
 * applies, its record. Empty where nothing was recorded.
 */
export function stateWords(
  item: Pick<StepView, 'step' | 'state' | 'applies' | 'overrun'>,
  teller: Teller,
): string {
  const words = recordWords(item, teller);
  return item.applies || words === '' || item.state.kind === 'todo'
    ? words
    : `${stepText.onRecord}：${recordLabel(item)}，${words}`;
}

function recordWords(
  { step, state, overrun }: Pick<StepView, 'step' | 'state' | 'overrun'>,
  { said, stepTitle, now, openedAt }: Teller,
): string {
  if (state.kind === 'todo') {
    const { returned, reopened } = state;
    if (returned !== undefined)
      return stepText.returned(deferredUntilWords(returned.until, stepTitle, now), returned.reason);
    return reopened === undefined ? '' : `${stepText.reopened(reopened.reason)}（${said(reopened)}）`;
  }
  return [
    said(state),
    state.kind === 'done' &&
      isWrittenLater(Date.parse(state.at), Date.parse(state.writtenAt), Date.parse(openedAt), FEW_MINUTES) &&
      `，${deskText.writtenAt(fullTime(Date.parse(state.writtenAt), now))}`,
    overrun && `，${overrunWords(overrun, step.title)}`,
    state.kind === 'deferred' && `\u2002${deferredUntilWords(state.until, stepTitle, now)}`,
    state.kind === 'toReport' && `\u2002${toReportWords(state.to)}`,
    'reason' in state && `\u2002${deskText.reason}：${state.reason}`,
  ]
    .filter(Boolean)
    .join('');
}
