import type { CallChoice, Night } from './night.ts';

/** One of the three choices after a caller's question. The first is the right one; they are shown in an order of chance. */
const CHOICES = ['right', 'wrong', 'other'] as const;
type ChoiceField = `${(typeof CHOICES)[number]}${'Says' | 'Reacts' | 'Comes'}`;

/** The fields of a question, asked only where there is one. */
const QUESTION_FIELDS: readonly (ChoiceField | 'unanswered')[] = [
  ...CHOICES.flatMap(choice => [`${choice}Says`, `${choice}Reacts`, `${choice}Comes`] as const),
  'unanswered',
];
const CALL_FIELDS = ['from', 'text', 'first', 'second', 'listen'] as const;
type CallField = (typeof CALL_FIELDS)[number];

/** A caller as somebody writes him who makes a night of his own. Without `asks` he has no question. */
export type OwnCall = Readonly<Record<CallField | 'asks' | ChoiceField | 'unanswered', string>>;

/** The fields of a call in the order in which they are written. */
export const askedFields = ({ asks }: OwnCall): readonly (keyof OwnCall)[] => [
  'from',
  'text',
  'asks',
  ...(asks.trim() === '' ? [] : QUESTION_FIELDS),
  'first',
  'second',
  'listen',
];

/** A night as somebody writes it. Everything is text, and any of it may be empty. */
export interface OwnNight {
  readonly title: string;
  readonly tests: string;
  readonly known: string;
  readonly calls: readonly OwnCall[];
}

const EMPTY_CALL = Object.fromEntries(
  [...CALL_FIELDS, 'asks', ...QUESTION_FIELDS].map(field => [field, '']),
) as OwnCall;
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
const AGAIN = '喂？听得到吗？';

/** A field of the night or, with the place of its call, of a call. */
export interface OwnField {
  readonly call?: number;
  readonly field: keyof OwnNight | keyof OwnCall;
}

/** The night that somebody wrote, as content holds it. @param nights those that are there, whose citations its calls take over */
export const nightOf = ({ title, tests, known, calls }: OwnNight, nights: readonly Night[]): Night => ({
  id: OWN_NIGHT,
  title: title.trim(),
  tests: tests.trim(),
  start: START,
  gap: 60,
  known: known.split('\n').flatMap(line => (line.trim() === '' ? [] : line.trim())),
  calls: calls.map((own, place) => {
    const choices = CHOICES.map(
      (choice): CallChoice => ({
        says: own[`${choice}Says`].trim(),
        ...(choice === 'right' ? { right: true } : {}),
        reacts: own[`${choice}Reacts`].trim(),
        comes: own[`${choice}Comes`].trim(),
      }),
    );
    const asks = own.asks.trim();
    return {
      id: `call-${place + 1}`,
      from: own.from.trim(),
      text: own.text.trim(),
      patience: 45,
      again: AGAIN,
      ...(asks === '' ? {} : { question: { asks, choices, unanswered: own.unanswered.trim() } }),
      models: [own.first.trim(), own.second.trim()],
      listen: own.listen.trim(),
      cite: nights[0]?.calls[place]?.cite ?? [],
    };
  }),
});

/** Every field that is empty, which keeps a night from being played. */
export const emptyFields = (own: OwnNight): readonly OwnField[] => [
  ...(['title', 'tests', 'known'] as const).flatMap(field => (own[field].trim() === '' ? [{ field }] : [])),
  ...own.calls.flatMap((written, call) =>
    askedFields(written).flatMap(field =>
      field !== 'asks' && written[field].trim() === '' ? [{ call, field }] : [],
    ),
  ),
];

/** The texts of a night, to be written on. Of four choices the last is left out. */
export const ownFrom = ({ title, tests, known, calls }: Night): OwnNight => ({
  title,
  tests,
  known: known.join('\n'),
  calls: calls.map(({ from, text, question, models, listen }) => {
    const choices = [...(question?.choices ?? [])].sort(
      (one, other) => Number(other.right ?? false) - Number(one.right ?? false),
    );
    const written = CHOICES.flatMap((name, place) => {
      const { says = '', reacts = '', comes = '' } = choices[place] ?? {};
      return [
        [`${name}Says`, says],
        [`${name}Reacts`, reacts],
        [`${name}Comes`, comes],
      ] as const;
    });
    return {
      ...EMPTY_CALL,
      ...Object.fromEntries(written),
      from,
      text,
      asks: question?.asks ?? '',
      unanswered: question?.unanswered ?? '',
      first: models[0] ?? '',
      second: models[1] ?? '',
      listen,
    };
  }),
});
