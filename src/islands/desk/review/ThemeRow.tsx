import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Theme } from '../../../incident/release/theme.ts';
import { Button } from '../../../kit/Button.tsx';
import { type DisclosedForm, Disclosure } from '../../../kit/Disclosure.tsx';
import { Link } from '../../../kit/Link.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { feedbackText, offlineState, onlineState, type TrackState } from '../../../text/feedback.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../ActButton.tsx';
import { useWork } from '../work.ts';
import { TrackMark } from './ReviewTables.tsx';
import { type ThemeOffers, themeForms } from './ThemeForms.tsx';

/** How many records and answers a row shows at first: a theme that is heard of for weeks has hundreds. */
const HEARD = 6;
const ANSWERS = 3;

/** One theme: how much of it was heard, what was said in public of it and what was done about it. */
export function ThemeRow({ theme, offers }: { theme: Theme; offers: ThemeOffers }) {
  const { locked } = useWork();
  const { title, count, heard, online, passed, solved } = theme;
  const [all, setAll] = useState(false);
  const earlier = Math.max(0, heard.length - HEARD) + Math.max(0, online.length - ANSWERS);
  // The only record of a theme that something was done about: without it there would be nothing to have done it about.
  const canUndoHeard =
    heard.length > 1 || (online.length === 0 && passed === undefined && solved === undefined);
  const late = passed?.due !== undefined && solved === undefined && Date.parse(passed.due) < timeNow();
  const forms = themeForms(theme, offers);
  /** A record in words, with the way to take it back. */
  const record = (event: string, words: string, canUndo = true): ComponentChildren => (
    <>
      {words} {canUndo && !locked && <UndoButton event={event} of={feedbackText.recordOf(words, title)} />}
    </>
  );

  return (
    <li class="theme" data-settled={theme.settled}>
      <header class="split">
        <h3 tabIndex={-1}>{title}</h3>
        <strong class="numeric">{feedbackText.count(count)}</strong>
      </header>
      <ul class="small faint theme-heard row plain">
        {(all ? heard : heard.slice(-HEARD)).map(({ event, at, count: some, place }) => (
          <li key={event}>{record(event, feedbackText.heardAt(some, place, shownTime(at)), canUndoHeard)}</li>
        ))}
      </ul>
      {!all && earlier > 0 && (
        <Button
          words={feedbackText.earlier(earlier)}
          class="quiet small no-print"
          onClick={() => setAll(true)}
        />
      )}
      {!locked && <Disclosure forms={[forms.more]} />}
      <div class="theme-tracks columns card">
        <Track
          title={feedbackText.online}
          state={onlineState(theme)}
          none={online.length === 0 && feedbackText.noAnswer}
          forms={[forms.answer, forms.correct]}
        >
          {(all ? online : online.slice(-ANSWERS)).map(({ event, at, how, text, link }) => (
            <div key={event}>
              <p class="small faint">{record(event, feedbackText.answeredAt(how, shownTime(at)))}</p>
              <p class="entry">{text}</p>
              {link !== undefined && (
                <p class="small">
                  <Link to={link} />
                </p>
              )}
            </div>
          ))}
        </Track>
        <Track
          title={feedbackText.offline}
          state={offlineState(theme)}
          none={passed === undefined && solved === undefined && feedbackText.noSection}
          forms={solved === undefined ? [forms.pass, forms.solve] : []}
        >
          {passed !== undefined && (
            <div>
              <p>
                {record(
                  passed.event,
                  feedbackText.passedTo(passed.to, shownTime(passed.at)),
                  solved === undefined,
                )}
              </p>
              {passed.due !== undefined && (
                <p class={late ? 'alarm-word' : 'small faint'}>
                  {late
                    ? feedbackText.overdue(shownTime(passed.due))
                    : feedbackText.due(shownTime(passed.due))}
                </p>
              )}
            </div>
          )}
          {solved !== undefined && (
            <div>
              <p class="small faint">{record(solved.event, feedbackText.solvedAt(shownTime(solved.at)))}</p>
              <p class="entry">{solved.result}</p>
            </div>
          )}
        </Track>
      </div>
    </li>
  );
}

interface TrackProps {
  title: string;
  state: TrackState;
  /** What is said while there is nothing. */
  none: string | false;
  forms: readonly DisclosedForm[];
  children: ComponentChildren;
}

/** What came of a theme on one of its ways, and what can be added there. */
const Track = ({ title, state, none, forms, children }: TrackProps) => (
  <section>
    <h4 class="split">
      {title} <TrackMark state={state} />
    </h4>
    {none !== false && <p class="faint">{none}</p>}
    {children}
    <Disclosure forms={useWork().locked ? [] : forms} />
  </section>
);
