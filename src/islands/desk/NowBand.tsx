import { type IncidentView, leadingClock } from '../../domain/incident/derive.ts';
import type { Playbook } from '../../domain/playbook/playbook.ts';
import { deskText } from '../../text/incident.ts';
import { noDeadline } from '../../text/site.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';

interface Props {
  view: IncidentView;
  playbook: Playbook;
  roleName(id: string): string;
  onShow(step: string): void;
}

/** The four answers that must never need scrolling: what to do now, who, how long, on what basis. */
export function NowBand({ view, playbook, roleName, onShow }: Props) {
  const { current, nextClock } = view;
  if (view.status === 'closed')
    return (
      <section class="now-band">
        <strong>{deskText.closed}</strong>
        <span class="small">{deskText.closedHint}</span>
      </section>
    );
  if (current === undefined)
    return (
      <section class="now-band">
        <strong>{deskText.allDone}</strong>
        <span class="small">{deskText.allDoneHint}</span>
      </section>
    );
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
          <dd>{current.step.roles.map(roleName).join('、')}</dd>
        </div>
        <div>
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
