import { type Command, decide, open } from '../../src/incident/decide.ts';
import { derive } from '../../src/incident/derive.ts';
import type { Context } from '../../src/incident/desk.ts';
import { type IncidentLog, incidentLogs } from '../../src/incident/kinds/registry.ts';
import type { Refusal } from '../../src/incident/refusal.ts';
import { isCheck, type SignOffLine } from '../../src/incident/release/sign-off.ts';
import type { StatementVersion } from '../../src/incident/release/statement.ts';
import { isSettled } from '../../src/incident/settled.ts';
import type { ClockView, IncidentView, StepView } from '../../src/incident/view.ts';
import type { PlaybookIndex } from '../../src/playbook/checklist.ts';
import type { EvidenceRule } from '../../src/playbook/evidence.ts';
import { type Chance, chanceAt } from '../../src/training/chance.ts';
import { type Stage, valuesOf } from '../../src/training/perform.ts';
import { draftFor } from '../../src/training/perform-release.ts';
import { type Durations, stepMinutes } from './durations.ts';
import { answersAt, HOUR, type Matter, MINUTE, untilMorning } from './night.ts';
import { within } from './ranges.ts';

/** What could be otherwise on the same night. */
export interface Conditions {
  /** Whoever gives the last approval answers through the night. */
  readonly reachable: boolean;
  readonly arranged: Arranged;
}

/** What was seen to beforehand; `all` of it together. */
export type Arranged = 'nothing' | 'toldAtOnce' | 'quickFacts' | 'readyDraft' | 'morningPromise' | 'all';

/** Whether something was. */
export const isArranged = ({ arranged }: Conditions, what: Exclude<Arranged, 'nothing' | 'all'>): boolean =>
  arranged === what || arranged === 'all';

/** With drafts ready, none takes longer to write. Minutes. */
export const READY_DRAFT = 10;

/** Something a post can take up now. */
export interface Job {
  /** When the first clock that it stops runs out; infinite where none does. Milliseconds since the epoch. */
  readonly due: number;
  /** Takes it up: nobody else does then. @returns how long it takes, in minutes */
  begin(): number;
  finish(post: string, now: number): void;
}

/** What became of a clock that ran. `open`: it still runs when the night's work is done, and nobody knows. */
export interface Ran {
  readonly deadline: string;
  readonly outcome: 'kept' | 'missed' | 'open';
  /** How long it ran, in minutes, and the limit, where the text has one. */
  readonly took: number;
  readonly limit: number | undefined;
}

type PublishedRule = Extract<EvidenceRule, { published: unknown }>;

const dueOf = (clocks: readonly ClockView[]): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...clocks.flatMap(({ clock }) =>
      clock.kind === 'running' || clock.kind === 'overdue' ? [clock.due] : [],
    ),
  );

const publishedRule = ({ step: { evidence = [] } }: StepView): PublishedRule | undefined =>
  evidence.find((rule): rule is PublishedRule => 'published' in rule);

/** A release does it on its way, so nobody takes it up by itself. */
const comesWithRelease = ({ step: { evidence = [] } }: StepView): boolean =>
  evidence.some(rule => 'published' in rule || 'drafted' in rule || 'signed' in rule || 'approval' in rule);

const isAboutFacts = ({ step: { evidence = [] } }: StepView): boolean =>
  evidence.some(rule => 'facts' in rule);

/** Checks are one person's; each approval, and whoever hears the text read aloud, is another. */
const peopleFor = (lines: readonly SignOffLine[]): number =>
  Number(lines.some(({ item }) => isCheck(item))) +
  lines.filter(({ item: { check } }) => check === 'approval' || check === 'aloud').length;

/** With no more than so much left a full release goes with what is verified, and says the rest is being looked into. Milliseconds. */
export const PRESSING = 6 * HOUR;

/** When what was promised is begun, before the promised time. Milliseconds. */
export const AHEAD = 2 * HOUR;

/** One matter of a night, worked on with the real desk's own commands. */
export class Case {
  /** What the desk refused: a night that is played right has none. */
  readonly refused: { readonly command: string; readonly refusal: Refusal }[] = [];
  /** How often the promised time ran out before the approval came, so that the text had to be changed. */
  outrun = 0;
  /** How many different people each release wanted. */
  readonly signers: number[] = [];
  /** Clocks of promises that a later promise has replaced in the view. */
  private readonly promises: Ran[] = [];
  private readonly inHand = new Set<string>();
  private readonly times = new Map<string, number>();
  /** What has come back from the site and is not in the ledger yet. */
  private brought: 'first' | 'all' | undefined;
  private known: 'nothing' | 'first' | 'all' = 'nothing';
  /** The version under way, and whether it has been sent back before. */
  private draft: { readonly version: string; readonly sentBack: boolean } | undefined;
  private log: IncidentLog;
  private view: IncidentView;
  private viewed: number;
  private readonly stage: Stage;
  private readonly durations: Durations;
  private readonly conditions: Conditions;
  private readonly seed: number;
  private readonly matter: Matter;
  private readonly later: (at: number, what: (now: number) => void) => void;

  /** @param later calls back at a moment @param seed of the night */
  constructor(
    given: {
      readonly stage: Stage;
      readonly durations: Durations;
      readonly conditions: Conditions;
      readonly seed: number;
      readonly matter: Matter;
    },
    later: (at: number, what: (now: number) => void) => void,
    now: number,
  ) {
    this.stage = { ...given.stage, scenario: given.matter.scenario };
    this.durations = given.durations;
    this.conditions = given.conditions;
    this.seed = given.seed;
    this.matter = given.matter;
    this.later = later;
    const { index, playbook } = given.stage;
    const opened = open(index, playbook, given.matter.facts, this.context('', now));
    const log = opened.ok ? incidentLogs.fold([opened.value]) : undefined;
    if (log === undefined) throw new Error(`a matter cannot be opened: ${JSON.stringify(opened)}`);
    this.log = log;
    this.view = derive(index, log, now);
    this.viewed = now;
  }

  private get index(): PlaybookIndex {
    return this.stage.index;
  }

  private context(name: string, now: number, role = this.index.role('keepsRecord')?.id ?? ''): Context {
    return { now, newId: this.stage.newId, by: name === '' ? { role } : { role, name } };
  }

  /** Chance of its own for each thing and each time it is done: who works on it, and when, changes none of it. */
  private chance(what: string): Chance {
    const time = (this.times.get(what) ?? 0) + 1;
    this.times.set(what, time);
    const place = [...what].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7);
    return chanceAt(this.seed, 2, this.matter.place, place, time);
  }

  private give(command: Command, name: string, now: number, role?: string): boolean {
    const answer = decide(this.index, this.log, this.view, command, this.context(name, now, role));
    if (answer.ok) {
      this.log = incidentLogs.extend(this.log, answer.value);
      this.look(now);
    } else this.refused.push({ command: command.kind, refusal: answer.refusal });
    return answer.ok;
  }

  // — what can be taken up —

  /**
   * A phase's steps wait until those of the phases before are in hand, but for steps that stop a clock; what winds up a matter is
   * not a night's work.
   */
  jobs(now: number): readonly Job[] {
    const phases = this.index.playbook.phases.map(({ id }) => id);
    const placeOf = ({ step }: StepView): number => phases.indexOf(step.phase);
    const open = this.view.steps.filter(
      each => each.applies && !isSettled(each.state) && placeOf(each) < phases.length - 1,
    );
    const waiting = open.filter(each => !comesWithRelease(each) && !this.inHand.has(each.step.id));
    const first = Math.min(...waiting.map(placeOf));
    return [
      ...waiting
        .filter(each => each.clocks.length > 0 || placeOf(each) === first)
        .map(each => (isAboutFacts(each) ? this.callOut(each) : this.stepJob(each))),
      ...this.recording(),
      ...this.release(open, now),
    ];
  }

  private job(key: string, due: number, minutes: () => number, finish: Job['finish']): Job {
    return {
      due,
      begin: () => {
        this.inHand.add(key);
        return minutes();
      },
      finish: (post, now) => {
        this.inHand.delete(key);
        finish(post, now);
      },
    };
  }

  private stepJob({ step, clocks }: StepView): Job {
    const minutes = (): number => stepMinutes(this.durations, step.id, this.chance(step.id));
    return this.job(step.id, dueOf(clocks), minutes, (post, now) =>
      this.done(step.id, post, now, step.roles[0]),
    );
  }

  /** Marks a step done, where nothing else has done it meanwhile. */
  private done(step: string, post: string, now: number, role?: string): void {
    if (!this.view.steps.some(each => each.step.id === step && each.applies && !isSettled(each.state)))
      return;
    const values = valuesOf(this.stage, step, {}, now);
    this.give({ kind: 'markDone', step, doneAt: new Date(now).toISOString(), values }, post, now, role);
  }

  // — facts —

  private callOut({ step, clocks }: StepView): Job {
    const calls = (): number => within('callOut', this.chance('callOut'));
    return this.job(step.id, dueOf(clocks), calls, (_, now) => {
      this.inHand.add(step.id);
      const share = isArranged(this.conditions, 'quickFacts') ? 0.5 : 1;
      const isClear = this.index.answer('factsClear', this.matter.facts) === 'clear';
      const minutes = (known: readonly number[], what: string): number =>
        isClear ? 0 : Math.round(this.chance(what).pick(known) * share);
      const first = now + minutes(this.durations.firstFact, 'first') * MINUTE;
      const all = Math.max(first, now + minutes(this.durations.allFacts, 'all') * MINUTE);
      this.later(first, () => {
        this.brought = 'first';
      });
      this.later(all, () => {
        this.brought = 'all';
      });
    });
  }

  private recording(): readonly Job[] {
    const { brought } = this;
    if (brought === undefined || this.inHand.has('recording')) return [];
    const due = dueOf(this.view.clocks);
    const minutes = (): number => within('recording', this.chance('recording'));
    return [
      this.job('recording', due, minutes, (post, now) => {
        if (this.brought === brought) this.brought = undefined;
        this.known = brought;
        const values = new Map(
          this.matter.scenario.injects.flatMap(({ facts = [] }) => facts.map(each => [each.fact, each])),
        );
        const person = { name: post, title: this.stage.cast.duty };
        const verifiedAt = new Date(now).toISOString();
        for (const { fact, value, source } of [...values.values()].slice(0, brought === 'first' ? 2 : 4)) {
          const standing = this.view.ledger.byId.get(fact)?.standing ?? [];
          if (standing.length === 0)
            this.give(
              {
                kind: 'recordFact',
                fact,
                value,
                source,
                state: 'verified',
                person,
                verifiedAt,
                replaces: [],
              },
              post,
              now,
            );
        }
        const about = this.view.steps.find(isAboutFacts)?.step;
        if (brought !== 'all' || about === undefined) return;
        this.inHand.delete(about.id);
        this.done(about.id, post, now);
      }),
    ];
  }

  // — releases —

  /** The next thing to do for what is to go out: one text at a time. */
  private release(open: readonly StepView[], now: number): readonly Job[] {
    if (this.inHand.has('release')) return [];
    const version = this.latest();
    if (version !== undefined) return this.onTheWay(version, now);
    const wanted = this.wanted(open, now);
    if (wanted === undefined) return [];
    const { rule, due } = wanted;
    const form = this.known === 'all' || rule?.published.includes('holding') === false ? 'full' : 'holding';
    const minutes = (): number => {
      const drawn = this.chance('draft').pick(this.durations.drafting);
      return isArranged(this.conditions, 'readyDraft') ? Math.min(READY_DRAFT, drawn) : drawn;
    };
    const channel = rule?.channel ?? this.index.playbook.release.channels[0]?.id ?? '';
    return [this.job('release', due, minutes, (post, at) => this.save(post, at, channel, form, undefined))];
  }

  private latest(): StatementVersion | undefined {
    const { draft } = this;
    return draft && this.view.statements.find(({ latest }) => latest.id === draft.version)?.latest;
  }

  /** What has to go out next: what a step asks for and is known well enough, or what was promised. */
  private wanted(
    open: readonly StepView[],
    now: number,
  ): { readonly rule: PublishedRule | undefined; readonly due: number } | undefined {
    const last = this.view.publications.at(-1)?.nextUpdate;
    const promised = last === undefined ? undefined : Date.parse(last);
    const isTime = promised !== undefined && (this.known === 'all' || now >= promised - AHEAD);
    const canSay = (rule: PublishedRule, due: number): boolean =>
      rule.followUp === true
        ? isTime
        : this.known === 'all' ||
          (this.known === 'first' && (rule.published.includes('holding') || due - now <= PRESSING));
    const asked = open
      .flatMap(each => {
        const [rule, due] = [publishedRule(each), dueOf(each.clocks)];
        return rule !== undefined && canSay(rule, due) ? [{ rule, due }] : [];
      })
      .sort((one, other) => (one.due === other.due ? 0 : one.due - other.due));
    return asked[0] ?? (isTime ? { rule: undefined, due: promised } : undefined);
  }

  private save(
    post: string,
    now: number,
    channel: string,
    form: 'full' | 'holding',
    former: StatementVersion | undefined,
  ): void {
    const minutes = within('promises', this.chance('promise'));
    const early = isArranged(this.conditions, 'morningPromise') ? untilMorning(now) : 0;
    const whole = minutes + early;
    const next = `PT${Math.floor(whole / 60)}H${whole % 60}M`;
    const promise = this.known === 'all' ? {} : { next };
    const command = draftFor(
      this.stage,
      this.view,
      { do: 'publish', at: 'PT0M', channel, form, ...promise },
      now,
    );
    const title = `${command.title}${former === undefined ? '' : `（${former.number + 1}）`}`;
    if (!this.give({ ...command, title, statement: former?.statement }, post, now)) return;
    this.draft = {
      version: this.log.events.at(-1)?.id ?? '',
      sentBack: former !== undefined && (this.draft?.sentBack ?? false),
    };
  }

  private onTheWay(version: StatementVersion, now: number): readonly Job[] {
    const next = this.nextOf(version, now);
    const { lines } = this.view.signOffOf(version);
    const due = dueOf(this.view.clocks);
    if (next?.state === 'blocked' && next.item.check !== 'nextUpdate') {
      // Nobody can mend a text of the machine's own: the assumptions are wrong, and the report must not hide it.
      this.refused.push({ command: next.item.id, refusal: { code: 'signOffOpen', title: next.item.title } });
      this.inHand.add('release');
      return [];
    }
    if (next?.state === 'blocked' || next?.state === 'returned') {
      if (next.state === 'blocked') this.outrun += 1;
      const minutes = (): number => within('redrafting', this.chance('redraft'));
      const { channel, kind } = version;
      const again = (post: string, at: number): void =>
        this.save(post, at, channel, kind === 'full' ? 'full' : 'holding', version);
      return [this.job('release', due, minutes, again)];
    }
    if (next !== undefined && this.isLastApproval(next)) {
      this.askApprover(version, next, now);
      return [];
    }
    const isApproval = next?.item.check === 'approval';
    const isLast = next === undefined || next.item.check === 'aloud';
    const range = isApproval ? 'sectionSigns' : isLast ? 'publishing' : 'checking';
    const minutes = (): number => within(range, this.chance(range));
    return [
      this.job('release', due, minutes, (post, at) => {
        // Meanwhile the promised time may have gone by: then the text goes back first.
        if (this.nextOf(version, at)?.item !== next?.item) return;
        if (isApproval && next !== undefined) this.sign(version, [next], post, at);
        else if (isLast) this.publish(version, next, post, at);
        else this.check(version, lines, post, at);
      }),
    ];
  }

  /** What a version waits for. Of the view only the promised time passes without a command. */
  private nextOf(version: StatementVersion, now: number): SignOffLine | undefined {
    const promised = Date.parse(version.nextUpdate ?? '');
    if (promised <= now && promised > this.viewed) this.look(now);
    return this.view.signOffOf(version).next;
  }

  private look(now: number): void {
    this.view = derive(this.index, this.log, now);
    this.viewed = now;
  }

  private isLastApproval({ item }: SignOffLine): boolean {
    const last = this.index.role('finalApproval')?.id ?? '';
    return item.check === 'approval' && item.roles.includes(last);
  }

  /** Signs, and says so where one person does what wants two. */
  private sign(
    { id: version }: StatementVersion,
    lines: readonly SignOffLine[],
    name: string,
    now: number,
  ): boolean {
    const { words, duty } = this.stage.cast;
    return this.give(
      {
        kind: 'sign',
        version,
        items: lines.map(({ item }) => ({ item: item.id, note: item.check === 'approval' ? '' : words })),
        person: { name, title: duty },
        combines: words,
      },
      name,
      now,
    );
  }

  private check(version: StatementVersion, lines: readonly SignOffLine[], post: string, now: number): void {
    const open = lines.filter(({ state }) => state === 'open');
    const asked = open.filter(({ item }) => isCheck(item));
    if (asked.length > 0) this.sign(version, asked, post, now);
    for (const { item } of open)
      if ('skippable' in item && item.skippable === true)
        this.give(
          { kind: 'passOver', version: version.id, item: item.id, reason: this.stage.cast.words },
          post,
          now,
        );
  }

  private askApprover(version: StatementVersion, line: SignOffLine, now: number): void {
    this.inHand.add('release');
    const minutes = within('approverReads', this.chance('approver'));
    const sendsBack = this.draft?.sentBack !== true && within('returned', this.chance('returned')) === 0;
    this.later(answersAt(now, minutes, this.conditions.reachable), at => {
      this.inHand.delete('release');
      const name = Object.values(this.stage.scenario.approvers ?? {})[0]?.name ?? '';
      if (this.nextOf(version, at)?.item !== line.item) return;
      if (!sendsBack) {
        this.sign(version, [line], name, at);
        return;
      }
      this.draft = { version: version.id, sentBack: true };
      const { words, duty } = this.stage.cast;
      const person = { name, title: duty };
      this.give({ kind: 'return', version: version.id, item: line.item.id, person, reason: words }, name, at);
    });
  }

  private publish(
    version: StatementVersion,
    aloud: SignOffLine | undefined,
    post: string,
    now: number,
  ): void {
    if (aloud !== undefined && !this.sign(version, [aloud], post, now)) return;
    const { place, link } = this.stage.cast;
    const publishedAt = new Date(now).toISOString();
    if (!this.give({ kind: 'publish', version: version.id, place, publishedAt, link }, post, now)) return;
    this.draft = undefined;
    this.signers.push(peopleFor(this.view.signOffOf(version).lines));
    const { nextUpdate } = version;
    if (nextUpdate !== undefined) this.later(Date.parse(nextUpdate) - AHEAD, () => undefined);
    this.promises.push(...this.ranIn(({ deadline }) => 'promise' in deadline.anchor, now));
  }

  // — what it came to —

  private ranIn(which: (clock: ClockView) => boolean, now: number): readonly Ran[] {
    return this.view.clocks.filter(which).flatMap(({ deadline: { id: deadline }, clock }): readonly Ran[] => {
      if (clock.kind === 'waiting' || clock.since === undefined) return [];
      const due = clock.kind === 'stopwatch' ? undefined : clock.due;
      const at = clock.kind === 'met' ? clock.at : now;
      const isLate = due !== undefined && at > due;
      return [
        {
          deadline,
          outcome: isLate ? 'missed' : clock.kind === 'met' ? 'kept' : 'open',
          took: Math.round((at - clock.since) / MINUTE),
          limit: due === undefined ? undefined : Math.round((due - clock.since) / MINUTE),
        },
      ];
    });
  }

  /** Every clock that ran, once the night's work is done. @param now milliseconds since the epoch */
  ran(now: number): readonly Ran[] {
    this.look(now);
    // A promise that was made last is judged here; those before when the next release came.
    const last = this.ranIn(({ deadline }) => 'promise' in deadline.anchor, now).filter(
      ({ outcome }) => outcome !== 'kept',
    );
    return [
      ...this.ranIn(({ deadline }) => !('promise' in deadline.anchor), now),
      ...this.promises.filter(({ outcome }) => outcome !== 'open'),
      ...last,
    ];
  }

  /** Minutes from finding to the first release; `undefined` where there was none. */
  get firstRelease(): number | undefined {
    const first = this.view.publications[0]?.publishedAt;
    return first === undefined ? undefined : Math.round((Date.parse(first) - this.matter.found) / MINUTE);
  }
}
