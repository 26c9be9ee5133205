import type { Form } from '../../playbook/form.ts';
import { templateOf, tokensIn } from '../../playbook/template.ts';
import type { EventType } from '../core/incident.ts';
import { having, labelled, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { amountWords } from '../core/words/value.ts';
import type { Theme } from '../feedback/themes.ts';
import { sentencesFor } from '../incident/sentences.ts';
import { correctedWords, outWords } from '../publications/sentences.ts';
import type { Publication } from '../statements/publication.ts';
import { resultSentence } from '../steps/sentences.ts';
import type { Filling } from './filling.ts';
import type { ListingItem } from './passage.ts';

/** The sentence of a publication without its time. The review tells who signed it. */
export function publishedSentence(out: Publication, { time, names }: Filling): string {
  const { place, link, nextUpdate } = out;
  const address = link === undefined || link === place ? '' : `（${link}）`;
  return sentence(
    `在${place}${outWords(out)}${address}`,
    correctedWords(out, names),
    having(time(nextUpdate), text => `并承诺于${text}前再次发布`),
    withdrawnWords(out, time),
  );
}

/** That it was taken down since; '' where it was not. */
export const withdrawnWords = ({ withdrawn }: Publication, time: Filling['time']): string =>
  withdrawn === undefined ? '' : `已于${time(withdrawn.withdrawnAt)}撤下`;

/** The sentence of one theme: how often it was raised, and each thing done about it. */
export function themeSentence({ title, count, online, passed, solved }: Theme, now: number): string {
  const when = (iso: string): string => documentTime(Date.parse(iso), now);
  const latest = online.at(-1);
  const done = [
    ...(latest === undefined
      ? []
      : [`已于${when(latest.at)}${latest.how === 'answered' ? '公开答复' : '公开更正'}`]),
    ...(passed === undefined
      ? []
      : [`已转${within(passed.to)}办理${passed.due === undefined ? '' : `，要求${when(passed.due)}前办结`}`]),
    ...(solved === undefined ? [] : [`已于${when(solved.at)}解决`]),
  ];
  return (
    sentence(
      `反映“${within(title)}”的${amountWords(count)}条`,
      ...(done.length === 0 ? ['尚未答复'] : done),
    ) + labelled('解决结果', solved?.result ?? '')
  );
}

/**
 * The acts in order of time, a sentence each; facts verified at one time share a sentence, as do calls.
 * @param form its own parts tell some acts already, and a report leaves out what stays in the office
 * @param since leaves out everything written down earlier, in milliseconds since the epoch
 */
export function documentActs(
  filling: Filling,
  { report, fields }: Pick<Form, 'report' | 'fields'>,
  since = Number.NEGATIVE_INFINITY,
): readonly ListingItem[] {
  const { source, timeline } = filling;
  const shownAt = (at: number): string => documentTime(at, source.now);
  const parts = new Set(fields.flatMap(field => tokensIn(templateOf(field))));
  const acts: { at: number; of: EventType; said: string[]; text: string; main: boolean }[] = [];
  for (const line of timeline().entries) {
    if (!('entry' in line) || line.writtenAt <= since) continue;
    const { event } = line.entry;
    const { document } = sentencesFor(event);
    if ('silent' in document) continue;
    const { main, joined, part, inward } = document;
    if (report !== undefined && (typeof inward === 'function' ? inward(event) : inward === true)) continue;
    const own = typeof part === 'function' ? part(event, filling) : part;
    if (own !== undefined && parts.has(own)) continue;
    const { at } = line;
    const text = document.says(event, filling, line.entry);
    if (text === '') continue;
    const isMain = typeof main === 'function' ? main(event, filling) : main === true;
    const last = acts.at(-1);
    // One sentence has one time: what came later is told by itself.
    if (joined !== undefined && last?.of === event.type && shownAt(last.at) === shownAt(at)) {
      last.said.push(text);
      last.text = joined(last.said);
    } else acts.push({ at, of: event.type, said: [text], text: joined?.([text]) ?? text, main: isMain });
  }
  // A timeline leaves out what did some steps: who was assigned, what was drafted.
  const events = new Set(timeline().entries.map(({ id }) => id));
  for (const { step, state, applies } of source.view.steps) {
    if (!applies || state.kind !== 'done' || events.has(state.event)) continue;
    // Verified facts have a part of their own.
    if (state.sensed?.place.kind === 'facts') continue;
    if (Date.parse(state.writtenAt) <= since) continue;
    const text = resultSentence(step, filling);
    if (text !== '')
      acts.push({
        at: Date.parse(state.at),
        of: 'stepDone',
        said: [text],
        text,
        main: step.fills === 'lead',
      });
  }
  return acts
    .sort((one, other) => one.at - other.at)
    .map(({ at, text, main }) => ({ time: shownAt(at), text, main }));
}
