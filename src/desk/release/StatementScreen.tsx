import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { giveFocus, useArrival } from '../../kit/focus.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { isThrough, linesWhenOut, type SignOffLine } from '../approval/sign-off.ts';
import { type ClockView, isBinding } from '../core/clock.ts';
import { clockTitle } from '../core/words/clock.ts';
import { tagged } from '../core/words/output-mark.ts';
import { Clock } from '../parts/Clock.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { copyWords } from '../parts/save-file.tsx';
import { useWork } from '../parts/work.tsx';
import { withdrawText } from '../publications/words.ts';
import { wholeText } from '../statements/compose.ts';
import { isOut } from '../statements/life.ts';
import type { Statement, StatementVersion } from '../statements/version.ts';
import { publishText, signOffText, statementText } from '../statements/words.ts';
import { Ratify } from './Authority.tsx';
import { PublishForm } from './PublishForm.tsx';
import { stageOf } from './release-work.tsx';
import { SignOff } from './SignOff.tsx';
import { StatementSheet } from './StatementSheet.tsx';
import { StatementStale } from './StatementStale.tsx';

interface Props {
  statement: Statement;
  /** To the editor. @param words to go to there: what a check has found */
  onEdit(words?: string): void;
}

/** One statement: its text, and the way it goes from the checks to the public. */
export function StatementScreen({ statement, onEdit }: Props) {
  const { view } = useWork();
  const [shown, setShown] = useState<string>();
  const { latest, versions } = statement;
  const version = versions.find(({ id }) => id === shown) ?? latest;
  const stage = stageOf(view, statement);
  const returned = view.signOffOf(latest).lines.find(({ state }) => state === 'returned');
  // A returned draft opens at the reason; leaving the editor leads back to the place before.
  useArrival(returned !== undefined, () =>
    giveFocus(document.querySelector(`#line-${returned?.item.id} h3`)),
  );
  return (
    <div class="statement-screen stack">
      <PlaceLink place="release" class="small no-print">
        {statementText.toList}
      </PlaceLink>
      <StatementStale statement={statement.id} />
      <p class="statement-stage band shaped" role="status" data-state={stage.state}>
        <span class="shape" aria-hidden="true" /> <strong>{stage.words}</strong>
      </p>
      <Ratify statement={statement.id} />
      <div class="statement">
        <StatementSheet statement={statement} version={version} onShow={setShown} onEdit={() => onEdit()} />
        {version === latest && <StatementPath version={latest} onEdit={onEdit} />}
      </div>
    </div>
  );
}

interface PathProps extends Pick<Props, 'onEdit'> {
  version: StatementVersion;
}

/** Sign-off and publication of the latest version, one below the other. */
function StatementPath({ version, onEdit }: PathProps) {
  const { view, locked } = useWork();
  const { lines, next, approved, authorised } = view.signOffOf(version);
  const ready = next === undefined && (approved || authorised !== undefined);
  const times = version.publications.filter(isOut).length;
  const signOff = (shown: readonly SignOffLine[], isFixed: boolean) => (
    <SignOff version={version} lines={shown} locked={isFixed} onEdit={onEdit} />
  );
  const copy = <Copy version={version} />;
  const form = <PublishForm key={times} version={version} />;
  if (times === 0)
    return (
      <div class="statement-path stack">
        <Section class="stack-s" id="sign-off-title" title={signOffText.title}>
          {version.publications.length > 0 && <p class="notice">{withdrawText.again}</p>}
          {signOff(lines, locked)}
        </Section>
        <Section class="stack-s" id="publish-title" title={publishText.title}>
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
  const isAloud = next?.item.check === 'aloud';
  const again = lines.filter(line => (isAloud ? line.item.check === 'aloud' : !isThrough(line)));
  return (
    <div class="statement-path stack">
      <Section class="stack-s" id="publish-title" title={publishText.title}>
        <Done version={version} />
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
      <Fold words={publishText.record}>
        {/* A published version has been checked and approved: from here on that is a record. */}
        {signOff(linesWhenOut(version, lines), true)}
      </Fold>
    </div>
  );
}

/** A version as it is pasted where it is published. */
export const copyOf = (version: StatementVersion, drill: boolean): string =>
  tagged(`${version.title}\n\n${wholeText(version)}`, drill);

/** The approved words to be pasted where they are published, so that nobody types them again. */
function Copy({ version }: { version: StatementVersion }) {
  const { view } = useWork();
  const { outcome, follow } = useOutcome();
  const copy = (): void =>
    follow(
      copyWords(copyOf(version, view.drill !== undefined), '.statement-paper').then(() => publishText.copied),
      publishText.copyFailed,
    );
  return (
    <div class="cluster no-print">
      <Button words={publishText.copy} onClick={copy} />
      {outcome}
    </div>
  );
}

/** Published: the clocks that have stopped, those that run on, and the next steps. */
function Done({ version }: { version: StatementVersion }) {
  const { view, locked, go } = useWork();
  const at = Date.parse(version.publications.findLast(isOut)?.publishedAt ?? '');
  const stopped = view.clocks.filter(({ clock }) => clock.kind === 'met' && clock.at === at);
  const running = view.clocks.filter(({ clock }) => clock.kind === 'running' || clock.kind === 'overdue');
  return (
    <Section id="published-title" class="publish-done stack band" rank={3} title={publishText.done}>
      {stopped.length === 0 && <p class="small">{publishText.nothingStopped}</p>}
      <ClockList words={publishText.stopped} clocks={stopped} />
      <ClockList words={publishText.running} clocks={running} />
      {!locked && (
        <div class="cluster no-print">
          <Button words={publishText.collect} class="primary" onClick={() => go('feedback')} />
          <Button words={publishText.toChecklist} onClick={() => go('')} />
        </div>
      )}
    </Section>
  );
}

const ClockList = ({ words, clocks }: { words: string; clocks: readonly ClockView[] }) =>
  clocks.length === 0 ? null : (
    <div>
      <p class="small">{words}</p>
      <ul class="plain">
        {clocks.map(each => (
          <li key={each.deadline.id}>
            {clockTitle(each)}{' '}
            <Clock clock={each.clock} binds={isBinding(each)} withDue={each.clock.kind !== 'met'} />
          </li>
        ))}
      </ul>
    </div>
  );
