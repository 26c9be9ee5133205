import { isMissed, reviewOf } from '../incident/review/summary.ts';
import { valuesOf } from '../playbook/condition.ts';
import { toShanghaiInput } from '../playbook/deadline/compute.ts';
import { actsOf } from './acts.ts';
import { deedsIn, openedAt, type Source, type Tell } from './incident-deeds.ts';
import { milliseconds, offsetOf } from './offset.ts';
import type { AskedQuestion, Deed, Inject, Objective, Scenario } from './scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What comes, and how it reaches the trainee. */
const ARRIVALS = {
  first: 'post',
  finding: 'finding',
  theme: 'post',
  rumour: 'rumour',
  second: 'secondEvent',
  order: 'order',
  call: 'call',
  blank: 'call',
} as const;
type Arrival = keyof typeof ARRIVALS;

/** Words where the incident has none; `text/` supplies them. */
export interface DraftWords {
  /** What somebody has to fill in, each marked so that it is found. */
  readonly blank: Readonly<
    Record<
      | 'tests'
      | 'brief'
      | 'inject'
      | 'call'
      | 'second'
      | 'silent'
      | 'after'
      | 'question'
      | 'about'
      | 'ask'
      | 'trap'
      | 'why'
      | 'objective'
      | 'ideal'
      | 'deed'
      | 'short'
      | 'prompt',
      string
    >
  >;
  finding(values: readonly string[]): string;
  theme(title: string, count: number): string;
  /** Who it comes from, an office or a kind of person, and what a good officer does then. */
  readonly arrivals: Readonly<Record<Arrival, { readonly from: string; readonly good: string }>>;
  /** Who writes what the public writes. */
  readonly public: string;
  readonly objective: Readonly<Record<'report' | 'grade' | 'fact' | 'publish' | 'theme', string>> & {
    late(title: string): string;
  };
  /** @param offset when it was done, as an ISO duration */
  ideal(offset: string): string;
}

const LEAST = { injects: 8, questions: 4, objectives: 5, deeds: 8 } as const;
const MOST = { injects: 14, questions: 8, short: 6 } as const;
const TRAP = 'trap-cause';

/** Facts verified within so long of each other came with one report. Milliseconds. */
const TOGETHER = HOUR / 2;

const clamp = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

/** With blanks for what is missing. */
const filledUp = <Item>(items: readonly Item[], least: number, blank: (place: number) => Item) => [
  ...items,
  ...Array.from({ length: Math.max(0, least - items.length) }, (_, place) => blank(place)),
];

type Draft = { readonly source: Source; readonly words: DraftWords; readonly tell: Tell };
type DeedOf<Kind extends Deed['do']> = Extract<Deed, { do: Kind }>;

const areOf =
  <Kind extends Deed['do']>(kind: Kind) =>
  (deed: Deed): deed is DeedOf<Kind> =>
    deed.do === kind;

const isVerified = (deed: Deed): deed is DeedOf<'fact'> => deed.do === 'fact' && deed.state === 'verified';

/** A call that the log shows to have been answered: the inject asks, the deed answers. */
const isCall = (deed: Deed): deed is DeedOf<'note'> => deed.do === 'note' && deed.kind === 'contact';

type Came = Pick<Inject, 'text'> &
  Partial<Pick<Inject, 'facts' | 'reply'>> & {
    readonly as: Arrival;
    /** Milliseconds since the start. */
    readonly at: number;
  };

/** Facts as they came in: those verified close together in one report. */
function findings({ words }: Draft, deeds: readonly Deed[]): readonly Came[] {
  const groups: { readonly at: number; readonly facts: DeedOf<'fact'>[] }[] = [];
  for (const deed of deeds.filter(isVerified)) {
    const at = milliseconds(deed.at);
    const group = groups.at(-1);
    if (group !== undefined && at - group.at <= TOGETHER) group.facts.push(deed);
    else groups.push({ at, facts: [deed] });
  }
  return groups.map(({ at, facts }) => ({
    as: 'finding',
    at,
    text: words.finding(facts.map(({ value }) => value)),
    facts: facts.map(({ fact, value, source }) => ({ fact, value, source })),
  }));
}

/** What came to the office: first what the drill would miss most. */
function arrivals(draft: Draft, deeds: readonly Deed[]): readonly Came[] {
  const { source, words, tell } = draft;
  const { view } = source;
  const since = (at: string): number => Math.max(0, Date.parse(at) - openedAt(source));
  return [
    { as: 'first', at: 0, text: tell(view.post.summary?.value ?? view.title) },
    ...findings(draft, deeds),
    ...view.themes.flatMap(({ title, heard, online }) =>
      heard.slice(0, 1).map(({ at, count }): Came => {
        const as = online.some(({ how }) => how === 'corrected') ? 'rumour' : 'theme';
        return { as, at: since(at), text: words.theme(tell(title), count.number) };
      }),
    ),
    ...deeds
      .filter(areOf('regrade'))
      .map(({ at }): Came => ({ as: 'second', at: milliseconds(at), text: words.blank.second })),
    ...view.minutes.flatMap(({ at, reply }): readonly Came[] =>
      reply === undefined ? [] : [{ as: 'order', at: since(at), text: tell(reply) }],
    ),
    ...deeds
      .filter(isCall)
      .map(({ at }): Came => ({ as: 'call', at: milliseconds(at), text: words.blank.call, reply: {} })),
  ];
}

/** As many as a drill takes, in the order in which they came: what it would miss least is left out. */
function injectsOf(draft: Draft, deeds: readonly Deed[], end: number): Inject[] {
  const {
    source: { index, view },
    words,
  } = draft;
  const keeper = index.role('keepsRecord')?.id ?? '';
  const kept = arrivals(draft, deeds).slice(0, MOST.injects);
  const blanks = LEAST.injects - kept.length;
  const blank = (place: number): Came => ({
    as: 'blank',
    at: (end * (place + 1)) / (blanks + 1),
    text: words.blank.inject,
  });
  return filledUp(kept, LEAST.injects, blank)
    .sort((one, other) => one.at - other.at)
    .map(({ as, at, ...given }, place) => ({
      id: `inject-${place + 1}`,
      at: offsetOf(at),
      kind: ARRIVALS[as],
      ...words.arrivals[as],
      ...given,
      cite: [view.steps[0]?.step.cite[0] ?? ''],
      prompts: { [keeper]: words.blank.prompt },
    }));
}

/** What the public asked, with as much heat as was counted; a fact that an answer held answers it. */
function questionsOf({ source, words, tell }: Draft, injects: readonly Inject[]): AskedQuestion[] {
  const acts = actsOf(source.index, [source.log]);
  const ask = (id: string, asks: string, about: string, heat: number): AskedQuestion => ({
    id,
    asks,
    about: [about],
    heat: clamp(heat, 1, 1000),
    voices: { ask: [asks, words.blank.ask] },
  });
  const themes = source.view.themes.slice(0, MOST.questions).map(({ title, count, heard, online }, place) => {
    const asks = tell(title);
    const hours = Math.max(1, (Date.parse(heard[0]?.at ?? '') - openedAt(source)) / HOUR);
    const opens = injects.find(({ text }) => text === words.theme(asks, heard[0]?.count.number ?? 0))?.id;
    const answer = acts.find(
      ({ event, kind }) => kind === 'theme' && online.some(each => each.event === event),
    );
    const held = answer !== undefined && 'holds' in answer ? [...answer.holds.keys()] : [];
    const facts = held.filter(fact => injects.some(each => each.facts?.some(known => known.fact === fact)));
    return {
      ...ask(`asked-${place + 1}`, asks, asks, count.number / hours),
      ...(opens === undefined ? {} : { opens }),
      ...(facts.length === 0 ? {} : { answer: { facts } }),
    };
  });
  const blank = (place: number): AskedQuestion =>
    ask(`asked-blank-${place + 1}`, words.blank.question, words.blank.about, 10);
  return filledUp(themes, LEAST.questions, blank).map((question, place) =>
    place === 0 ? { ...question, traps: [TRAP] } : question,
  );
}

/** What was done, each by the time it was done at; then what the review found. */
function objectivesOf({ source, words, tell }: Draft, deeds: readonly Deed[]): Objective[] {
  const { index, log, view } = source;
  const { steps, triage } = index.playbook;
  const cause = index.cited('cause').slice(0, 1);
  type Aim = Omit<Objective, 'id'>;
  const aim = (
    deed: Deed | undefined,
    title: string,
    expect: Objective['expect'],
    given: Partial<Pick<Aim, 'cite' | 'role' | 'ideal'>> = {},
  ): readonly Aim[] => {
    if (deed === undefined) return [];
    const own = milliseconds(deed.at);
    return [
      {
        title,
        cite: cause,
        role: index.role('keepsRecord')?.id ?? '',
        expect,
        // What was done at its time is done well, and twice the time is late.
        good: offsetOf(own + 10 * MINUTE),
        late: offsetOf(2 * own + HOUR),
        ideal: words.ideal(deed.at),
        ...given,
      },
    ];
  };
  /** One of these steps, by when the first of them was done. */
  const stepped = (title: string, step: string[], given: Parameters<typeof aim>[3]): readonly Aim[] =>
    aim(
      deeds.find(deed => deed.do === 'step' && step.includes(deed.step)),
      title,
      { do: 'step', step },
      given,
    );
  const last = deeds.at(-1);
  const decided = (title: string, ideal: string): readonly Aim[] =>
    aim(last, title, { do: 'note', kind: 'decision' }, { ideal });
  const reports = index.stepsThatFill('report');
  const topic = index.question('topic')?.id ?? '';
  const grade = deeds.find(areOf('triage'));
  const fact = deeds.find(isVerified);
  const { objective, blank } = words;
  const found = [
    ...stepped(
      objective.report,
      reports.map(({ id }) => id),
      { cite: reports[0]?.cite ?? cause },
    ),
    ...aim(
      grade,
      objective.grade,
      { do: 'grade', facts: { is: [topic, valuesOf(grade?.answers ?? {}, topic)[0] ?? ''] } },
      { cite: triage.questions.find(({ id }) => id === topic)?.cite ?? cause },
    ),
    ...aim(fact, objective.fact, { do: 'fact', fact: [fact?.fact ?? ''], state: 'verified' }),
    ...aim(deeds.find(areOf('publish')), objective.publish, { do: 'publish' }),
    ...aim(
      deeds.find(areOf('theme')),
      objective.theme,
      { do: 'theme', stage: 'heard' },
      { cite: index.stepsThatFill('opinion')[0]?.cite ?? cause },
    ),
    ...reviewOf(index, log, view, view.closedAt ?? 0)
      .clocks.filter(isMissed)
      .flatMap(({ deadline }) => {
        const due = steps.filter(({ deadlines = [] }) => deadlines.includes(deadline.id));
        const role = due[0]?.roles[0];
        return stepped(
          objective.late(deadline.title),
          due.map(({ id }) => id),
          { cite: deadline.cite, ideal: blank.ideal, ...(role === undefined ? {} : { role }) },
        );
      }),
    ...view.actions.flatMap(({ finding, text }) => decided(tell(finding), tell(text))),
  ];
  return filledUp(found, LEAST.objectives, () => decided(blank.objective, blank.ideal)[0]).flatMap(
    (each, place) => (each === undefined ? [] : [{ id: `objective-${place + 1}`, ...each }]),
  );
}

/**
 * A closed incident as the draft of a scenario: injects from its log, questions from its themes, what was done as the ideal path,
 * findings of its review as objectives. It has the shape of a scenario's file; what an incident does not say stands as a
 * named blank. @param tell what the file says for words of the incident
 */
export function scenarioFrom(source: Source, words: DraftWords, tell: Tell): Scenario {
  const { index, view } = source;
  const { blank } = words;
  const draft: Draft = { source, words, tell };
  const start = openedAt(source);
  const done = deedsIn(source, tell);
  const last = milliseconds(done.at(-1)?.at ?? 'PT0M');
  const end = Math.max(last + HOUR, 2 * HOUR);
  const more: Deed = { do: 'note', at: offsetOf(last + MINUTE), kind: 'decision', text: blank.deed };
  const all = filledUp(done, Math.max(LEAST.deeds, done.length + 1), () => more);
  const injects = injectsOf(draft, done, end);
  const objectives = objectivesOf(draft, all);
  // As many injects as the short form takes.
  const shortEnd = injects
    .map(({ at }) => at)
    .findLast(
      last => injects.filter(({ at }) => milliseconds(at) <= milliseconds(last)).length <= MOST.short,
    );
  const firstAt = Date.parse(view.post.firstAt?.value ?? '');
  const asked = view.themes.reduce((sum, { count }) => sum + count.number, 0);
  const worked = view.steps.flatMap(({ step, state }) =>
    state.kind === 'done' ? step.roles.slice(0, 1) : [],
  );
  const { roles } = index.playbook;
  const some = roles.filter(({ id }) => worked.includes(id));
  const local = toShanghaiInput(start);
  const published = milliseconds(done.find(areOf('publish'))?.at ?? 'PT4H');
  const reaction = { kind: 'post', from: words.public } as const;
  return {
    id: `incident-${local.slice(0, 10).replaceAll('-', '')}`,
    title: tell(view.title),
    topic: valuesOf(view.facts, index.question('topic')?.id ?? '')[0] ?? '',
    tests: blank.tests,
    start: `${local}:00+08:00`,
    end: offsetOf(end),
    brief: [tell(view.post.summary?.value ?? view.title), blank.brief],
    roles: (some.length > 1 ? some : roles).map(({ id, summary }) => ({ role: id, task: summary })),
    public: {
      since: Number.isNaN(firstAt) ? 'PT1H' : offsetOf(start - firstAt),
      rise: 8,
      most: clamp(asked, 200, 5000),
      questions: questionsOf(draft, injects),
      caught: [blank.after],
      broken: [blank.after],
    },
    injects,
    reactions: [
      {
        ...reaction,
        id: 'reaction-silent',
        text: blank.silent,
        when: { undone: { do: 'publish' }, by: offsetOf(Math.min(end - MINUTE, published + HOUR)) },
      },
      {
        ...reaction,
        id: 'reaction-after',
        text: blank.after,
        when: { done: { do: 'publish' }, wait: 'PT30M' },
      },
    ],
    traps: [
      {
        id: TRAP,
        kind: 'cause',
        words: [blank.trap],
        why: blank.why,
        cite: index.cited('cause').slice(0, 1),
      },
    ],
    objectives,
    // A call in the incident becomes somebody who waits, and the note of it the answer.
    ideal: all.map(deed => {
      const asks = injects.find(({ reply, at }) => reply !== undefined && at === deed.at)?.id;
      return isCall(deed) && asks !== undefined
        ? { do: 'reply', at: deed.at, to: asks, text: deed.text }
        : deed;
    }),
    short: {
      from: 'PT0M',
      end: shortEnd ?? 'PT1H',
      brief: blank.short,
      objectives: objectives.slice(0, 2).map(({ id }) => id),
    },
  };
}

/** The incident's own words that its scenario would say, each once, in the order in which they come up. */
export function wordsOf(source: Source, words: DraftWords): readonly string[] {
  const found = new Set<string>();
  scenarioFrom(source, words, original => {
    found.add(original);
    return original;
  });
  return [...found];
}
