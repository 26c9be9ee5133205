import { useState } from 'preact/hooks';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { FilePick } from '../../kit/FilePick.tsx';
import type { TrainingSession } from '../../session/training.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { groupText } from './group-words.ts';
import { RECORD_LIMIT } from './record-file.ts';
import { joiningSentence, recordFileSentence } from './record-words.ts';

/** The outcome of one file. */
export interface TakenRecord {
  readonly file: string;
  readonly result: 'taken' | 'known' | 'refused';
  /** The same in one sentence. */
  readonly sentence: string;
}

/** Takes in one file. */
async function takeIn(session: TrainingSession, file: File, passphrase: string): Promise<TakenRecord> {
  const refused = (sentence: string): TakenRecord => ({ file: file.name, result: 'refused', sentence });
  // Bytes are at least as many as characters; a file far too large is not even opened.
  if (file.size > 4 * RECORD_LIMIT)
    return refused(recordFileSentence({ code: 'tooLarge', limit: RECORD_LIMIT }));
  const { readPackageFile } = await import('../../desk/packages/take-file.tsx');
  const read = await readPackageFile(file, passphrase);
  if (!read.ok) {
    const { code } = read.refusal;
    if (code === 'tooLarge') return refused(recordFileSentence({ code, limit: RECORD_LIMIT }));
    return refused(code === 'needsPassphrase' ? groupText.sealed : groupText[code]);
  }
  const joined = await session.addToGroup(read.value).catch(() => undefined);
  if (joined === undefined) return refused(groupText.notKept);
  if (!joined.ok) return refused(recordFileSentence(joined.refusal));
  const { joining, name } = joined.value;
  const result = joining === 'known' ? 'known' : 'taken';
  return { file: file.name, result, sentence: joiningSentence(joining, name) };
}

interface Props {
  /** Outcomes of the last files. */
  taken: readonly TakenRecord[];
  /** Every file has been looked at. */
  onTaken(taken: readonly TakenRecord[]): Promise<void>;
}

/** Takes in trainees' files, many at once, and says of each what became of it. */
export function GroupFiles({ taken, onTaken }: Props) {
  const { session } = useStudy();
  const [working, setWorking] = useState(0);
  const [passphrase, setPassphrase] = useState('');
  const count = (result: TakenRecord['result']): number =>
    taken.filter(each => each.result === result).length;

  const take = async (files: readonly File[]): Promise<void> => {
    setWorking(files.length);
    const done: TakenRecord[] = [];
    // One after another: each joins what the ones before have made of the group.
    for (const file of files) done.push(await takeIn(session, file, passphrase));
    await onTaken(done);
    setWorking(0);
  };

  return (
    <section class="group-files no-print" aria-label={groupText.choose}>
      <FilePick words={groupText.choose} accept=".json,.age,application/json" multiple onFiles={take} />
      <FieldInput
        id="group-passphrase"
        field={{ kind: 'secret', label: groupText.passphrase }}
        value={passphrase}
        onValue={value => setPassphrase(String(value))}
      />
      <div role="status" class="group-outcomes">
        {working > 0 ? (
          <p>{groupText.working(working)}</p>
        ) : (
          taken.length > 0 && (
            <>
              <p>{groupText.taken(count('taken'), count('known'), count('refused'))}</p>
              <ul class="plain">
                {taken.map(({ file, result, sentence }, place) => (
                  <li key={place} class={result === 'refused' ? 'problem' : ''}>
                    {groupText.outcome(file, sentence)}
                  </li>
                ))}
              </ul>
            </>
          )
        )}
      </div>
    </section>
  );
}
