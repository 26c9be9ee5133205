import { checklist, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { triageText } from '../../text/triage.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { type StartedClock, verdictClocks } from './verdict-clocks.ts';

interface Props {
  index: PlaybookIndex;
  facts: Facts;
}

function ClockRow({ clock: { deadline, since, due } }: { clock: StartedClock }) {
  return (
    <li>
      <strong class="block">
        <Clock
          withDue
          clock={
            due === undefined
              ? { kind: 'stopwatch', since }
              : { kind: 'running', since, due: due.at, certain: due.certain, soon: false }
          }
        />
      </strong>
      <span>
        {deadline.title}（{deadline.limitText}）
      </span>
    </li>
  );
}

/** What is to be done first, and until when. */
export function AtOnce({ index, facts }: Props) {
  const { started } = verdictClocks(index, facts);
  const roleName = (id: string | undefined): string =>
    index.playbook.roles.find(role => role.id === id)?.short ?? '';
  return (
    <div class="at-once columns">
      <section>
        <h2>{triageText.firstSteps}</h2>
        <ol class="first-steps">
          {checklist(index, facts)
            .slice(0, 3)
            .map(step => (
              <li key={step.id}>
                <strong>{step.title}</strong>{' '}
                <span class="small faint block">
                  {roleName(step.roles[0])}
                  {step.deadlines?.map(id => ` · ${index.deadlines.get(id)?.limitText ?? ''}`)}
                </span>
              </li>
            ))}
        </ol>
      </section>
      <section>
        <h2>{triageText.clocks}</h2>
        <ul class="verdict-clocks ruled">
          {started.map(clock => (
            <ClockRow key={clock.deadline.id} clock={clock} />
          ))}
        </ul>
      </section>
    </div>
  );
}

/** On what the clocks rest, and those that begin later. */
export function ClockGrounds({ index, facts }: Props) {
  const { started, later } = verdictClocks(index, facts);
  return (
    <section>
      <h2>{triageText.clockGrounds}</h2>
      <ul class="clock-grounds ruled">
        {started.map(({ deadline: { id, title, limitText, anchorText, basis, cite, note } }) => (
          <li key={id}>
            {title}（{limitText}，{anchorText}）
            <p>
              <BasisNote basis={basis} cite={cite} playbook={index.playbook} />
            </p>
            {note !== undefined && <p class="small faint">{note}</p>}
          </li>
        ))}
      </ul>
      {later.length > 0 && (
        <p class="small">
          {triageText.laterClocks}：
          {later.map(({ title, limitText }) => `${title}（${limitText}）`).join('、')}
        </p>
      )}
    </section>
  );
}
