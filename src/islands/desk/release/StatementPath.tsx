import { useEffect } from 'preact/hooks';
import { statementText as wholeText } from '../../../incident/release/compose.ts';
import { isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { Statement, StatementVersion } from '../../../incident/release/statement.ts';
import type { ClockView } from '../../../incident/view.ts';
import { Button } from '../../../kit/Button.tsx';
import { useOutcome } from '../../../kit/outcome.tsx';
import { Section } from '../../../kit/Section.tsx';
import { tagged } from '../../../text/drill-marks.ts';
import { publishText, signOffText } from '../../../text/statements.ts';
import { Clock } from '../../shared/Clock.tsx';
import { useWork } from '../work.ts';
import { PublishForm } from './PublishForm.tsx';
import { SignOff } from './SignOff.tsx';

interface Props {
  statement: Statement;
  /** It was published just now. */
  isNew: boolean;
  onEdit(target?: string): void;
  onPublished(): void;
}

/** Sign-off and publication of the latest version, one below the other. */
export function StatementPath({ statement: { latest }, isNew, onEdit, onPublished }: Props) {
  const { view } = useWork();
  const locked = view.status === 'closed';
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
