import { useEffect, useState } from 'preact/hooks';
import type { IncidentView } from '../../../incident/view.ts';
import { Button } from '../../../kit/Button.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { editorText } from '../../../text/statements.ts';
import { Findings } from './Findings.tsx';
import { lineShape } from './release.ts';
import { type DraftPlan, problemsOf, type StatementDraft, versionOf } from './statement-draft.ts';

/** How long the hands have to rest before the checks look. Milliseconds. */
const REST = 300;

interface Props {
  draft: StatementDraft;
  plan: DraftPlan;
  view: Pick<IncidentView, 'ledger' | 'signOffOf'>;
  onJump(words: string): void;
}

/** What the checks would find in the text as it stands, while it is written. */
export function StatementLive({ draft, plan, view: { ledger, signOffOf }, onJump }: Props) {
  const [rested, setRested] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setRested(draft), REST);
    return () => clearTimeout(timer);
  }, [draft]);
  const now = timeNow();
  const tokens = problemsOf(rested, plan, ledger, now);
  const timeless = tokens.some(({ why }) => why === 'noTime');
  // What somebody has to look at and sign comes with the saved version; a time that is missing is told once.
  const items = signOffOf(versionOf(rested, plan, ledger, now)).lines.filter(
    ({ item, findings, state }) =>
      findings.length > 0 && state !== 'passed' && !(timeless && item.check === 'nextUpdate'),
  );
  const count = tokens.length + items.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <aside class="statement-live stack-3 card" aria-labelledby="live-title">
      <h2 id="live-title">{editorText.live}</h2>
      <p role="status" class="small">
        {count === 0 ? editorText.liveClean : editorText.liveCount(count)}
      </p>
      {tokens.length > 0 && (
        <ul class="findings plain stack-1">
          {tokens.map(({ part, token, why }) => (
            <li key={`${part}/${token}`}>
              <p>
                {why === 'noTime' ? editorText.needTime : refusalSentence({ code: 'badToken', token, why })}
              </p>
              <Button
                words={editorText.jump}
                class="quiet small"
                of={token}
                onClick={() => onJump(`{${token}}`)}
              />
            </li>
          ))}
        </ul>
      )}
      {items.map(({ item, state, findings }) => (
        <section key={item.id} data-line={state} data-state={lineShape[state]}>
          <h3 class="cluster">
            <span class="shape" aria-hidden="true" /> {item.title}
          </h3>
          <Findings findings={findings} channel={plan.channel} onJump={onJump} />
        </section>
      ))}
    </aside>
  );
}
