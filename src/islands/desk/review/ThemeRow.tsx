import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Theme } from '../../../incident/release/theme.ts';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { feedbackText } from '../../../text/feedback.ts';
import { fullTime } from '../../../text/time.ts';
import { UndoButton } from '../UndoButton.tsx';
import { type ThemeOffers, themeForms } from './ThemeForms.tsx';
import { ANSWERS, ThemeTracks } from './ThemeTracks.tsx';

interface Props {
  theme: Theme;
  offers: ThemeOffers;
  locked: boolean;
  now: number;
}

/** How many records a row shows at first: a theme that is heard of for weeks has hundreds. */
const HEARD = 6;

/** One theme: how much of it was heard, and its two tracks side by side. */
export function ThemeRow({ theme, offers, locked, now }: Props) {
  const { title, count, heard, online, passed, solved } = theme;
  const [all, setAll] = useState(false);
  const earlier = Math.max(0, heard.length - HEARD) + Math.max(0, online.length - ANSWERS);
  // The only record of a theme that something was done about: without it there would be nothing to have done it about.
  const canUndoHeard =
    heard.length > 1 || (online.length === 0 && passed === undefined && solved === undefined);
  const forms = locked ? undefined : themeForms(theme, offers);
  const undo = (event: string, what: string): ComponentChildren =>
    !locked && <UndoButton work={offers.work} event={event} label={feedbackText.undoLabel(what, title)} />;

  return (
    <li class="theme" data-settled={theme.settled}>
      <header class="split">
        <h3 tabIndex={-1}>{title}</h3>
        <strong class="numeric">{feedbackText.count(count)}</strong>
      </header>
      <ul class="small faint theme-heard row plain">
        {(all ? heard : heard.slice(-HEARD)).map(({ event, at, count: some, place }) => {
          const words = feedbackText.heardAt(some, place, fullTime(Date.parse(at), now));
          return (
            <li key={event}>
              {words} {canUndoHeard && undo(event, words)}
            </li>
          );
        })}
      </ul>
      {!all && earlier > 0 && (
        <button type="button" class="quiet small no-print" onClick={() => setAll(true)}>
          {feedbackText.earlier(earlier)}
        </button>
      )}
      {forms && <Disclosure forms={[forms.more]} />}
      <ThemeTracks {...{ theme, all, now, forms, undo }} />
    </li>
  );
}
