import { useState } from 'preact/hooks';
import type { IncidentView } from '../../incident/view.ts';
import type { Session } from '../../session/session.ts';
import { exportText } from '../../text/export.ts';
import { deskText } from '../../text/incident.ts';
import { exportIncident } from './export-package.ts';
import { WipeIncident } from './WipeIncident.tsx';

interface Props {
  session: Session;
  view: Pick<IncidentView, 'id' | 'title'>;
  onList(): void;
}

/** Where the screen of an incident cannot be drawn: its records can be taken along, or off the machine. */
export function TakeAway({ session, view, onList }: Props) {
  const [answer, setAnswer] = useState<string>();
  const save = async (): Promise<void> => {
    const saved = await exportIncident(session, view, { picker: false });
    setAnswer(saved.ok ? exportText[saved.value] : exportText.failure[saved.refusal.code]);
  };
  return (
    <>
      <button type="button" onClick={() => void save()}>
        {deskText.export}
      </button>
      <button type="button" onClick={onList}>
        {deskText.backToList}
      </button>
      <WipeIncident session={session} id={view.id} />
      <p role="status">{answer}</p>
    </>
  );
}
