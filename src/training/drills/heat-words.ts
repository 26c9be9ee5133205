import { type Heat, hottestOf } from './heat.ts';
import { sinceStart } from './words.ts';

const HOUR = 3_600_000;

const degrees = (heat: number): string => String(Math.round(heat));

/** How hot it is, and whether it has just been heated or cools by itself. @param moment milliseconds since the epoch */
export function heatNow(heat: Heat, moment: number): string {
  const latest = heat.raised.findLast(
    ({ at, arrival }) => arrival !== undefined && at <= moment && at > moment - HOUR,
  );
  const said = `热度 ${degrees(heat.at(moment))}`;
  return latest?.arrival === undefined
    ? `${said}，${heat.isHeard(moment) ? '在降' : '还没有公开说过话，降得慢'}`
    : `${said}，${latest.arrival.item.from}这一条添了 ${latest.by}`;
}

/** How hot it was at the start, at its hottest and at the end. @param start, end milliseconds since the epoch */
export function heatCourse(heat: Heat, start: number, end: number): string {
  const hottest = hottestOf(heat);
  const most =
    hottest.at === start ? '开场最高' : `最高 ${degrees(hottest.heat)}（${sinceStart(hottest.at - start)}）`;
  return `热度：开场 ${degrees(heat.at(start))}，${most}，结束时 ${degrees(heat.at(end))}。公开说过话以后降得快，没有说话的降得慢；${heat.raised.length > 1 ? '添了热度的有：' : '没有哪一条添过。'}`;
}

export const heatedBy = (name: string, by: number): string => `${name}：添 ${by}`;
