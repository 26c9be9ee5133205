import type { SentencesOf } from '../core/sentences.ts';
import type { IncidentView } from '../core/view.ts';
import { calledPerson, personName } from '../core/words/person.ts';
import { beside, listed, sentence, within } from '../core/words/sentence.ts';
import { callEnd, lineWords } from './words.ts';

type Call = Pick<IncidentView['calls'][number], 'person' | 'post' | 'end'>;

/** Whether two calls went to one place: the post where both have one, or else the person as written. */
const isSamePlace = (one: Call, other: Call): boolean =>
  one.post !== undefined && other.post !== undefined
    ? one.post === other.post
    : one.person.name === other.person.name && one.person.title === other.person.title;

/** A report tells its times to the minute. */
const minuteOf = ({ calledAt }: Pick<IncidentView['calls'][number], 'calledAt'>): number =>
  Math.floor(Date.parse(calledAt) / 60_000);

const IN_VAIN = beside('没有接通');
const RANG_BACK = '回电';

/** Sentences of the first ten minutes. */
export const firstSentences: SentencesOf<'called' | 'lineTaken'> = {
  called: {
    log: ({ data: { person, end, told, said, rangBack, placeUntold } }, { happened }) => {
      const call = rangBack ? `${personName(person)}回电` : `打电话给${personName(person)}，${callEnd[end]}`;
      const words = said === undefined ? '' : `：${within(said)}`;
      const read = told === undefined ? '' : `；照着念了：${within(told.replaceAll('\n', ''))}`;
      const gap = placeUntold ? '；没有写明地点' : '';
      return `${call}${words}${beside(happened)}${read}${gap}`;
    },
    document: {
      says: ({ id, data: { end, said, rangBack, ...of } }, { source: { view } }) => {
        const { person } = of;
        if (end === 'inVain') {
          // Only the last of several calls in vain is told, and none that was answered in the same minute.
          const since = view.calls.slice(view.calls.findIndex(({ event }) => event === id) + 1);
          return since.some(
            call =>
              isSamePlace(call, { ...of, end }) && (call.end === 'inVain' || minuteOf(call) === minuteOf(of)),
          )
            ? ''
            : `${calledPerson(person)}${IN_VAIN}`;
        }
        return `${calledPerson(person)}${rangBack ? RANG_BACK : ''}${beside(said === undefined ? '' : `答复“${within(said)}”`)}`;
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
