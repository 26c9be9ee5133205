import type { IncidentEvent } from '../../../incident/kinds/registry.ts';
import { type Statement, type StatementVersion, versionOut } from '../../../incident/release/statement.ts';
import { Button } from '../../../kit/Button.tsx';
import { Link } from '../../../kit/Link.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { elsewhereWords } from '../../../text/event.ts';
import { deskText } from '../../../text/incident.ts';
import { personName } from '../../../text/people.ts';
import {
  editorText,
  elsewhereText,
  kindLabel,
  pathText,
  promiseWords,
  publishText,
  statementText,
} from '../../../text/statements.ts';
import { versionText } from '../../../text/versions.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../ActButton.tsx';
import { Versions } from '../Versions.tsx';
import { useWork } from '../work.ts';
import { channelTitle } from './release.ts';
import { StatementPaper } from './StatementPaper.tsx';

interface Props {
  statement: Statement;
  version: StatementVersion;
  /** @param version absent for the latest */
  onShow(version?: string): void;
  onEdit(): void;
}

/** A version of a statement as it goes out, what was promised with it, and where it and the others went. */
export function StatementSheet({ statement, version, onShow, onEdit }: Props) {
  const work = useWork();
  const { latest, versions, drafts, published, stale } = statement;
  const { locked } = work;
  const isLatest = version === latest;
  const corrects = work.view.statements.find(({ id }) => id === latest.corrects);
  return (
    <div class="statement-sheet stack-3 stays">
      <VersionLine version={version} />
      {!isLatest && (
        <p class="notice">
          {pathText.old(version.number, latest.number)}{' '}
          <Button words={pathText.toLatest} class="quiet small" onClick={() => onShow()} />
        </p>
      )}
      {corrects !== undefined && (
        <p class="small">{statementText.corrects((corrects.published ?? corrects.latest).title)}</p>
      )}
      <StatementPaper {...version} />
      {isLatest &&
        drafts
          .filter(draft => draft !== version)
          .map(draft => (
            <div key={draft.id} class="notice" role="alert">
              <p>{pathText.twoDrafts}</p>
              <VersionLine version={draft} />
              <StatementPaper {...draft} />
            </div>
          ))}
      <p class="small">{promiseWords(version, timeNow())}</p>
      {!locked && isLatest && (
        <div class="cluster no-print">
          <Button words={pathText.edit} id="statement-edit" onClick={onEdit} />
          {published !== undefined && stale.length === 0 && (
            <Button
              words={pathText.correctToo}
              class="quiet"
              onClick={() => work.go(`release/correct-${statement.id}`)}
            />
          )}
        </div>
      )}
      <Publications statement={statement} locked={locked} />
      {versions.length > 1 && (
        <details class="small no-print">
          <summary>{pathText.versions(versions.length)}</summary>
          <Versions versions={versions} keyOf={({ id }) => id} shown={version.id} onShow={onShow}>
            {each => <VersionLine version={each} />}
          </Versions>
        </details>
      )}
    </div>
  );
}

/** Which version of what this is. */
function VersionLine({ version }: { version: StatementVersion }) {
  const work = useWork();
  const { number, channel, kind } = version;
  return (
    <p class="small faint">
      <strong>{versionText.version(number)}</strong> · {channelTitle(work, channel)} · {kindLabel[kind]} ·{' '}
      {statementText.savedBy(work.said(version))}
    </p>
  );
}

/** Where and when its versions went out. */
function Publications({ statement, locked }: { statement: Statement; locked: boolean }) {
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
