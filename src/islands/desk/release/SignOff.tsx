import { useState } from 'preact/hooks';
import { isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { SignMark, StatementVersion } from '../../../incident/release/statement.ts';
import { TextForm } from '../../../kit/TextForm.tsx';
import type { Channel } from '../../../playbook/release-kit.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { deskText } from '../../../text/incident.ts';
import { personName, personText } from '../../../text/people.ts';
import { lineStateWords, signOffText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { Findings } from './Findings.tsx';
import { Revisions } from './Revisions.tsx';
import { ReturnForm, SignForm } from './SignForm.tsx';
import { isMachine, lineShape } from './sign-off.ts';
import { TakenBackMarks } from './TakenBackMarks.tsx';

interface Props {
  work: Work;
  version: StatementVersion;
  lines: readonly SignOffLine[];
  channel: Channel | undefined;
  locked: boolean;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
}

/** All that has to be so before a version goes out, from the top to the bottom, with the next thing to do. */
export function SignOff({ work, version, lines, channel, locked, onEdit }: Props) {
  const next = lines.find(line => !isThrough(line));
  const clean = lines.filter(line => isMachine(line) && line.state === 'passed');
  const shown = lines.filter(line => !clean.includes(line));
  // Checks that are open are signed together, at the first of them.
  const checks =
    next !== undefined && 'ask' in next.item
      ? lines.filter(line => 'ask' in line.item && !isThrough(line))
      : [];
  const focus = (): void => {
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.sign-off [data-next] h3, #publish-title')?.focus(),
    );
  };
  return (
    <>
      {clean.length > 0 && (
        <details class="small">
          <summary>{signOffText.clean(clean.length)}</summary>
          <ul>
            {clean.map(({ item }) => (
              <li key={item.id}>{item.title}</li>
            ))}
          </ul>
        </details>
      )}
      <ol class="sign-off">
        {shown.map(line => (
          <Line
            key={line.item.id}
            line={line}
            isNext={line === next}
            work={work}
            version={version}
            channel={channel}
            locked={locked}
            checks={line === next ? checks : []}
            onEdit={onEdit}
            onDone={focus}
          />
        ))}
      </ol>
    </>
  );
}

interface LineProps extends Omit<Props, 'lines'> {
  line: SignOffLine;
  isNext: boolean;
  checks: readonly SignOffLine[];
  onDone(): void;
}

function Line({ line, isNext, work, version, channel, locked, checks, onEdit, onDone }: LineProps) {
  const { item, state, findings, mark, before, contested } = line;
  const through = isThrough(line);
  const undoable = locked ? undefined : work;
  return (
    <li id={`line-${item.id}`} data-line={state} data-next={isNext || undefined}>
      <div class="line-head" data-state={lineShape[state]}>
        <span class="shape" aria-hidden="true" />
        <h3 tabIndex={-1}>{item.title}</h3>
        <span class="line-state small">{lineStateWords(line)}</span>
      </div>
      <div class="line-body">
        {!through && (
          <p class="small faint">
            {'roles' in item && `${item.roles.map(work.roleName).join('、')}　`}
            <BasisNote basis={item.basis} cite={item.cite} playbook={work.incident.index.playbook} />
          </p>
        )}
        {!through && <Findings findings={findings} channel={channel} onJump={locked ? undefined : onEdit} />}
        {mark !== undefined && <Mark mark={mark} version={version} line={line} work={undoable} />}
        <TakenBackMarks
          work={work}
          of={each => each.kind === 'signed' && each.version === version.id && each.item === item.id}
        />
        {contested.length > 0 && (
          <div class="notice" role="alert">
            <p>{signOffText.contested}</p>
            {contested.map(each => (
              <Mark key={each.event} mark={each} version={version} line={line} work={undoable} />
            ))}
          </div>
        )}
        {before !== undefined && !through && <Revisions before={before} channel={channel} open={isNext} />}
        {!locked && isNext && (
          <NextForm
            line={line}
            checks={checks}
            work={work}
            version={version}
            onEdit={onEdit}
            onDone={onDone}
          />
        )}
      </div>
    </li>
  );
}

/** Who said what of a line, and when; of which version, where it carries over. */
function Mark({
  mark,
  version,
  line,
  work,
}: {
  mark: SignMark;
  version: StatementVersion;
  line: SignOffLine;
  /** Absent where nothing can be taken back. */
  work: Work | undefined;
}) {
  const who = mark.person === undefined ? (mark.by.name ?? '') : personName(mark.person);
  const time = fullTime(Date.parse(mark.at), timeNow());
  return (
    <div class="small line-mark">
      {signOffText.by[mark.kind](who, time)}
      {mark.number !== version.number && ` · ${signOffText.carried(mark.number)}`}
      {mark.text !== undefined && `：${mark.text}`}
      {mark.kind === 'signed' && mark.combines !== undefined && (
        <strong>　{personText.combinedSaid(mark.combines)}</strong>
      )}{' '}
      {work !== undefined && (
        <UndoButton work={work} event={mark.event} label={deskText.undoLabel(line.item.title)} />
      )}
    </div>
  );
}

/** What to do at the next line. */
function NextForm({
  line,
  checks,
  work,
  version,
  onEdit,
  onDone,
}: Pick<LineProps, 'line' | 'checks' | 'work' | 'version' | 'onEdit' | 'onDone'>) {
  const [form, setForm] = useState<'passOver' | 'return'>();
  const { item, state } = line;
  if (form === 'return')
    return (
      <ReturnForm
        line={line}
        work={work}
        version={version}
        onDone={onDone}
        onCancel={() => setForm(undefined)}
      />
    );
  if (form === 'passOver')
    return (
      <TextForm
        id={`line-${item.id}-reason`}
        label={signOffText.passOverReason}
        action={signOffText.doPassOver}
        onText={reason =>
          work.act({ kind: 'passOver', version: version.id, item: item.id, reason })?.sentence
        }
        onDone={onDone}
        onCancel={() => setForm(undefined)}
      />
    );
  if (isMachine(line))
    return (
      <div class="tool-row no-print">
        <button
          type="button"
          class="primary"
          aria-label={signOffText.editLabel(item.title)}
          onClick={() => onEdit()}
        >
          {signOffText.edit}
        </button>
        {state === 'open' && (
          <button
            type="button"
            class="quiet"
            aria-label={signOffText.passOverLabel(item.title)}
            onClick={() => setForm('passOver')}
          >
            {signOffText.passOver}
          </button>
        )}
      </div>
    );
  return (
    <>
      {state === 'returned' && <p class="small">{signOffText.returned}</p>}
      <SignForm
        key={`${version.id}/${item.id}`}
        lines={checks.length > 0 ? checks : [line]}
        work={work}
        version={version}
        onDone={onDone}
        {...(item.check === 'approval' ? { onReturn: () => setForm('return') } : {})}
      />
    </>
  );
}
