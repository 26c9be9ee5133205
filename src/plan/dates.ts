import { sentenceSchema, z } from '../base/schema.ts';

/** When the plan was adopted, and when it was last evaluated and drilled; what nobody recorded is absent. Dates are `YYYY-MM-DD`. */
export const planDatesSchema = z.strictObject({
  /** 哪一天印发，例如 "2019-08-22"，要加引号 */
  adopted: z.iso.date(),
  /** 最近一次评估是哪一天；没有记录的不写 */
  evaluated: z.exactOptional(z.iso.date()),
  /** 最近一次演练是哪一天；没有记录的不写 */
  drilled: z.exactOptional(z.iso.date()),
  /** 评估、演练依哪份规定，核对过没有 */
  note: sentenceSchema,
});

type PlanDates = z.infer<typeof planDatesSchema>;

const UNRECORDED = '没有记录';

/** `2019-08-22` as `2019年8月22日`. */
const dayWords = (date: string | undefined): string =>
  date === undefined ? UNRECORDED : date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日');

/** Each date with its name. */
export const planDateRows = ({
  adopted,
  evaluated,
  drilled,
}: PlanDates): readonly (readonly [string, string])[] => [
  ['印发', dayWords(adopted)],
  ['最近一次评估', dayWords(evaluated)],
  ['最近一次演练', dayWords(drilled)],
];

/** Whole years from one day to another. @param from and @param to `YYYY-MM-DD` */
const yearsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/** The dates in one sentence, and how many years have passed since somebody last looked at the plan as a whole. @param today `YYYY-MM-DD` */
export function planDatesSentence(plan: string, dates: PlanDates, today: string): string {
  const [[, adopted] = ['', ''], ...others] = planDateRows(dates);
  const said = others.map(([name, day]) => (day === UNRECORDED ? `${name}${day}` : `${name}是${day}`));
  const years = yearsBetween(dates.evaluated ?? dates.adopted, today);
  const since = dates.evaluated === undefined ? '印发' : '评估';
  return `${plan}${adopted}印发，${said.join('，')}。${years < 1 ? '' : `距${since}已满${years}年。`}`;
}
