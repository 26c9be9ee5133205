import { recommendedStatement, tellingOf } from '../../../incident/release/recommend.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { factText } from '../../../text/facts.ts';
import { recommendedWords } from '../../../text/statements.ts';
import type { Work } from '../work.ts';
import { placeToWrite } from './likely.ts';
import type { ReleaseView } from './release.ts';

/** How much is sure, and what that allows. */
export function FactSummary({ work, release }: { work: Work; release: ReleaseView }) {
  const telling = tellingOf(release.ledger);
  const { usable, total } = telling;
  const recommended = recommendedStatement(work.incident.view);
  return (
    <div class="fact-summary band">
      <p>
        <strong class="fact-count numeric">{factText.verified(usable)}</strong>{' '}
        <span class="faint">{factText.of(total)}</span>
      </p>
      <div>
        <p>{recommendedWords(recommended, telling, timeNow())}</p>
        <p class="small faint">{factText.motto}</p>
      </div>
      <button
        type="button"
        class={`no-print ${usable > 0 ? 'primary' : ''}`}
        onClick={() => work.go(placeToWrite(release.kit, release.statements, recommended))}
      >
        {factText.write}
      </button>
    </div>
  );
}
