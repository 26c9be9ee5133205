import './release.css';
import { Button } from '../../../kit/Button.tsx';
import { staleText } from '../../../text/publishing.ts';
import { useWork } from '../work.ts';

interface Props {
  /** Only of this statement. */
  statement?: string;
}

/** Statements that say otherwise than the ledger does now, each with the way to a correction. */
export function StatementStale({ statement }: Props) {
  const { view, go } = useWork();
  const stale = view.statements.filter(
    each => each.stale.length > 0 && (statement === undefined || each.id === statement),
  );
  return (
    <>
      {stale.map(({ id, published, stale: facts, latest }) => {
        const { title } = published ?? latest;
        return (
          <div key={id} class="banner alarm statement-stale cluster" role="alert">
            <div>
              <p>
                <strong>{staleText.title(title)}</strong>
              </p>
              <ul>
                {facts.map(fact => (
                  <li key={fact.fact}>{staleText.fact(fact)}</li>
                ))}
              </ul>
            </div>
            {view.status === 'open' && (
              <Button
                words={staleText.correct}
                class="primary no-print"
                of={title}
                onClick={() => go(`release/correct-${id}`)}
              />
            )}
          </div>
        );
      })}
    </>
  );
}
