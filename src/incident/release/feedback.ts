import type { Log } from '../state.ts';

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

interface Gathered {
  title: string;
  readonly heard: Theme['heard'][number][];
  readonly online: Theme['online'][number][];
  passed: Theme['passed'];
  solved: Theme['solved'];
}

/** Themes, the most heard first. */
export function themesOf({ state: { release, undone } }: Log): readonly Theme[] {
  const themes = new Map<string, Gathered>();
  for (const { type, id: event, at, data } of release) {
    if (type !== 'themeRecorded' || undone.has(event)) continue;
    const { theme, title, count, place } = data;
    const known = themes.get(theme);
    const gathered = known ?? { title, heard: [], online: [], passed: undefined, solved: undefined };
    gathered.title = title;
    gathered.heard.push({ event, at, count, place });
    if (known === undefined) themes.set(theme, gathered);
  }
  // Apart from the above: the record that an answer was given to may have been taken back, and a later one stand.
  for (const { type, id: event, at, data } of release) {
    if (undone.has(event)) continue;
    if (type === 'themeAnswered')
      themes.get(data.theme)?.online.push({ event, at, how: data.how, text: data.text, link: data.link });
    if (type !== 'themePassed' && type !== 'themeSolved') continue;
    const theme = themes.get(data.theme);
    if (theme === undefined) continue;
    if (type === 'themePassed') theme.passed = { event, at, to: data.to, due: data.due };
    else theme.solved = { event, at, result: data.result };
  }
  return [...themes]
    .map(([id, theme]): Theme => {
      const { heard, online, passed, solved } = theme;
      const count = heard.reduce((sum, each) => sum + each.count, 0);
      const settled = online.length > 0 || passed !== undefined || solved !== undefined;
      return { id, ...theme, count, settled };
    })
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
}
