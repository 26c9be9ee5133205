import { groupBy } from '../../base/group.ts';
import { type IncidentLog, incidentLogs, live } from '../kinds/registry.ts';
import { themeSubject } from '../kinds/theme.ts';

/** What one theme of the public's questions and complaints has come to. Times are UTC ISO 8601. */
export interface Theme {
  readonly id: string;
  readonly title: string;
  /** How many were heard in all, never who. */
  readonly count: number;
  readonly heard: readonly {
    readonly event: string;
    readonly at: string;
    readonly count: number;
    readonly place: string | undefined;
  }[];
  /** 线上: what was answered in public, latest last. */
  readonly online: readonly {
    readonly event: string;
    readonly at: string;
    readonly how: 'answered' | 'corrected';
    readonly text: string;
    readonly link: string | undefined;
  }[];
  /** 线下: which section has it, and what came of it. */
  readonly passed:
    | { readonly event: string; readonly at: string; readonly to: string; readonly due: string | undefined }
    | undefined;
  readonly solved: { readonly event: string; readonly at: string; readonly result: string } | undefined;
  /** Answered, corrected, passed on or solved. */
  readonly settled: boolean;
}

/** Themes, the most heard first. */
export function themesOf(log: IncidentLog): readonly Theme[] {
  const heard = groupBy(live(log, 'themeRecorded'), ({ data }) => data.theme);
  const answers = live(log, 'themeAnswered');
  return [...heard]
    .map(([id, events]): Theme => {
      const online = answers
        .filter(({ data }) => data.theme === id)
        .map(({ id: event, at, data: { how, text, link } }) => ({ event, at, how, text, link }));
      const passed = incidentLogs.values(log, themeSubject('passed', id)).at(-1);
      const solved = incidentLogs.values(log, themeSubject('solved', id)).at(-1);
      const named = incidentLogs.values(log, themeSubject('title', id)).at(-1);
      return {
        id,
        title: named?.type === 'themeRecorded' ? named.data.title : '',
        count: events.reduce((sum, { data }) => sum + data.count, 0),
        heard: events.map(({ id: event, at, data: { count, place } }) => ({ event, at, count, place })),
        online,
        passed:
          passed?.type === 'themePassed'
            ? { event: passed.id, at: passed.at, to: passed.data.to, due: passed.data.due }
            : undefined,
        solved:
          solved?.type === 'themeSolved'
            ? { event: solved.id, at: solved.at, result: solved.data.result }
            : undefined,
        settled: online.length > 0 || passed !== undefined || solved !== undefined,
      };
    })
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
}
