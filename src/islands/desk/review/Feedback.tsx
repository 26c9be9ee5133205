import { Button } from '../../../kit/Button.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import '../../shared/picture.css';
import './feedback.css';
import { registerOf } from '../../../document/register.ts';
import type { Theme } from '../../../incident/release/theme.ts';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { feedbackText } from '../../../text/feedback.ts';
import { deskText } from '../../../text/incident.ts';
import { Clock } from '../../shared/Clock.tsx';
import { shownTime } from '../../shared/shown-time.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { useWork } from '../work.ts';
import { ThemeTable } from './ReviewTables.tsx';
import { NewThemeForm } from './ThemeForms.tsx';
import { ThemeRow } from './ThemeRow.tsx';

/** What nobody has taken care of first, then by how much was heard. */
const byNeed = (one: Theme, other: Theme): number =>
  Number(one.settled) - Number(other.settled) || other.count - one.count;

const known = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.filter(text => text !== undefined)),
];

const NEW_THEME = 'theme';

/** 反映: what the public asks and complains of, by theme and never by person, and what becomes of it. */
export function Feedback() {
  const { index, view, locked } = useWork();
  const { themes } = view;
  const settled = themes.filter(theme => theme.settled).length;
  const promise = view.clocks.find(({ deadline }) => 'promise' in deadline.anchor);
  const offers = {
    places: known(themes.flatMap(({ heard }) => heard.map(({ place }) => place))),
    sections: known([registerOf([{ view, index }]).rows[0]?.lead, ...themes.map(({ passed }) => passed?.to)]),
  };
  return (
    <section class="desk-screen feedback flow" aria-labelledby="incident-title">
      <div class="split card">
        <p class="feedback-sum row" data-open={themes.length > settled}>
          {themes.length === 0 ? (
            feedbackText.none
          ) : (
            <>
              <strong class="numeric">{feedbackText.settledCount(settled, themes.length)}</strong>
              <span>
                {settled === themes.length
                  ? feedbackText.allSettled
                  : feedbackText.open(themes.length - settled)}
                ，{feedbackText.heard(themes.reduce((sum, { count }) => sum + count, 0))}
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
              <Clock clock={promise.clock} withDue at={view.closedAt} />
            </>
          )}
          <PlaceLink place="release" class="no-print">
            {feedbackText.toRelease}
          </PlaceLink>
        </p>
      </div>
      <p class="secrecy no-print">{feedbackText.hint}</p>
      {locked && <p class="notice">{feedbackText.closed}</p>}
      <Disclosure
        first={themes.length === 0 ? NEW_THEME : undefined}
        forms={[
          !locked && {
            id: NEW_THEME,
            button: feedbackText.record,
            class: 'primary',
            saved: feedbackText.saved.record,
            form: opened => (
              <section class="feedback-new card" aria-labelledby="feedback-new">
                <h2 id="feedback-new">{feedbackText.record}</h2>
                {themes.length === 0 && <p class="faint">{feedbackText.noneHint}</p>}
                <NewThemeForm {...opened} offers={offers} />
              </section>
            ),
          },
        ]}
      />
      {themes.length > 0 && (
        <div class="feedback-body">
          <section aria-labelledby="feedback-themes">
            <div class="split">
              <h2 id="feedback-themes">{feedbackText.themes}</h2>
              <Button words={feedbackText.print} class="no-print" onClick={() => print()} />
            </div>
            <ul class="themes ruled">
              {[...themes].sort(byNeed).map(theme => (
                <ThemeRow key={theme.id} theme={theme} offers={offers} />
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
