import type { SentencesOf } from '../core/sentences.ts';
import type { IncidentView } from '../core/view.ts';
import { calledParty, partyName } from '../core/words/person.ts';
import { beside, listed, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { callEnd, lineWords } from './words.ts';

type Call = Pick<IncidentView['calls'][number], 'unit' | 'person' | 'post' | 'end'>;

/** Whether two calls went to one person: the same post, where no two names tell its holders apart, or else the person as written. */
function isSamePlace(one: Call, other: Call): boolean {
  const [name = '', otherName = ''] = [one.person?.name, other.person?.name];
  const isApart = name !== '' && otherName !== '' && name !== otherName;
  if (one.post !== undefined && other.post !== undefined) return one.post === other.post && !isApart;
  return name === otherName && one.person?.title === other.person?.title && one.unit === other.unit;
}

/** A report tells its times to the minute. */
const minuteOf = ({ calledAt }: Pick<IncidentView['calls'][number], 'calledAt'>): number =>
  Math.floor(Date.parse(calledAt) / 60_000);

/** How often somebody was called in vain until he answered, beside the first time; `undefined` for a later time, and where he answered in the same minute. */
function timesInVain(calls: IncidentView['calls'], event: string, now: number): string | undefined {
  const call = calls.find(each => each.event === event);
  if (call === undefined) return undefined;
  const same = calls.filter(each => isSamePlace(each, call));
  const at = same.indexOf(call);
  if (same[at - 1]?.end === 'inVain') return undefined;
  const answered = same.findIndex((each, place) => place > at && each.end !== 'inVain');
  const times = same.slice(at, answered === -1 ? undefined : answered);
  const answer = same[answered];
  if (answer !== undefined && minuteOf(answer) === minuteOf(call)) return undefined;
  const last = times.at(-1);
  return last === undefined || times.length === 1
    ? ''
    : `（到${documentTime(Date.parse(last.calledAt), now)}共打${times.length}次）`;
}

const IN_VAIN = beside('没有接通');
const RANG_BACK = '回电';

/** Sentences of the first ten minutes. */
export const firstSentences: SentencesOf<'called' | 'lineTaken'> = {
  called: {
    log: ({ data: { end, told, said, rangBack, placeUntold, ...party } }, { happened }) => {
      const who = partyName(party);
      const call = rangBack ? `${who}回电` : `打电话给${who}，${callEnd[end]}`;
      const words = said === undefined ? '' : `：${within(said)}`;
      const read = told === undefined ? '' : `；照着念了：${within(told.replaceAll('\n', ''))}`;
      const gap = placeUntold ? '；没有写明地点' : '';
      return `${call}${words}${beside(happened)}${read}${gap}`;
    },
    document: {
      says: ({ id, data: { end, said, rangBack, ...party } }, { source: { view, now } }) => {
        const who = calledParty(party);
        if (end === 'inVain') {
          const times = timesInVain(view.calls, id, now);
          return times === undefined ? '' : `${who}${times}${IN_VAIN}`;
        }
        return `${who}${rangBack ? RANG_BACK : ''}${beside(said === undefined ? '' : `答复“${within(said)}”`)}`;
      },
      joined: said => {
        const missed = said
          .filter(each => each.endsWith(IN_VAIN))
          .map(each => each.slice(0, -IN_VAIN.length));
        const answered = said.filter(each => !each.endsWith(IN_VAIN));
        // Somebody who rang back has not been told anything yet.
        const isBack = (each: string): boolean =>
          new RegExp(`${RANG_BACK}(?:（答复“.*”）)?$`, 'u').test(each);
        const reached = answered.filter(each => !isBack(each));
        const back = answered.filter(isBack);
        return sentence(
          reached.length === 0 ? '' : `电话报告${listed(reached)}`,
          back.length === 0 ? '' : `接到${listed(back)}`,
          missed.length === 0 ? '' : `打给${listed(missed)}没有接通`,
        );
      },
    },
  },
  lineTaken: {
    log: ({ data }, { names, happened }) => {
      const said = lineWords(data);
      return `${names.lineText(data.line)}${said === '' ? '' : `：${said}`}${beside(happened)}`;
    },
    document: {
      says: ({ data: { line, who } }, { names }) => {
        const told = names.lineSentence(line);
        return told === '' ? '' : sentence(`${told}${beside(who === undefined ? '' : within(who))}`);
      },
    },
  },
};
