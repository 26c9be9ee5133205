import './release.css';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { Button } from '../../../kit/Button.tsx';
import { focusSoon } from '../../../kit/focus.ts';
import { statementText } from '../../../text/statements.ts';
import { useWork, type Work } from '../work.ts';
import { ElsewhereForm } from './ElsewhereForm.tsx';
import { channelOf } from './release.ts';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementList } from './StatementList.tsx';
import { StatementScreen } from './StatementScreen.tsx';
import type { StatementPlan } from './statement-draft.ts';

interface Props {
  /** '', a statement's id, `new-<channel>-<kind>`, `correct-<statement>` or `elsewhere`. */
  place: string;
}

/** 发布稿: those written so far, or one of them. */
export const Release = ({ place }: Props) => (
  <section class="desk-screen flow" aria-labelledby="incident-title">
    <Place key={place} place={place} />
  </section>
);

/** What a new statement's address asks for; `undefined` where it names nothing that there is. */
function planOf(work: Work, place: string): StatementPlan | undefined {
  const [, id = '', kind] = /^new-(.+)-(full|holding)$/.exec(place) ?? [];
  const corrects = work.incident.view.statements.find(statement => place === `correct-${statement.id}`);
  const channel = channelOf(work, corrects?.latest.channel ?? id);
  if (channel === undefined) return undefined;
  return {
    channel,
    corrects,
    kind: corrects === undefined ? (kind as StatementVersion['kind']) : 'correction',
  };
}

function Place({ place }: Props) {
  const work = useWork();
  const { view } = work.incident;
  if (place === '') return <StatementList />;
  const statement = view.statements.find(({ id }) => id === place);
  if (statement !== undefined) return <StatementScreen statement={statement} />;
  const plan = planOf(work, place);
  const toList = (): void => work.go('release');
  /** To the statement that was just written, at the heading of what comes next. */
  const goOn = (title: string) => (id: string) => {
    work.go(`release/${id}`, true);
    focusSoon(`#${title}`);
  };
  if (view.status === 'open' && place === 'elsewhere')
    return <ElsewhereForm onSaved={goOn('published-title')} onCancel={toList} />;
  if (view.status === 'open' && plan !== undefined)
    return (
      <StatementEditor
        plan={plan}
        statement={undefined}
        place={place}
        onSaved={goOn('sign-off-title')}
        onCancel={toList}
      />
    );
  return (
    <div class="stack">
      <p role="alert">{statementText.unknown}</p>
      <p>
        <Button words={statementText.toList} onClick={toList} />
      </p>
    </div>
  );
}
