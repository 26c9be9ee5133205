import { type Amount, sumOf } from '../../base/amount.ts';
import { groupBy } from '../../base/group.ts';
import { isUntimely } from '../core/decided.ts';
import { currentEvent, live } from '../core/events.ts';
import type { EventOfType, EventType, IncidentEvent, IncidentLog } from '../core/incident.ts';
import { isOut } from '../statements/life.ts';
import type { Publication } from '../statements/publication.ts';
import { type AnswerWay, themeSubject } from '../statements/theme-subject.ts';

interface At {
  readonly event: string;
  readonly at: string;
}

/** The data of an event about a theme, with its time. The writer is left out on purpose: nothing here points to a person. */
type ThemeData<Type extends EventType> = EventOfType<Type>['data'] & At;

/** @param at when it was done, where it says so itself */
const themeData = <Event extends IncidentEvent>(said: Event, at = said.at): Event['data'] & At => ({
  ...said.data,
  event: said.id,
  at,
});

/** An answer that went out: words of a publication repeated, or a reply of its own. */
interface ThemeAnswer {
  /** The event that says so: of a reply its publication. */
  readonly event: string;
  /** When it was given. */
  readonly at: string;
  readonly how: AnswerWay;
  readonly text: string;
  readonly place: string;
  readonly link: string | undefined;
  /** When more was promised with it. */
  readonly promised: string | undefined;
  /** The statement that went out. */
  readonly statement: string;
}

/** One theme of the public's questions and complaints, with everything done about it. Times are UTC ISO 8601. */
export interface Theme {
  readonly id: string;
  readonly title: string;
  /** How many were heard in all, never who. */
  readonly count: Amount;
  readonly heard: readonly ThemeData<'themeRecorded'>[];
  /** 线上: what answers it in public and is out, latest last. */
  readonly online: readonly ThemeAnswer[];
  /** The first time promised with an answer that no later answer, and nothing published since, has kept. */
  readonly owed: string | undefined;
  /** Answers that are out no more. */
  readonly withdrawn: readonly ThemeAnswer[];
  /** 线下: the section it was passed to, and the result. */
  readonly passed: ThemeData<'themePassed'> | undefined;
  readonly solved: ThemeData<'themeSolved'> | undefined;
  /** Answered, corrected, passed on or solved. */
  readonly answered: boolean;
}

/**
 * Themes, the most frequent first.
 * @param publications everything published, replies included
 * @param wordsOf the text of a published version
 * @param isQuoted whether an answer repeats a publication, and names no cause that nobody has approved
 */
export function themesOf(
  log: IncidentLog,
  publications: readonly Publication[],
  wordsOf: (version: string) => string,
  isQuoted: (answer: EventOfType<'themeAnswered'>, of: Publication) => boolean,
): readonly Theme[] {
  const out = new Map(publications.map(each => [each.event, each]));
  const replies = groupBy(publications, ({ answers }) => answers?.theme);
  const told = publications.flatMap(out => (out.answers === undefined && isOut(out) ? out.publishedAt : []));
  const heard = groupBy(live(log, 'themeRecorded'), ({ data }) => data.theme);
  const answers = groupBy(live(log, 'themeAnswered'), ({ data }) => data.theme);
  return [...heard]
    .map(([id, events]): Theme => {
      const given = [
        ...(answers.get(id) ?? []).flatMap(said => {
          const { id: event, data } = said;
          const of = out.get(data.publication);
          // Nobody can repeat a text before it is published.
          if (of === undefined || isUntimely(data.answeredAt, said.at, of.publishedAt) || !isQuoted(said, of))
            return [];
          const { how, text, place, link, promised, answeredAt: at } = data;
          const answer = { event, at, how, text, place, link, promised, statement: of.statement };
          return [{ answer, of }];
        }),
        ...(replies.get(id) ?? []).map(of => {
          const {
            event,
            publishedAt: at,
            place,
            link,
            nextUpdate: promised,
            statement,
            version,
            answers,
          } = of;
          const how = answers?.how ?? 'answered';
          return { answer: { event, at, how, text: wordsOf(version), place, link, promised, statement }, of };
        }),
      ].sort((one, other) => Date.parse(one.answer.at) - Date.parse(other.answer.at));
      const online = given.flatMap(({ answer, of }) => (isOut(of) ? [answer] : []));
      const withdrawn = given.flatMap(({ answer, of }) => (isOut(of) ? [] : [answer]));
      // A promise stands though its words were taken down.
      const promises = given.flatMap(({ answer: { at, promised } }) =>
        promised === undefined ? [] : [{ at, promised }],
      );
      const heardAgain = [...online.map(({ at }) => at), ...told];
      const passed = currentEvent(log, themeSubject('passed', id), 'themePassed');
      const solved = currentEvent(log, themeSubject('solved', id), 'themeSolved');
      return {
        id,
        title: currentEvent(log, themeSubject('title', id), 'themeRecorded')?.data.title ?? '',
        count: sumOf(events.map(({ data }) => data.count)),
        heard: events.map(event => themeData(event)),
        online,
        owed: promises
          .filter(({ at }) => !heardAgain.some(again => Date.parse(again) > Date.parse(at)))
          .map(({ promised }) => promised)
          .sort()
          .at(0),
        withdrawn,
        passed: passed && themeData(passed, passed.data.doneAt),
        solved: solved && themeData(solved, solved.data.doneAt),
        answered: online.length > 0 || passed !== undefined || solved !== undefined,
      };
    })
    .sort((one, other) => other.count.number - one.count.number || (one.id < other.id ? -1 : 1));
}

declare module '../core/view.ts' {
  interface IncidentView {
    /** The public's questions, the most frequent first. */
    readonly themes: readonly Theme[];
  }
}
