import { useState } from 'preact/hooks';
import type { PauseView } from '../../incident/step-state.ts';
import { timeNow } from '../../session/surroundings.ts';
import { pauseText } from '../../text/desk.ts';
import { deskText, personName } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { NOBODY, PersonField, personOf } from './PersonField.tsx';
import { TextForm } from './TextForm.tsx';
import type { Work } from './work.ts';

interface Props {
  view: PauseView;
  work: Work;
  locked: boolean;
}

/** A pause point: a short list to be read aloud, confirmed by a second named person. */
export function PausePanel({ view: { pause, step, state }, work, locked }: Props) {
  const { playbook } = work.incident.index;
  const [read, setRead] = useState<ReadonlySet<number>>(new Set());
  const [second, setSecond] = useState(NOBODY);
  const [problem, setProblem] = useState<string>();
  const [skipping, setSkipping] = useState(false);
  const id = `pause-${pause.id}-${step}`;
  if (state.kind !== 'open') {
    const time = fullTime(Date.parse(state.at), timeNow());
    return (
      <p class="pause-result">
        <span>
          <strong>{pause.title}</strong>　
          {state.kind === 'confirmed'
            ? pauseText.confirmed(personName(state.second), time)
            : pauseText.skipped(state.reason, time)}
        </span>
        {!locked && (
          <button
            type="button"
            class="quiet small no-print"
            aria-label={deskText.undoLabel(pause.title)}
            onClick={() => work.act({ kind: 'undo', event: state.event })}
          >
            {deskText.undo}
          </button>
        )}
      </p>
    );
  }
  if (locked) return null;
  const confirm = (): void => {
    const unread = pause.items.length - read.size;
    if (unread > 0) setProblem(pauseText.unread(unread));
    else
      setProblem(
        work.act({
          kind: 'confirmPause',
          pause: pause.id,
          step,
          second: personOf(second),
        })?.sentence,
      );
  };
  return (
    <section class="pause no-print" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        {pauseText.call}：{pause.title}
      </h3>
      <p class="small">
        {pauseText.how} <BasisNote basis={pause.basis} cite={pause.cite} playbook={playbook} />
      </p>
      <form
        noValidate
        class="stack"
        onSubmit={event => {
          event.preventDefault();
          confirm();
        }}
      >
        <ul>
          {pause.items.map((item, position) => (
            <li key={item}>
              <label>
                <input
                  type="checkbox"
                  checked={read.has(position)}
                  onChange={event => {
                    const next = new Set(read);
                    if (event.currentTarget.checked) next.add(position);
                    else next.delete(position);
                    setRead(next);
                  }}
                />{' '}
                {item}
              </label>
            </li>
          ))}
        </ul>
        <PersonField
          id={`${id}-second`}
          label={pauseText.second}
          titleLabel={pauseText.secondTitle}
          person={second}
          problem={problem}
          onPerson={setSecond}
        />
        <div class="actions">
          <button type="submit" class="primary">
            {pauseText.confirm}
          </button>
          {!skipping && (
            <button type="button" class="quiet" onClick={() => setSkipping(true)}>
              {pauseText.skip}
            </button>
          )}
        </div>
      </form>
      {skipping && (
        <TextForm
          id={`${id}-skip`}
          label={pauseText.skipReason}
          hint={deskText.reasonHint}
          action={pauseText.skip}
          onText={reason => work.act({ kind: 'skipPause', pause: pause.id, step, reason })?.sentence}
          onDone={() => setSkipping(false)}
          onCancel={() => setSkipping(false)}
        />
      )}
    </section>
  );
}
