import { useState } from 'preact/hooks';
import type { Statement } from '../../../incident/release/statement.ts';
import { useOnce } from '../../../kit/effects.ts';
import { statementText } from '../../../text/statements.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Work } from '../work.ts';
import type { ReleaseView } from './release.ts';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementPath } from './StatementPath.tsx';
import { StatementProgress } from './StatementProgress.tsx';
import { StatementSheet } from './StatementSheet.tsx';
import { StatementStale } from './StatementStale.tsx';

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
    <div class="statement-screen stack">
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
            <StatementSheet
              work={work}
              release={release}
              statement={statement}
              version={version}
              onShow={setShown}
              onEdit={() => edit()}
            />
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
