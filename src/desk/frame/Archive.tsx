import './Archive.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { ExportButtons } from '../packages/ExportPanel.tsx';
import { backupWords, isBackedUp, saveBrokenRecords } from '../packages/export-package.tsx';
import { exportText } from '../packages/export-words.ts';
import { tellAtList } from '../parts/list-notice.tsx';
import { useSnapshot } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import { archiveText } from './archive-words.ts';

/** 归档并清除: a whole export first, then the name typed out, and only then the incident leaves this machine. */
export function Archive() {
  const { session, incident, view, locked, toList } = useWork();
  const unreadable = useSnapshot(session).broken.find(({ id }) => id === view.id)?.broken.length ?? 0;
  const [brokenSaved, setBrokenSaved] = useState(0);
  const { outcome, follow } = useOutcome();
  const whole = isBackedUp(incident);
  const saveBroken = async (): Promise<string> => {
    await saveBrokenRecords(session, view.id);
    setBrokenSaved(unreadable);
    return archiveText.brokenSaved;
  };
  const wipe = async (name: string): Promise<FormProblem | undefined> => {
    if (!whole) return { sentence: archiveText.notExported };
    if (unreadable > brokenSaved) return { sentence: archiveText.brokenNotSaved };
    if (!namesIncident(name, view.title)) return { sentence: archiveText.otherName, field: 'name' };
    try {
      await session.wipe(view.id);
      return undefined;
    } catch {
      return { sentence: archiveText.failed };
    }
  };
  return (
    <section class="desk-screen form-width archive flow measure" aria-labelledby="incident-title">
      <p>{archiveText.lead}</p>
      {!locked && <p class="archive-open aside">{archiveText.stillOpen}</p>}
      <Form
        id="archive"
        focus={false}
        fields={{
          name: {
            kind: 'line',
            label: archiveText.name,
            hint: archiveText.nameHint(view.title),
            above: <h2>{archiveText.nameStep}</h2>,
          },
        }}
        action={archiveText.wipe}
        weight="danger"
        after={
          <>
            <h2>{archiveText.wipeStep}</h2>
            <p>{archiveText.goes}</p>
            <p>{archiveText.stays}</p>
          </>
        }
        onSubmit={({ name }) => wipe(name)}
        onDone={() => {
          tellAtList(archiveText.wiped(view.title));
          toList(true);
        }}
      >
        <h2>{archiveText.exportStep}</h2>
        <p>{backupWords(incident)}</p>
        {whole && <p class="small faint">{archiveText.checkFile}</p>}
        <ExportButtons class={whole ? '' : 'primary'} />
        {unreadable > brokenSaved && (
          <>
            <p>{archiveText.broken(unreadable)}</p>
            <Button
              words={archiveText.exportBroken}
              onClick={() => follow(saveBroken(), exportText.failure.notSaved)}
            />
          </>
        )}
        {outcome}
      </Form>
    </section>
  );
}

/** Whether somebody typed the incident's name: one keyboard's way to write a character is as good as another's. */
export const namesIncident = (typed: string, title: string): boolean =>
  typed.trim().normalize('NFC') === title.trim().normalize('NFC');
