import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Theme } from '../../../incident/release/theme.ts';
import { useOpen } from '../../../kit/draft.ts';
import { Link } from '../../../kit/Link.tsx';
import { feedbackText, offlineState, onlineState } from '../../../text/feedback.ts';
import { fullTime } from '../../../text/time.ts';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { draftOfTheme, type Said, type ThemeAct, ThemeForm } from './ThemeForms.tsx';
import { ThemeMark } from './ThemeMark.tsx';

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
const ANSWERS = 3;

/** One theme: how much of it was heard, and its two tracks side by side. */
export function ThemeRow({ theme, work, locked, now, places, sections, said, onSaved }: Props) {
  const { title, count, heard, online, passed, solved } = theme;
  const [act, setAct] = useOpen(ACTS, each => draftOfTheme(theme.id, each));
  const [all, setAll] = useState(false);
  const latest = <Item,>(items: readonly Item[], most: number): readonly Item[] =>
    all ? items : items.slice(-most);
  const earlier = heard.length - latest(heard, HEARD).length + online.length - latest(online, ANSWERS).length;
  const heading = useRef<HTMLHeadingElement>(null);
  const time = (at: string): string => fullTime(Date.parse(at), now);
  const late = passed?.due !== undefined && solved === undefined && Date.parse(passed.due) < now;
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
        {latest(heard, HEARD).map(({ event, at, count: some, place }) => {
          const words = feedbackText.heardAt(some, place, time(at));
          return (
            <li key={event}>
              {words} {canUndoHeard && undo(event, words)}
            </li>
          );
        })}
      </ul>
      {earlier > 0 && (
        <button type="button" class="quiet small no-print" onClick={() => setAll(true)}>
          {feedbackText.earlier(earlier)}
        </button>
      )}
      {form('more')}
      <div class="theme-tracks columns card">
        <section>
          <h4 class="split">
            {feedbackText.online} <ThemeMark state={onlineState(theme)} />
          </h4>
          {online.length === 0 && <p class="faint">{feedbackText.noAnswer}</p>}
          {latest(online, ANSWERS).map(({ event, at, how, text, link }) => (
            <div key={event} class="theme-entry">
              <p class="small faint">
                {feedbackText.answeredAt(how, time(at))} {undo(event, feedbackText.answeredAt(how, time(at)))}
              </p>
              <p class="entry">{text}</p>
              {link !== undefined && (
                <p class="small">
                  <Link to={link} />
                </p>
              )}
            </div>
          ))}
          <div class="actions no-print cluster">
            {button(
              'answered',
              online.length === 0 ? feedbackText.answer : feedbackText.answerAgain,
              online.length === 0,
            )}
            {button('corrected', feedbackText.correct)}
          </div>
          {form('answered', 'corrected')}
        </section>
        <section>
          <h4 class="split">
            {feedbackText.offline} <ThemeMark state={offlineState(theme)} />
          </h4>
          {passed === undefined && solved === undefined && <p class="faint">{feedbackText.noSection}</p>}
          {passed !== undefined && (
            <div class="theme-entry">
              <p>
                {feedbackText.passedTo(passed.to, time(passed.at))}{' '}
                {solved === undefined &&
                  undo(passed.event, feedbackText.passedTo(passed.to, time(passed.at)))}
              </p>
              {passed.due !== undefined && (
                <p class={late ? 'alarm-word' : 'small faint'}>
                  {late ? feedbackText.overdue(time(passed.due)) : feedbackText.due(time(passed.due))}
                </p>
              )}
            </div>
          )}
          {solved !== undefined && (
            <div class="theme-entry">
              <p class="small faint">
                {feedbackText.solvedAt(time(solved.at))}{' '}
                {undo(solved.event, feedbackText.solvedAt(time(solved.at)))}
              </p>
              <p class="entry">{solved.result}</p>
            </div>
          )}
          <div class="actions no-print cluster">
            {solved === undefined &&
              button(
                'pass',
                passed === undefined ? feedbackText.pass : feedbackText.passAgain,
                passed === undefined,
              )}
            {solved === undefined && button('solve', feedbackText.solve, passed !== undefined)}
          </div>
          {form('pass', 'solve')}
        </section>
      </div>
    </li>
  );
}
