import './differences.css';
import { Banner } from '../../kit/Banner.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { OPEN } from '../core/define.ts';
import {
  differenceLabel,
  differenceSides,
  differenceText,
  noticeSentence,
} from '../incident/difference-words.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { useWork } from '../parts/work.tsx';
import { type Difference, evidenceAgainst } from '../record/difference.ts';

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
