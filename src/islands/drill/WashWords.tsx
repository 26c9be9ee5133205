import { useState } from 'preact/hooks';
import { Field } from '../../kit/Field.tsx';
import { sinceStart } from '../../text/drill.ts';
import { type ActNames, actSentence } from '../../text/drill-acts.ts';
import { faultName, judgeText } from '../../text/drill-wash.ts';
import { type Act, type Fault, spokenIn } from '../../training/acts.ts';
import { type Finding, findingsOf, type Judgement } from '../../training/finding.ts';
import type { Story } from '../../training/story.ts';

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
    <section class="wash-part wash-words" aria-labelledby="wash-words">
      <h2 id="wash-words">{judgeText.title}</h2>
      <p class="small faint">{judgeText.hint}</p>
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
          <ol class="judged-words">{suspected.map(item)}</ol>
          {others.length > 0 && (
            <details>
              <summary>{judgeText.others(others.length)}</summary>
              <ol class="judged-words">{others.map(item)}</ol>
            </details>
          )}
        </>
      )}
    </section>
  );
}

interface ItemProps {
  act: Act;
  start: number;
  title: string;
  findings: readonly Finding[];
  judgement: Judgement | undefined;
  onJudge(faults: readonly Fault[]): Promise<boolean>;
}

const faults = Object.keys(faultName) as Fault[];

function JudgedWords({ act, start, title, findings, judgement, onJudge }: ItemProps) {
  const [ticked, setTicked] = useState<readonly Fault[]>(
    judgement?.faults ?? [...new Set(findings.map(({ fault }) => fault))],
  );
  const [again, setAgain] = useState(false);
  const turn = (fault: Fault): void =>
    setTicked(ticked.includes(fault) ? ticked.filter(each => each !== fault) : [...ticked, fault]);
  return (
    <li>
      <p>
        <span class="numeric faint">{sinceStart(act.at - start)}</span>{' '}
        {findings.length === 0 ? title : title.split('：“')[0]}
      </p>
      {findings.map(({ fault, sentences, why }) => (
        <div key={`${fault}/${why}`}>
          <p class="small">
            <strong>
              {judgeText.suspected}：{faultName[fault]}
            </strong>
            {why !== undefined && `。${why}`}
          </p>
          {sentences.map(sentence => (
            <blockquote key={sentence}>{sentence}</blockquote>
          ))}
        </div>
      ))}
      {findings.length === 0 && act.kind === 'publish' && <blockquote>{act.words}</blockquote>}
      {judgement !== undefined && !again ? (
        <p>
          <strong>
            {judgeText.judged(
              judgement.name,
              judgement.self,
              judgement.faults.map(fault => faultName[fault]),
            )}
          </strong>{' '}
          <button type="button" class="quiet small no-print" onClick={() => setAgain(true)}>
            {judgeText.again}
          </button>
        </p>
      ) : (
        <fieldset class="no-print">
          <legend class="small">{judgeText.faults}</legend>
          {faults.map(fault => (
            <label key={fault}>
              <input type="checkbox" checked={ticked.includes(fault)} onChange={() => turn(fault)} />
              {faultName[fault]}
            </label>
          ))}
          <button
            type="button"
            onClick={() => void onJudge(ticked).then(isKept => isKept && setAgain(false))}
          >
            {judgeText.save}
          </button>
        </fieldset>
      )}
    </li>
  );
}
