import { useState } from 'preact/hooks';
import { sinceStart } from '../../text/drill.ts';
import { faultName, judgeText } from '../../text/drill-wash.ts';
import type { Act, Fault } from '../../training/acts.ts';
import type { Finding, Judgement } from '../../training/finding.ts';

interface Props {
  act: Act;
  start: number;
  title: string;
  findings: readonly Finding[];
  judgement: Judgement | undefined;
  onJudge(faults: readonly Fault[]): Promise<boolean>;
}

const faults = Object.keys(faultName) as Fault[];

/** One text that went out: what was found in it, and what somebody who read it says. */
export function JudgedWords({ act, start, title, findings, judgement, onJudge }: Props) {
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
