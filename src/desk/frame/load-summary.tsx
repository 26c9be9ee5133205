/** Fetched while the closing is being written: it stands there, and takes the focus, as soon as the incident is closed. */
export const loadClosedSummary = () =>
  import('./ClosedSummary.tsx').then(({ ClosedSummary }) => ClosedSummary);
