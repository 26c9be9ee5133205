import { brokenText } from '../../text/broken.ts';
import { saveFile } from './save-file.ts';
import type { Running } from './work.ts';

interface Props {
  running: Running;
  /** Only those of this incident; of all, where empty. */
  incidentId: string;
}

/** Records this edition cannot read: told wherever the officer looks, kept, and exportable. */
export function BrokenRecords({ running: { session, snapshot }, incidentId }: Props) {
  return (
    <>
      {snapshot.broken
        .filter(({ id }) => incidentId === '' || id === incidentId)
        .map(({ id, title, broken, lost }) => (
          <div key={id} class="banner alarm" role="alert">
            <p>
              {lost === 'playbook'
                ? brokenText.lostPlaybook(title)
                : lost === 'opening'
                  ? brokenText.lostOpening
                  : brokenText.broken(title, broken.length)}
            </p>
            <button
              type="button"
              onClick={() =>
                void saveFile({
                  name: `${id}-records.json`,
                  type: 'application/json',
                  data: session.exportBroken(id) ?? '',
                  picker: false,
                })
              }
            >
              {brokenText.export}
            </button>
          </div>
        ))}
    </>
  );
}
