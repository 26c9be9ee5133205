import type { StepView } from '../../incident/view.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { CitedWords } from '../shared/Basis.tsx';
import { StepReferences } from './review/StepReferences.tsx';
import type { Work } from './work.ts';

/** How a step is done and what to write down of it, what was noted, why it is asked, and in which words. */
export function StepAdvice({ item: { step, notes }, work }: { item: StepView; work: Work }) {
  const now = timeNow();
  return (
    <>
      <div>
        <h3>{deskText.how}</h3>
        <ol class="how">
          {step.how.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <p class="small">
        <strong>{deskText.record}</strong>　{step.record}
      </p>
      {notes.length > 0 && (
        <div>
          <h3>{deskText.notes}</h3>
          <ul class="notes">
            {notes.map(({ event, at, by, text }) => (
              <li key={event}>
                <span class="small faint">
                  {deskText.by(work.roleName(by.role), by.name, fullTime(Date.parse(at), now))}
                </span>
                <p class="entry">{text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <StepReferences step={step.id} work={work} />
      <p>
        <strong>{deskText.why}</strong>　{step.why}
      </p>
      {step.mistakes !== undefined && (
        <details>
          <summary>{deskText.mistakes}</summary>
          <ul>
            {step.mistakes.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <h3>{stepText.words}</h3>
      <CitedWords cite={step.cite} playbook={work.incident.index.playbook} />
    </>
  );
}
