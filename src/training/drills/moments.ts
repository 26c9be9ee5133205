import { groupBy } from '../../base/group.ts';
import { type Act, spokenIn } from './acts.ts';
import type { PoorWords } from './judgement.ts';
import type { Failure, Mark } from './marking.ts';
import type { Promised } from './promises.ts';
import { injectArrivals } from './run.ts';
import type { Story } from './story.ts';

/** As many as one remembers. */
const MOST = 3;

/** A moment of a run that mattered. */
export type Moment = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The act of that moment; `undefined` where there was none. */
  readonly act: Act | undefined;
  readonly cite: readonly string[];
  /** The inject from which to try it again: the last one that had come by then. */
  readonly inject: string | undefined;
} & (
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'broken'; readonly promised: Promised }
  | { readonly kind: 'poor'; readonly poor: PoorWords }
  | { readonly kind: 'missed' | 'spoilt' | 'done'; readonly mark: Mark }
);

/**
 * The three most important moments of a run: failures, broken promises, poor words, objectives missed or spoilt; and, where there are
 * fewer, the best acts. In order of time.
 */
export function momentsOf({ run, begun, acts, outcome }: Story): readonly Moment[] {
  const injects = injectArrivals(run).filter(({ at }) => at >= begun);
  const when = (
    at: number,
    event: string,
    cite: readonly string[],
  ): Pick<Moment, 'at' | 'act' | 'cite' | 'inject'> => ({
    at,
    act:
      acts.find(act => act.event === event && spokenIn(act) !== undefined) ??
      acts.find(act => act.event === event),
    cite,
    inject: injects.findLast(inject => inject.at <= at)?.item.id,
  });
  const failed = outcome.failures.map(
    (failure): Moment => ({ kind: 'failed', failure, ...when(failure.at, failure.event, failure.cite) }),
  );
  const broken = outcome.promises
    .filter(({ kept }) => kept === undefined)
    .map((promised): Moment => ({ kind: 'broken', promised, ...when(promised.due, promised.act.event, []) }));
  const poor = outcome.poor.map(
    (each): Moment => ({
      kind: 'poor',
      poor: each,
      ...when(acts.find(({ event }) => event === each.event)?.at ?? begun, each.event, []),
    }),
  );
  // A mark that waits for a person is shown as neither good nor bad.
  const marked = outcome.marks.flatMap((mark): readonly Moment[] => {
    if (mark.grade === undefined) return [];
    const event = mark.event ?? '';
    const moment = { mark, ...when(mark.at, event, mark.objective.cite) };
    if (mark.grade === 'U') return [{ kind: 'missed', ...moment }];
    if (mark.grade === 'M') return [{ kind: 'spoilt', ...moment }];
    return [{ kind: 'done', ...moment }];
  });
  const wrong = [...failed, ...broken, ...poor, ...marked.filter(({ kind }) => kind !== 'done')];
  const good = marked.filter(
    ({ kind, act }) =>
      kind === 'done' &&
      act !== undefined &&
      spokenIn(act) !== undefined &&
      outcome.unjudged.every(({ event }) => event !== act.event),
  );
  // Several moments of one act, or of one time, are shown as the first of them.
  const chosen = groupBy([...wrong, ...good], ({ act, at }) => act?.event ?? at);
  return [...chosen.values()]
    .flatMap(alike => alike.slice(0, 1))
    .slice(0, MOST)
    .sort((one, other) => one.at - other.at);
}
