import { useState } from 'preact/hooks';
import { Field } from '../../kit/Field.tsx';
import { type ActNames, actSentence } from '../../text/drill-acts.ts';
import { judgeText } from '../../text/drill-wash.ts';
import { type Act, type Fault, spokenIn } from '../../training/acts.ts';
import { findingsOf, type Judgement } from '../../training/finding.ts';
import type { Story } from '../../training/story.ts';
import { JudgedWords } from './JudgedWords.tsx';
import { WashPart } from './WashPart.tsx';

interface Props {
  story: Story;
  names: ActNames;
  judgements: readonly Judgement[];
  /** Resolves to whether it is kept. */
  onJudge(judgement: Judgement): Promise<boolean>;
}

/** Words that went out, for somebody to read: those in which the lists found something first. */
export function WashWords({ story, names, judgements, onJudge }: Props) {
  const [name, setName] = useState(judgements.at(-1)?.name ?? '');
  const [self, setSelf] = useState(judgements.at(-1)?.self ?? false);
  const [problem, setProblem] = useState<string>();
  const found = findingsOf(story.acts, story.grounds);
  const spoken = story.acts.filter(act => spokenIn(act) !== undefined && act.at >= story.begun);
  const suspected = spoken.filter(({ event }) => found.some(each => each.event === event));
  const others = spoken.filter(act => !suspected.includes(act));
  const judge = async (event: string, faults: readonly Fault[]): Promise<boolean> => {
    const by = name.trim();
    if (by === '') {
      setProblem(judgeText.nameMissing);
      document.getElementById('judge-name')?.focus();
      return false;
    }
    const isKept = await onJudge({ event, faults, name: by, self });
    setProblem(isKept ? undefined : judgeText.notSaved);
    return isKept;
  };
  const item = (act: Act) => (
    <JudgedWords
      key={act.event}
      act={act}
      start={story.start}
      title={actSentence(act, names)}
      findings={found.filter(({ event }) => event === act.event)}
      judgement={judgements.findLast(({ event }) => event === act.event)}
      onJudge={faults => judge(act.event, faults)}
    />
  );
  return (
    <WashPart id="wash-words" title={judgeText.title} hint={judgeText.hint} class="wash-words">
      {spoken.length === 0 ? (
        <p class="faint">{judgeText.none}</p>
      ) : (
        <>
          <div class="judge no-print">
            <Field id="judge-name" label={judgeText.name} problem={problem}>
              <input
                id="judge-name"
                value={name}
                onInput={({ currentTarget }) => {
                  setName(currentTarget.value);
                  setProblem(undefined);
                }}
              />
            </Field>
            <fieldset>
              <legend>{judgeText.as}</legend>
              {[false, true].map(each => (
                <label key={String(each)}>
                  <input
                    type="radio"
                    name="judge-as"
                    checked={self === each}
                    onChange={() => setSelf(each)}
                  />
                  {each ? judgeText.self : judgeText.trainer}
                </label>
              ))}
            </fieldset>
          </div>
          <p>{judgeText.found(found.length)}</p>
          <ol class="judged-words ruled">{suspected.map(item)}</ol>
          {others.length > 0 && (
            <details>
              <summary>{judgeText.others(others.length)}</summary>
              <ol class="judged-words ruled">{others.map(item)}</ol>
            </details>
          )}
        </>
      )}
    </WashPart>
  );
}
