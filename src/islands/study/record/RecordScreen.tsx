import '../../shared/picture.css';
import './record.css';
import { useState } from 'preact/hooks';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { studyText } from '../../../text/study.ts';
import { certificateText, recordText } from '../../../text/study-record.ts';
import { fullTime } from '../../../text/time.ts';
import { recordFileName } from '../../../text/training-record.ts';
import { nameIn } from '../../../training/record.ts';
import { saveFile } from '../../desk/save-file.ts';
import { GoLink } from '../GoLink.tsx';
import { NameForm } from '../NameForm.tsx';
import { isFinished } from '../PathRows.tsx';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import type { Study } from '../useStudy.ts';
import { RecordClauses } from './RecordClauses.tsx';
import { RecordDrills, RecordLessons, RecordPapers } from './RecordTables.tsx';
import { Wipe } from './Wipe.tsx';

/** A form that is open, and the button that opened it. */
interface Asking {
  readonly why: 'export' | 'rename';
  readonly button: HTMLButtonElement;
}

/** 学习记录: everything this machine knows of the trainee, and the file of it. */
export function RecordScreen({ study }: { study: Study }) {
  const { session, snapshot, record, catalog } = study;
  const [asks, setAsks] = useState<Asking>();
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const isEmpty = snapshot.events.length === 0;
  const finished = record.paths.filter(path => isFinished(path, record));

  const close = (): void => {
    asks?.button.focus();
    setAsks(undefined);
  };

  const save = async (): Promise<void> => {
    close();
    try {
      const file = await session.exportRecord();
      if (file === undefined) return;
      // The name may have been given a moment ago.
      const name = recordFileName(nameIn(session.snapshot().events), shanghaiDate(timeNow()));
      await saveFile({ name, type: 'application/json', data: file, picker: false });
      setAnswer({ ok: true, text: recordText.exported(name) });
    } catch {
      setAnswer({ ok: false, text: recordText.exportFailed });
    }
  };

  return (
    <article class="study-record">
      <StudyNav study={study} here="record" />
      <header>
        <ScreenTitle study={study}>{recordText.title}</ScreenTitle>
        <p class="lead no-print">{recordText.lead}</p>
        {isEmpty ? (
          <p>{recordText.empty}</p>
        ) : (
          <>
            <p>
              {studyText.name}：{record.name === '' ? studyText.nameNone : <strong>{record.name}</strong>}
              {record.lastAt !== undefined && (
                <span class="faint">　{recordText.last(fullTime(record.lastAt, timeNow()))}</span>
              )}
            </p>
            <div class="actions no-print cluster">
              <button
                type="button"
                class="primary"
                onClick={({ currentTarget: button }) =>
                  record.name === '' ? setAsks({ why: 'export', button }) : void save()
                }
              >
                {recordText.export}
              </button>
              <button type="button" onClick={() => print()}>
                {recordText.print}
              </button>
              <button
                type="button"
                class="quiet"
                onClick={({ currentTarget: button }) => setAsks({ why: 'rename', button })}
              >
                {studyText.nameChange}
              </button>
            </div>
            {/* Keys, as the one opened in place of the other would not begin anew. */}
            {asks?.why === 'export' && (
              <NameForm
                key="export"
                study={study}
                why={studyText.nameFor.export}
                onDone={() => void save()}
                onSkip={() => void save()}
              />
            )}
            {asks?.why === 'rename' && (
              <NameForm key="rename" study={study} onDone={close} onCancel={close} />
            )}
          </>
        )}
        <p role="status" class={`no-print ${answer === undefined || answer.ok ? 'answer' : 'problem'}`}>
          {answer?.text}
        </p>
      </header>
      {finished.length > 0 && (
        <section class="no-print" aria-labelledby="record-certificates">
          <h2 id="record-certificates">{recordText.certificates}</h2>
          <ul class="certificates plain">
            {finished.map(({ path }) => (
              <li key={path}>
                <GoLink study={study} to={`certificate/${path}`} class="tall">
                  {recordText.certificateFor(catalog.paths.find(({ id }) => id === path)?.title ?? path)}
                </GoLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isEmpty && (
        <>
          <div class="record-top">
            <RecordLessons study={study} />
            <div>
              <RecordPapers study={study} />
              <RecordDrills study={study} />
            </div>
          </div>
          <RecordClauses study={study} />
        </>
      )}
      <Wipe study={study} />
      <p class="print-only small">{certificateText.notice}</p>
    </article>
  );
}
