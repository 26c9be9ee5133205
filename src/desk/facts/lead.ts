import { leadBefore } from '../core/words/sentence.ts';
import type { FactView } from './ledger.ts';

/** Only a time: 11月24日9时许, 11月18日至20日. */
const TIME_ALONE = /^[\d\s年月日号时点分秒许左右前后至到起—~～\-:：、今昨前当天晚早上下中午凌晨傍夜间半]+$/u;

/** The words before the value of a fact. `发生时间为` goes before a time only: a value with more than a time describes the event. */
export const leadToFact = ({ element }: Pick<FactView, 'element'>, value: string, lead: string): string =>
  element?.means === 'happenedAt' && !TIME_ALONE.test(value) && /[为是]$/u.test(lead)
    ? ''
    : leadBefore(value, lead);
