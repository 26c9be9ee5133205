import { names } from '#names';
import type { DatedMoment, DateQuestion } from '../date-order.ts';
import { fullTime } from './time.ts';

const label: Readonly<Record<DatedMoment, string>> = {
  happened: '发生时间',
  firstSeen: '最早出现时间',
  found: '发现时间',
  acted: '办理时间',
  received: '来单收到时间',
  approved: `${names.approve}时间`,
  published: '发布时间',
};

/** The question about a time that contradicts another. @param now milliseconds since the epoch */
export const dateQuestionWords = ({ of, at, against, other }: DateQuestion, now: number): string =>
  `${label[of]}（${fullTime(at, now)}）${at < other ? '早于' : '晚于'}${label[against]}（${fullTime(other, now)}），请核对。确实如此的不用改，再按一次。`;

/** Beside a record in the log whose contradicting time an officer kept. */
export const confirmedDates = '（时间先后不合，记录人核对后照此记）';
