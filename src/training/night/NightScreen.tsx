import '../../kit/form.css';
import './night.css';
import { useEffect, useState } from 'preact/hooks';
import { Cites } from '../../desk/shell/Cites.tsx';
import { GoLink, ScreenTitle } from '../../desk/shell/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { Drafts, useDraft } from '../../kit/draft.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { RunningDrill } from '../drills/useDrill.tsx';
import { afterSilence, afterWords, begunNight, callNow, callTold, type Night, type Talk } from './night.ts';
import { callerOf, nightText, wallClock } from './words.ts';

/** A night as it is kept while it goes on: when it was begun, in real time, and what was said. */
interface Kept {
  readonly begunAt: number;
  readonly talk: Talk;
}

interface Props {
  running: RunningDrill;
  night: Night;
  playbook: Playbook;
}

/** 夜里十分钟: three calls, one after another, and what was said beside models. It is the drills' own, and in no record. */
export const NightScreen = ({ running, ...props }: Props) => (
  <Drafts.Provider value={running.drill.session.drafts()}>
    <Played {...props} />
  </Drafts.Provider>
);

function Played({ night, playbook }: Omit<Props, 'running'>) {
  const [kept, keep] = useDraft<Kept | null>(`night/${night.id}`, null);
  const call = kept === null ? undefined : callNow(night, kept.talk);
  return (
    <article class="night flow">
      <p class="no-print">
        <GoLink to="" class="tall">
          {nightText.back}
        </GoLink>
      </p>
      <ScreenTitle>{`${nightText.list} · ${night.title}`}</ScreenTitle>
      <p class="lead">{night.tests}</p>
      <section aria-label={nightText.known}>
        <h2>{nightText.known}</h2>
        <ul>
          {night.known.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <details>
          <summary>{nightText.lines}</summary>
          <ol>
            {playbook.first.lines.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        </details>
      </section>
      {kept === null ? (
        <Button
          words={nightText.begin}
          class="primary"
          onClick={() => {
            keep({ begunAt: Date.now(), talk: begunNight(night) });
            giveFocusSoon('#night-say');
          }}
        />
      ) : call !== undefined ? (
        <OnThePhone night={night} playbook={playbook} kept={kept} onTalk={talk => keep({ ...kept, talk })} />
      ) : (
        <Beside night={night} playbook={playbook} talk={kept.talk} onAgain={() => keep(null)} />
      )}
    </article>
  );
}

interface PhoneProps {
  night: Night;
  playbook: Playbook;
  kept: Kept;
  onTalk(talk: Talk): void;
}

/** The call that is going on: the clock runs whatever one does, and whoever hears nothing asks again. */
function OnThePhone({ night, playbook, kept: { begunAt, talk }, onTalk }: PhoneProps) {
  const [, draw] = useState(0);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string>();
  const at = Date.now() - begunAt;
  useEffect(() => {
    const timer = setInterval(() => {
      const now = afterSilence(night, talk, Date.now() - begunAt);
      if (now !== talk) onTalk(now);
      draw(Date.now());
    }, 500);
    return () => clearInterval(timer);
  });
  const call = callNow(night, talk);
  if (call === undefined) return null;
  const said = talk.filter(turn => turn.call === call.id);
  const say = (): void => {
    if (words.trim() === '') {
      setProblem(nightText.nothing);
      giveFocusSoon('#night-say');
      return;
    }
    onTalk(afterWords(night, talk, words, Date.now() - begunAt, playbook.suspicions));
    setWords('');
    giveFocusSoon('#night-say');
  };
  return (
    <section class="night-phone flow-3" aria-label={call.from}>
      <p class="night-clock numeric">
        <time>{wallClock(Date.parse(night.start) + at)}</time>
      </p>
      <h2>{nightText.from(night.calls.indexOf(call) + 1, night.calls.length, call.from)}</h2>
      <div role="log">
        <ol class="night-talk plain">
          {said.map(turn => (
            <li key={`${turn.at}/${turn.isMine}`} data-mine={turn.isMine}>
              <span class="small faint">{turn.isMine ? nightText.mine : callerOf(night, turn.call)}</span>
              <q class="block">{turn.text}</q>
            </li>
          ))}
        </ol>
      </div>
      <form
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
        <p class="cluster">
          <button type="submit" class="primary">
            {nightText.send}
          </button>
          <span class="small faint">{nightText.count(words)}</span>
        </p>
      </form>
    </section>
  );
}

/** What was said beside the models, call by call. */
function Beside({
  night,
  playbook,
  talk,
  onAgain,
}: Omit<PhoneProps, 'kept' | 'onTalk'> & { talk: Talk; onAgain(): void }) {
  return (
    <>
      <h2>{nightText.over}</h2>
      {night.calls.map(call => {
        const { words, took, again } = callTold(call, talk);
        return (
          <section key={call.id} class="night-beside flow-2" aria-label={nightText.beside(call.from)}>
            <h3>{call.from}</h3>
            <p class="as-told">{call.text}</p>
            <p class="small numeric">
              {nightText.took(took)}；{nightText.asked(again)}。
            </p>
            <div class="night-columns">
              <div>
                <p class="small faint">{nightText.own}</p>
                {words.map(each => (
                  <blockquote key={each}>{each}</blockquote>
                ))}
              </div>
              {call.models.map((model, place) => (
                <div key={model}>
                  <p class="small faint">{nightText.model(place)}</p>
                  <p>{model}</p>
                </div>
              ))}
            </div>
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
    </>
  );
}
