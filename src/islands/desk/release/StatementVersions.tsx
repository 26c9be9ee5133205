import type { Statement, StatementVersion } from '../../../incident/release/statement.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { writerName } from '../../../text/people.ts';
import { kindLabel, pathText, statementText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import type { Work } from '../work.ts';

/** Which version of what this is. */
export function VersionLine({ work, version }: { work: Work; version: StatementVersion }) {
  const { by, at } = version;
  const channel = work.incident.index.playbook.release.channels.find(({ id }) => id === version.channel);
  return (
    <p class="small faint">
      <strong>{statementText.version(version.number)}</strong> · {channel?.title ?? version.channel} ·{' '}
      {kindLabel[version.kind]} ·{' '}
      {statementText.savedBy(writerName(work.roleName(by.role), by), fullTime(Date.parse(at), timeNow()))}
    </p>
  );
}

/** Every version there was, the latest first. */
export function StatementVersions({
  work,
  statement,
  version,
  onShow,
}: {
  work: Work;
  statement: Statement;
  version: StatementVersion;
  onShow(version: string): void;
}) {
  return (
    <details class="small no-print">
      <summary>{pathText.versions(statement.versions.length)}</summary>
      <ul class="statement-versions plain">
        {[...statement.versions].reverse().map(each => (
          <li key={each.id} class="row">
            <VersionLine work={work} version={each} />
            {each !== version && (
              <button
                type="button"
                class="quiet small"
                aria-label={pathText.seeLabel(each.number)}
                onClick={() => onShow(each.id)}
              >
                {pathText.see}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
