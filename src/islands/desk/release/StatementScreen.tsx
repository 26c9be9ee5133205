import { useState } from 'preact/hooks';
import type { Statement } from '../../../incident/release/statement.ts';
import { useOnce } from '../../../kit/effects.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { editorText, pathText, statementText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Work } from '../work.ts';
import { Publications } from './Publications.tsx';
import type { ReleaseView } from './release.ts';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementPaper } from './StatementPaper.tsx';
import { StatementPath } from './StatementPath.tsx';
import { StatementProgress } from './StatementProgress.tsx';
import { StatementStale } from './StatementStale.tsx';
import { StatementVersions, VersionLine } from './StatementVersions.tsx';

interface Props {
  work: Work;
  release: ReleaseView;
  statement: Statement;
}

/** One statement: its text, and the way it goes from the checks to the public. */
export function StatementScreen({ work, release, statement }: Props) {
  const [editing, setEditing] = useState<{ readonly target: string | undefined }>();
  const [shown, setShown] = useState<string>();
  const [isNew, setIsNew] = useState(false);
  const { latest, versions } = statement;
  const version = versions.find(({ id }) => id === shown) ?? latest;
  const channel = release.kit.channels.find(({ id }) => id === latest.channel);
  const locked = work.incident.view.status === 'closed';
  const isLatest = version === latest;
  const focus = (selector: string): void => {
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
  };
  const returned = release.signOffOf(latest).lines.find(({ state }) => state === 'returned');
  // Once: whoever opens a draft that came back first reads why.
  useOnce(() => {
    if (returned !== undefined) focus(`#line-${returned.item.id} h3`);
  });
  const edit = (target?: string): void => {
    setShown(undefined);
    setIsNew(false);
    setEditing({ target });
    if (target === undefined) focus('#statement-title');
  };
  const corrects = release.statements.find(({ id }) => id === latest.corrects);

  return (
    <div class="statement-screen">
      <PlaceLink work={work} place="release" class="small no-print">
        {statementText.toList}
      </PlaceLink>
      <StatementStale work={work} release={release} statement={statement.id} />
      {editing !== undefined && channel !== undefined ? (
        <StatementEditor
          work={work}
          release={release}
          plan={{ channel, kind: latest.kind, corrects }}
          statement={statement}
          place={statement.id}
          target={editing.target}
          onSaved={() => {
            setEditing(undefined);
            focus('#sign-off-title');
          }}
          onCancel={() => {
            setEditing(undefined);
            focus('#statement-edit');
          }}
        />
      ) : (
        <>
          <StatementProgress release={release} statement={statement} />
          <div class="statement">
            <div class="statement-sheet">
              <VersionLine work={work} version={version} />
              {!isLatest && (
                <p class="notice">
                  {pathText.old(version.number, latest.number)}{' '}
                  <button type="button" class="quiet small" onClick={() => setShown(undefined)}>
                    {pathText.toLatest}
                  </button>
                </p>
              )}
              {corrects !== undefined && (
                <p class="small">{statementText.corrects((corrects.published ?? corrects.latest).title)}</p>
              )}
              <StatementPaper
                version={version}
                channel={channel}
                ledger={release.ledger}
                drill={work.incident.view.drill !== undefined}
              />
              {statement.drafts
                .filter(draft => isLatest && draft !== version)
                .map(draft => (
                  <div key={draft.id} class="notice" role="alert">
                    <p>{pathText.twoDrafts}</p>
                    <VersionLine work={work} version={draft} />
                    <StatementPaper
                      version={draft}
                      channel={channel}
                      ledger={release.ledger}
                      drill={work.incident.view.drill !== undefined}
                    />
                  </div>
                ))}
              <p class="small">
                {version.nextUpdate !== undefined
                  ? editorText.promised(fullTime(Date.parse(version.nextUpdate), timeNow()))
                  : version.noUpdate !== undefined
                    ? editorText.notPromised(version.noUpdate)
                    : editorText.noPromise}
              </p>
              {!locked && isLatest && (
                <div class="tool-row no-print">
                  <button id="statement-edit" type="button" onClick={() => edit()}>
                    {pathText.edit}
                  </button>
                  {statement.published !== undefined && statement.stale.length === 0 && (
                    <button
                      type="button"
                      class="quiet"
                      onClick={() => work.go(`release/correct-${statement.id}`)}
                    >
                      {pathText.correctToo}
                    </button>
                  )}
                </div>
              )}
              <Publications work={work} statement={statement} locked={locked} />
              {versions.length > 1 && (
                <StatementVersions work={work} statement={statement} version={version} onShow={setShown} />
              )}
            </div>
            {isLatest && (
              <StatementPath
                work={work}
                release={release}
                statement={statement}
                locked={locked}
                isNew={isNew}
                onEdit={edit}
                onPublished={() => setIsNew(true)}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}
