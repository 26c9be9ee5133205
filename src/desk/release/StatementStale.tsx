import { Button } from '../../kit/Button.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { authorityText } from '../approval/words.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork } from '../parts/work.tsx';
import { isOwed } from '../publications/owed.ts';
import { staleText, withdrawText } from '../publications/words.ts';
import type { Statement } from '../statements/version.ts';

interface CorrectProps extends Pick<Statement, 'id' | 'title'> {
  class?: string;
}

/** To the correction of a statement: a new one, or the one that is on its way. */
export function CorrectButton({ id, title, class: style }: CorrectProps) {
  const { view, go } = useWork();
  const begun = view.statements.find(({ latest, published }) => latest.corrects === id && !published);
  return (
    <Button
      words={begun === undefined ? staleText.correct : staleText.goOn}
      class={style}
      of={title}
      onClick={() => {
        go(begun === undefined ? `release/correct-${id}` : `release/${begun.id}`);
        if (begun === undefined) giveFocusSoon('#statement-title');
      }}
    />
  );
}

interface Props {
  /** Only of this statement. */
  statement?: string;
  /** Only of this fact. */
  fact?: string;
}

/** Statements that say otherwise than the ledger does now, and those that were taken down without a word, each with the way to a correction. */
export function StatementStale({ statement, fact: only }: Props) {
  const { view, names } = useWork();
  const wrong = view.statements
    .filter(({ id }) => statement === undefined || id === statement)
    .map(({ id, title, stale }) => ({
      id,
      title,
      facts: stale.filter(({ fact }) => only === undefined || fact === only),
    }))
    .filter(({ facts }) => facts.length > 0);
  const owed =
    only === undefined
      ? view.owed.filter(each => isOwed(each) && (statement === undefined || each.statement === statement))
      : [];
  // A notice already says so for the whole incident.
  const refused = view.statements.flatMap(({ id, title, refused }) =>
    id === statement && refused !== undefined ? [{ id, title, note: refused.note ?? '' }] : [],
  );
  return (
    <>
      {refused.map(({ id, title, note }) => (
        <div key={id} class="banner alarm statement-stale cluster" role="alert">
          <p>
            <strong>{authorityText.refusedSays(title, note)}</strong>
          </p>
          {view.status === 'open' && <CorrectButton id={id} title={title} />}
        </div>
      ))}
      {owed.map(({ statement: id, since }) => {
        const title = names.statementTitle(id);
        return (
          <div key={`${id}/${since}`} class="banner alarm statement-stale cluster" role="alert">
            <p>
              <strong>{withdrawText.owed(title, shownTime(since))}</strong>
            </p>
            {view.status === 'open' && <CorrectButton id={id} title={title} />}
          </div>
        );
      })}
      {wrong.map(({ id, title, facts }) => (
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
          {view.status === 'open' && <CorrectButton id={id} title={title} />}
        </div>
      ))}
    </>
  );
}
