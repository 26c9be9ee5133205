import { statementText } from '../../../text/statements.ts';
import type { Work } from '../work.ts';
import { ElsewhereForm } from './ElsewhereForm.tsx';
import { ReleaseFrame } from './ReleaseFrame.tsx';
import { type ReleaseView, useRelease } from './release.ts';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementList } from './StatementList.tsx';
import { StatementScreen } from './StatementScreen.tsx';
import type { StatementPlan } from './statement-draft.ts';

interface Props {
  work: Work;
  /** '', a statement's id, `new-<channel>-<kind>`, `correct-<statement>` or `elsewhere`. */
  place: string;
}

/** 发布稿: those written so far, or one of them. */
export function Release({ work, place }: Props) {
  const release = useRelease(work);
  return (
    <ReleaseFrame work={work}>
      <Place key={place} work={work} release={release} place={place} />
    </ReleaseFrame>
  );
}

/** What a new statement's address asks for; `undefined` where it names nothing that there is. */
function planOf({ kit, statements }: ReleaseView, place: string): StatementPlan | undefined {
  const [, id, kind] = /^new-(.+)-(full|holding)$/.exec(place) ?? [];
  const corrects = statements.find(statement => place === `correct-${statement.id}`);
  const channel = kit.channels.find(each => each.id === (corrects?.latest.channel ?? id));
  if (channel === undefined) return undefined;
  if (corrects !== undefined) return { channel, kind: 'correction', corrects };
  return kind === 'full' || kind === 'holding' ? { channel, kind, corrects: undefined } : undefined;
}

function Place({ work, release, place }: Props & { release: ReleaseView }) {
  if (place === '') return <StatementList work={work} release={release} />;
  const statement = release.statements.find(({ id }) => id === place);
  if (statement !== undefined) return <StatementScreen work={work} release={release} statement={statement} />;
  const plan = planOf(release, place);
  const isOpen = work.incident.view.status === 'open';
  const toList = (): void => work.go('release');
  if (place === 'elsewhere' && isOpen)
    return (
      <ElsewhereForm
        work={work}
        onSaved={id => {
          work.go(`release/${id}`, true);
          requestAnimationFrame(() => document.getElementById('published-title')?.focus());
        }}
        onCancel={toList}
      />
    );
  return plan === undefined || !isOpen ? (
    <div class="stack">
      <p role="alert">{statementText.unknown}</p>
      <p>
        <button type="button" onClick={toList}>
          {statementText.toList}
        </button>
      </p>
    </div>
  ) : (
    <StatementEditor
      work={work}
      release={release}
      plan={plan}
      statement={undefined}
      place={place}
      onSaved={id => {
        work.go(`release/${id}`, true);
        requestAnimationFrame(() => document.getElementById('sign-off-title')?.focus());
      }}
      onCancel={toList}
    />
  );
}
