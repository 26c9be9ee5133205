import type { Suspicions } from '../../playbook/suspicions.ts';
import { type Call, leftOpen, type Night } from './night.ts';

/** A caller as somebody writes him who makes a night of his own. */
export interface OwnCall {
  readonly from: string;
  readonly text: string;
  /** `night/call` of a caller who is in the same danger; empty for one who is in none. */
  readonly danger: string;
  readonly acts: string;
  readonly comes: string;
  readonly first: string;
  readonly second: string;
  readonly listen: string;
}

/** A night as somebody writes it. Everything is text, and any of it may be empty. */
export interface OwnNight {
  readonly title: string;
  readonly tests: string;
  readonly known: string;
  readonly calls: readonly OwnCall[];
}

const EMPTY_CALL: OwnCall = {
  from: '',
  text: '',
  danger: '',
  acts: '',
  comes: '',
  first: '',
  second: '',
  listen: '',
};
export const EMPTY_NIGHT: OwnNight = {
  title: '',
  tests: '',
  known: '',
  calls: [EMPTY_CALL, EMPTY_CALL, EMPTY_CALL],
};

/** Under this id a night is kept and tried that nobody has put into the content. */
export const OWN_NIGHT = 'own';

/** Two o'clock at night, on a Saturday in summer: the drill's own time. */
const START = '2026-07-11T02:00:00+08:00';

/** In everybody's words, for callers whose own nobody has written. */
const AGAIN = {
  silence: '喂？听得到吗？',
  evasion: '这跟没说一样。我问的就是怎么办。',
  time: '那你几点给我回话？',
} as const;

/** Dangers to choose from: the callers in danger of the nights that are there. */
export const dangersIn = (nights: readonly Night[]) =>
  nights.flatMap(night =>
    night.calls.flatMap(call =>
      call.safety === undefined ? [] : [{ value: `${night.id}/${call.id}`, night, call }],
    ),
  );

/** Where something is missing or leaves the caller to ask. `call`: its place; absent for the night itself. */
export interface OwnProblem {
  readonly call?: number;
  readonly field: keyof OwnNight | keyof OwnCall;
  readonly code: 'empty' | 'asksAgain';
}

const callOf = (own: OwnCall, place: number, nights: readonly Night[]): Call => {
  const like = dangersIn(nights).find(({ value }) => value === own.danger)?.call;
  const cite = like?.cite ?? nights[0]?.calls[place]?.cite ?? [];
  const base = {
    id: `call-${place + 1}`,
    from: own.from.trim(),
    text: own.text.trim(),
    patience: 45,
    models: [own.first.trim(), own.second.trim()],
    listen: own.listen.trim(),
    cite,
  };
  if (like?.safety === undefined) return { ...base, asks: ['time'], again: AGAIN };
  return {
    ...base,
    asks: ['safety', 'time'],
    safety: { ...like.safety, acts: own.acts.trim(), comes: own.comes.trim() },
    again: {
      ...AGAIN,
      ...(like.again.safety === undefined ? {} : { safety: like.again.safety }),
      ...(like.again.pressed === undefined ? {} : { pressed: like.again.pressed }),
    },
  };
};

/** The night that somebody wrote, as content holds it. @param nights those that are there */
export const nightOf = ({ title, tests, known, calls }: OwnNight, nights: readonly Night[]): Night => ({
  id: OWN_NIGHT,
  title: title.trim(),
  tests: tests.trim(),
  start: START,
  gap: 60,
  known: known.split('\n').flatMap(line => (line.trim() === '' ? [] : line.trim())),
  calls: calls.map((call, place) => callOf(call, place, nights)),
});

/** Everything that keeps a night from being played, by the rules of the check of content: what is empty, and models that leave the caller to ask. */
export function ownProblems(
  own: OwnNight,
  nights: readonly Night[],
  suspicions: Suspicions,
): readonly OwnProblem[] {
  const night = nightOf(own, nights);
  const empty = (['title', 'tests', 'known'] as const).flatMap((field): readonly OwnProblem[] =>
    own[field].trim() === '' ? [{ field, code: 'empty' }] : [],
  );
  return [
    ...empty,
    ...own.calls.flatMap((written, call): readonly OwnProblem[] => {
      const asked = ['from', 'text', 'first', 'second', 'listen'] as const;
      const wanted = written.danger === '' ? asked : [...asked, 'acts' as const, 'comes' as const];
      const missing = wanted.filter(field => written[field].trim() === '');
      const models = (['first', 'second'] as const).filter(field => {
        const made = night.calls[call];
        return (
          written[field].trim() !== '' &&
          made !== undefined &&
          leftOpen(made, [written[field]], Date.parse(night.start), suspicions).length > 0
        );
      });
      return [
        ...missing.map(field => ({ call, field, code: 'empty' as const })),
        ...models.map(field => ({ call, field, code: 'asksAgain' as const })),
      ];
    }),
  ];
}

/** The texts of a night, to be written on. @param nights those that are there, whose dangers it may share */
export function ownFrom({ title, tests, known, calls }: Night, nights: readonly Night[]): OwnNight {
  return {
    title,
    tests,
    known: known.join('\n'),
    calls: calls.map(({ from, text, safety, models, listen }) => ({
      from,
      text,
      danger:
        safety === undefined
          ? ''
          : (dangersIn(nights).find(({ call }) => call.safety?.tells.join() === safety.tells.join())?.value ??
            ''),
      acts: safety?.acts ?? '',
      comes: safety?.comes ?? '',
      first: models[0] ?? '',
      second: models[1] ?? '',
      listen,
    })),
  };
}
