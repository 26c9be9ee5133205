import { TextForm } from '../../kit/TextForm.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { toolText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { fullTime } from '../../text/time.ts';
import { OfficerFields } from '../shared/OfficerFields.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import type { HeaderForm } from './IncidentHeader.tsx';
import { ClosingForm } from './review/ClosingForm.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  form: HeaderForm;
  onForm(form: HeaderForm | undefined): void;
  officerProblem: string | undefined;
}

/** What can be filled in about the incident as a whole, one form at a time. */
export function HeaderForms({ work, form, onForm, officerProblem }: Props) {
  const { view, index, log, backup } = work.incident;
  const { playbook } = index;
  const { officer } = work;
  const since = log.events.length - (backup?.events ?? 0);
  const now = timeNow();
  return (
    <>
      {form === 'rename' && (
        <TextForm
          id="rename"
          label={deskText.rename}
          value={view.title}
          action={deskText.save}
          onCancel={() => onForm(undefined)}
          onText={title => work.act({ kind: 'rename', title })?.sentence}
          onDone={() => onForm(undefined)}
        />
      )}
      {form === 'keys' && <Shortcuts onClose={() => onForm(undefined)} />}
      {form === 'close' && <ClosingForm work={work} onCancel={() => onForm(undefined)} />}
      {form === 'export' && (
        <div class="panel card">
          <p class="small">
            {backup === undefined
              ? toolText.backupNever(log.events.length)
              : toolText.backupSince(fullTime(backup.at, now), since)}
          </p>
          <ExportPanel work={work} />
        </div>
      )}
      {form === 'officer' && (
        <form
          class="form"
          onSubmit={event => {
            event.preventDefault();
            if (officer.role !== '') onForm(undefined);
          }}
        >
          <OfficerFields
            roles={playbook.roles}
            officer={officer}
            problem={
              officer.role === '' ? (officerProblem ?? refusalSentence({ code: 'noRole' })) : undefined
            }
            onChange={work.setOfficer}
          />
          <button type="submit" class="primary">
            {deskText.save}
          </button>
        </form>
      )}
    </>
  );
}
