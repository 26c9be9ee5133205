import { useState } from 'preact/hooks';
import { groupBy } from '../../base/group.ts';
import { Button } from '../../kit/Button.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { giveFocusRefused } from '../../kit/focus.ts';
import { type Act, spokenIn } from './acts.ts';
import { actSentence } from './acts-words.ts';
import { type Finding, findingsOf, type Judgement } from './finding.ts';
import { FAULTS, type Fault } from './grade.ts';
import { Quoted, type Washed, WashPart } from './WashPart.tsx';
import { faultName, judgeText } from './wash-words.ts';
import { sinceStart } from './words.ts';

/** Words that went out, for somebody to read: those in which the lists found something first. Nothing where none did. */
export function WashWords({ running, run, story, materials }: Washed) {
  const { judgements } = run;
  const [name, setName] = useState('');
  const [as, setAs] = useState<string>();
  const [problem, setProblem] = useState<{ readonly at: 'name' | 'as'; readonly sentence: string }>();
  const found = findingsOf(story.acts, story.grounds);
  const spoken = story.acts.filter(act => spokenIn(act) !== undefined);
  // What was said before a run goes on from an inject counts in it too: nothing but a judgement clears it.
  const suspected = spoken.filter(({ event }) => found.some(each => each.event === event));
  const others = spoken.filter(act => act.at >= story.begun && !suspected.includes(act));
  if (suspected.length + others.length === 0) return null;
  const judge = async (event: string, faults: readonly Fault[]): Promise<boolean> => {
    const by = name.trim();
    // Nobody is the trainer unless somebody says so.
    const at = by === '' ? 'name' : as === undefined ? 'as' : undefined;
    if (at !== undefined) {
      setProblem({ at, sentence: at === 'name' ? judgeText.nameMissing : judgeText.asMissing });
      giveFocusRefused(`judge-${at}`);
      return false;
    }
    const isKept = await running.drill.judge(run.mark.run, { event, faults, name: by, self: as === 'self' });
    setProblem(isKept ? undefined : { at: 'name', sentence: judgeText.notSaved });
    return isKept;
  };
  const item = (act: Act) => (
    <Words
      key={act.event}
      act={act}
      time={sinceStart(act.at - story.start)}
      title={actSentence(act, story, materials.index.playbook)}
      findings={found.filter(({ event }) => event === act.event)}
      judgement={judgements.findLast(({ event }) => event === act.event)}
      onJudge={faults => judge(act.event, faults)}
    />
  );
  return (
    <WashPart id="wash-words" title={judgeText.title} hint={judgeText.hint} class="wash-words">
      <div class="cluster no-print">
        <FieldInput
          id="judge-name"
          field={{ kind: 'line', label: judgeText.name }}
          value={name}
          problem={problem?.at === 'name' ? problem.sentence : undefined}
          onValue={value => {
            setName(String(value));
            setProblem(undefined);
          }}
        />
        <FieldInput
          id="judge-as"
          field={{
            kind: 'choice',
            shown: 'side by side',
            label: judgeText.as,
            options: [
              { value: 'trainer', label: judgeText.trainer },
              { value: 'self', label: judgeText.self },
            ],
          }}
          value={as}
          problem={problem?.at === 'as' ? problem.sentence : undefined}
          onValue={value => {
            setAs(String(value));
            setProblem(undefined);
          }}
        />
      </div>
      <p>{judgeText.found(found.length)}</p>
      <ol class="ruled">{suspected.map(item)}</ol>
      {others.length > 0 && (
        <Fold words={judgeText.others(others.length)}>
          <ol class="ruled">{others.map(item)}</ol>
        </Fold>
      )}
    </WashPart>
  );
}

interface WordsProps {
  act: Act;
  time: string;
  title: string;
  findings: readonly Finding[];
  judgement: Judgement | undefined;
  /** Resolves to whether it is kept. */
  onJudge(faults: readonly Fault[]): Promise<boolean>;
}

const faults = FAULTS.map(value => ({ value, label: faultName[value] }));

/** One text that went out: what was found in it, and what somebody who read it says. */
function Words({ act, time, title, findings, judgement, onJudge }: WordsProps) {
  // What the lists suspect stands above; what is wrong is ticked by whoever has read it.
  const [ticked, setTicked] = useState<readonly Fault[]>(judgement?.faults ?? []);
  const [again, setAgain] = useState(false);
  return (
    <li class="stack-1">
      <p>
        <span class="numeric faint">{time}</span> {findings.length === 0 ? title : title.split('：“')[0]}
      </p>
      {[...groupBy(findings, ({ sentences }) => sentences.join('\n'))].map(([said, alike]) => (
        <div key={said}>
          {alike.map(({ fault, why }) => (
            <p key={`${fault}/${why}`} class="small">
              <strong>
                {judgeText.suspected}：{faultName[fault]}
              </strong>
              {why !== undefined && `。${why}`}
            </p>
          ))}
          <Quoted words={alike[0]?.sentences ?? []} />
        </div>
      ))}
      {findings.length === 0 && act.kind === 'publish' && <Quoted words={[act.words]} />}
      {judgement !== undefined && !again ? (
        <p>
          <strong>{judgeText.judged(judgement)}</strong>{' '}
          <Button words={judgeText.again} class="quiet small" onClick={() => setAgain(true)} />
        </p>
      ) : (
        <div class="cluster no-print">
          <FieldInput
            id={`judge-${act.event}`}
            field={{ kind: 'choices', label: judgeText.faults, options: faults }}
            value={ticked}
            onValue={value => setTicked(value as readonly Fault[])}
          />
          <Button
            words={judgeText.save}
            onClick={() => void onJudge(ticked).then(isKept => isKept && setAgain(false))}
          />
        </div>
      )}
    </li>
  );
}
