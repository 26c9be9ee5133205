import { useState } from 'preact/hooks';
import type { Statement } from '../../../incident/release/statement.ts';
import { useOnce } from '../../../kit/effects.ts';
import { focusSoon } from '../../../kit/focus.ts';
import { pathText, statementText } from '../../../text/statements.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { useWork } from '../work.ts';
import { channelOf } from './release.ts';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementPath } from './StatementPath.tsx';
import { StatementSheet } from './StatementSheet.tsx';
import { StatementStale } from './StatementStale.tsx';
import { stageOf } from './statement-stage.ts';

interface Props {
  statement: Statement;
}

/** One statement: its text, and the way it goes from the checks to the public. */
export function StatementScreen({ statement }: Props) {
  const work = useWork();
  const [editing, setEditing] = useState<{ readonly target: string | undefined }>();
  const [shown, setShown] = useState<string>();
  const [isNew, setIsNew] = useState(false);
  const { view } = work.incident;
  const { latest, versions } = statement;
  const version = versions.find(({ id }) => id === shown) ?? latest;
  const channel = channelOf(work, latest.channel);
  const returned = view.signOffOf(latest).lines.find(({ state }) => state === 'returned');
  // Once: whoever opens a draft that came back first reads why.
  useOnce(() => {
    if (returned !== undefined) focusSoon(`#line-${returned.item.id} h3`);
  });
  const edit = (target?: string): void => {
    setShown(undefined);
    setIsNew(false);
    setEditing({ target });
    if (target === undefined) focusSoon('#statement-title');
  };
  const leave = (to: string): void => {
    setEditing(undefined);
    focusSoon(to);
  };
  return (
    <div class="statement-screen stack">
      <PlaceLink place="release" class="small no-print">
        {statementText.toList}
      </PlaceLink>
      <StatementStale statement={statement.id} />
      {editing !== undefined && channel !== undefined ? (
        <StatementEditor
          plan={{
            channel,
            kind: latest.kind,
            corrects: view.statements.find(({ id }) => id === latest.corrects),
          }}
          statement={statement}
          place={statement.id}
          target={editing.target}
          onSaved={() => leave('#sign-off-title')}
          onCancel={() => leave('#statement-edit')}
        />
      ) : (
        <>
          <Progress statement={statement} />
          <div class="statement">
            <StatementSheet statement={statement} version={version} onShow={setShown} onEdit={() => edit()} />
            {version === latest && (
              <StatementPath
                statement={statement}
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

/** The four stops of the way, and where this statement is. */
function Progress({ statement }: Props) {
  const { view } = useWork();
  const { publications } = statement.latest;
  const { next, approved } = view.signOffOf(statement.latest);
  const published = publications.length > 0;
  // What went out elsewhere has been through no checks and approvals here.
  const signedOff = publications.some(({ elsewhere }) => elsewhere === undefined);
  const isAtEnd = next === undefined || next.item.check === 'aloud';
  const stops = [
    { name: pathText.write, done: true },
    { name: pathText.check, done: signedOff || isAtEnd || next.item.check === 'approval' },
    { name: pathText.approval, done: signedOff || (isAtEnd && approved) },
    { name: pathText.publish, done: published },
  ];
  const at = published ? -1 : stops.findIndex(({ done }) => !done);
  return (
    <div class="statement-progress cluster band">
      <ol class="cluster plain" aria-label={pathText.label}>
        {stops.map(({ name, done }, position) => (
          <li
            key={name}
            class="cluster soft"
            data-state={done ? 'done' : position === at ? 'started' : 'todo'}
            aria-current={position === at ? 'step' : undefined}
          >
            <span class="shape" aria-hidden="true" /> {name}
          </li>
        ))}
      </ol>
      <p role="status">
        <strong>{stageOf(view, statement).words}</strong>
      </p>
    </div>
  );
}
