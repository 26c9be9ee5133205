import { type TrackState, trackLabel } from '../../../text/feedback.ts';

/** Empty box: nothing yet. Full box with a tick: answered; with a cross-bar: put right. Half full: passed on. Full disc: solved. */
function Shape({ state }: { state: TrackState }) {
  switch (state) {
    case 'open':
      return <rect class="outline" x={3} y={3} width={14} height={14} />;
    case 'answered':
      return (
        <>
          <rect class="solid" x={3} y={3} width={14} height={14} />
          <path class="sign" d="M6 10l3 3l5 -6" />
        </>
      );
    case 'corrected':
      return (
        <>
          <path class="solid" d="M10 1l9 9l-9 9l-9 -9z" />
          <path class="sign" d="M6 10l3 3l5 -6" />
        </>
      );
    case 'passed':
      return (
        <>
          <rect class="outline" x={3} y={3} width={14} height={14} />
          <rect class="solid" x={3} y={10} width={14} height={7} />
        </>
      );
    case 'solved':
      return (
        <>
          <circle class="solid" cx={10} cy={10} r={8} />
          <path class="sign" d="M6 10l3 3l5 -6" />
        </>
      );
  }
}

/** Where a track of a theme stands: a shape, and its word. */
export function ThemeMark({ state }: { state: TrackState }) {
  return (
    <span class="theme-mark" data-state={state}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <Shape state={state} />
      </svg>
      {trackLabel[state]}
    </span>
  );
}
