import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { Button } from '../../kit/Button.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { giveFocusRefused } from '../../kit/focus.ts';
import { faultAsked, faultName, lackName, lineAsked } from '../drills/fault-words.ts';
import { FAULTS, type Fault, LINES, type Line, vetoPurpose } from '../drills/grade.ts';
import { gradeOf, type WordsReading } from '../drills/judgement.ts';
import { choiceWords } from '../night/words.ts';
import type { Beside } from './beside.ts';
import type { JudgingHappening } from './group.ts';
import { judgeText } from './judge-words.ts';
import { keptJudge } from './record.ts';
import { type DrillFinished, type DrillJudged, type RunRemarked, SENTENCE_LIMIT } from './record-kinds.ts';
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
  /** On whose machine this is. */
  where: NonNullable<Judged['where']>;
  /** Who judges, where one page asks once for many runs; absent: it is asked here, once judging is begun. */
  judge?: JudgeAsked;
  /** The sentence about the run as a whole. */
  remark: RunRemarked['data'] | undefined;
  /** Resolves to whether it is kept. */
  onJudge(judging: JudgingHappening): Promise<boolean>;
}

/** A reading of words, and a sentence to the trainee. */
interface Given extends WordsReading {
  readonly sentence: string;
}

/** The name and title of whoever judges, asked once. */
export interface JudgeAsked {
  readonly fields: ComponentChildren;
  /** Both, or nothing where one is missing or is the trainee's own, which is then said at its field. */
  named(trainee: readonly string[]): { readonly name: string; readonly title: string } | undefined;
  saved(isKept: boolean): void;
}

/** Asks whoever judges for name and title. */
export function useJudge(): JudgeAsked {
  const [judge, setJudge] = useState({ name: '', title: '' });
  const [problem, setProblem] = useState<{ readonly at: 'name' | 'title'; readonly sentence: string }>();
  return {
    fields: (
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
    ),
    named: trainee => {
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
      if (wrong === undefined) return { name, title };
      setProblem(wrong);
      giveFocusRefused(`judge-${wrong.at}`);
      return undefined;
    },
    saved: isKept => setProblem(isKept ? undefined : { at: 'name', sentence: judgeText.notSaved }),
  };
}

/** Every word of a run beside a model, with hints on what to look for; somebody other than the trainee judges it here. */
export function JudgeWords(props: Props) {
  const { data, beside, judgements, remark, where, onJudge } = props;
  const own = useJudge();
  const [isBegun, setBegun] = useState(false);
  const asked = props.judge ?? own;
  const judging = props.judge !== undefined || isBegun;
  const give = useGiving(props, asked);
  const left = data.words.filter(({ event }) => !judgements.has(event)).length;
  return (
    <div class="judge-words flow">
      <p role="status">{left === 0 ? judgeText.allJudged : judgeText.left(left, data.words.length)}</p>
      {props.beside.endings.map(ending => (
        <p key={ending}>{ending}</p>
      ))}
      {props.judge === undefined &&
        (judging ? (
          own.fields
        ) : (
          <p class="no-print">
            <Button words={judgeText.begin} onClick={() => setBegun(true)} />{' '}
            <span class="small faint">{judgeText.beginHint}</span>
          </p>
        ))}
      <ol class="ruled">
        {data.words.map(said => (
          <JudgedWords
            key={said.event}
            beside={beside}
            judging={judging}
            said={said}
            judged={judgements.get(said.event)}
            onGive={given => give(said.event, given)}
          />
        ))}
      </ol>
      {remark !== undefined && (
        <div class="aside">
          <p class="small">{judgeText.wroteOfRun(remark.name)}</p>
          <q class="block">{remark.sentence}</q>
        </div>
      )}
      {judging && (
        <Remark
          run={data.run}
          remark={remark}
          onRemark={async sentence => {
            const named = asked.named(props.trainee);
            if (named === undefined) return;
            asked.saved(
              await onJudge({ type: 'runRemarked', data: { run: data.run, sentence, ...named, where } }),
            );
          }}
        />
      )}
    </div>
  );
}

/** One sentence to the trainee about the run as a whole. */
function Remark({
  run,
  remark,
  onRemark,
}: Pick<Props, 'remark'> & { run: string; onRemark(sentence: string): Promise<void> }) {
  const [sentence, setSentence] = useState(remark?.sentence ?? '');
  const [problem, setProblem] = useState<string>();
  return (
    <div class="no-print stack-s">
      <FieldInput
        id={`remark-${run}`}
        field={{ kind: 'line', label: judgeText.remark }}
        value={sentence}
        problem={problem}
        onValue={value => {
          setSentence(String(value).slice(0, SENTENCE_LIMIT));
          setProblem(undefined);
        }}
      />
      <p>
        <Button
          words={judgeText.giveRemark}
          onClick={() => {
            if (sentence.trim() === '') setProblem(judgeText.nothingWritten);
            else void onRemark(sentence.trim());
          }}
        />
      </p>
    </div>
  );
}

/** Puts a reading of words down under the judge's name. @returns whether it is kept */
export function useGiving(
  {
    data,
    beside,
    trainee,
    where,
    onJudge,
  }: Pick<Props, 'beside' | 'trainee' | 'where' | 'onJudge'> & {
    data: Pick<DrillFinished['data'], 'run'>;
  },
  asked: JudgeAsked,
): (event: string, given: Given) => Promise<boolean> {
  return async (event, { lacks, faults, sentence }) => {
    const named = asked.named(trainee);
    if (named === undefined) return false;
    const vetoed = (['cause', 'personal'] as const).flatMap(fault =>
      faults.includes(fault) ? beside.index.cited(vetoPurpose[fault]) : [],
    );
    const isKept = await onJudge({
      type: 'drillJudged',
      data: {
        run: data.run,
        event,
        lacks: [...lacks],
        faults: [...faults],
        vetoed: [...vetoed],
        ...named,
        ...(sentence === '' ? {} : { sentence }),
        where,
      },
    });
    asked.saved(isKept);
    return isKept;
  };
}

interface JudgedWordsProps extends Pick<Props, 'beside'> {
  judging: boolean;
  /** Its name in a list of the same call; the question and the models stand above the list. */
  whose?: string;
  said: Words;
  judged: Judged | undefined;
  onGive(given: Given): Promise<boolean>;
}

const lines = LINES.map(value => ({ value, label: lackName[value] }));
const faults = FAULTS.map(value => ({ value, label: faultName[value] }));

/** One text: whom it answers, its words, a model beside them, what to look for, what the lists ask, and what somebody said of it. */
export function JudgedWords({ said, beside, judging, whose, judged, onGive }: JudgedWordsProps) {
  const [again, setAgain] = useState(false);
  const { event, kind, at, text, chose, suspected } = said;
  const { about, asked, models, listen } = beside.of(said);
  const next = said.next === undefined ? undefined : fullTime(Date.parse(said.next), Date.parse(at));
  const read = { fact: said.facts.join('、'), time: next ?? '' };
  const head = (
    <>
      <span class="numeric faint">{beside.clock(Date.parse(at))}</span>{' '}
      <strong>{whose ?? judgeText.kind[kind](about)}</strong>
    </>
  );
  const whole = (
    <>
      {whose === undefined && asked !== undefined && <p class="small as-told">{asked}</p>}
      <div class="judge-beside">
        <div>
          <p class="small faint">{judgeText.said}</p>
          <blockquote>“{text}”</blockquote>
          {chose !== undefined && <p>{choiceWords(chose)}</p>}
          {judged?.sentence !== undefined && (
            <div class="aside">
              <p class="small">{judgeText.wrote(judged.name)}</p>
              <q class="block">{judged.sentence}</q>
            </div>
          )}
        </div>
        {whose === undefined && models.length > 0 && (
          <div>
            <p class="small faint">{judgeText.model}</p>
            {models.map(model => (
              <p key={model}>{model}</p>
            ))}
          </div>
        )}
      </div>
      <ul class="judge-lines plain small">
        {whose === undefined && listen !== undefined && (
          <li>
            <strong>{listen}</strong>
          </li>
        )}
        {LINES.map(line => (
          <li key={line}>
            {lineAsked[line]}
            {(line === 'fact' || line === 'time') && read[line] !== '' && (
              <span class="faint">{judgeText.read[line](read[line])}</span>
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
          onGive={given =>
            onGive(given).then(isKept => {
              if (isKept) setAgain(false);
              return isKept;
            })
          }
        />
      )}
      {!judging && judged === undefined && <p class="small">{judgeText.waits}</p>}
    </>
  );
  // A judge sees all of it at once; somebody who looks back opens one after another.
  return (
    <li class="judge-said stack-s">
      {judging ? (
        <>
          <p>{head}</p>
          {whole}
        </>
      ) : (
        <Fold
          words={
            <>
              {head} <q class="judge-opening">{text}</q>
            </>
          }
          class="stack-s"
        >
          {whole}
        </Fold>
      )}
    </li>
  );
}

/** The ticks and the sentence of the reader, and the grade that follows. Nothing ticked gives none. */
function Give({ id, judged, onGive }: Pick<JudgedWordsProps, 'judged' | 'onGive'> & { id: string }) {
  const [lacks, setLacks] = useState<readonly Line[]>(judged?.lacks ?? []);
  const [ticked, setTicked] = useState<readonly Fault[]>(judged?.faults ?? []);
  const [isFine, setFine] = useState(false);
  const [sentence, setSentence] = useState(judged?.sentence ?? '');
  const [problem, setProblem] = useState<string>();
  const isFound = lacks.length + ticked.length > 0;
  const reading = { lacks, faults: ticked };
  const fine = `fine-${id}`;
  const give = (): void => {
    if (isFound || isFine) {
      void onGive({ ...reading, sentence: sentence.trim() });
      return;
    }
    setProblem(judgeText.nothingTicked);
    giveFocusRefused(fine);
  };
  return (
    <div class="judge-give no-print stack-s">
      <FieldInput
        id={`lacks-${id}`}
        field={{ kind: 'choices', label: judgeText.lacks, options: lines }}
        value={lacks}
        onValue={value => {
          setLacks(value as readonly Line[]);
          setProblem(undefined);
        }}
      />
      <FieldInput
        id={`faults-${id}`}
        field={{ kind: 'choices', label: judgeText.faults, options: faults }}
        value={ticked}
        onValue={value => {
          setTicked(value as readonly Fault[]);
          setProblem(undefined);
        }}
      />
      {!isFound && (
        <FieldInput
          id={fine}
          field={{
            kind: 'choices',
            label: judgeText.found,
            options: [{ value: fine, label: judgeText.fine }],
          }}
          value={isFine ? [fine] : []}
          problem={problem}
          onValue={value => {
            setFine((value as readonly string[]).length > 0);
            setProblem(undefined);
          }}
        />
      )}
      <FieldInput
        id={`sentence-${id}`}
        field={{ kind: 'line', label: judgeText.sentence }}
        value={sentence}
        onValue={value => setSentence(String(value).slice(0, SENTENCE_LIMIT))}
      />
      <p>
        <Button
          words={judgeText.give(isFound || isFine ? gradeOf(reading) : undefined, judged !== undefined)}
          onClick={give}
        />
      </p>
    </div>
  );
}
