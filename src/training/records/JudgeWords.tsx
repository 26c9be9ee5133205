import { useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { Button } from '../../kit/Button.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { giveFocusRefused } from '../../kit/focus.ts';
import { faultAsked, faultName, lackName, lineAsked } from '../drills/fault-words.ts';
import { FAULTS, type Fault, LINES, type Line, vetoPurpose } from '../drills/grade.ts';
import { gradeOf } from '../drills/judgement.ts';
import type { Beside } from './beside.ts';
import { judgeText } from './judge-words.ts';
import { keptJudge } from './record.ts';
import type { DrillFinished, DrillJudged } from './record-kinds.ts';
import { isOneself } from './result.ts';

type Words = DrillFinished['data']['words'][number];
type Judged = DrillJudged['data'];

interface Props {
  data: DrillFinished['data'];
  beside: Beside;
  /** By the event of the words. */
  judgements: ReadonlyMap<string, Judged>;
  /** Names of the trainee, who judges nothing here. */
  trainee: readonly string[];
  /** Whether the page is there for judging; otherwise it is asked for. */
  judging: boolean;
  /** Resolves to whether it is kept. */
  onJudge(judged: Judged): Promise<boolean>;
}

/** Every word of a run beside a model, with hints on what to look for; somebody other than the trainee judges it here. */
export function JudgeWords(props: Props) {
  const { data, beside, judgements, trainee, onJudge } = props;
  const [judging, setJudging] = useState(props.judging);
  const [judge, setJudge] = useState({ name: '', title: '' });
  const [problem, setProblem] = useState<{ readonly at: 'name' | 'title'; readonly sentence: string }>();
  const give = async (event: string, lacks: readonly Line[], faults: readonly Fault[]): Promise<boolean> => {
    const name = keptJudge(judge.name);
    const title = keptJudge(judge.title);
    // Nobody judges by default, and nobody judges himself.
    const wrong =
      name === ''
        ? ({ at: 'name', sentence: judgeText.nameMissing } as const)
        : isOneself(name, trainee)
          ? ({ at: 'name', sentence: judgeText.oneself } as const)
          : title === ''
            ? ({ at: 'title', sentence: judgeText.titleMissing } as const)
            : undefined;
    if (wrong !== undefined) {
      setProblem(wrong);
      giveFocusRefused(`judge-${wrong.at}`);
      return false;
    }
    const vetoed = (['cause', 'personal'] as const).flatMap(fault =>
      faults.includes(fault) ? beside.index.cited(vetoPurpose[fault]) : [],
    );
    const isKept = await onJudge({
      run: data.run,
      event,
      lacks: [...lacks],
      faults: [...faults],
      vetoed: [...vetoed],
      name,
      title,
    });
    setProblem(isKept ? undefined : { at: 'name', sentence: judgeText.notSaved });
    return isKept;
  };
  const left = data.words.filter(({ event }) => !judgements.has(event)).length;
  return (
    <div class="judge-words flow">
      <p role="status">{left === 0 ? judgeText.allJudged : judgeText.left(left, data.words.length)}</p>
      {props.beside.endings.map(ending => (
        <p key={ending}>{ending}</p>
      ))}
      {judging ? (
        <div class="judge-who cluster no-print">
          {(['name', 'title'] as const).map(part => (
            <FieldInput
              key={part}
              id={`judge-${part}`}
              field={{ kind: 'line', label: part === 'name' ? judgeText.name : judgeText.post }}
              value={judge[part]}
              problem={problem?.at === part ? problem.sentence : undefined}
              onValue={value => {
                setJudge({ ...judge, [part]: String(value) });
                setProblem(undefined);
              }}
            />
          ))}
        </div>
      ) : (
        <p class="no-print">
          <Button words={judgeText.begin} onClick={() => setJudging(true)} />{' '}
          <span class="small faint">{judgeText.beginHint}</span>
        </p>
      )}
      <ol class="ruled">
        {data.words.map(said => (
          <JudgedWords
            key={said.event}
            {...props}
            judging={judging}
            said={said}
            judged={judgements.get(said.event)}
            onGive={(lacks, faults) => give(said.event, lacks, faults)}
          />
        ))}
      </ol>
    </div>
  );
}

interface JudgedWordsProps extends Props {
  said: Words;
  judged: Judged | undefined;
  onGive(lacks: readonly Line[], faults: readonly Fault[]): Promise<boolean>;
}

const lines = LINES.map(value => ({ value, label: lackName[value] }));
const faults = FAULTS.map(value => ({ value, label: faultName[value] }));

/** One text: whom it answers, its words, a model beside them, what to look for, what the lists ask, and what somebody said of it. */
function JudgedWords({ said, beside, judging, judged, onGive }: JudgedWordsProps) {
  const [again, setAgain] = useState(false);
  const { event, kind, at, text, suspected } = said;
  const { about, asked, models, listen } = beside.of(said);
  const next = said.next === undefined ? undefined : fullTime(Date.parse(said.next), Date.parse(at));
  const read = { fact: said.facts.join('、'), time: next ?? '' };
  return (
    <li class="judge-said stack-s">
      <p>
        <span class="numeric faint">{beside.clock(Date.parse(at))}</span>{' '}
        <strong>{judgeText.kind[kind](about)}</strong>
      </p>
      {asked !== undefined && <p class="small as-told">{asked}</p>}
      <div class="judge-beside">
        <div>
          <p class="small faint">{judgeText.said}</p>
          <blockquote>“{text}”</blockquote>
        </div>
        {models.length > 0 && (
          <div>
            <p class="small faint">{judgeText.model}</p>
            {models.map(model => (
              <p key={model}>{model}</p>
            ))}
          </div>
        )}
      </div>
      <ul class="judge-lines plain small">
        {listen !== undefined && (
          <li>
            <strong>{listen}</strong>
          </li>
        )}
        {LINES.map(line => (
          <li key={line}>
            {lineAsked[line]}
            {(line === 'fact' || line === 'time') && (
              <span class="faint">
                {read[line] === '' ? judgeText.notRead[line] : judgeText.read(read[line])}
              </span>
            )}
          </li>
        ))}
        {suspected.map(({ fault, text: sentence }) => (
          <li key={`${fault}/${sentence}`} class="judge-asked">
            <strong>{faultAsked[fault]}</strong> <q>{sentence}</q>
          </li>
        ))}
      </ul>
      {judged !== undefined && (
        <p>
          <strong>{judgeText.judged(judged)}</strong>{' '}
          {judging && !again && (
            <Button words={judgeText.again} class="quiet small" onClick={() => setAgain(true)} />
          )}
        </p>
      )}
      {judging && (judged === undefined || again) && (
        <Give
          id={event}
          judged={judged}
          onGive={(lacks, faults) =>
            onGive(lacks, faults).then(isKept => {
              if (isKept) setAgain(false);
              return isKept;
            })
          }
        />
      )}
      {!judging && judged === undefined && <p class="small">{judgeText.waits}</p>}
    </li>
  );
}

/** The judge's checkboxes, and the grade that follows. */
function Give({ id, judged, onGive }: Pick<JudgedWordsProps, 'judged' | 'onGive'> & { id: string }) {
  const [lacks, setLacks] = useState<readonly Line[]>(judged?.lacks ?? []);
  const [ticked, setTicked] = useState<readonly Fault[]>(judged?.faults ?? []);
  return (
    <div class="judge-give no-print stack-s">
      <FieldInput
        id={`lacks-${id}`}
        field={{ kind: 'choices', label: judgeText.lacks, options: lines }}
        value={lacks}
        onValue={value => setLacks(value as readonly Line[])}
      />
      <FieldInput
        id={`faults-${id}`}
        field={{ kind: 'choices', label: judgeText.faults, options: faults }}
        value={ticked}
        onValue={value => setTicked(value as readonly Fault[])}
      />
      <p>
        <Button
          words={judgeText.give(gradeOf({ lacks, faults: ticked }), judged !== undefined)}
          onClick={() => void onGive(lacks, ticked)}
        />
      </p>
    </div>
  );
}
