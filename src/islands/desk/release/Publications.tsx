import type { IncidentEvent } from '../../../incident/kinds/registry.ts';
import { type Statement, versionOut } from '../../../incident/release/statement.ts';
import { Link } from '../../../kit/Link.tsx';
import { elsewhereWords } from '../../../text/event.ts';
import { deskText } from '../../../text/incident.ts';
import { personName } from '../../../text/people.ts';
import { editorText, elsewhereText, pathText, publishText } from '../../../text/statements.ts';
import { versionText } from '../../../text/versions.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../ActButton.tsx';
import { useWork } from '../work.ts';

/** Where and when its versions went out. */
export function Publications({ statement, locked }: { statement: Statement; locked: boolean }) {
  const work = useWork();
  const all = statement.versions.flatMap(({ number, publications }) =>
    publications.map(publication => ({ number, ...publication })),
  );
  const wordsOf = (event: IncidentEvent): string | undefined => {
    if (event.type !== 'published' && event.type !== 'publishedElsewhere') return undefined;
    const { place, publishedAt } = event.data;
    const isOfThis = statement.versions.some(({ id }) => id === versionOut(event));
    return isOfThis ? publishText.at(place, shownTime(publishedAt)) : undefined;
  };
  const isOnceOut = work.view.account.some(
    ({ event, takenBack }) => takenBack !== undefined && wordsOf(event) !== undefined,
  );
  if (all.length === 0 && !isOnceOut) return null;
  return (
    <section class="publications">
      <h3>{pathText.publications}</h3>
      <ul class="ruled">
        {all.map(({ event, number, place, publishedAt, link, nextUpdate, elsewhere }) => (
          <li key={event} class="row">
            <p>
              {publishText.at(place, shownTime(publishedAt))} · {versionText.version(number)}
              {nextUpdate !== undefined && ` · ${editorText.promised(shownTime(nextUpdate))}`}
            </p>
            {elsewhere !== undefined && (
              <p>
                <strong>{elsewhereWords}</strong>　{elsewhereText.approved(personName(elsewhere))}
              </p>
            )}
            {link !== undefined && (
              <p class="small">
                <Link to={link} />
              </p>
            )}
            {!locked && <UndoButton event={event} of={place} />}
          </li>
        ))}
      </ul>
      <TakenBackMarks wordsOf={wordsOf} />
    </section>
  );
}

/** What was signed or published and taken back: struck through, with who did that, when and why. */
export function TakenBackMarks({ wordsOf }: { wordsOf(event: IncidentEvent): string | undefined }) {
  const { view, said } = useWork();
  return (
    <>
      {view.account.map(({ event, takenBack }) => {
        const words = takenBack && wordsOf(event);
        return (
          words !== undefined &&
          takenBack !== undefined && (
            <p key={event.id} class="small line-mark">
              <s>{words}</s> {deskText.takenBack(said(takenBack), takenBack.reason ?? '')}
            </p>
          )
        );
      })}
    </>
  );
}
