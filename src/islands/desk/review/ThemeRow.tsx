import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Theme } from '../../../incident/release/theme.ts';
import { useOpen } from '../../../kit/draft.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { fullTime } from '../../../text/time.ts';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import type { Said } from './said.ts';
import { draftOfTheme, type ThemeAct, ThemeForm } from './ThemeForms.tsx';
import { ANSWERS, ThemeTracks } from './ThemeTracks.tsx';

interface Props {
  theme: Theme;
  work: Work;
  locked: boolean;
  now: number;
  places: readonly string[];
  sections: readonly string[];
  said: readonly Said[];
  onSaved(what: string): void;
}

const savedWords: Readonly<Record<ThemeAct, string>> = {
  more: feedbackText.saved.record,
  answered: feedbackText.saved.answer,
  corrected: feedbackText.saved.answer,
  pass: feedbackText.saved.pass,
  solve: feedbackText.saved.solve,
};

const ACTS = Object.keys(savedWords) as ThemeAct[];

/** How many records a row shows at first: a theme that is heard of for weeks has hundreds. */
const HEARD = 6;

/** One theme: how much of it was heard, and its two tracks side by side. */
export function ThemeRow({ theme, work, locked, now, places, sections, said, onSaved }: Props) {
  const { title, count, heard, online, passed, solved } = theme;
  const [act, setAct] = useOpen(ACTS, each => draftOfTheme(theme.id, each));
  const [all, setAll] = useState(false);
  const earlier = Math.max(0, heard.length - HEARD) + Math.max(0, online.length - ANSWERS);
  const heading = useRef<HTMLHeadingElement>(null);
  const time = (at: string): string => fullTime(Date.parse(at), now);
  // The only record of a theme that something was done about: without it there would be nothing to have done it about.
  const canUndoHeard =
    heard.length > 1 || (online.length === 0 && passed === undefined && solved === undefined);
  const close = (): void => {
    setAct(undefined);
    // The form has gone: the keyboard goes back to what it was about.
    requestAnimationFrame(() => heading.current?.focus());
  };
  const form = (...acts: readonly ThemeAct[]): ComponentChildren =>
    act !== undefined &&
    acts.includes(act) && (
      <ThemeForm
        key={act}
        {...{ work, theme, act, places, sections, said }}
        onDone={() => {
          close();
          onSaved(savedWords[act]);
        }}
        onCancel={close}
      />
    );
  const button = (to: ThemeAct, label: string, main = false): ComponentChildren =>
    !locked &&
    act !== to && (
      <button
        type="button"
        class={main ? '' : 'quiet'}
        aria-label={feedbackText.actLabel(label, title)}
        onClick={() => setAct(to)}
      >
        {label}
      </button>
    );
  const undo = (event: string, what: string): ComponentChildren =>
    !locked && (
      <UndoButton
        work={work}
        event={event}
        label={feedbackText.undoLabel(what, title)}
        onDone={() => heading.current?.focus()}
      />
    );

  return (
    <li class="theme" data-settled={theme.settled}>
      <header class="split">
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <span class="theme-sum">
          <strong class="numeric">{feedbackText.count(count)}</strong>
          <span class="no-print">{button('more', feedbackText.recordMore)}</span>
        </span>
      </header>
      <ul class="small faint theme-heard row plain">
        {(all ? heard : heard.slice(-HEARD)).map(({ event, at, count: some, place }) => {
          const words = feedbackText.heardAt(some, place, time(at));
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
      {form('more')}
      <ThemeTracks theme={theme} all={all} {...{ now, form, button, undo }} />
    </li>
  );
}
