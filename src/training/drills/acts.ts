import { foldedWords } from '../../base/folded.ts';
import { remembered } from '../../base/remember.ts';
import { isSame } from '../../base/same.ts';
import type { EventOfType, IncidentEvent, IncidentLog } from '../../desk/core/incident.ts';
import type { LedgerEntry } from '../../desk/facts/ledger.ts';
import { recordedWords } from '../../desk/facts/value.ts';
import { causesGiven } from '../../desk/gate/causes.ts';
import { says } from '../../desk/gate/wording.ts';
import { accountOf } from '../../desk/incident/account.ts';
import { evidenceIn } from '../../desk/incident/derive.ts';
import type { NoteKind } from '../../desk/record/noted.ts';
import { wholeText } from '../../desk/statements/compose.ts';
import { versionOut, versionSaid } from '../../desk/statements/statement.ts';
import type { StatementVersion } from '../../desk/statements/version.ts';
import { factsBefore } from '../../desk/triage/reading.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Facts, holds } from '../../playbook/condition.ts';
import type { StatementKind } from '../../playbook/vocabulary.ts';
import type { Verification } from './account.ts';
import type { WordsReading } from './judgement.ts';
import { alternatives, type Pattern, type Scenario, type SinglePattern, type Trap } from './scenario.ts';

type ReplyNeeds = NonNullable<Scenario['injects'][number]['reply']>;

/** When more was promised with some words; `undefined` where no time was. Milliseconds since the epoch. */
interface Promising {
  readonly next: number | undefined;
}

/** Facts whose values were put into a text, each with the time at which the ledger was given that value. Milliseconds since the epoch. */
interface Holding {
  readonly holds: ReadonlyMap<string, number>;
}

/** An act of the trainee, as the log shows it. */
type ActContent =
  | { readonly kind: 'open' }
  | { readonly kind: 'grade'; readonly facts: Facts }
  /** `sensed`: the record shows it, and nobody has ticked it. */
  | { readonly kind: 'step'; readonly step: string; readonly sensed: boolean }
  | { readonly kind: 'leave'; readonly step: string; readonly reason: string }
  | { readonly kind: 'assign' | 'handOver' | 'close' }
  | {
      readonly kind: 'fact';
      readonly fact: string;
      readonly value: string;
      readonly source: string;
      readonly state: LedgerEntry['state'];
      /** Another account stands, and says otherwise. */
      readonly isDisputed: boolean;
    }
  | ({
      readonly kind: 'publish';
      readonly form: StatementKind;
      readonly channel: string;
      readonly title: string;
      /** It went out without the sign-off, and was written down afterwards. */
      readonly elsewhere: boolean;
      readonly words: string;
    } & Holding &
      Promising)
  | ({ readonly kind: 'reply'; readonly to: string; readonly words: string } & Promising)
  | { readonly kind: 'note'; readonly noteKind: NoteKind | undefined; readonly text: string }
  | ({ readonly kind: 'theme'; readonly title: string } & (
      | { readonly stage: 'heard' | 'passed' | 'solved'; readonly words?: undefined }
      | ({ readonly stage: 'answered'; readonly words: string } & Holding & Promising)
    ))
  | { readonly kind: 'file'; readonly form: string };

/** One act: what, when, and until when it stood. Moments in the drill's time, milliseconds since the epoch. */
export type Act = ActContent & {
  readonly at: number;
  /** When it was taken back. A publication and a reply have none: once public they stay so. */
  readonly until: number | undefined;
  /** The event that shows it. */
  readonly event: string;
};

/** Words that left the house: published, answered, said to a caller. */
export function spokenIn(act: Act): string | undefined {
  return act.kind === 'publish' || act.kind === 'reply' || act.kind === 'theme' ? act.words : undefined;
}

type Recorded = EventOfType<'factRecorded'>;

/** Whether an entry leaves another one standing that says otherwise. */
function isDisputed({ id, data }: Recorded, before: readonly Recorded[]): boolean {
  const replaced = new Set([...before.flatMap(each => each.data.replaces), ...data.replaces]);
  return before.some(
    each =>
      each.id !== id &&
      each.data.fact === data.fact &&
      !replaced.has(each.id) &&
      (!isSame(each.data.value, data.value) || each.data.state !== data.state),
  );
}

/** The moment of a field that may be empty. */
const momentOf = (at: string | undefined): number | undefined =>
  at === undefined ? undefined : Date.parse(at);

/** The facts whose values stand in the parts of a version. */
const heldIn = ({ parts }: Pick<StatementVersion, 'parts'>, log: IncidentLog): Holding['holds'] =>
  new Map(
    parts
      .flatMap(({ text }) => text.filter(segment => 'fact' in segment))
      .flatMap(({ fact, entry }) => {
        const recorded = log.events[log.places.get(entry) ?? -1];
        return recorded === undefined ? [] : [[fact, Date.parse(recorded.at)] as const];
      }),
  );

/** The title under which a theme was first recorded. */
const titleOf = (theme: string, log: IncidentLog): string =>
  log.events.flatMap(({ type, data }) =>
    type === 'themeRecorded' && data.theme === theme ? data.title : [],
  )[0] ?? '';

/** @param before what the ledger had been given by then, whatever has been taken back since left aside */
function contentOf(
  event: IncidentEvent,
  log: IncidentLog,
  before: readonly Recorded[],
): readonly ActContent[] {
  const grade = (): ActContent => ({
    kind: 'grade',
    facts: factsBefore(log, (log.places.get(event.id) ?? 0) + 1),
  });
  switch (event.type) {
    case 'opened':
      return [{ kind: 'open' }, grade()];
    case 'answered':
      return [grade()];
    case 'stepDone':
      return [{ kind: 'step', step: event.data.step, sensed: false }];
    case 'stepMarked': {
      const { step, mark } = event.data;
      return mark.kind === 'skipped' || mark.kind === 'notApplicable'
        ? [{ kind: 'leave', step, reason: mark.reason }]
        : [];
    }
    case 'assigned':
      return event.data.to === undefined ? [] : [{ kind: 'assign' }];
    case 'handedOver':
      return [{ kind: 'handOver' }];
    case 'closed':
      return [{ kind: 'close' }];
    case 'noted': {
      const { text, kind, answers, promised } = event.data;
      const note: ActContent = { kind: 'note', noteKind: kind, text };
      return answers === undefined
        ? [note]
        : [note, { kind: 'reply', to: answers, words: text, next: momentOf(promised) }];
    }
    case 'factRecorded': {
      const { fact, state, source } = event.data;
      const value = recordedWords(event);
      return [{ kind: 'fact', fact, state, value, source, isDisputed: isDisputed(event, before) }];
    }
    case 'published':
    case 'publishedElsewhere': {
      const saved = log.events[log.places.get(versionOut(event)) ?? -1];
      const version = saved === undefined ? undefined : versionSaid(saved);
      if (version === undefined) return [];
      const holds = heldIn(version, log);
      const next = momentOf(event.data.nextUpdate);
      if (version.answers !== undefined) {
        const words = wholeText({ parts: version.parts }).trim();
        const title = titleOf(version.answers.theme, log);
        return [{ kind: 'theme', stage: 'answered', title, words, holds, next }];
      }
      const { kind: form, channel, title, parts } = version;
      const texts = parts.map(({ text }) => text.map(segment => segment.text).join(''));
      const words = [title, ...texts].join('\n');
      const elsewhere = event.type === 'publishedElsewhere';
      return [{ kind: 'publish', form, channel, title, elsewhere, holds, next, words }];
    }
    case 'themeRecorded':
      return [{ kind: 'theme', stage: 'heard', title: event.data.title }];
    case 'themeAnswered': {
      const { text: words, theme, promised } = event.data;
      const title = titleOf(theme, log);
      // It repeats a publication, which holds the facts.
      const next = momentOf(promised);
      return [{ kind: 'theme', stage: 'answered', title, words, holds: new Map(), next }];
    }
    case 'themePassed':
      return [{ kind: 'theme', stage: 'passed', title: titleOf(event.data.theme, log) }];
    case 'themeSolved':
      return [{ kind: 'theme', stage: 'solved', title: titleOf(event.data.theme, log) }];
    case 'documentFiled':
      return [{ kind: 'file', form: event.data.form }];
    default:
      return [];
  }
}

const isOut = ({ kind }: ActContent): boolean => kind === 'publish' || kind === 'reply';

/** Steps that the record shows as done, with the time since when. Evidence taken back since shows nothing. */
const sensedIn = (index: PlaybookIndex, log: IncidentLog): readonly Act[] =>
  [...evidenceIn(index, log)].flatMap(([step, evidence]) =>
    evidence.map(
      ({ writtenAt, event }): Act => ({
        kind: 'step',
        step,
        sensed: true,
        at: Date.parse(writtenAt),
        until: undefined,
        event,
      }),
    ),
  );

/** The acts of a run, in the order in which they were recorded. @param logs the incidents of the run */
export function actsOf(index: PlaybookIndex, logs: readonly IncidentLog[]): readonly Act[] {
  const acts = logs.flatMap(log => {
    const ledger: Recorded[] = [];
    const recorded = accountOf(index, log).flatMap(({ event, takenBack }): readonly Act[] => {
      const at = Date.parse(event.at);
      const until = takenBack && Date.parse(takenBack.at);
      const acts = contentOf(event, log, ledger).map(
        (content): Act => ({ ...content, at, until: isOut(content) ? undefined : until, event: event.id }),
      );
      if (event.type === 'factRecorded' && takenBack === undefined) ledger.push(event);
      return acts;
    });
    const placeOf = ({ event }: Act): number => log.places.get(event) ?? 0;
    return [...recorded, ...sensedIn(index, log)].sort((one, other) => placeOf(one) - placeOf(other));
  });
  return acts.sort((one, other) => one.at - other.at);
}

/** Context for matching patterns, besides the acts: the triage's facts, the grounds of failures, and the scenario's traps. */
export interface Grounds {
  readonly index: Pick<PlaybookIndex, 'definitions' | 'cited' | 'playbook'>;
  readonly traps: readonly Trap[];
  /** How words were read, by event: what nobody has read is neither for nor against anyone. `lists`: by a strict reader who knows the lists alone, where a path is only tried. */
  readonly judged: 'lists' | ReadonlyMap<string, WordsReading>;
  /** The demands on an answer to somebody who waits, and the channels he reads. */
  needs(waiting: string): ReplyNeeds;
  /** Channels on which all of the public reads. */
  readonly reads: readonly string[];
  /** How far a fact was known when the ledger was given a value of it. Milliseconds since the epoch. */
  verification(fact: string, recordedAt: number): Verification;
  /** When an inject arrived; `undefined` for one that has not. Milliseconds since the epoch. */
  arrivedAt(inject: string): number | undefined;
}

/** The words of a trap, prepared for searching. The longest harmless words come first, so that none leaves a piece of another behind. */
const snareOf = remembered((trap: Trap) => ({
  words: trap.words.map(foldedWords),
  except: (trap.except ?? []).map(foldedWords).sort((one, other) => other.length - one.length),
}));

/** Whether what a trap warns of was established by a moment, and may be said. */
function isEstablished(trap: Trap, at: number, { arrivedAt }: Pick<Grounds, 'arrivedAt'>): boolean {
  const since = trap.until === undefined ? undefined : arrivedAt(trap.until);
  return since !== undefined && at >= since;
}

/**
 * Whether words give a cause, in whatever words, while none is established.
 * @param sure `plain`: what can hardly mean anything else. `form`: also what only sounds like one, and somebody has to read
 */
export const givesCause = (words: string, at: number, grounds: Grounds, sure: 'plain' | 'form'): boolean =>
  !grounds.traps.some(trap => trap.kind === 'cause' && isEstablished(trap, at, grounds)) &&
  causesGiven(words, grounds.index.playbook.suspicions).some(
    ({ why }) => why === 'wording' || sure === 'form',
  );

/** Whether words that went out fall into a trap that was not yet, or never, established. */
export function fallsInto(
  words: string,
  at: number,
  trap: Trap,
  grounds: Pick<Grounds, 'arrivedAt' | 'index'>,
): boolean {
  if (isEstablished(trap, at, grounds)) return false;
  const snare = snareOf(trap);
  const text = snare.except.reduce((said, harmless) => said.replaceAll(harmless, ' '), foldedWords(words));
  // A name is out even where the sentence denies what it says of it.
  if (trap.kind === 'personal') return snare.words.some(word => text.includes(word));
  return says(text, snare.words, grounds.index.playbook.suspicions);
}

/** Whether words that went out say what a trap is about, by its list: that is never held against anyone before a person has read them. */
const saysTrap = (act: Act, trap: Trap, grounds: Grounds): boolean => {
  const words = spokenIn(act);
  return grounds.judged === 'lists' && words !== undefined && fallsInto(words, act.at, trap, grounds);
};

/** How far the value of a fact that an act holds was known; `undefined` where it holds none. */
export function verificationIn(act: Act, fact: string, grounds: Grounds): Verification | undefined {
  const recordedAt = 'holds' in act ? act.holds.get(fact) : undefined;
  return recordedAt === undefined ? undefined : grounds.verification(fact, recordedAt);
}

/** `waits`: it may do what a pattern describes, which only a person can tell. */
type Fit = 'proved' | 'waits' | undefined;

const provedIf = (is: boolean): Fit => (is ? 'proved' : undefined);

/** Words that only a person can tell to be right. In a dry run of a path there is nobody to ask. */
const whatItSays = ({ judged }: Grounds): Fit => (judged === 'lists' ? 'proved' : 'waits');

/**
 * A true statement is proved; a person has to look at one that the scenario does not know. In a dry run of a path there is
 * nobody to ask.
 */
const ofStandings = (standings: readonly (Verification | undefined)[], { judged }: Grounds): Fit => {
  if (standings.every(each => each === 'so')) return 'proved';
  const isOpen = judged !== 'lists' && standings.every(each => each === 'so' || each === 'other');
  return isOpen ? 'waits' : undefined;
};

function fitsOne(pattern: SinglePattern, act: Act, grounds: Grounds): Fit {
  switch (pattern.do) {
    case 'say':
      return provedIf(
        grounds.traps.some(trap => pattern.trap.includes(trap.id) && saysTrap(act, trap, grounds)),
      );
    case 'grade':
      return provedIf(act.kind === 'grade' && holds(pattern.facts, act.facts, grounds.index.definitions));
    case 'step':
      return provedIf(act.kind === 'step' && pattern.step.includes(act.step));
    case 'leave':
      return provedIf(act.kind === 'leave' && pattern.step.includes(act.step));
    case 'fact':
      if (act.kind !== 'fact' || !pattern.fact.includes(act.fact)) return undefined;
      if (pattern.state === 'conflict') return provedIf(act.isDisputed);
      if (act.state !== pattern.state) return undefined;
      if (act.state !== 'verified') return 'proved';
      return ofStandings([grounds.verification(act.fact, act.at)], grounds) && whatItSays(grounds);
    case 'publish': {
      const isOfKind =
        act.kind === 'publish' &&
        (pattern.form?.includes(act.form) ?? true) &&
        (pattern.channel?.includes(act.channel) ?? true) &&
        (pattern.unsettled?.some(fact => verificationIn(act, fact, grounds) === 'unsettled') ?? true) &&
        (pattern.promises === undefined || pattern.promises === (act.next !== undefined));
      return isOfKind
        ? ofStandings(pattern.holds?.map(fact => verificationIn(act, fact, grounds)) ?? [], grounds)
        : undefined;
    }
    case 'reply':
      if (act.kind !== 'reply' || !pattern.to.includes(act.to)) return undefined;
      return 'waits';
    case 'note':
      return provedIf(act.kind === 'note' && (pattern.kind === undefined || act.noteKind === pattern.kind));
    case 'theme':
      if (act.kind !== 'theme' || act.stage !== pattern.stage) return undefined;
      return spokenIn(act) === undefined ? 'proved' : 'waits';
    case 'file':
      return provedIf(act.kind === 'file' && pattern.form.includes(act.form));
    default:
      return provedIf(act.kind === pattern.do);
  }
}

/** How an act fits a pattern. */
export function fitOf(pattern: Pattern, act: Act, grounds: Grounds): Fit {
  const fits = alternatives(pattern).map(each => fitsOne(each, act, grounds));
  return fits.find(fit => fit === 'proved') ?? fits.find(fit => fit !== undefined);
}

/** Whether an act is, or may be, one of what a pattern describes. */
export const matches = (pattern: Pattern, act: Act, grounds: Grounds): boolean =>
  fitOf(pattern, act, grounds) !== undefined;

/** Whether an act stands at a moment: it was done by then, and not yet taken back. */
export const standsAt = ({ at, until }: Act, moment: number): boolean =>
  at <= moment && (until === undefined || until > moment);
