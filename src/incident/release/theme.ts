import { groupBy } from '../../base/group.ts';
import { type IncidentLog, incidentLogs, live, type Told, told } from '../kinds/registry.ts';
import { themeSubject } from '../kinds/theme.ts';

/** What one theme of the public's questions and complaints has come to. Times are UTC ISO 8601. */
export interface Theme {
  readonly id: string;
  readonly title: string;
  /** How many were heard in all, never who. */
  readonly count: number;
  readonly heard: readonly Told<'themeRecorded'>[];
  /** 线上: what was answered in public, latest last. */
  readonly online: readonly Told<'themeAnswered'>[];
  /** 线下: which section has it, and what came of it. */
  readonly passed: Told<'themePassed'> | undefined;
  readonly solved: Told<'themeSolved'> | undefined;
  /** Answered, corrected, passed on or solved. */
  readonly settled: boolean;
}

/** Themes, the most heard first. */
export function themesOf(log: IncidentLog): readonly Theme[] {
  const answers = groupBy(live(log, 'themeAnswered'), ({ data }) => data.theme);
  return [...groupBy(live(log, 'themeRecorded'), ({ data }) => data.theme)]
    .map(([id, events]): Theme => {
      const last = (what: 'title' | 'passed' | 'solved') =>
        incidentLogs.values(log, themeSubject(what, id)).at(-1);
      const [named, passed, solved] = [last('title'), last('passed'), last('solved')];
      const online = (answers.get(id) ?? []).map(told);
      return {
        id,
        title: named?.type === 'themeRecorded' ? named.data.title : '',
        count: events.reduce((sum, { data }) => sum + data.count, 0),
        heard: events.map(told),
        online,
        passed: passed?.type === 'themePassed' ? told(passed) : undefined,
        solved: solved?.type === 'themeSolved' ? told(solved) : undefined,
        settled: online.length > 0 || passed !== undefined || solved !== undefined,
      };
    })
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
}
