import { isMissed, reviewOf } from '../incident/review/summary.ts';
import { valuesOf } from '../playbook/condition.ts';
import { toShanghaiInput } from '../playbook/deadline/compute.ts';
import { actsOf } from './acts.ts';
import { deedsIn, openedAt, type Source, type Tell } from './incident-deeds.ts';
import { milliseconds, offsetOf } from './offset.ts';
import type { AskedQuestion, Deed, Inject, InjectKind, Objective, Scenario } from './scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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
  /** Who it comes from: an office or a kind of person. */
  readonly from: Readonly<Record<'post' | 'finding' | 'order' | 'call' | 'public', string>>;
  /** What a good officer does now. */
  readonly good: Readonly<Record<'first' | 'finding' | 'theme' | 'order' | 'call' | 'second', string>>;
  readonly objective: Readonly<Record<'report' | 'grade' | 'fact' | 'publish' | 'theme', string>> & {
    late(title: string): string;
  };
  /** @param offset when it was done, as an ISO duration */
  ideal(offset: string): string;
}

const LEAST = { injects: 8, questions: 4, objectives: 5, deeds: 8 } as const;
const MOST = { injects: 14, questions: 8 } as const;

/** Facts verified within so long of each other came with one report. Milliseconds. */
const TOGETHER = HOUR / 2;

const clamp = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

type Draft = { readonly source: Source; readonly words: DraftWords; readonly tell: Tell };

/** A call that the log shows to have been answered: the inject asks, the deed answers. */
const isCall = (deed: Deed): deed is Extract<Deed, { do: 'note' }> =>
  deed.do === 'note' && deed.kind === 'contact';

function injectOf(
  { source: { index, view }, words }: Draft,
  serial: number,
  given: Pick<Inject, 'at' | 'kind' | 'text' | 'good'> & Partial<Pick<Inject, 'from' | 'facts' | 'reply'>>,
): Inject {
  const keeper = index.role('keepsRecord')?.id ?? '';
  const cite = [view.steps[0]?.step.cite[0] ?? ''];
  return {
    id: `inject-${serial}`,
    from: words.from.public,
    cite,
    prompts: { [keeper]: words.blank.prompt },
    ...given,
  };
}

type Came = Omit<Parameters<typeof injectOf>[2], 'at'> & { readonly at: number; readonly weight: number };

/** Facts as they came in: those verified close together in one report. */
function findings({ words }: Draft, deeds: readonly Deed[]): readonly Came[] {
  const groups: Extract<Deed, { do: 'fact' }>[][] = [];
  for (const deed of deeds) {
    if (deed.do !== 'fact' || deed.state !== 'verified') continue;
    const group = groups.at(-1);
    const first = group?.[0];
    if (
      group !== undefined &&
      first !== undefined &&
      milliseconds(deed.at) - milliseconds(first.at) <= TOGETHER
    )
      group.push(deed);
    else groups.push([deed]);
  }
  return groups.map(group => ({
    at: milliseconds(group[0]?.at ?? ''),
    weight: 1,
    kind: 'finding',
    from: words.from.finding,
    text: words.finding(group.map(({ value }) => value)),
    facts: group.map(({ fact, value, source }) => ({ fact, value, source })),
    good: words.good.finding,
  }));
}

/** What came to the office, each with how much the drill would miss without it. */
function arrivals(draft: Draft, deeds: readonly Deed[]): readonly Came[] {
  const { source, words, tell } = draft;
  const { view } = source;
  const start = openedAt(source);
  const since = (at: string): number => Math.max(0, Date.parse(at) - start);
  const came = (
    kind: InjectKind,
    at: number,
    weight: number,
    text: string,
    good: string,
    from: string,
  ): Came => ({
    at,
    weight,
    kind,
    text,
    good,
    from,
  });
  const first = came(
    'post',
    0,
    0,
    tell(view.post.summary?.value ?? view.title),
    words.good.first,
    words.from.post,
  );
  const themes = view.themes.flatMap(({ title, heard, online }) =>
    heard.slice(0, 1).map(({ at, count }) => {
      const kind = online.some(({ how }) => how === 'corrected') ? 'rumour' : 'post';
      return came(kind, since(at), 2, words.theme(tell(title), count), words.good.theme, words.from.public);
    }),
  );
  const orders = view.minutes.flatMap(({ at, reply }) =>
    reply === undefined ? [] : [came('order', since(at), 3, tell(reply), words.good.order, words.from.order)],
  );
  const calls = deeds.filter(isCall).map(
    ({ at }): Came => ({
      ...came('call', milliseconds(at), 4, words.blank.call, words.good.call, words.from.call),
      reply: {},
    }),
  );
  const turns = deeds.flatMap(deed =>
    deed.do === 'regrade'
      ? [
          came(
            'secondEvent',
            milliseconds(deed.at),
            2,
            words.blank.second,
            words.good.second,
            words.from.post,
          ),
        ]
      : [],
  );
  return [first, ...findings(draft, deeds), ...themes, ...orders, ...turns, ...calls];
}

/** As many as a drill takes, in the order in which they came: the lightest go first, blanks make up what is missing. */
function injectsOf(draft: Draft, deeds: readonly Deed[], end: number): readonly Inject[] {
  const { words } = draft;
  const kept = [...arrivals(draft, deeds)]
    .sort((one, other) => one.weight - other.weight || one.at - other.at)
    .slice(0, MOST.injects);
  const missing = Math.max(0, LEAST.injects - kept.length);
  const blanks = Array.from(
    { length: missing },
    (_, place): Came => ({
      at: (end * (place + 1)) / (missing + 1),
      weight: 5,
      kind: 'call',
      text: words.blank.inject,
      good: words.blank.ideal,
      from: words.from.call,
    }),
  );
  return [...kept, ...blanks]
    .sort((one, other) => one.at - other.at)
    .map(({ at, weight: _, ...given }, place) => injectOf(draft, place + 1, { ...given, at: offsetOf(at) }));
}

/** What the public asked, with as much heat as was counted; a fact that an answer held answers it. */
function questionsOf(draft: Draft, injects: readonly Inject[], trap: string): readonly AskedQuestion[] {
  const { source, words, tell } = draft;
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
    const question = ask(`asked-${place + 1}`, asks, asks, count / hours);
    const opens = injects.find(({ text }) => text === words.theme(asks, heard[0]?.count ?? 0))?.id;
    const answer = acts.find(
      ({ event, kind }) => kind === 'theme' && online.some(each => each.event === event),
    );
    const held = answer !== undefined && 'holds' in answer ? [...answer.holds.keys()] : [];
    const facts = held.filter(fact => injects.some(each => each.facts?.some(known => known.fact === fact)));
    return {
      ...question,
      ...(opens === undefined ? {} : { opens }),
      ...(facts.length === 0 ? {} : { answer: { facts } }),
    };
  });
  const blanks = Array.from({ length: Math.max(0, LEAST.questions - themes.length) }, (_, place) =>
    ask(`asked-blank-${place + 1}`, words.blank.question, words.blank.about, 10),
  );
  const [first, ...others] = [...themes, ...blanks];
  return first === undefined ? [] : [{ ...first, traps: [trap] }, ...others];
}

/** What was done, each by the time it was done at; then what the review found; blanks make up what is missing. */
function objectivesOf({ source, words, tell }: Draft, deeds: readonly Deed[]): readonly Objective[] {
  const { index, log, view } = source;
  const { playbook } = index;
  const keeper = index.role('keepsRecord')?.id ?? '';
  const cause = index.cited('cause')[0] ?? '';
  const found: Omit<Objective, 'id'>[] = [];
  const add = (
    title: string,
    at: string | undefined,
    expect: Objective['expect'],
    cite: readonly string[],
    role = keeper,
    ideal = at === undefined ? words.blank.ideal : words.ideal(at),
  ): void => {
    if (at === undefined) return;
    const own = milliseconds(at);
    // What was done at its time is done well, and twice the time is late.
    found.push({
      title,
      cite: [...cite],
      role,
      expect,
      good: offsetOf(own + 10 * MINUTE),
      late: offsetOf(2 * own + HOUR),
      ideal,
    });
  };
  const first = (which: (deed: Deed) => boolean): Deed | undefined => deeds.find(which);
  const isStep =
    (ids: readonly string[]) =>
    (deed: Deed): boolean =>
      deed.do === 'step' && ids.includes(deed.step);
  const reports = index.stepsThatFill('report');
  const reported = reports.map(({ id }) => id);
  const topic = index.question('topic')?.id ?? '';
  const grade = deeds.find(({ do: what }) => what === 'triage');
  const answers = grade?.do === 'triage' ? grade.answers : {};
  add(
    words.objective.report,
    first(isStep(reported))?.at,
    { do: 'step', step: reported },
    reports[0]?.cite ?? [cause],
  );
  add(
    words.objective.grade,
    grade?.at,
    { do: 'grade', facts: { is: [topic, valuesOf(answers, topic)[0] ?? ''] } },
    playbook.triage.questions.find(({ id }) => id === topic)?.cite ?? [cause],
  );
  const fact = first(deed => deed.do === 'fact' && deed.state === 'verified');
  if (fact?.do === 'fact')
    add(words.objective.fact, fact.at, { do: 'fact', fact: [fact.fact], state: 'verified' }, [cause]);
  add(words.objective.publish, first(({ do: what }) => what === 'publish')?.at, { do: 'publish' }, [cause]);
  const theme = first(({ do: what }) => what === 'theme');
  add(
    words.objective.theme,
    theme?.at,
    { do: 'theme', stage: 'heard' },
    index.stepsThatFill('opinion')[0]?.cite ?? [cause],
  );
  for (const { deadline } of reviewOf(index, log, view, view.closedAt ?? 0).clocks.filter(isMissed)) {
    const steps = playbook.steps.filter(({ deadlines = [] }) => deadlines.includes(deadline.id));
    const ids = steps.map(({ id }) => id);
    add(
      words.objective.late(deadline.title),
      first(isStep(ids))?.at,
      { do: 'step', step: ids },
      deadline.cite,
      steps[0]?.roles[0],
      words.blank.ideal,
    );
  }
  const last = deeds.at(-1)?.at;
  for (const { finding, text } of view.actions)
    add(tell(finding), last, { do: 'note', kind: 'decision' }, [cause], keeper, tell(text));
  while (found.length < LEAST.objectives)
    add(words.blank.objective, last, { do: 'note', kind: 'decision' }, [cause]);
  return found.map((each, place) => ({ id: `objective-${place + 1}`, ...each }));
}

/** As many injects as the short form takes: up to the sixth at most. */
function shortEnd(injects: readonly Inject[]): string {
  const ends = injects.map(({ at }) => at);
  const fits = (end: string): boolean => {
    const count = ends.filter(at => milliseconds(at) <= milliseconds(end)).length;
    return count >= 2 && count <= 6;
  };
  return ends.findLast(fits) ?? ends[1] ?? 'PT1H';
}

/**
 * A closed incident as the draft of a scenario: injects from its log, questions from its themes, what was done as the ideal path,
 * findings of its review as objectives. It has the shape of a scenario's file; what an incident does not say stands as a
 * named blank. @param tell what the file says for words of the incident
 */
export function scenarioFrom(source: Source, words: DraftWords, tell: Tell): Scenario {
  const { index, view } = source;
  const draft: Draft = { source, words, tell };
  const start = openedAt(source);
  const done = deedsIn(source, tell);
  const last = milliseconds(done.at(-1)?.at ?? 'PT0M');
  const blanks = Array.from(
    { length: Math.max(1, LEAST.deeds - done.length) },
    (): Deed => ({
      do: 'note',
      at: offsetOf(last + MINUTE),
      kind: 'decision',
      text: words.blank.deed,
    }),
  );
  const end = Math.max(last + HOUR, 2 * HOUR);
  const all = [...done, ...blanks];
  const injects = injectsOf(draft, done, end);
  // A call in the incident becomes somebody who waits, and the note of it the answer.
  const waiting = injects.filter(({ reply }) => reply !== undefined);
  const ideal = all.map((deed): Deed => {
    const asks = isCall(deed) ? waiting.find(({ at }) => at === deed.at)?.id : undefined;
    return isCall(deed) && asks !== undefined
      ? { do: 'reply', at: deed.at, to: asks, text: deed.text }
      : deed;
  });
  const objectives = objectivesOf(draft, all);
  const published = done.find(({ do: what }) => what === 'publish')?.at;
  const trap = 'trap-cause';
  const topic = valuesOf(view.facts, index.question('topic')?.id ?? '')[0] ?? '';
  const firstAt = Date.parse(view.post.firstAt?.value ?? '');
  const roles = [
    ...new Set(
      view.steps.flatMap(({ step, state }) => (state.kind === 'done' ? step.roles.slice(0, 1) : [])),
    ),
  ];
  const local = toShanghaiInput(start);
  const reaction = { kind: 'post', from: words.from.public } as const;
  return {
    id: `incident-${local.slice(0, 10).replaceAll('-', '')}`,
    title: tell(view.title),
    topic,
    tests: words.blank.tests,
    start: `${local}:00+08:00`,
    end: offsetOf(end),
    brief: [tell(view.post.summary?.value ?? view.title), words.blank.brief],
    roles: (roles.length > 1 ? roles : index.playbook.roles.map(({ id }) => id)).map(role => ({
      role,
      task: index.playbook.roles.find(({ id }) => id === role)?.summary ?? '',
    })),
    public: {
      since: Number.isNaN(firstAt) ? 'PT1H' : offsetOf(start - firstAt),
      rise: 8,
      most: clamp(
        view.themes.reduce((sum, { count }) => sum + count, 0),
        200,
        5000,
      ),
      questions: [...questionsOf(draft, injects, trap)],
      caught: [words.blank.after],
      broken: [words.blank.after],
    },
    injects: [...injects],
    reactions: [
      {
        ...reaction,
        id: 'reaction-silent',
        text: words.blank.silent,
        when: {
          undone: { do: 'publish' },
          by: offsetOf(Math.min(end - MINUTE, milliseconds(published ?? 'PT4H') + HOUR)),
        },
      },
      {
        ...reaction,
        id: 'reaction-after',
        text: words.blank.after,
        when: { done: { do: 'publish' }, wait: 'PT30M' },
      },
    ],
    traps: [
      {
        id: trap,
        kind: 'cause',
        words: [words.blank.trap],
        why: words.blank.why,
        cite: index.cited('cause').slice(0, 1),
      },
    ],
    objectives: [...objectives],
    ideal,
    short: {
      from: 'PT0M',
      end: shortEnd(injects),
      brief: words.blank.short,
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
