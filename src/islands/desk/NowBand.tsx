import { leadingClock } from '../../incident/view.ts';
import { stepText } from '../../text/desk.ts';
import { deskText, personName } from '../../text/incident.ts';
import { noDeadline } from '../../text/site.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  onShow(step: string): void;
}

/** The four answers that must never need scrolling: what to do now, who, how long, on what basis. */
export function NowBand({ work, onShow }: Props) {
  const { view, index } = work.incident;
  const { playbook } = index;
  const { current, nextClock } = view;
  if (view.status === 'closed')
    return (
      <section class="now-band">
        <strong>{deskText.closed}</strong>
        <span class="small">{deskText.closedHint}</span>
      </section>
    );
  if (current === undefined) {
    const deferred = view.progress.total - view.progress.settled;
    return (
      <section class="now-band">
        <strong>{deferred > 0 ? stepText.onlyDeferred(deferred) : deskText.allDone}</strong>
        <span class="small">{deferred > 0 ? stepText.onlyDeferredHint : deskText.allDoneHint}</span>
      </section>
    );
  }
  const own = leadingClock(current);
  const overall = nextClock !== undefined && nextClock !== own ? nextClock : undefined;
  return (
    <section class="now-band" aria-label={deskText.now}>
      <button type="button" class="now-step" onClick={() => onShow(current.step.id)}>
        <span class="small">{deskText.now}</span>
        <strong>{current.step.title}</strong>
      </button>
      <dl>
        <div>
          <dt>{deskText.who}</dt>
          <dd>
            {current.assignee === undefined
              ? current.step.roles.map(work.roleName).join('、')
              : personName(current.assignee)}
          </dd>
        </div>
        <div class={overall === undefined ? 'next' : undefined}>
          <dt>{deskText.left}</dt>
          <dd>{own === undefined ? noDeadline[current.step.basis] : <Clock clock={own.clock} />}</dd>
        </div>
        <div>
          <dt>{deskText.basis}</dt>
          <dd>
            <BasisNote brief basis={current.step.basis} cite={current.step.cite} playbook={playbook} />
          </dd>
        </div>
        {overall !== undefined && (
          <div class="next">
            <dt>{deskText.next}</dt>
            <dd>
              <Clock clock={overall.clock} /> <span class="small">{overall.deadline.title}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
