import type { ComponentChildren } from 'preact';
import type { Theme } from '../../../incident/release/theme.ts';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Link } from '../../../kit/Link.tsx';
import { feedbackText, offlineState, onlineState } from '../../../text/feedback.ts';
import { fullTime } from '../../../text/time.ts';
import type { themeForms } from './ThemeForms.tsx';
import { ThemeMark } from './ThemeMark.tsx';

/** How many answers stand there at first. */
export const ANSWERS = 3;

interface Props {
  theme: Theme;
  /** Whether earlier answers are shown as well. */
  all: boolean;
  now: number;
  /** Absent where nothing can be added. */
  forms: ReturnType<typeof themeForms> | undefined;
  undo(event: string, what: string): ComponentChildren;
}

/** What was said in public of a theme, and what was done about it, side by side. */
export function ThemeTracks({ theme, all, now, forms, undo }: Props) {
  const { online, passed, solved } = theme;
  const time = (at: string): string => fullTime(Date.parse(at), now);
  const late = passed?.due !== undefined && solved === undefined && Date.parse(passed.due) < now;
  return (
    <div class="theme-tracks columns card">
      <section>
        <h4 class="split">
          {feedbackText.online} <ThemeMark state={onlineState(theme)} />
        </h4>
        {online.length === 0 && <p class="faint">{feedbackText.noAnswer}</p>}
        {(all ? online : online.slice(-ANSWERS)).map(({ event, at, how, text, link }) => (
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
        {forms && <Disclosure forms={[forms.answer, forms.correct]} />}
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
              {solved === undefined && undo(passed.event, feedbackText.passedTo(passed.to, time(passed.at)))}
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
        {forms && <Disclosure forms={solved === undefined ? [forms.pass, forms.solve] : []} />}
      </section>
    </div>
  );
}
