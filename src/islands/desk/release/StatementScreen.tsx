import { useEffect, useState } from 'preact/hooks';
import { statementText as wholeText } from '../../../incident/release/compose.ts';
import { isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { Statement, StatementVersion } from '../../../incident/release/statement.ts';
import type { ClockView } from '../../../incident/view.ts';
import { Button } from '../../../kit/Button.tsx';
import { useOnce } from '../../../kit/effects.ts';
import { focusSoon } from '../../../kit/focus.ts';
import { useOutcome } from '../../../kit/outcome.tsx';
import { Section } from '../../../kit/Section.tsx';
import { tagged } from '../../../text/drill-marks.ts';
import { publishText, signOffText, statementText } from '../../../text/statements.ts';
import { Clock } from '../../shared/Clock.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import { useWork } from '../work.ts';
import { PublishForm } from './PublishForm.tsx';
import { channelOf, stageOf } from './release.ts';
import { SignOff } from './SignOff.tsx';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementSheet } from './StatementSheet.tsx';
import { StatementStale } from './StatementStale.tsx';

/** One statement: its text, and the way it goes from the checks to the public. */
export function StatementScreen({ statement }: { statement: Statement }) {
  const work = useWork();
  const [editing, setEditing] = useState<{ readonly target: string | undefined }>();
  const [shown, setShown] = useState<string>();
  const [isNew, setIsNew] = useState(false);
  const { view } = work.incident;
  const { latest, versions } = statement;
  const version = versions.find(({ id }) => id === shown) ?? latest;
  const channel = channelOf(work, latest.channel);
  const stage = stageOf(view, statement);
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
          <p class="statement-stage band cluster" role="status" data-state={stage.state}>
            <span class="shape" aria-hidden="true" /> <strong>{stage.words}</strong>
          </p>
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

interface PathProps {
  statement: Statement;
  /** It was published just now. */
  isNew: boolean;
  onEdit(target?: string): void;
  onPublished(): void;
}

/** Sign-off and publication of the latest version, one below the other. */
function StatementPath({ statement: { latest }, isNew, onEdit, onPublished }: PathProps) {
  const { view, locked } = useWork();
  const { lines, next, approved } = view.signOffOf(latest);
  const ready = next === undefined && approved;
  const times = latest.publications.length;
  const signOff = (shown: readonly SignOffLine[], isFixed: boolean) => (
    <SignOff version={latest} lines={shown} locked={isFixed} onEdit={onEdit} />
  );
  const copy = <Copy version={latest} drill={view.drill !== undefined} />;
  const form = <PublishForm key={times} version={latest} onPublished={onPublished} />;
  if (times === 0)
    return (
      <div class="statement-path stack-5">
        <Section class="stack-2" id="sign-off-title" title={signOffText.title}>
          {signOff(lines, locked)}
        </Section>
        <Section class="stack-2" id="publish-title" title={publishText.title}>
          {!ready && <p class="small faint">{publishText.notYet}</p>}
          {ready && !locked && (
            <>
              {copy}
              {form}
            </>
          )}
        </Section>
      </div>
    );
  // It is read aloud anew before it goes out once more.
  const again = lines.filter(line =>
    next?.item.check === 'aloud' ? line.item.check === 'aloud' : !isThrough(line),
  );
  return (
    <div class="statement-path stack-5">
      <Section class="stack-2" id="publish-title" title={publishText.title}>
        <Done key={times} version={latest} isNew={isNew} />
        {!locked && (
          <>
            {copy}
            <details class="no-print">
              <summary>{publishText.another}</summary>
              {ready ? form : signOff(again, false)}
            </details>
          </>
        )}
      </Section>
      <details>
        <summary>{publishText.record}</summary>
        {/* What went out has been checked and approved: from here on that is a record. */}
        {signOff(lines, true)}
      </details>
    </div>
  );
}

interface Written {
  version: StatementVersion;
  drill: boolean;
}

/** A version as it is pasted where it is published. */
export const copyOf = ({ version, drill }: Written): string =>
  tagged(`${version.title}\n\n${wholeText(version)}`, drill);

/** The approved words to be pasted where they are published, so that nobody types them again. */
function Copy(props: Written) {
  const { outcome, follow } = useOutcome();
  /** Without https there is no clipboard to write to. */
  const copy = async (): Promise<string> => {
    await navigator.clipboard.writeText(copyOf(props));
    return publishText.copied;
  };
  return (
    <div class="cluster no-print">
      <Button words={publishText.copy} onClick={() => follow(copy(), publishText.copyFailed)} />
      {outcome}
    </div>
  );
}

const PUBLISHED = 'published-title';

/** Published: which clocks have stopped, which run on, and what comes next. */
function Done({ version, isNew }: { version: StatementVersion; isNew: boolean }) {
  const work = useWork();
  const { clocks } = work.incident.view;
  useEffect(() => {
    if (isNew) document.getElementById(PUBLISHED)?.focus();
  }, [isNew]);
  const at = Date.parse(version.publications.at(-1)?.publishedAt ?? '');
  const stopped = isNew ? clocks.filter(({ clock }) => clock.kind === 'met' && clock.at === at) : [];
  const running = clocks.filter(({ clock }) => clock.kind === 'running' || clock.kind === 'overdue');
  const list = (words: string, of: readonly ClockView[]) =>
    of.length > 0 && (
      <>
        <p class="small">{words}</p>
        <ul class="plain">
          {of.map(({ deadline, clock }) => (
            <li key={deadline.id}>
              {deadline.title} <Clock clock={clock} withDue={of === running} />
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <Section
      id={PUBLISHED}
      class="publish-done stack-3 band"
      rank={3}
      title={isNew ? publishText.done : publishText.after}
    >
      {isNew && stopped.length === 0 && <p class="small">{publishText.nothingStopped}</p>}
      {list(publishText.stopped, stopped)}
      {list(publishText.running, running)}
      <div class="cluster no-print">
        <Button words={publishText.collect} class="primary" onClick={() => work.go('feedback')} />
        <Button words={publishText.toChecklist} onClick={() => work.go('')} />
      </div>
    </Section>
  );
}
