import '../../desk/shell/picture.css';
import './record.css';
import { fullTime } from '../../desk/core/words/time.ts';
import { saveFile } from '../../desk/packages/save-file.tsx';
import { GoLink, ScreenTitle } from '../../desk/shell/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { NameForm, renaming } from '../lessons/NameForm.tsx';
import { useStudy } from '../lessons/useStudy.tsx';
import { studyText } from '../lessons/words.ts';
import { RecordClauses, RecordDrills, RecordLessons, RecordPapers } from './RecordTables.tsx';
import { nameIn } from './record.ts';
import { recordFileName } from './record-words.ts';
import { certificateText, recordText } from './words.ts';

/** 学习记录: everything this machine knows of the trainee, and the file of it. */
export function RecordScreen() {
  const { session, snapshot, record } = useStudy();
  const { outcome, follow } = useOutcome();
  const isEmpty = snapshot.events.length === 0;
  const certified = record.paths.filter(({ certifiedAt }) => certifiedAt !== undefined);

  const exported = async (): Promise<string> => {
    const data = await session.exportRecord();
    // Wiped in another tab.
    if (data === undefined) return recordText.empty;
    // The name may have been given a moment ago.
    const name = recordFileName(nameIn(session.snapshot().events), shanghaiDate(timeNow()));
    await saveFile({ name, type: 'application/json', data, picker: false });
    return recordText.exported(name);
  };
  const save = (): void => follow(exported(), recordText.exportFailed);

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
            <Disclosure
              before={
                record.name !== '' && <Button words={recordText.export} class="primary" onClick={save} />
              }
              forms={[
                record.name === '' && {
                  id: 'export',
                  button: recordText.export,
                  class: 'primary',
                  form: ({ onDone }) => {
                    const goOn = (): void => {
                      onDone();
                      save();
                    };
                    return <NameForm why={studyText.nameFor.export} onDone={goOn} onSkip={goOn} />;
                  },
                },
                renaming(record.name),
              ]}
            >
              <Button words={recordText.print} onClick={() => print()} />
            </Disclosure>
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
  const wipe = async (): Promise<string> => {
    await session.wipe();
    giveFocusSoon('#record-wipe');
    return recordText.wiped;
  };
  return (
    <Section
      id="record-wipe"
      title={recordText.wipe.ask}
      class="wipe no-print measure"
      hint={recordText.wipeHint}
    >
      <p class="actions cluster">
        <Confirm {...recordText.wipe} onYes={() => follow(wipe(), recordText.wipeFailed)} />
      </p>
      {outcome}
    </Section>
  );
}
