import { spokenIn } from '../drills/acts.ts';
import type { DrillRun } from '../drills/drill-run.ts';
import { findingsOf } from '../drills/finding.ts';
import type { Story } from '../drills/story.ts';
import type { DrillFinished } from './record.ts';

/** As much of what was said as a record quotes. */
const QUOTED = 2000;

/** What a run came to, as the trainee's record holds it: grades, and the words that were or are to be judged. */
export function finishedDrill(
  { mark, judgements }: Pick<DrillRun, 'mark' | 'judgements'>,
  { outcome, acts, grounds }: Story,
): DrillFinished['data'] {
  const found = findingsOf(acts, grounds);
  const spoken = new Map(
    acts.flatMap(act => (spokenIn(act) === undefined ? [] : [[act.event, act] as const])),
  );
  const quoted = new Set([...found, ...judgements].map(({ event }) => event));
  return {
    run: mark.run,
    scenario: mark.scenario,
    form: mark.form,
    mode: 'solo',
    grades: Object.fromEntries(outcome.marks.map(({ objective, grade }) => [objective.id, grade])),
    notAssessed: outcome.notAssessed.map(({ id }) => id),
    failures: [...new Set(outcome.failures.map(({ fault }) => fault))],
    vetoed: [...new Set(outcome.failures.flatMap(({ cite }) => cite))],
    words: [...spoken.values()]
      .filter(({ event }) => quoted.has(event))
      .map(act => {
        const { event } = act;
        const mine = found.filter(each => each.event === event);
        const judged = judgements.findLast(each => each.event === event);
        const text =
          mine.length > 0 ? mine.flatMap(({ sentences }) => sentences).join('') : (spokenIn(act) ?? '');
        return {
          text: text.slice(0, QUOTED),
          found: [...new Set(mine.map(({ fault }) => fault))],
          ...(judged === undefined
            ? {}
            : { judged: { faults: [...judged.faults], name: judged.name, self: judged.self } }),
        };
      }),
    verdict: outcome.verdict,
  };
}
