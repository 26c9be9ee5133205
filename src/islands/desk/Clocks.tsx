import type { IncidentView } from '../../domain/incident/derive.ts';
import type { Playbook } from '../../domain/playbook/playbook.ts';
import { deskText } from '../../text/incident.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';

interface Props {
  view: IncidentView;
  playbook: Playbook;
  onShow(step: string): void;
}

/** Every clock in force, plan and higher rules in parallel, the earliest first. */
export function Clocks({ view, playbook, onShow }: Props) {
  return (
    <section class="clocks" aria-labelledby="clocks-title">
      <h2 id="clocks-title">{deskText.clocks}</h2>
      {view.clocks.length === 0 && <p class="faint">{deskText.noClock}</p>}
      <ul>
        {view.clocks.map(({ deadline, clock, steps }) => {
          const step = steps[0];
          return (
            <li key={deadline.id} data-clock={clock.kind}>
              <span class="clock-time">
                <Clock clock={clock} withDue at={view.closedAt} />
              </span>
              {step === undefined ? (
                <span>{deadline.title}</span>
              ) : (
                <button type="button" class="quiet" onClick={() => onShow(step.id)}>
                  {deadline.title}
                </button>
              )}
              <span class="small">
                <BasisNote basis={deadline.basis} cite={deadline.cite} playbook={playbook} />{' '}
                {deadline.limitText}，{deadline.anchorText}
              </span>
              {deadline.note !== undefined && (
                <details class="small faint">
                  <summary>{deskText.reading}</summary>
                  {deadline.note}
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
