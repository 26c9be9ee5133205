import { DocumentSheet } from '../documents/DocumentSheet.tsx';
import { useWork } from '../parts/work.tsx';
import { incidentFile } from './incident-file.ts';

interface Props {
  /** Milliseconds since the epoch. */
  now: number;
  /** With every record, which a screen has no use for. */
  whole?: boolean;
}

/** An incident as paper has it, whatever the screen shows of it just now. */
export function IncidentSheet({ now, whole = false }: Props) {
  const { view, index, log, names } = useWork();
  return <DocumentSheet model={incidentFile({ view, index, log, names, now })} whole={whole} />;
}
