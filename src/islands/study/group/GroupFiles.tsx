import { useState } from 'preact/hooks';
import type { TrainingSession } from '../../../session/training.ts';
import { groupText } from '../../../text/study-group.ts';
import { joiningSentence, recordFileSentence } from '../../../text/training-record.ts';
import { RECORD_LIMIT } from '../../../training/record-file.ts';

interface Props {
  session: TrainingSession;
  /** What became of the last files. */
  outcomes: readonly Outcome[];
  /** Every file has been looked at. */
  onTaken(outcomes: readonly Outcome[]): Promise<void>;
}

/** What became of one file. */
export interface Outcome {
  readonly file: string;
  readonly result: 'taken' | 'known' | 'refused';
  /** The same in one sentence. */
  readonly sentence: string;
}

/** Takes in one file. */
async function takeIn(session: TrainingSession, file: File): Promise<Outcome> {
  const refused = (sentence: string): Outcome => ({ file: file.name, result: 'refused', sentence });
  // Bytes are at least as many as characters; a file far too large is not even opened.
  if (file.size > 4 * RECORD_LIMIT)
    return refused(recordFileSentence({ code: 'tooLarge', limit: RECORD_LIMIT }));
  let text: string;
  try {
    text = await file.text();
  } catch {
    return refused(groupText.unreadable);
  }
  try {
    const joined = await session.addToGroup(text);
    if (!joined.ok) return refused(recordFileSentence(joined.refusal));
    const { joining, name } = joined.value;
    const result = joining === 'known' ? 'known' : 'taken';
    return { file: file.name, result, sentence: joiningSentence(joining, name) };
  } catch {
    return refused(groupText.notKept);
  }
}

/** Takes in trainees' files, many at once, and says of each what became of it. */
export function GroupFiles({ session, outcomes, onTaken }: Props) {
  const [working, setWorking] = useState(0);
  const [isOver, setIsOver] = useState(false);
  const count = (result: Outcome['result']): number =>
    outcomes.filter(outcome => outcome.result === result).length;

  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setWorking(files.length);
    const done: Outcome[] = [];
    // One after another: each joins what the ones before have made of the group.
    for (const file of files) done.push(await takeIn(session, file));
    await onTaken(done);
    setWorking(0);
  };

  return (
    <section
      class="group-files no-print"
      aria-label={groupText.choose}
      data-over={isOver ? '' : undefined}
      onDragOver={event => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={event => {
        event.preventDefault();
        setIsOver(false);
        void take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label class="button file pressed">
        {groupText.choose}
        <input
          type="file"
          multiple
          accept=".json,application/json"
          onChange={event => {
            const input = event.currentTarget;
            void take([...(input.files ?? [])]).finally(() => {
              input.value = '';
            });
          }}
        />
      </label>
      <span class="small faint drop-hint">{isOver ? groupText.dropNow : groupText.drop}</span>
      <div role="status" class="group-outcomes">
        {working > 0 ? (
          <p>{groupText.working(working)}</p>
        ) : (
          outcomes.length > 0 && (
            <>
              <p>{groupText.taken(count('taken'), count('known'), count('refused'))}</p>
              <ul class="plain">
                {outcomes.map(({ file, result, sentence }, place) => (
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
