import type { Playbook } from '../../src/playbook/playbook.ts';
import type { Arranged } from './case.ts';
import {
  ARRANGED_WITH,
  missedShare,
  POSTS,
  quantile,
  type Result,
  resultFor,
  type Study,
  type Tally,
} from './study.ts';

/** More often missed than this is hard to keep, and than that cannot be kept. */
export const HARD = 0.05;
export const IMPOSSIBLE = 0.5;

/** What would help, by name. `posts` and `reachable` change the setting itself. */
export type Help = Exclude<Arranged, 'nothing'> | 'posts' | 'reachable';

export const helpWords: Readonly<Record<Help, string>> = {
  toldAtOnce: '发现当时就报办公室',
  quickFacts: '核查用时减半',
  readyDraft: '底稿事先备好',
  morningPromise: '夜里只承诺天亮以后再发',
  posts: '夜里上到5个岗位',
  reachable: '审定人夜里联系得上',
  all: '除了添人，几样一起',
};

/** A deadline of the plan as the nights have it. */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** In the text's own words. */
  readonly limit: string;
  readonly cites: string;
  /** `judged`: it has a number and came to its end; `counted`: no number, so only how long it took; `unseen`: a night does not show it. */
  readonly kind: 'judged' | 'counted' | 'unseen';
}

const tallyIn = (result: Result | undefined, deadline: string): Tally | undefined =>
  result?.deadlines.get(deadline);

export const shareIn = (result: Result | undefined, deadline: string): number | undefined => {
  const tally = tallyIn(result, deadline);
  return tally && missedShare(tally);
};

/** Clauses as 第…条, rules by number. */
function citesOf({ rules }: Playbook, cite: readonly string[]): string {
  const [first, ...others] = cite.map(id => rules.find(rule => rule.id === id)?.number ?? `方案${id}`);
  return [first, ...others.slice(0, 1)].join('、');
}

/** Every deadline of the plan. */
export function rowsOf(playbook: Playbook, { results }: Study): readonly Row[] {
  return playbook.deadlines.map(({ id, title, limitText, cite, within, anchor }) => {
    const tallies = results.flatMap(result => tallyIn(result, id) ?? []);
    const hasNumber = within !== undefined || 'promise' in anchor;
    const isSeen = tallies.some(({ kept, missed, took }) => kept + missed > 0 || took.length > 0);
    return {
      id,
      title,
      limit: limitText,
      cites: citesOf(playbook, cite),
      kind: !isSeen ? 'unseen' : hasNumber ? 'judged' : 'counted',
    };
  });
}

/** One deadline and what of the arrangements changes most. */
export interface Finding {
  readonly row: Row;
  /** With most posts and everybody reachable. */
  readonly best: { readonly share: number; readonly missed: number; readonly of: number };
  /** With {@link ARRANGED_WITH} posts and nobody to approve in the night. */
  readonly usual: { readonly share: number; readonly missed: number; readonly of: number };
  readonly helps: readonly { readonly help: Help; readonly share: number }[];
}

const most = Math.max(...POSTS);

function sharesFor(
  study: Study,
  deadline: string,
): readonly { readonly help: Help; readonly share: number }[] {
  const tried: readonly (readonly [Help, Result | undefined])[] = [
    ['posts', resultFor(study, most, false)],
    ['reachable', resultFor(study, ARRANGED_WITH, true)],
    ...study.results.flatMap((result): readonly (readonly [Help, Result])[] =>
      result.setting.arranged === 'nothing' ? [] : [[result.setting.arranged, result]],
    ),
  ];
  return tried
    .flatMap(([help, result]) => {
      const share = shareIn(result, deadline);
      return share === undefined ? [] : [{ help, share }];
    })
    .sort((one, other) => one.share - other.share);
}

/** Deadlines that were missed, the hardest first: what is missed even with everybody there before what others miss. */
export function findingsOf(playbook: Playbook, study: Study): readonly Finding[] {
  const measured = (result: Result | undefined, id: string): Finding['best'] => {
    const { kept = 0, missed = 0 } = tallyIn(result, id) ?? {};
    return { share: kept + missed === 0 ? 0 : missed / (kept + missed), missed, of: kept + missed };
  };
  return rowsOf(playbook, study)
    .filter(({ kind }) => kind === 'judged')
    .map(row => ({
      row,
      best: measured(resultFor(study, most, true), row.id),
      usual: measured(resultFor(study, ARRANGED_WITH, false), row.id),
      helps: sharesFor(study, row.id),
    }))
    .filter(({ best, usual }) => best.missed + usual.missed > 0)
    .sort((one, other) => other.best.share + other.usual.share - one.best.share - one.usual.share);
}

export const percent = (share: number | undefined): string =>
  share === undefined ? '—' : `${Math.round(share * 100)}%`;

/** Whole minutes as an officer says them. */
export const timeWords = (minutes: number | undefined): string =>
  minutes === undefined
    ? '—'
    : minutes < 60
      ? `${minutes}分`
      : `${Math.floor(minutes / 60)}小时${minutes % 60 === 0 ? '' : `${String(minutes % 60).padStart(2, '0')}分`}`;

export const verdictOf = (share: number | undefined): string =>
  share === undefined
    ? '没有遇到'
    : share === 0
      ? '都办到'
      : share <= HARD
        ? '基本办到'
        : share <= IMPOSSIBLE
          ? '难办到'
          : '办不到';

/** A finding in one sentence. */
export function findingWords({ row, best, usual, helps }: Finding): string {
  const [help] = helps.filter(({ help: each, share }) => each !== 'all' && share < usual.share);
  const together = helps.find(({ help: each }) => each === 'all');
  const structural =
    best.missed > 0
      ? `人最齐（${most}个岗位、审定人联系得上）时，${best.of}次里仍有${best.missed}次超时（${percent(best.share)}）`
      : `人最齐时都办到`;
  return `${row.title}（${row.limit}，${row.cites}）：${structural}；${ARRANGED_WITH}个岗位、审定人夜里联系不上，${usual.of}次里${usual.missed}次超时（${percent(usual.share)}）。${
    help === undefined
      ? '试过的办法没有一样单独见效'
      : `只改一样，最见效的是${helpWords[help.help]}，降到${percent(help.share)}`
  }${together === undefined ? '' : `；几样一起，${percent(together.share)}`}。`;
}

/** The middle of what was measured, with its tenth and ninetieth. */
export const spreadWords = (values: readonly number[]): string =>
  values.length === 0
    ? '—'
    : `${timeWords(quantile(values, 0.5))}（${timeWords(quantile(values, 0.1))}至${timeWords(quantile(values, 0.9))}）`;
