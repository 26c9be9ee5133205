import '../../kit/form.css';
import '../../desk/first/first.css';
import '../drills/debrief.css';
import '../records/judge.css';
import './night.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { firstDraft } from '../../desk/first/draft.ts';
import { LineList } from '../../desk/first/FirstLines.tsx';
import { type FirstWork, firstWorkAt } from '../../desk/first/useFirst.tsx';
import { Cites } from '../../desk/parts/Cites.tsx';
import { href } from '../../desk/parts/href.tsx';
import { useOfficer } from '../../desk/parts/officer.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { Drafts, useDraft, useDrafts } from '../../kit/draft.ts';
import { useOnChange, useTicking } from '../../kit/effects.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { newDrillId, recordDrill, recordJudgement } from '../../session/drill-record.ts';
import { useJudged } from '../drills/DebriefPart.tsx';
import { debriefText } from '../drills/debrief-words.ts';
import type { RunningDrill } from '../drills/useDrill.tsx';
import { useQuestionKeys } from '../questions/keys.tsx';
import { besideNight } from '../records/beside.ts';
import { Called } from '../records/Called.tsx';
import { JudgeWords } from '../records/JudgeWords.tsx';
import { finishedNight, type KeptNight } from './finished-night.ts';
import { nightHomeText } from './home-words.ts';
import type { NightMaterials } from './LoadedNight.tsx';
import {
  afterChoice,
  afterTime,
  afterWords,
  answeredCall,
  begunNight,
  type Call,
  type CallQuestion,
  type Night,
  ringNext,
  shownChoices,
  standingOf,
  timesToPromise,
} from './night.ts';
import { callerOf, choiceWords, hourOf, nightText, wallClock } from './words.ts';

interface Props extends NightMaterials {
  running: RunningDrill;
  /** It is only tried: nothing of it goes into a record, and nobody judges it. */
  isTrial?: boolean;
}

/** The name of a night among the drafts. The first ones were kept under other names and in other shapes. */
export const keptAs = (id: string): string => `night-3/${id}`;

/** 夜里十分钟: three calls, one after another, with the desk's own first ten minutes beside them; then the words beside models. */
export const NightScreen = (props: Props) => (
  <Drafts.Provider value={props.running.drill.session.drafts()}>
    <Played {...props} />
  </Drafts.Provider>
);

function Played({ running, night, index, isTrial = false }: Props) {
  const { playbook } = index;
  const { read } = useDrafts();
  const [kept, keep] = useDraft<KeptNight | null>(keptAs(night.id), null);
  // From what is stored and not from what is drawn: the clock and a hand may both act before the next drawing.
  const change: Change = how => {
    const now = read(keptAs(night.id)) as KeptNight | undefined;
    if (now === undefined) return;
    const changed = how(now);
    if (changed !== undefined) keep({ ...now, ...changed });
  };
  const standing = kept === null ? undefined : standingOf(night, kept.talk);
  const known = (
    <section aria-label={nightText.known}>
      <h2>{nightText.known}</h2>
      <ul>
        {night.known.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
  return (
    <article class="night flow">
      <p class="no-print">
        <GoLink to="" class="tall">
          {nightText.back}
        </GoLink>
      </p>
      <ScreenTitle>{`${nightHomeText.list} · ${night.title}`}</ScreenTitle>
      {kept === null || standing === undefined ? (
        <>
          {known}
          <Button
            words={nightText.begin}
            class="primary"
            onClick={() => {
              keep({
                run: newDrillId(),
                begunAt: Date.now(),
                talk: begunNight(night),
                first: firstDraft(undefined),
                written: [],
              });
              giveFocusSoon('#night-say');
            }}
          />
        </>
      ) : standing.kind !== 'over' ? (
        <>
          <Clock night={night} kept={kept} change={change} />
          {standing.kind === 'call' ? (
            <OnThePhone
              key={standing.call.id}
              call={standing.call}
              question={standing.question}
              night={night}
              kept={kept}
              change={change}
            />
          ) : (
            <Between night={night} until={standing.until} kept={kept} change={change} />
          )}
          {known}
          <FirstTen running={running} night={night} playbook={playbook} kept={kept} change={change} />
        </>
      ) : (
        <Over night={night} index={index} kept={kept} isTrial={isTrial} onAgain={() => keep(null)} />
      )}
    </article>
  );
}

/** Stores what differs after something was said, done or heard; nothing where nothing does. */
type Change = (how: (now: KeptNight) => Partial<KeptNight> | undefined) => void;

interface PhoneProps {
  night: Night;
  playbook: Playbook;
  kept: KeptNight;
  change: Change;
}

/** The desk's own five lines of the first ten minutes, at the night's time: calls are written down, and the first word; nothing is dialled or sent. */
function FirstTen({ running, night, playbook, kept, change }: PhoneProps & { running: RunningDrill }) {
  const { session } = running.drill;
  const { listen, read } = useDrafts();
  const elapsed = (): number => Date.now() - kept.begunAt;
  const work: FirstWork = {
    draft: firstDraft(kept.first),
    ...firstWorkAt({
      read: () => firstDraft((read(keptAs(night.id)) as KeptNight | undefined)?.first),
      keep: first => change(() => ({ first })),
      listen,
      now: () => Date.parse(night.start) + elapsed(),
      newKey: newDrillId,
    }),
  };
  return (
    <section class="first flow-s" aria-label={nightText.lines}>
      <h2>{nightText.lines}</h2>
      <p class="small faint">{nightText.linesHint}</p>
      {kept.written.map(({ event, text }) => (
        <div key={event} class="aside">
          <p class="small">{nightText.written}</p>
          <q class="block">{text}</q>
        </div>
      ))}
      <LineList
        lines={playbook.first.lines}
        first={work}
        given={{
          session,
          snapshot: { contacts: [], authority: undefined },
          onSay: ({ title, text }) =>
            change(({ written }) => ({
              written: [...written, { event: newDrillId(), at: elapsed(), title, text }],
            })),
        }}
      />
    </section>
  );
}

/** The clock on the wall runs whatever one does. A caller who hears nothing asks again and hangs up, and the next one calls. */
function Clock({ night, kept: { begunAt }, change }: Omit<PhoneProps, 'playbook'>) {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      change(({ talk }) => {
        const later = afterTime(night, talk, Date.now() - begunAt);
        return later === talk ? undefined : { talk: later };
      });
      draw(Date.now());
    }, 500);
    return () => clearInterval(timer);
  });
  return (
    <p class="night-clock numeric">
      <time>{wallClock(Date.parse(night.start) + Date.now() - begunAt)}</time>
    </p>
  );
}

/** Between two calls: time for whom else one has to call. */
function Between({ night, until, kept, change }: Omit<PhoneProps, 'playbook'> & { until: number }) {
  const { begunAt } = kept;
  const now = useTicking(Date.now);
  return (
    <section class="night-phone flow" aria-label={nightText.between}>
      <h2>{nightText.between}</h2>
      <LastHeard night={night} kept={kept} />
      <p>{nightText.betweenHint}</p>
      <p class="numeric">{nightText.left(until - (now - begunAt))}</p>
      <p>
        <Button
          words={nightText.next}
          onClick={() => {
            change(({ talk }) => ({ talk: ringNext(night, talk, Date.now() - begunAt) }));
            giveFocusSoon('#night-say');
          }}
        />
      </p>
    </section>
  );
}

/** How the last call ended: the caller's answer to the choice, or that he hung up. */
function LastHeard({ night, kept: { talk } }: Pick<PhoneProps, 'night' | 'kept'>) {
  const last = talk.at(-1);
  const call = night.calls.find(({ id }) => id === last?.call);
  if (last?.kind === 'hungUp') return <p role="status">{nightText.hungUp}</p>;
  const reacts = last?.kind === 'chose' ? call?.question?.choices[last.choice]?.reacts : undefined;
  return reacts === undefined || call === undefined ? null : (
    <p role="status">
      {call.from}：<q>{reacts}</q>
    </p>
  );
}

interface CallProps extends Omit<PhoneProps, 'playbook'> {
  call: Call;
  /** Asked already: the officer's words are said, and he chooses. */
  question: CallQuestion | undefined;
}

/** The call that is going on. */
function OnThePhone(props: CallProps) {
  const { call, question, night, kept } = props;
  return (
    <section class="night-phone flow" aria-label={call.from}>
      <h2>{nightText.from(night.calls.indexOf(call) + 1, night.calls.length, call.from)}</h2>
      <div role="log">
        <ol class="night-talk plain">
          {kept.talk
            .filter(turn => turn.call === call.id)
            .map(turn => (
              <li key={`${turn.at}/${turn.kind}`} data-mine={turn.kind === 'said'}>
                <span class="small faint">
                  {turn.kind === 'said' ? nightText.mine : callerOf(night, turn.call)}
                </span>
                <q class="block">
                  {turn.kind === 'said'
                    ? turn.text
                    : turn.kind === 'asked'
                      ? question?.asks
                      : turn.kind === 'askedAgain'
                        ? call.again
                        : call.text}
                </q>
              </li>
            ))}
        </ol>
      </div>
      {question === undefined ? <Saying {...props} /> : <Choosing {...props} />}
    </section>
  );
}

/** The officer's own words, and when he speaks again. */
function Saying({ call, night, kept, change }: CallProps) {
  const [words, setWords] = useState('');
  const [promised, setPromised] = useState('');
  const [times] = useState(() => timesToPromise(Date.parse(night.start) + Date.now() - kept.begunAt));
  const [problem, setProblem] = useState<string>();
  const say = (): void => {
    if (words.trim() === '') {
      setProblem(nightText.nothing);
      giveFocusSoon('#night-say');
      return;
    }
    const at = Date.now() - kept.begunAt;
    const promisedAt = promised === '' ? undefined : Number(promised);
    change(({ talk }) => ({ talk: afterWords(night, talk, words, at, newDrillId(), promisedAt) }));
    giveFocusSoon(call.question === undefined ? '.night-phone button' : '#night-choosing');
  };
  return (
    <form
      class="flow-s"
      onSubmit={event => {
        event.preventDefault();
        say();
      }}
    >
      <FieldInput
        id="night-say"
        field={{ kind: 'text', rows: 4, label: nightText.say, hint: nightText.sayHint }}
        value={words}
        problem={problem}
        onValue={value => {
          setWords(String(value));
          setProblem(undefined);
        }}
      />
      <FieldInput
        id="night-promised"
        field={{
          kind: 'choice',
          label: nightText.promised,
          options: [
            { value: '', label: nightText.notPromised },
            ...times.map(time => ({ value: String(time), label: hourOf(time) })),
          ],
        }}
        value={promised}
        onValue={value => setPromised(String(value))}
      />
      <p class="cluster">
        <button type="submit" class="primary">
          {nightText.send}
        </button>
        <span class="small faint">{nightText.count(words)}</span>
      </p>
    </form>
  );
}

/** The one thing that counts: one of a few sentences, by a press or by its number. */
function Choosing({ call, night, kept, change }: CallProps) {
  const root = useRef<HTMLDivElement>(null);
  const shown = shownChoices(kept.run, call);
  const choose = (place: number): void => {
    change(({ talk }) => ({ talk: afterChoice(night, talk, place, Date.now() - kept.begunAt) }));
    giveFocusSoon('.night-phone button');
  };
  useQuestionKeys(root, {
    onNumber: position => {
      const picked = shown[position];
      if (picked !== undefined) choose(picked.place);
    },
  });
  // The focus comes to all of them and not to the first: a second press of the key that sent the words would choose it.
  return (
    <div ref={root} id="night-choosing" class="flow-s" tabIndex={-1}>
      <p id="night-choose" class="small faint">
        {nightText.choose}
      </p>
      <ol class="night-choices plain" aria-labelledby="night-choose">
        {shown.map(({ choice, place }, position) => (
          <li key={place}>
            <button type="button" onClick={() => choose(place)}>
              <span class="numeric faint">{position + 1}</span> {choice.says}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The end of the night: the words beside the models, call by call, for the trainee and for a judge; they are in the trainee's record. */
function Over({
  night,
  index,
  kept,
  isTrial,
  onAgain,
}: NightMaterials & { kept: KeptNight; isTrial: boolean; onAgain(): void }) {
  const { playbook } = index;
  const { talk, run } = kept;
  const { of, trainee, remarkOn } = useJudged();
  const [officer] = useOfficer();
  const [isRecorded, setRecorded] = useState<boolean>();
  const data = finishedNight(night, kept, index);
  const beside = besideNight(data, night, index);
  useOnChange([run], () => {
    if (!isTrial) void recordDrill(data).then(setRecorded);
  });
  return (
    <>
      <h2>{nightText.over}</h2>
      {beside.endings.map(ending => (
        <p key={ending} class="aside">
          {ending}
        </p>
      ))}
      <p>{night.tests}</p>
      {isRecorded !== undefined && (
        <p class="small" role="status">
          {isRecorded ? (
            <>
              {nightText.recorded} <a href={href('training/study/#record')}>{debriefText.toRecord}</a>
            </>
          ) : (
            debriefText.recordFailed
          )}
        </p>
      )}
      <Called data={data} />
      {kept.written.map(({ event, text }) => (
        <div key={event}>
          <p class="small faint">{nightText.written}</p>
          <blockquote>{text}</blockquote>
        </div>
      ))}
      {night.calls.map(call => {
        const { came, said, took, askedAgain, choice } = answeredCall(call, talk);
        return !came ? null : (
          <section key={call.id} class="night-beside flow-s" aria-label={nightText.beside(call.from)}>
            <h3>{call.from}</h3>
            <p class="as-told">{call.text}</p>
            <p class="small numeric">
              {nightText.took(took)}
              {askedAgain && nightText.askedAgain}。
            </p>
            <div class="night-columns">
              <div>
                <p class="small faint">{nightText.own}</p>
                {said !== undefined && <blockquote>{said.text}</blockquote>}
              </div>
              {call.models.map((model, place) => (
                <div key={model}>
                  <p class="small faint">{nightText.model(place)}</p>
                  <p>{model}</p>
                </div>
              ))}
            </div>
            {choice !== undefined && <p>{choiceWords(choice)}</p>}
            <p>
              <strong>{nightText.listen}：</strong>
              {call.listen}
            </p>
            <Cites cite={call.cite} of={playbook} />
          </section>
        );
      })}
      <p class="no-print">
        <Button words={nightText.again} class="primary" onClick={onAgain} />
      </p>
      {!isTrial && (
        <Fold words={nightText.judge}>
          <JudgeWords
            data={data}
            beside={beside}
            judgements={new Map(of(run).map(each => [each.event, each]))}
            remark={remarkOn(run)}
            trainee={[...trainee, officer.name ?? '']}
            where="trainee"
            onJudge={recordJudgement}
          />
        </Fold>
      )}
    </>
  );
}
