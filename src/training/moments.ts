import { type Act, spokenIn } from './acts.ts';
import { injectArrivals } from './course.ts';
import type { Failure, Mark } from './marking.ts';
import type { Promised } from './promise.ts';
import type { Asked } from './public.ts';
import type { Story } from './story.ts';

/** As many as one remembers. */
const MOST = 3;

/** A moment of a run that mattered. */
export type Moment = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What was said then; `undefined` where nothing was. */
  readonly act: Act | undefined;
  readonly cite: readonly string[];
  /** The inject from which to try it again: the last one that had come by then. */
  readonly inject: string | undefined;
} & (
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'broken'; readonly promised: Promised }
  | { readonly kind: 'flared'; readonly asked: Asked }
  | { readonly kind: 'missed' | 'spoilt'; readonly mark: Mark }
  | { readonly kind: 'done'; readonly mark: Mark }
);

type Bare = Moment extends infer Each ? (Each extends Moment ? Omit<Each, 'inject'> : never) : never;

/**
 * The three moments of a run that mattered most: what failed it, promises that were broken, falsehoods that the public took up, what was left undone or spoilt; and, where there are fewer,
 * what was done best. In the order in which they were.
 */
export function momentsOf({ run, start, acts, outcome, feed }: Story): readonly Moment[] {
  const actOf = (event: string | undefined): Act | undefined =>
    acts.find(act => act.event === event && spokenIn(act) !== undefined) ??
    acts.find(act => act.event === event);
  const failed = outcome.failures.map(
    (failure): Bare => ({
      kind: 'failed',
      failure,
      at: failure.at,
      act: actOf(failure.event),
      cite: failure.cite,
    }),
  );
  const broken = outcome.promises.flatMap((promised): readonly Bare[] =>
    promised.kept === undefined
      ? [{ kind: 'broken', promised, at: promised.due, act: promised.act, cite: [] }]
      : [],
  );
  const flared = feed.questions.flatMap((asked): readonly Bare[] => {
    const turn = asked.turns.find(({ kind }) => kind === 'false');
    if (turn === undefined) return [];
    const traps = run.scenario.traps.filter(({ id }) => asked.question.traps?.includes(id) === true);
    const cite = [...new Set(traps.flatMap(each => each.cite))];
    return [{ kind: 'flared', asked, at: turn.at, act: actOf(turn.event), cite }];
  });
  const marked = outcome.marks.map(
    (mark): Bare => ({
      kind: mark.grade === 'U' ? 'missed' : mark.grade === 'M' ? 'spoilt' : 'done',
      mark,
      at: mark.at,
      act: actOf(mark.event),
      cite: mark.objective.cite,
    }),
  );
  const good = marked.filter(({ kind }) => kind === 'done');
  const wrong = [...failed, ...broken, ...flared, ...marked.filter(({ kind }) => kind !== 'done')];
  const spoken = good.filter(({ act }) => act !== undefined && spokenIn(act) !== undefined);
  const seen = new Set<string>();
  const chosen = [...wrong, ...spoken].filter(({ act, at }) => {
    const key = act?.event ?? String(at);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const from = start + run.from;
  const injects = injectArrivals(run).filter(({ at }) => at >= from);
  return chosen
    .slice(0, MOST)
    .sort((one, other) => one.at - other.at)
    .map(moment => ({ ...moment, inject: injects.findLast(({ at }) => at <= moment.at)?.item.id }) as Moment);
}
