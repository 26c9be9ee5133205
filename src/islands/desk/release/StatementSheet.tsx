import type { Statement, StatementVersion } from '../../../incident/release/statement.ts';
import { Button } from '../../../kit/Button.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { kindLabel, pathText, promiseWords, statementText } from '../../../text/statements.ts';
import { versionText } from '../../../text/versions.ts';
import { Versions } from '../Versions.tsx';
import { useWork } from '../work.ts';
import { Publications } from './Publications.tsx';
import { channelOf } from './release.ts';
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
  const { view } = work.incident;
  const isLatest = version === latest;
  const locked = view.status === 'closed';
  const corrects = view.statements.find(({ id }) => id === latest.corrects);
  const paper = (of: StatementVersion) => (
    <StatementPaper
      title={of.title}
      parts={of.parts}
      channel={channelOf(work, of.channel)}
      ledger={view.ledger}
      drill={view.drill !== undefined}
    />
  );
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
      {paper(version)}
      {isLatest &&
        drafts
          .filter(draft => draft !== version)
          .map(draft => (
            <div key={draft.id} class="notice" role="alert">
              <p>{pathText.twoDrafts}</p>
              <VersionLine version={draft} />
              {paper(draft)}
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
      <strong>{versionText.version(number)}</strong> · {channelOf(work, channel)?.title ?? channel} ·{' '}
      {kindLabel[kind]} · {statementText.savedBy(work.said(version))}
    </p>
  );
}
