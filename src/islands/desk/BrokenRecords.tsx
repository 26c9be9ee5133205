import { brokenText } from '../../text/broken.ts';
import { saveFile } from './save-file.ts';
import { WipeIncident } from './WipeIncident.tsx';
import type { Running } from './work.ts';

interface Props {
  running: Running;
  /** Only those of this incident; of all, where empty. */
  incidentId: string;
}

type Broken = Running['snapshot']['broken'][number];

function sentenceOf({ title, broken, lost }: Broken): string {
  switch (lost) {
    case 'playbook':
      return brokenText.lostPlaybook(title);
    case 'opening':
      return brokenText.lostOpening;
    case 'unsound':
      return brokenText.unsound(title);
    case 'unread':
      return brokenText.unread;
    case undefined:
      return brokenText.broken(title, broken.length);
  }
}

/** Records this edition cannot read: told wherever the officer looks, kept, exportable, and wiped when he says so. */
export function BrokenRecords({ running: { session, snapshot }, incidentId }: Props) {
  return (
    <>
      {snapshot.broken
        .filter(({ id }) => incidentId === '' || id === incidentId)
        .map(incident => (
          <div key={incident.id} class="banner alarm cluster" role="alert">
            <p>{sentenceOf(incident)}</p>
            <button
              type="button"
              onClick={() =>
                void saveFile({
                  name: `${incident.id}-records.json`,
                  type: 'application/json',
                  data: session.exportBroken(incident.id) ?? '',
                  picker: false,
                })
              }
            >
              {brokenText.export}
            </button>
            {incident.lost !== undefined && <WipeIncident session={session} id={incident.id} />}
          </div>
        ))}
    </>
  );
}
