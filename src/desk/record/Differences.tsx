import './differences.css';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { timeNow } from '../../session/surroundings.ts';
import { authorityText } from '../approval/words.ts';
import { OPEN } from '../core/define.ts';
import { isOwed } from '../publications/owed.ts';
import { staleText, withdrawText } from '../publications/words.ts';
import { ActButton } from '../shell/ActButton.tsx';
import { shownTime } from '../shell/shown-time.tsx';
import { useWork } from '../shell/work.tsx';
import type { Statement } from '../statements/statement.ts';
import { type Difference, evidenceAgainst } from './difference.ts';
import { differenceLabel, differenceSides, differenceText, noticeSentence } from './difference-words.ts';

/** One thing that is not decided: every value with who said it and when, and one tap to decide. */
function Item({ difference }: { difference: Difference }) {
  const { names, said } = useWork();
  const { kind, subject } = difference;
  return (
    <>
      <h3>{differenceLabel(difference, names)}</h3>
      {kind === 'contradicted' && (
        <p>
          {subject === OPEN
            ? differenceText.closedElsewhere
            : evidenceAgainst(difference).length > 0
              ? differenceText.setAsideElsewhere
              : difference.value.type === 'withdrawn'
                ? differenceText.withdrawnElsewhere
                : differenceText.changedElsewhere}
        </p>
      )}
      <ul class="columns plain">
        {differenceSides(difference, names, timeNow()).map(({ event, words, isValue }) => (
          <li key={event.id}>
            <span class="small faint numeric">{said(event)}</span>
            <p class="entry">{words}</p>
            {isValue && (
              <ActButton
                words={differenceText.choose}
                command={{ kind: 'choose', subject, event: event.id }}
                of={words}
              />
            )}
          </li>
        ))}
      </ul>
      {kind === 'contradicted' && subject === OPEN && (
        <ActButton words={differenceText.stayOpen} command={{ kind: 'reopen' }} />
      )}
      {kind === 'orphaned' && (
        <ActButton
          words={differenceText.known}
          command={{ kind: 'choose', subject, event: difference.undo.id }}
        />
      )}
    </>
  );
}

/** 不一致: what officers who worked apart have left to be decided, and what else must not be overlooked. On paper too. */
export function Differences() {
  const { differences, notices } = useWork().view;
  return (
    <>
      {notices.map(notice => (
        <Banner
          key={notice.kind === 'stepGone' ? notice.event : notice.publication.event}
          alarm
          words={noticeSentence(notice)}
        />
      ))}
      {differences.length > 0 && (
        <section class="differences band" aria-labelledby="differences-title">
          <h2 id="differences-title">{differenceText.title}</h2>
          <p class="small">{differenceText.lead}</p>
          <ul class="plain">
            {differences.map(difference => (
              <li key={`${difference.kind} ${difference.subject}`} data-alarm={difference.alarm}>
                <div role={difference.alarm ? 'alert' : undefined}>
                  <Item difference={difference} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

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
  // Of the whole incident a notice tells it already.
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
