import { limitsIn, type Within, withinOf } from '../plan/time-words.ts';
import type { Deadline } from '../playbook/deadline/rule.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { words } from './content-words.ts';

/** A limit that says something else than the text it rests on. */
interface LimitFault {
  readonly part: 'clauses' | 'deadlines';
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly sentence: string;
}

const MINUTES: Readonly<Record<string, number>> = { M: 1, H: 60, D: 1440, W: 10_080 };

/** A duration by its length, `P1D` and `PT24H` alike. A month has none of its own. */
const lengthOf = (duration: string): string => {
  const [, time, count = '', unit = ''] = /^P(T?)(\d+)([DWMH])$/.exec(duration) ?? [];
  return time === '' && unit === 'M' ? duration : `${Number(count) * (MINUTES[unit] ?? Number.NaN)} min`;
};

const lengthIn = (within: Within): string => {
  if (within === 'sameDay') return within;
  if (typeof within === 'string') return lengthOf(within);
  if ('workingDays' in within) return `${within.workingDays} working days`;
  return 'every' in within ? `every ${lengthOf(within.every)}` : `at ${[...within.at].sort().join()}`;
};

/** The lengths that a text gives. */
const spansIn = (text: string): readonly string[] =>
  limitsIn(text).flatMap(each => {
    const within = withinOf(each);
    return within === undefined ? [] : [lengthIn(within)];
  });

/** A limit as a clerk writes it: `PT2H`, `{ workingDays: 5 }`. */
const written = (within: Within): string =>
  typeof within === 'string' ? within : JSON.stringify(within).replaceAll('"', '').replaceAll(':', ': ');

/** The end is a promise, an authority or a sheet that came in: its time stands there. */
const endsElsewhere = ({ anchor }: Deadline): boolean =>
  'promise' in anchor ||
  'authority' in anchor ||
  'order' in anchor ||
  ('step' in anchor && anchor.until !== undefined);

/** The fault of `within`, by the time words beside it. */
function withinFault({ limitText, within }: Deadline): string | undefined {
  const found = limitsIn(limitText);
  const said = found.flatMap(each => withinOf(each) ?? []);
  const [first] = said;
  if (first === undefined)
    return within !== undefined && found.length > 0 ? words.limitWithoutNumber(limitText) : undefined;
  if (within === undefined) return words.withinMissing(limitText, written(first));
  return said.some(each => lengthIn(each) === lengthIn(within))
    ? undefined
    : words.withinDiffers(limitText, written(within), written(first));
}

/** Holds every limit to its text: one that was amended, or mistyped, would run a clock that nothing sets. */
export function limitFaults({
  clauses,
  deadlines,
  rules,
}: Pick<Playbook, 'clauses' | 'deadlines' | 'rules'>): readonly LimitFault[] {
  const texts = new Map([
    ...clauses.map(({ id, text }) => [id, text] as const),
    ...rules.map(({ id, wording }) => [id, wording] as const),
  ]);
  const isSaid = (limit: string, cite: readonly string[]): boolean =>
    cite.some(each => texts.get(each)?.includes(limit) ?? false);
  // A rule that says 不得超过4小时 is told as 4小时内; the plan is quoted.
  const isMeant = (limit: string, cite: readonly string[]): boolean => {
    const said = spansIn(limit);
    return cite.some(each => spansIn(texts.get(each) ?? '').some(span => said.includes(span)));
  };
  return [
    ...clauses.flatMap(({ id, limit }, index): readonly LimitFault[] =>
      limit === undefined || isSaid(limit, [id])
        ? []
        : [{ part: 'clauses', path: [index, 'limit'], id, sentence: words.notInClause(limit, id) }],
    ),
    ...deadlines.flatMap((deadline, index): readonly LimitFault[] => {
      const { id, basis, cite, limitText } = deadline;
      const fault = (path: string, sentence: string): LimitFault => ({
        part: 'deadlines',
        path: [index, path],
        id,
        sentence,
      });
      if (endsElsewhere(deadline)) return [];
      const isHeld = isSaid(limitText, cite) || (basis === 'rule' && isMeant(limitText, cite));
      if ((basis === 'plan' || basis === 'rule') && !isHeld)
        return [fault('limitText', words.notInCited(limitText, cite.join('、')))];
      const wrong = withinFault(deadline);
      return wrong === undefined ? [] : [fault('within', wrong)];
    }),
  ];
}
