import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import { isFinal, postsOf, type SignOffWord, wordOf } from '../../playbook/deciding.ts';
import type { Look, SignOffItem } from '../../playbook/release-kit.ts';
import { isEarly, isSigner } from '../core/decided.ts';
import type { Person } from '../core/define.ts';
import { officerOf } from '../core/desk.ts';
import type { IncidentView } from '../core/view.ts';
import { type Distinguished, samePerson } from '../people/same-person.ts';
import { usesOf } from '../statements/authority-use.ts';
import type { TextFinding } from '../statements/finding.ts';
import { isVersionOut, lifeAt } from '../statements/life.ts';
import type { Publication } from '../statements/publication.ts';
import { lookedAt, type Revision, revisions } from '../statements/revision.ts';
import type {
  LineSignature,
  SignMark,
  Statement,
  StatementVersion,
  UseMark,
  VersionOut,
} from '../statements/version.ts';
import { isLate, isWaived as mayWaive } from './authority.ts';
import { keeperPost, mayDecide } from './posts.ts';

/**
 * How one line of the sign-off stands. `passed`: nothing found, or signed. `skipped`: passed over with a reason. `open`: somebody
 * has to sign, or give a reason. `blocked`: the text has to change. `returned`: an approver wants it changed. `waiting`:
 * something above comes first.
 */
export interface SignOffLine {
  readonly item: SignOffItem;
  /** Whether it is the last post's to approve: nobody who did something before it does that as well, for whatever reason. */
  readonly final: boolean;
  /** The effect of a signature here. */
  readonly word: SignOffWord;
  readonly state: 'passed' | 'skipped' | 'open' | 'blocked' | 'returned' | 'waiting';
  readonly findings: readonly TextFinding[];
  /** For a machine's check: the version holds nothing that it could look at. */
  readonly isVoid: boolean;
  /**
   * The mark that settled the line, or sent the version back; `mark.number` names the version it was made on, which may be an
   * earlier one.
   */
  readonly mark: SignMark | undefined;
  /** The signature on an earlier version, and the changes since to the parts it covers. */
  readonly before: { readonly mark: SignMark; readonly revisions: readonly Revision[] } | undefined;
  /** Marks by officers who worked apart, where one passed the line and another did not: nobody has agreed yet. */
  readonly contested: readonly SignMark[];
}

/** All that has to be so before a version goes out, in the order in which it is gone through. */
export interface SignOff {
  readonly lines: readonly SignOffLine[];
  /** The first line that is not through. */
  readonly next: SignOffLine | undefined;
  /** Whether every approval stands. */
  readonly approved: boolean;
  /** The standing authority that lets it go out in the place of the last one. */
  readonly authorised: UseMark | undefined;
  readonly approvals: readonly LineSignature[];
  /** The people whose approval let the version out. */
  readonly approvers: readonly Person[];
}

/** The parts that a machine's check looks at; lines that people sign name theirs. */
const MACHINE: readonly Look[] = ['title', 'text', 'channel'];

const looksOf = (item: SignOffItem): readonly Look[] => ('looksAt' in item ? item.looksAt : MACHINE);

export const isThrough = ({ state }: SignOffLine): boolean => state === 'passed' || state === 'skipped';

/** Whether somebody has to look and sign. */
export const isCheck = ({ check }: SignOffItem): boolean =>
  check === 'asked' || check === 'bodies' || check === 'reasons' || check === 'wording';

/** Whether signing one line answers another as well. */
export const serves = ({ item: { check } }: Pick<SignOffLine, 'item'>, other: SignOffItem): boolean =>
  'servedBy' in other && other.servedBy === check;

/** Whether the writer may not sign: free words that a list cannot judge, and the reading aloud. */
export const wantsOther = ({ check }: SignOffItem): boolean =>
  check === 'reasons' || check === 'wording' || check === 'aloud';

/** One person may sign several checks; the approver and the listener at the end must each be somebody else. */
const excludes = (one: SignOffItem, other: SignOffItem): boolean =>
  one.id !== other.id && !(isCheck(one) && isCheck(other));

/** Whether a signer wrote the words that need other eyes, or reads aloud himself. */
const isOwnReading = (item: SignOffItem, mark: LineSignature, people: Distinguished): boolean => {
  const reader = officerOf(item.check === 'aloud' ? mark.by : mark.writer);
  return wantsOther(item) && reader !== undefined && samePerson(people, reader, mark.person);
};

/** Whether somebody signed in a post that the line belongs to; the officer who keeps the record, in his own. */
const isOfPost = (item: SignOffItem, { post, person, by }: LineSignature, people: Distinguished): boolean =>
  postsOf(item).length === 0 ||
  (postsOf(item).includes(post ?? '') && mayDecide(item, keeperPost(people, person, by)));

/** Whether a stage was decided before one above it that was there by then: a telephone call takes its stages in order. */
const isBeforeStage = (mark: LineSignature, above: readonly Pick<SignOffLine, 'mark'>[]): boolean =>
  above.some(
    ({ mark: earlier }) =>
      earlier?.kind === 'signed' &&
      earlier.number === mark.number &&
      earlier.place < mark.place &&
      isEarly(mark.decidedAt, earlier.decidedAt),
  );

/** Whether a line wants words from its signer, and has none. */
const isUnsaid = (
  item: SignOffItem,
  mark: LineSignature,
  above: readonly Pick<SignOffLine, 'mark'>[],
): boolean =>
  mark.text === undefined &&
  (('mustSay' in item && item.mustSay === true) ||
    (item.check === 'aloud' &&
      above.some(({ mark: earlier }) => earlier?.kind === 'signed' && earlier.condition !== undefined)));

/**
 * A line that wants another person and was signed by the same one. A signature with a reason is accepted, but never before the
 * last approval.
 */
export const signedAlready = (
  lines: readonly Pick<SignOffLine, 'item' | 'mark' | 'final'>[],
  { item, final }: Pick<SignOffLine, 'item' | 'final'>,
  person: Person,
  people: Distinguished,
): (Pick<SignOffLine, 'item' | 'final'> & { readonly person: Person }) | undefined => {
  for (const line of lines)
    if (
      line.mark?.kind === 'signed' &&
      (line.mark.combines === undefined || final) &&
      excludes(item, line.item) &&
      samePerson(people, line.mark.person, person)
    )
      return { item: line.item, final: line.final, person: line.mark.person };
  return undefined;
};

/** The marks on a version, by its life and the line. */
const byLine = remembered(({ marks }: StatementVersion) =>
  groupBy(
    marks.filter(({ isUntimely }) => !isUntimely),
    ({ life, item }) => `${life}/${item}`,
  ),
);

/**
 * The marks on a line that count at an index of the log, in the version's present life: none from before it was taken down. A
 * reading aloud counts for one publication.
 */
function marksOf(version: StatementVersion, { id, check }: SignOffItem, at?: number): readonly SignMark[] {
  const marks = byLine(version).get(`${lifeAt(version.ends, at)}/${id}`) ?? [];
  return check === 'aloud' && marks.at(-1)?.isSpent === true ? [] : marks;
}

/** Whether an authority that was used lets a version go out. */
type Covers = (use: UseMark, version: StatementVersion) => boolean;

/** Versions of a statement that somebody has said something of, by number: of thousands of drafts few, and each line asks for them. */
const withMarks = remembered((versions: readonly StatementVersion[]) =>
  versions.filter(({ marks }) => marks.length > 0).sort((one, other) => one.number - other.number),
);

/** Versions with marks on a line: all of them, and those that are alike in everything the line covers; by number. */
const marked = (isMarked: (version: StatementVersion, item: SignOffItem) => boolean) =>
  remembered((versions: readonly StatementVersion[]) =>
    remembered((item: SignOffItem) => {
      const latest = withMarks(versions).filter(version => isMarked(version, item));
      const looks = looksOf(item);
      if (latest.length === 0) return { latest, alike: () => latest };
      const byLook = groupBy(latest, version => lookedAt(version, looks));
      return {
        latest,
        alike: (version: StatementVersion) => byLook.get(lookedAt(version, looks)) ?? [],
      };
    }),
  );
const markedNow = marked((version, item) => marksOf(version, item).length > 0);
const markedEver = marked(({ marks }, { id }) => marks.some(({ item }) => item === id));

/** The last version before another, by number. */
function latestBefore(
  versions: readonly StatementVersion[],
  { number }: StatementVersion,
): StatementVersion | undefined {
  let [from, until] = [0, versions.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((versions[middle]?.number ?? 0) < number) from = middle + 1;
    else until = middle;
  }
  return versions[from - 1];
}

/** The marks on a line: of this version, or of an earlier one of which nothing that the line looks at was changed. */
function marksOn(
  item: SignOffItem,
  version: StatementVersion,
  versions: readonly StatementVersion[],
  covers: Covers,
  at: number | undefined,
): Pick<SignOffLine, 'mark' | 'before' | 'contested'> {
  const nothing = { mark: undefined, before: undefined, contested: [] };
  const isAloud = item.check === 'aloud';
  const { latest, alike } = (at === undefined ? markedNow : markedEver)(versions)(item);
  if (latest.length === 0) return nothing;
  // The latest mark that still fits. Where none does, the latest tells which changes its signer has not seen.
  const own = marksOf(version, item, at);
  const fitting = own.length > 0 ? version : isAloud ? undefined : latestBefore(alike(version), version);
  if (fitting !== undefined) {
    const marks = marksOf(fitting, item, at);
    const mark = marks.at(-1);
    // An authority was used for one version, and for no other.
    if (mark?.kind === 'authorised' && (fitting !== version || !covers(mark, version))) return nothing;
    return fitting.contested.has(item.id) ? { ...nothing, contested: marks } : { ...nothing, mark };
  }
  const before = isAloud ? undefined : latestBefore(latest, version);
  const mark = before && marksOf(before, item, at).at(-1);
  return before === undefined || mark === undefined
    ? nothing
    : { ...nothing, before: { mark, revisions: revisions(before, version, looksOf(item)) } };
}

const signedIn = (lines: readonly Pick<SignOffLine, 'mark'>[]): readonly LineSignature[] =>
  lines.flatMap(({ mark }) => (mark?.kind === 'signed' ? [mark] : []));

/**
 * The sign-off of a version.
 * @param items the lines asked, in order
 * @param versions all of its statement
 * @param last the posts that have the last word
 * @param checked a machine's findings in it
 * @param covers whether an authority that was used lets it go out
 * @param at the index in the log for which it counts: a publication's own; absent for publishing now
 */
export function signOffOf(
  items: readonly SignOffItem[],
  version: StatementVersion,
  versions: readonly StatementVersion[],
  people: Distinguished,
  last: readonly string[],
  checked: (item: SignOffItem) => Pick<SignOffLine, 'findings' | 'isVoid'>,
  covers: Covers,
  at?: number,
): SignOff {
  const lines: SignOffLine[] = [];
  const use = version.marks.findLast(
    (mark): mark is UseMark => mark.kind === 'authorised' && covers(mark, version),
  );
  for (const item of items) {
    const final = isFinal(item, last);
    const word = wordOf(item, items, last);
    const marked = { item, final, word, ...checked(item), ...marksOn(item, version, versions, covers, at) };
    const stands = { ...marked, ...currentMarks(marked, lines, people, version) };
    const isWaived =
      use?.waived.includes(item.id) === true &&
      mayWaive(item, use.authority) &&
      !isThrough(stands) &&
      stands.state !== 'returned';
    lines.push(isWaived ? { ...stands, state: 'passed', mark: use } : stands);
  }
  const approvals = lines.filter(({ item }) => item.check === 'approval');
  const finalLine = lines.findLast(({ final }) => final);
  return {
    authorised:
      finalLine?.state === 'passed' && finalLine.mark?.kind === 'authorised' ? finalLine.mark : undefined,
    lines,
    next: lines.find(line => !isThrough(line)),
    approved: approvals.length > 0 && approvals.every(({ mark }) => mark?.kind === 'signed'),
    approvals: signedIn(approvals),
    approvers: signedIn(approvals.filter(({ word }) => word === 'decides')).map(({ person }) => person),
  };
}

function currentMarks(
  line: Omit<SignOffLine, 'state' | 'before'>,
  above: readonly SignOffLine[],
  people: Distinguished,
  version: StatementVersion,
): Pick<SignOffLine, 'state' | 'mark'> {
  const { item, final, mark, contested, findings } = line;
  const open = { state: 'open', mark: undefined } as const;
  // Officers who worked apart can have let one person sign twice; the second time says nothing. What another post signed is no approval.
  const isSigned =
    mark?.kind === 'signed' &&
    isSigner(mark.person) &&
    !isUnsaid(item, mark, above) &&
    // A first word is read out from the screen, and written down once somebody has agreed.
    (isCheck(item) || version.kind === 'acknowledgement' || !isBeforeStage(mark, above)) &&
    ((mark.combines !== undefined && !final) ||
      (!isOwnReading(item, mark, people) &&
        signedAlready(above, line, mark.person, people) === undefined &&
        isOfPost(item, mark, people)));
  if (final && mark?.kind === 'authorised')
    return above.every(isThrough) ? { state: 'passed', mark } : { state: 'waiting', mark: undefined };
  switch (item.check) {
    case 'asked': {
      if (isSigned) return { state: 'passed', mark };
      const served = above.find(each => serves(each, item) && each.mark?.kind === 'signed');
      return served === undefined ? open : { state: 'passed', mark: served.mark };
    }
    case 'bodies':
    case 'reasons':
    case 'wording':
      if (isSigned) return { state: 'passed', mark };
      return findings.length === 0 && contested.length === 0 ? { state: 'passed', mark: undefined } : open;
    case 'approval':
    case 'aloud':
      if (mark?.kind === 'returned') return { state: 'returned', mark };
      // A signature stays when a line above it has come open again.
      if (!above.every(isThrough)) return { state: 'waiting', mark: isSigned ? mark : undefined };
      return isSigned ? { state: 'passed', mark } : open;
    default:
      if (findings.length === 0) return { state: 'passed', mark: undefined };
      if (item.skippable !== true) return { state: 'blocked', mark: undefined };
      return mark?.kind === 'passedOver' ? { state: 'skipped', mark } : open;
  }
}

/** The lines as they were when a published version went out: a reading aloud counts for one publication, the one after it. */
export const linesWhenOut = (
  { publications, marks, ends }: Pick<StatementVersion, 'publications' | 'marks' | 'ends'>,
  lines: readonly SignOffLine[],
): readonly SignOffLine[] =>
  isVersionOut({ publications })
    ? lines.map(line => {
        const heard = marks.findLast(
          mark =>
            mark.kind === 'signed' &&
            !mark.isUntimely &&
            mark.item === line.item.id &&
            mark.life === ends.length,
        );
        return line.item.check !== 'aloud' || line.mark !== undefined || heard === undefined
          ? line
          : { ...line, state: 'passed', mark: heard };
      })
    : lines;

/** Why one person did two things, as it was said last in this incident. */
export const combinedBefore = ({
  statements,
  ledger,
}: Pick<IncidentView, 'statements' | 'ledger'>): string | undefined =>
  [
    ...ledger.facts.flatMap(({ history }) => history.flatMap(({ approval }) => approval ?? [])),
    ...statements.flatMap(({ versions }) =>
      versions.flatMap(({ marks }) => marks.filter(mark => mark.kind === 'signed')),
    ),
  ]
    .flatMap(({ combines }) => combines ?? [])
    .at(-1);

/** States of a publication that used an authority. */
const afterwards = { open: 'authorised', approved: 'ratified', refused: 'refused' } as const;

/** Everything that went out, earliest first. */
export function publicationsOf(
  statements: readonly Statement[],
  signOffOf: (
    version: StatementVersion,
    out: VersionOut,
  ) => Pick<SignOff, 'approved' | 'approvals' | 'approvers' | 'authorised'>,
): readonly Publication[] {
  const uses = new Map(usesOf(statements).map(use => [use.mark.event, use]));
  return statements
    .flatMap(({ versions }) => versions)
    .flatMap(version => {
      if (version.publications.length === 0) return [];
      const { id, statement, title, number, channel, kind, corrects, answers } = version;
      return version.publications.map((each): Publication => {
        const { elsewhere, ...out } = each;
        const about = { ...out, title, version: id, statement, number, channel, kind, corrects, answers };
        // Others approved it: no sign-off here says anything of it.
        if (elsewhere !== undefined)
          return {
            ...about,
            approvals: [],
            approvers: [elsewhere],
            signOff: 'elsewhere',
            ratifyDue: undefined,
            ratifiedLate: false,
          };
        const { approved, approvals, approvers, authorised } = signOffOf(version, each);
        const use = approved || authorised === undefined ? undefined : uses.get(authorised.event);
        return {
          ...about,
          approvals,
          approvers,
          signOff: approved
            ? 'approved'
            : authorised === undefined
              ? 'unapproved'
              : afterwards[authorised.ratification?.verdict ?? 'open'],
          ratifyDue: use?.due,
          ratifiedLate: use !== undefined && isLate(use),
        };
      });
    })
    .sort((one, other) => Date.parse(one.publishedAt) - Date.parse(other.publishedAt));
}

declare module '../core/view.ts' {
  interface IncidentView {
    signOffOf(version: StatementVersion): SignOff;
  }
}
