import { isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { SignMark, StatementVersion } from '../../../incident/release/statement.ts';
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
import { NextStep } from './NextStep.tsx';
import { Revisions } from './Revisions.tsx';
import { lineShape } from './sign-off.ts';
import { TakenBackMarks } from './TakenBackMarks.tsx';

interface Props {
  work: Work;
  version: StatementVersion;
  channel: Channel | undefined;
  locked: boolean;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
  line: SignOffLine;
  who: string;
  /** Whether the line above is the same people's. */
  isSame: boolean;
  isNext: boolean;
  checks: readonly SignOffLine[];
  onDone(): void;
}

/** One line: who has to act, at what, how it stands; below it what was found, what was said, and what is to be done now. */
export function Line({
  line,
  who,
  isSame,
  isNext,
  work,
  version,
  channel,
  locked,
  checks,
  onEdit,
  onDone,
}: Props) {
  const { item, state, findings, mark, before, contested } = line;
  const through = isThrough(line);
  const undoable = locked ? undefined : work;
  return (
    <tbody id={`line-${item.id}`} data-line={state} data-next={isNext || undefined}>
      <tr class="line-head" data-state={lineShape[state]}>
        <td class="line-who">{isSame ? <span class="visually-hidden">{who}</span> : who}</td>
        <th scope="row">
          <h3 tabIndex={-1}>{item.title}</h3>
        </th>
        <td class="line-state small">
          <span class="shape" aria-hidden="true" /> {lineStateWords(line)}
        </td>
      </tr>
      <tr>
        <td class="line-body" colSpan={3}>
          {!through && (
            <p class="small faint">
              <BasisNote basis={item.basis} cite={item.cite} playbook={work.incident.index.playbook} />
            </p>
          )}
          {!through && (
            <Findings findings={findings} channel={channel} onJump={locked ? undefined : onEdit} />
          )}
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
            <NextStep
              line={line}
              checks={checks}
              work={work}
              version={version}
              onEdit={onEdit}
              onDone={onDone}
            />
          )}
        </td>
      </tr>
    </tbody>
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
