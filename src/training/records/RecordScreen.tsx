import '../../desk/parts/picture.css';
import './record.css';
import { fullTime } from '../../desk/core/words/time.ts';
import { passphraseProblem, usePassphraseFields } from '../../desk/parts/passphrase-fields.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { saveFile } from '../../desk/parts/save-file.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { FilePick } from '../../kit/FilePick.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { painted, useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { forgetOpenedLessons } from '../../session/opened-lessons.ts';
import { timeNow } from '../../session/surroundings.ts';
import { NameForm, renaming } from '../lessons/NameForm.tsx';
import { useStudy } from '../lessons/useStudy.tsx';
import { studyText } from '../lessons/words.ts';
import { RecordClauses, RecordDrills, RecordExams, RecordLessons } from './RecordTables.tsx';
import { nameIn } from './record.ts';
import { recordFileName, recordFileSentence } from './record-words.ts';
import { certificateText, recordText } from './words.ts';

/** 学习记录: everything this machine knows of the trainee, and the file of it. */
export function RecordScreen() {
  const { session, snapshot, record } = useStudy();
  const { outcome, follow, show } = useOutcome();
  const isEmpty = snapshot.events.length === 0;
  const certified = record.paths.filter(({ certifiedAt }) => certifiedAt !== undefined);

  const exported = async (passphrase?: string): Promise<string> => {
    const text = await session.exportRecord();
    // Wiped in another tab.
    if (text === undefined) return recordText.empty;
    // The name may have been given a moment ago.
    const plain = recordFileName(nameIn(session.snapshot().events), shanghaiDate(timeNow()));
    if (passphrase === undefined) {
      await saveFile({ name: plain, type: 'application/json', data: text, picker: false });
      return recordText.exported(plain);
    }
    show({ ok: true, text: recordText.sealing });
    await painted();
    const { encryptPackage } = await import('../../files/encryption.ts');
    const name = `${plain}.age`;
    const data = await encryptPackage(text, passphrase);
    await saveFile({ name, type: 'application/octet-stream', data, picker: false });
    return recordText.exported(name);
  };
  const takenIn = async ([file]: readonly File[]): Promise<string> => {
    const text = await file?.text();
    const taken = await session.takeFromTrainer(text ?? '');
    return taken.ok ? recordText.taken(taken.value) : recordFileSentence(taken.refusal);
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
                <span class="faint">&ensp;{recordText.last(fullTime(record.lastAt, timeNow()))}</span>
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
                record.name !== '' && {
                  id: 'export-sealed',
                  button: recordText.sealed.open,
                  form: ({ onDone, onCancel }) => (
                    <SealedExport
                      onCancel={onCancel}
                      onPassphrase={passphrase => {
                        onDone();
                        follow(exported(passphrase), recordText.exportFailed);
                      }}
                    />
                  ),
                },
                renaming(record.name),
              ]}
            >
              <FilePick
                words={recordText.takeJudged}
                accept=".json,application/json"
                onFiles={async files => follow(takenIn(files), recordText.judgedFailed)}
              />
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
              <RecordExams />
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

/** Asks for the passphrase of the file. */
export function SealedExport({
  onPassphrase,
  onCancel,
}: {
  onPassphrase(passphrase: string): void;
  onCancel(): void;
}) {
  const fields = usePassphraseFields();
  return (
    <UnkeptForm
      id="record-passphrase"
      fields={fields}
      action={recordText.sealed.save}
      onSubmit={typed => {
        const problem = passphraseProblem(typed);
        if (problem === undefined) onPassphrase(typed.first);
        return problem;
      }}
      onCancel={onCancel}
    >
      <p class="small">{recordText.sealed.hint}</p>
    </UnkeptForm>
  );
}

/** Takes everything of training off this machine, after a second word. */
function Wipe() {
  const { session } = useStudy();
  const { outcome, follow } = useOutcome();
  const wipe = async (): Promise<string> => {
    await session.wipe();
    forgetOpenedLessons();
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
