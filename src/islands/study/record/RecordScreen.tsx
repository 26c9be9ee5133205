import '../../shared/picture.css';
import './record.css';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../kit/Button.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useOutcome } from '../../../kit/outcome.tsx';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { studyText } from '../../../text/study.ts';
import { certificateText, recordText } from '../../../text/study-record.ts';
import { fullTime } from '../../../text/time.ts';
import { recordFileName } from '../../../text/training-record.ts';
import { nameIn } from '../../../training/record.ts';
import { saveFile } from '../../desk/save-file.ts';
import { GoLink, ScreenTitle } from '../../shared/Screen.tsx';
import { NameForm } from '../NameForm.tsx';
import { useStudy } from '../useStudy.ts';
import { RecordClauses, RecordDrills, RecordLessons, RecordPapers } from './RecordTables.tsx';

/** 学习记录: everything this machine knows of the trainee, and the file of it. */
export function RecordScreen() {
  const { session, snapshot, record } = useStudy();
  const [asksName, setAsksName] = useState<'export' | 'rename'>();
  const { outcome, follow } = useOutcome();
  const isEmpty = snapshot.events.length === 0;
  const certified = record.paths.filter(({ certifiedAt }) => certifiedAt !== undefined);

  const close = (): void => setAsksName(undefined);
  const exported = async (): Promise<string> => {
    const data = await session.exportRecord();
    // Wiped in another tab.
    if (data === undefined) return recordText.empty;
    // The name may have been given a moment ago.
    const name = recordFileName(nameIn(session.snapshot().events), shanghaiDate(timeNow()));
    await saveFile({ name, type: 'application/json', data, picker: false });
    return recordText.exported(name);
  };
  const save = (): void => {
    close();
    follow(exported(), recordText.exportFailed);
  };

  return (
    <article class="study-record">
      <header>
        <ScreenTitle>{recordText.title}</ScreenTitle>
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
              <Button
                words={recordText.export}
                class="primary"
                onClick={() => (record.name === '' ? setAsksName('export') : save())}
              />
              <Button words={recordText.print} onClick={() => print()} />
              <Button words={studyText.nameChange} class="quiet" onClick={() => setAsksName('rename')} />
            </div>
            {/* Keys, as the one opened in place of the other would not begin anew. */}
            {asksName === 'export' && (
              <NameForm key="export" why={studyText.nameFor.export} onDone={save} onSkip={save} />
            )}
            {asksName === 'rename' && <NameForm key="rename" onDone={close} onCancel={close} />}
          </>
        )}
        {outcome}
        {certified.length > 0 && (
          <ul class="plain no-print">
            {certified.map(({ path }) => (
              <li key={path.id}>
                <GoLink to={`certificate/${path.id}`} class="tall">
                  {recordText.certificateFor(path.title)}
                </GoLink>
              </li>
            ))}
          </ul>
        )}
      </header>
      {!isEmpty && (
        <>
          <div class="record-top">
            <RecordLessons />
            <div>
              <RecordPapers />
              <RecordDrills />
            </div>
          </div>
          <RecordClauses />
        </>
      )}
      <Wipe />
      <p class="print-only small">{certificateText.notice}</p>
    </article>
  );
}

/** Takes everything of training off this machine, after a second word. */
function Wipe() {
  const { session } = useStudy();
  const { outcome, follow } = useOutcome();
  const heading = useRef<HTMLHeadingElement>(null);
  const wipe = async (): Promise<string> => {
    await session.wipe();
    heading.current?.focus();
    return recordText.wiped;
  };
  return (
    <section class="wipe no-print measure">
      <h2 ref={heading} tabIndex={-1}>
        {recordText.wipe}
      </h2>
      <p class="small">{recordText.wipeHint}</p>
      <p class="actions cluster">
        <Confirm
          ask={recordText.wipe}
          yes={recordText.wipeConfirm}
          no={recordText.wipeCancel}
          onYes={() => follow(wipe(), recordText.wipeFailed)}
        />
      </p>
      {outcome}
    </section>
  );
}
