import '../parts/picture.css';
import '../feedback/feedback.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { sumOf } from '../../base/amount.ts';
import { Button } from '../../kit/Button.tsx';
import { type DisclosedForm, Disclosure, FormButton } from '../../kit/Disclosure.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { Link } from '../../kit/Link.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { isRunning } from '../core/clock.ts';
import { promisedWords } from '../core/words/clock.ts';
import type { Theme } from '../feedback/themes.ts';
import { feedbackText, offlineState, onlineState, type TrackState } from '../feedback/words.ts';
import { UndoButton } from '../parts/ActButton.tsx';
import { Clock } from '../parts/Clock.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { ThemeTable, TrackMark } from '../review/ReviewTables.tsx';
import { ANSWER_WAYS } from '../statements/theme-subject.ts';
import { NewThemeForm, themeForms } from './ThemeForms.tsx';

/** Unanswered themes first, then by how often each was raised. */
const byNeed = (one: Theme, other: Theme): number =>
  Number(one.answered) - Number(other.answered) || other.count.number - one.count.number;

const known = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.filter(text => text !== undefined)),
];

/** 反映: the public's questions and complaints, by theme and never by person, and the work on them. */
export function Feedback() {
  const { view, locked } = useWork();
  const { themes } = view;
  const answered = themes.filter(theme => theme.answered).length;
  const promises = view.clocks.filter(({ deadline }) => 'promise' in deadline.anchor);
  const promise = promises.find(isRunning) ?? promises.at(-1);
  const places = known(themes.flatMap(({ heard }) => heard.map(({ place }) => place)));
  return (
    <section class="desk-screen feedback flow" aria-labelledby="incident-title">
      <div class="split card">
        <p class="feedback-sum row" data-open={themes.length > answered}>
          {themes.length === 0 ? (
            feedbackText.none
          ) : (
            <>
              <strong class="numeric">{feedbackText.answeredCount(answered, themes.length)}</strong>
              <span>
                {feedbackText.left(themes)}，{feedbackText.heard(sumOf(themes.map(({ count }) => count)))}
              </span>
            </>
          )}
        </p>
        <p class="feedback-promise row">
          {promise === undefined ? (
            <span class="faint">{feedbackText.noPromise}</span>
          ) : (
            <>
              <span class="small faint">{feedbackText.promise}</span>
              <Clock clock={promise.clock} withDue />
            </>
          )}
          <PlaceLink place="release" class="no-print">
            {feedbackText.toRelease}
          </PlaceLink>
        </p>
      </div>
      <p class="secrecy no-print">{feedbackText.hint}</p>
      <FormButton
        offered={!locked}
        open={themes.length === 0}
        id="theme"
        button={feedbackText.record}
        class="primary"
        saved={feedbackText.saved.record}
        form={opened => (
          <section class="feedback-new card" aria-labelledby="feedback-new">
            <h2 id="feedback-new">{feedbackText.record}</h2>
            {themes.length === 0 && <p class="faint">{feedbackText.noneHint}</p>}
            <NewThemeForm {...opened} places={places} />
          </section>
        )}
      />
      {themes.length > 0 && (
        <div class="feedback-body">
          <section aria-labelledby="feedback-themes">
            <div class="split">
              <h2 id="feedback-themes">{feedbackText.themes}</h2>
              <Button words={feedbackText.print} onClick={() => print()} />
            </div>
            <ul class="themes ruled">
              {[...themes].sort(byNeed).map(theme => (
                <ThemeRow key={theme.id} theme={theme} places={places} />
              ))}
            </ul>
          </section>
          <aside aria-labelledby="feedback-table">
            <h2 id="feedback-table" class="tall">
              {feedbackText.table}
            </h2>
            <ThemeTable themes={themes} />
          </aside>
        </div>
      )}
      <p class="print-only small">{deskText.printed(shownTime(timeNow()))}</p>
    </section>
  );
}

/** How many records and answers a row shows at first: a theme that is heard of for weeks has hundreds. */
const HEARD = 6;
const ANSWERS = 3;

/** One theme: how often it was raised, the public answers, and the work done. */
function ThemeRow({ theme, places }: { theme: Theme; places: readonly string[] }) {
  const work = useWork();
  const { locked, go } = work;
  const { title, count, heard, online, owed, withdrawn, passed, solved } = theme;
  const [all, setAll] = useState(false);
  const earlier = Math.max(0, heard.length - HEARD) + Math.max(0, online.length - ANSWERS);
  // The only record of a theme that something was done about: without it there would be nothing to have done it about.
  const canUndoHeard =
    heard.length > 1 || (online.length === 0 && passed === undefined && solved === undefined);
  const late = passed?.due !== undefined && solved === undefined && Date.parse(passed.due) < timeNow();
  const forms = themeForms(theme, places, work);
  /** A record in words, with the way to take it back. */
  const record = (event: string, words: string, canUndo = true): ComponentChildren => (
    <>
      {words} {canUndo && !locked && <UndoButton event={event} of={feedbackText.recordOf(words, title)} />}
    </>
  );

  return (
    <li class="theme" data-settled={theme.answered}>
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
        <Button words={feedbackText.earlier(earlier)} class="quiet small" onClick={() => setAll(true)} />
      )}
      <FormButton {...forms.more} offered={!locked} />
      <div class="theme-tracks columns card">
        <Track
          title={feedbackText.online}
          state={onlineState(theme)}
          none={online.length === 0 && feedbackText.noAnswer}
          forms={[forms.answer]}
          more={
            // New words are written and signed as a statement.
            ANSWER_WAYS.map(how => (
              <Button
                key={how}
                words={feedbackText.write[how]}
                of={title}
                class={how === 'answered' ? '' : 'quiet'}
                onClick={() => {
                  go(`release/${how === 'answered' ? 'reply' : 'refute'}-${theme.id}`);
                  giveFocusSoon('#statement-title');
                }}
              />
            ))
          }
        >
          {(all ? online : online.slice(-ANSWERS)).map(
            ({ event, at, how, place, text, link, promised, statement }) => (
              <div key={event}>
                <p class="small faint">{record(event, feedbackText.answeredAt(how, place, shownTime(at)))}</p>
                <p class="entry">{text}</p>
                {promised !== undefined && <p class="small">{promisedWords(shownTime(promised))}</p>}
                <p class="small no-print">
                  <PlaceLink place={`release/${statement}`}>{feedbackText.toStatement}</PlaceLink>
                </p>
                {link !== undefined && (
                  <p class="small">
                    <Link to={link} />
                  </p>
                )}
              </div>
            ),
          )}
          {owed !== undefined && Date.parse(owed) < timeNow() && (
            <p class="alarm-word">{feedbackText.owed(shownTime(owed))}</p>
          )}
          {withdrawn.length > 0 && (
            <div>
              <p class="small">{feedbackText.gone}</p>
              {withdrawn.map(({ event, at, how, place, text }) => (
                <p key={event} class="small line-mark">
                  <s>
                    {feedbackText.answeredAt(how, place, shownTime(at))}：{text}
                  </s>
                </p>
              ))}
            </div>
          )}
        </Track>
        <Track
          title={feedbackText.offline}
          more={undefined}
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
  /** Shown while there is nothing. */
  none: string | false;
  forms: readonly (DisclosedForm | false)[];
  /** Beside their buttons. */
  more: ComponentChildren;
  children: ComponentChildren;
}

/** One of a theme's two tracks: its state, and the forms to add to it. */
const Track = ({ title, state, none, forms, more, children }: TrackProps) => (
  <section>
    <h4 class="split">
      {title} <TrackMark state={state} />
    </h4>
    {none !== false && <p class="faint">{none}</p>}
    {children}
    {!useWork().locked && <Disclosure forms={forms}>{more}</Disclosure>}
  </section>
);
