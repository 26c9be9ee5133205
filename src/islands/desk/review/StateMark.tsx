import { type TrackState, trackLabel } from '../../../text/feedback.ts';

interface Props {
  /** The shape of the checklist that says the same. */
  state: string;
  words: string;
  /** Stands out: it is late. */
  alarms?: boolean;
}

/** How something stands: a shape, and its word. */
export const StateMark = ({ state, words, alarms = false }: Props) => (
  <span class="state-mark" data-state={state}>
    <span class="shape" aria-hidden="true" />
    <span class={alarms ? 'alarm-word' : ''}>{words}</span>
  </span>
);

const TRACK_SHAPE: Readonly<Record<TrackState, string>> = {
  open: 'todo',
  answered: 'done',
  corrected: 'done',
  passed: 'started',
  solved: 'done',
};

/** Where a track of a theme stands. */
export const TrackMark = ({ state }: { state: TrackState }) => (
  <StateMark state={TRACK_SHAPE[state]} words={trackLabel[state]} />
);
