import { type Amount, sumOf } from '../../base/amount.ts';
import { groupBy } from '../../base/group.ts';
import { live, standing } from '../core/events.ts';
import { happenedAt } from '../incident/account.ts';
import type { EventOfType, EventType, IncidentEvent, IncidentLog } from '../incident/kinds.ts';
import { themeSubject } from './theme.ts';

interface At {
  readonly event: string;
  readonly at: string;
}

/** What an event says of a theme, and when. There is no place for whom it was heard of, nor by whom. */
type Said<Type extends EventType> = EventOfType<Type>['data'] & At;

const saidIn = <Event extends IncidentEvent>(said: Event): Event['data'] & At => ({
  ...said.data,
  event: said.id,
  at: happenedAt(said),
});

/** What one theme of the public's questions and complaints has come to. Times are UTC ISO 8601. */
export interface Theme {
  readonly id: string;
  readonly title: string;
  /** How many were heard in all, never who. */
  readonly count: Amount;
  readonly heard: readonly Said<'themeRecorded'>[];
  /** 线上: what was answered in public, latest last. */
  readonly online: readonly Said<'themeAnswered'>[];
  /** 线下: which section has it, and what came of it. */
  readonly passed: Said<'themePassed'> | undefined;
  readonly solved: Said<'themeSolved'> | undefined;
  /** Answered, corrected, passed on or solved. */
  readonly settled: boolean;
}

/** Themes, the most heard first. */
export function themesOf(log: IncidentLog): readonly Theme[] {
  const heard = groupBy(live(log, 'themeRecorded'), ({ data }) => data.theme);
  const answers = groupBy(live(log, 'themeAnswered'), ({ data }) => data.theme);
  return [...heard]
    .map(([id, events]): Theme => {
      const online = (answers.get(id) ?? []).map(saidIn);
      const passed = standing(log, themeSubject('passed', id), 'themePassed');
      const solved = standing(log, themeSubject('solved', id), 'themeSolved');
      return {
        id,
        title: standing(log, themeSubject('title', id), 'themeRecorded')?.data.title ?? '',
        count: sumOf(events.map(({ data }) => data.count)),
        heard: events.map(saidIn),
        online,
        passed: passed && saidIn(passed),
        solved: solved && saidIn(solved),
        settled: online.length > 0 || passed !== undefined || solved !== undefined,
      };
    })
    .sort((one, other) => other.count.number - one.count.number || (one.id < other.id ? -1 : 1));
}
