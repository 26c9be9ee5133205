import { Fold } from '../../kit/Fold.tsx';
import { postsOf } from '../../playbook/deciding.ts';
import type { Channel } from '../../playbook/release-kit.ts';
import { timeNow } from '../../session/surroundings.ts';
import { isThrough, type SignOffLine } from '../approval/sign-off.ts';
import { lineStateWords } from '../approval/words.ts';
import { decidedWords } from '../core/words/decided.ts';
import { personName } from '../core/words/person.ts';
import { UndoButton } from '../parts/ActButton.tsx';
import { BasisNote } from '../parts/Basis.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork, type Work } from '../parts/work.tsx';
import { personText } from '../people/words.ts';
import { isVersionOut } from '../statements/life.ts';
import type { SignMark } from '../statements/version.ts';
import { lookLabel, signOffText } from '../statements/words.ts';
import { SignedMark } from '../team/SignedMark.tsx';
import { Findings, foundIn } from './Findings.tsx';
import { NextStep, type SignOffProps } from './NextStep.tsx';
import { channelOf, isMachine, lineShape, partLabel } from './release-work.tsx';
import { ActRow } from './StatementSheet.tsx';

/** Who has to act at a line: the holder of a post, the writer where the machine found something, or two people. */
function whoOf(line: SignOffLine, work: Work): string {
  const { item } = line;
  const posts = postsOf(item);
  if (posts.length > 0) return posts.map(work.roleName).join('、');
  if (isMachine(line)) return signOffText.writer;
  return item.check === 'aloud' ? signOffText.two : signOffText.checker;
}

/** Everything required before a version goes out, by who has to act; passed lines fold into one. */
export function SignOff(props: SignOffProps) {
  const { lines, version } = props;
  const work = useWork();
  const next = lines.find(line => !isThrough(line));
  // For a published version the whole list is a record, and opens as one.
  const passed = isVersionOut(version) ? [] : lines.filter(isThrough);
  const signed = passed.filter(({ mark }) => mark !== undefined).length;
  const open = lines.filter(line => !passed.includes(line));
  const table = (shown: readonly SignOffLine[]) => (
    <table class="sign-off carded">
      <thead>
        <tr>
          <th scope="col">{signOffText.who}</th>
          <th scope="col">{signOffText.what}</th>
          <th scope="col">{signOffText.how}</th>
        </tr>
      </thead>
      {shown.map((line, place) => {
        const before = shown[place - 1];
        const who = whoOf(line, work);
        return (
          <Line
            key={line.item.id}
            {...props}
            line={line}
            who={who}
            isSame={before !== undefined && whoOf(before, work) === who}
            isNext={line === next}
          />
        );
      })}
    </table>
  );
  return (
    <>
      {passed.length > 0 && (
        <Fold
          class="sign-off-passed"
          words={<span class="small">{signOffText.passed(passed.length - signed, signed)}</span>}
        >
          {table(passed)}
        </Fold>
      )}
      {open.length > 0 && table(open)}
    </>
  );
}

interface Props extends SignOffProps {
  line: SignOffLine;
  who: string;
  /** Whether the line above is the same people's. */
  isSame: boolean;
  isNext: boolean;
}

/** One line: who has to act, on what, its state; below it the findings, the remarks, and the next action. */
function Line({ line, who, isSame, isNext, ...props }: Props) {
  const { version, locked, onEdit } = props;
  const work = useWork();
  const { item, state, findings, mark, before, contested } = line;
  const through = isThrough(line);
  const channel = channelOf(work, version.channel);
  /** Who said what, and when; of which version, where it carries over. */
  const said = (of: SignMark) => (
    <div key={of.event} class="small line-mark">
      {of.kind === 'passedOver' || of.kind === 'authorised'
        ? signOffText.by[of.kind](of.by.name ?? '', shownTime(of.at))
        : signOffText.by.decided(
            personName(of.person),
            decidedWords(
              of,
              of.kind === 'signed'
                ? item.check === 'approval'
                  ? signOffText.approvedWord
                  : signOffText.signedWord
                : signOffText.returnedWord,
              timeNow(),
            ),
          )}
      {of.number !== version.number && ` · ${signOffText.carried(of.number)}`}
      {of.text !== undefined && `：${of.text}`}
      {of.kind === 'signed' && of.condition !== undefined && (
        <strong>&ensp;{signOffText.onCondition(of.condition)}</strong>
      )}
      {of.kind === 'signed' &&
        of.occasion !== undefined &&
        `\u2002${signOffText.occasion(of.occasion.name, of.occasion.people)}`}
      {(of.kind === 'signed' || of.kind === 'returned') &&
        of.evidence !== undefined &&
        `\u2002${signOffText.evidence(of.evidence.name)}`}
      {of.kind === 'signed' && of.combines !== undefined && (
        <strong>&ensp;{personText.combinedSaid(of.combines)}</strong>
      )}{' '}
      {of.isUntimely && <span class="alarm-word">{signOffText.untimely}</span>}{' '}
      <SignedMark event={of.event} /> {!locked && <UndoButton event={of.event} of={item.title} />}
    </div>
  );
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
            <>
              <p class="small faint">
                <BasisNote of={item} playbook={work.incident.index.playbook} />
              </p>
              <Findings found={foundIn(findings, channel)} onJump={locked ? undefined : onEdit} />
            </>
          )}
          {mark !== undefined && said(mark)}
          {version.marks.filter(each => each.isUntimely && each.item === item.id).map(said)}
          {work.view.account
            .filter(
              ({ event: { type, data }, takenBack }) =>
                takenBack && type === 'signed' && data.version === version.id && data.item === item.id,
            )
            .map(entry => (
              <ActRow key={entry.event.id} {...entry} />
            ))}
          {contested.length > 0 && (
            <div class="notice" role="alert">
              <p>{signOffText.contested}</p>
              {contested.map(said)}
            </div>
          )}
          {before !== undefined && !through && <Revisions before={before} channel={channel} open={isNext} />}
          {!locked && isNext && <NextStep line={line} {...props} />}
        </td>
      </tr>
    </tbody>
  );
}

interface RevisionProps {
  before: NonNullable<SignOffLine['before']>;
  channel: Channel | undefined;
  open: boolean;
}

/** Changes since somebody signed an earlier version, or returned it. */
function Revisions({ before: { mark, revisions }, channel, open }: RevisionProps) {
  const words = (look: (typeof revisions)[number]['look'], line: string): string =>
    look === 'nextUpdate' && !Number.isNaN(Date.parse(line)) ? shownTime(line) : line;
  return (
    <details class="small revision" open={open}>
      <summary>
        {signOffText.before[mark.kind](mark.number, mark.person === undefined ? '' : personName(mark.person))}
      </summary>
      {revisions.map(({ look, part, removed, added }) => (
        <div key={`${look}/${part}`}>
          <p class="faint">{part === undefined ? lookLabel[look] : partLabel(channel, part)}</p>
          {removed.map(line => (
            <del key={line}>{words(look, line)}</del>
          ))}
          {added.map(line => (
            <ins key={line}>{words(look, line)}</ins>
          ))}
        </div>
      ))}
    </details>
  );
}
