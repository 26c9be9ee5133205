import type { Statement } from '../../../incident/release/statement.ts';
import type { TakenBack } from '../../../incident/taken-back.ts';
import { Link } from '../../../kit/Link.tsx';
import { deskText } from '../../../text/incident.ts';
import { personName } from '../../../text/people.ts';
import {
  editorText,
  elsewhereText,
  elsewhereWords,
  pathText,
  publishText,
  signOffText,
} from '../../../text/statements.ts';
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
  const isOfThis = (what: TakenBack): boolean =>
    what.kind === 'published' && statement.versions.some(({ id }) => id === what.version);
  if (all.length === 0 && !work.incident.view.takenBack.some(isOfThis)) return null;
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
            {!locked && <UndoButton event={event} label={publishText.undoLabel(place)} />}
          </li>
        ))}
      </ul>
      <TakenBackMarks of={isOfThis} />
    </section>
  );
}

/** What was signed or published and taken back: struck through, with who did that, when and why. */
export const TakenBackMarks = ({ of }: { of(what: TakenBack): boolean }) => {
  const work = useWork();
  return (
    <>
      {work.incident.view.takenBack.filter(of).map(what => (
        <p key={what.event} class="small line-mark">
          <s>
            {what.kind === 'published'
              ? publishText.at(what.place, shownTime(what.saidAt))
              : signOffText.by.signed(personName(what.person), shownTime(what.saidAt))}
          </s>{' '}
          {deskText.takenBack(work.said(what), what.reason)}
        </p>
      ))}
    </>
  );
};
