import type { Actor } from '../log/envelope.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Step } from '../playbook/playbook.ts';
import type { Want } from '../playbook/want.ts';
import type { Question } from '../playbook/wizard/flow.ts';
import { type Verdict, walk } from '../playbook/wizard/walk.ts';
import type { Difference } from './difference.ts';
import type { Person } from './kinds/define.ts';
import type { NoteKind } from './kinds/noted.ts';
import type { RecordedValue } from './kinds/step-done.ts';
import { currentStep } from './now.ts';
import type { FactView } from './release/ledger.ts';
import type { StatementVersion } from './release/statement.ts';
import type { Theme } from './release/theme.ts';
import { personKey } from './same-person.ts';
import { isSettled, withoutResult } from './settled.ts';
import type { StepState } from './step-state.ts';
import type { ClockState, IncidentView, NoteView, Publication, StepView } from './view.ts';

/** A note with what was added to set it right. `at` is when it happened, in milliseconds since the epoch. */
interface DraftNote {
  readonly at: number;
  readonly by: Actor;
  readonly kind: NoteKind | undefined;
  readonly text: string;
  readonly corrections: readonly string[];
}

/** An answer of the triage: a time as ISO 8601, the value of an option, or text. */
interface DraftAnswer {
  readonly question: Question;
  readonly value: string;
}

type InState<Kind extends StepState['kind']> = Extract<StepState, { kind: Kind }>;

interface DoneStep {
  readonly step: Step;
  readonly state: InState<'done'>;
  /** Values as they were recorded, in the order of the step's wants. */
  readonly values: readonly { readonly want: Want; readonly value: RecordedValue }[];
}

interface OpenStep {
  readonly step: Step;
  readonly current: boolean;
  readonly state: InState<'todo' | 'toReport' | 'started' | 'deferred'>;
  readonly assignee: Person | undefined;
}

/** A clock that has to be watched: it has not been met and is not waiting. */
interface OpenClock {
  readonly title: string;
  readonly clock: Extract<ClockState, { kind: 'overdue' | 'running' | 'stopwatch' }>;
  readonly limitText: string;
  /** Clause numbers and numbers of rules. */
  readonly cite: readonly string[];
}

/** Something on its way out, or sent back. `stage`: whose turn it is, or who returned it. */
interface PendingStatement {
  readonly version: StatementVersion;
  readonly state: 'returned' | 'signing' | 'drafted';
  readonly stage: string | undefined;
}

/** What whoever comes has to have an eye on: everything open, doubtful, late or out. */
type Risk =
  | { readonly kind: 'overdue'; readonly title: string; readonly due: number; readonly by: number }
  /** Officers who worked apart have left it to be decided. */
  | { readonly kind: 'differing'; readonly difference: Difference }
  | { readonly kind: 'skipped'; readonly step: Step; readonly reason: string }
  | { readonly kind: 'published'; readonly publication: Publication }
  /** What is out says otherwise than is verified now. */
  | { readonly kind: 'stale'; readonly title: string; readonly label: string }
  | { readonly kind: 'pending'; readonly statement: PendingStatement }
  /** The next update that was promised; `due` in milliseconds since the epoch. */
  | { readonly kind: 'promise'; readonly due: number }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'fact'; readonly fact: FactView }
  /** A guess that nobody has set right or confirmed since. */
  | { readonly kind: 'guess'; readonly note: DraftNote }
  | { readonly kind: 'gaps'; readonly records: number }
  /** Steps without a result; the part on what to do names them. */
  | { readonly kind: 'open'; readonly steps: number };

interface Contact {
  readonly person: Person;
  readonly steps: readonly Step[];
}

/** What a hand-over sheet is written from: codes and values for its six parts. */
export interface HandoverDraft {
  readonly index: PlaybookIndex;
  readonly view: IncidentView;
  readonly situation: {
    readonly title: string;
    readonly verdict: Verdict | undefined;
    /** Milliseconds since the epoch. */
    readonly openedAt: number;
    readonly answers: readonly DraftAnswer[];
    /** What is verified, as it may be told. */
    readonly verified: readonly FactView[];
    /** The latest notes on facts and decisions, oldest first. */
    readonly notes: readonly DraftNote[];
    readonly settled: number;
    readonly total: number;
  };
  /** By the time they were done. */
  readonly done: readonly DoneStep[];
  /** What to do now, then what was decided and is not sent, what is under way, what waits, what is still to come. */
  readonly todo: readonly OpenStep[];
  /** Overdue and running first by due time, then stopwatches. */
  readonly limits: readonly OpenClock[];
  readonly risks: readonly Risk[];
  readonly contacts: {
    readonly people: readonly Contact[];
    /** The latest notes on who was reached, oldest first. */
    readonly notes: readonly DraftNote[];
  };
}

/** How many notes a sheet repeats; the rest is in the log. */
const NOTES = { facts: 6, contacts: 3 } as const;

function draftNote({ at, by, happenedAt, kind, text, corrections }: NoteView): DraftNote {
  return {
    at: Date.parse(happenedAt ?? at),
    by,
    kind,
    text,
    corrections: corrections.map(correction => correction.text),
  };
}

/** Answers on the path, but for the title and what was left empty. */
function answersOf(index: PlaybookIndex, view: IncidentView): readonly DraftAnswer[] {
  const { answered, facts } = walk(index.playbook.triage, view.facts);
  return answered.flatMap(question => {
    const value = facts[question.id]?.trim() ?? '';
    return question.means === 'title' || value === '' ? [] : [{ question, value }];
  });
}

function doneStep({ step, state }: StepView): readonly DoneStep[] {
  if (state.kind !== 'done') return [];
  const values = (step.wants ?? []).flatMap(want => {
    const value = state.values[want.id];
    return value === undefined ? [] : [{ want, value }];
  });
  return [{ step, state, values }];
}

const isOpen = (state: StepState): state is OpenStep['state'] => !isSettled(state);

function openStep(
  { step, applies, state, assignee }: StepView,
  current: string | undefined,
): readonly OpenStep[] {
  if (!applies || !isOpen(state)) return [];
  return [{ step, current: step.id === current, state, assignee }];
}

const rank = ({ current, state: { kind } }: OpenStep): number =>
  current ? 0 : { toReport: 1, started: 2, deferred: 3, todo: 4 }[kind];

/** A statement whose latest version is not out. */
function pendingOf(view: IncidentView): readonly PendingStatement[] {
  return view.statements.flatMap(({ latest: version }): readonly PendingStatement[] => {
    if (version.publications.length > 0) return [];
    const { next } = view.signOffOf(version);
    const stage = next?.item.title;
    if (next?.state === 'returned') return [{ version, state: 'returned', stage }];
    const isSigned = version.marks.length > 0;
    return [{ version, state: isSigned ? 'signing' : 'drafted', stage }];
  });
}

/** Facts that are being checked, stand against each other, or of which the cause is not approved yet. */
const doubtfulFacts = ({ ledger }: IncidentView): readonly FactView[] =>
  ledger.facts.filter(
    ({ state, usable }) =>
      state === 'checking' || state === 'conflict' || (state === 'verified' && usable === undefined),
  );

function risksOf(view: IncidentView, guesses: readonly DraftNote[], now: number): readonly Risk[] {
  const applying = view.steps.filter(({ applies }) => applies);
  const open = withoutResult(view.steps).length;
  return [
    ...view.clocks.flatMap(({ deadline: { title }, clock }): Risk[] =>
      clock.kind === 'overdue' ? [{ kind: 'overdue', title, due: clock.due, by: now - clock.due }] : [],
    ),
    ...view.differences.map((difference): Risk => ({ kind: 'differing', difference })),
    ...applying.flatMap(({ step, state }): Risk[] =>
      state.kind === 'skipped' ? [{ kind: 'skipped', step, reason: state.reason }] : [],
    ),
    ...pendingOf(view).map((statement): Risk => ({ kind: 'pending', statement })),
    ...view.publications.map((publication): Risk => ({ kind: 'published', publication })),
    ...view.statements.flatMap(({ latest: { title }, stale }) =>
      stale.map(({ label }): Risk => ({ kind: 'stale', title, label })),
    ),
    ...view.clocks.flatMap(({ deadline, clock }): Risk[] =>
      'promise' in deadline.anchor && clock.kind === 'running' ? [{ kind: 'promise', due: clock.due }] : [],
    ),
    ...view.themes.flatMap((theme): Risk[] => (theme.settled ? [] : [{ kind: 'theme', theme }])),
    ...doubtfulFacts(view).map((fact): Risk => ({ kind: 'fact', fact })),
    ...guesses.map((note): Risk => ({ kind: 'guess', note })),
    ...(view.gaps > 0 ? [{ kind: 'gaps', records: view.gaps } as const] : []),
    ...(open > 0 ? [{ kind: 'open', steps: open } as const] : []),
  ];
}

/** Everybody who has an unfinished step, with their steps. */
function contactsOf(view: IncidentView): readonly Contact[] {
  const people = new Map<string, { person: Person; steps: Step[] }>();
  for (const { step, assignee } of withoutResult(view.steps)) {
    if (assignee === undefined) continue;
    const key = personKey(view.people, assignee);
    const known = people.get(key);
    if (known === undefined) people.set(key, { person: assignee, steps: [step] });
    else known.steps.push(step);
  }
  return [...people.values()];
}

/**
 * What the officer who leaves should tell the one who comes, drawn from the record. A draft: nothing in it is said until
 * somebody has read it.
 * @param now milliseconds since the epoch @param officer the one who leaves
 */
export function draftHandover(
  index: PlaybookIndex,
  view: IncidentView,
  now: number,
  officer?: Actor,
): HandoverDraft {
  const rules = new Map(index.playbook.rules.map(({ id, number }) => [id, number]));
  const notes = view.notes.map(draftNote).sort((one, other) => one.at - other.at);
  const isFact = ({ kind }: DraftNote): boolean => kind !== 'guess' && kind !== 'contact';
  const end = view.closedAt ?? now;
  const current = currentStep(view, officer)?.step.id;
  return {
    index,
    view,
    situation: {
      title: view.title,
      verdict: view.verdict,
      openedAt: Date.parse(view.openedAt),
      answers: answersOf(index, view),
      verified: view.ledger.facts.filter(({ usable }) => usable !== undefined),
      notes: notes.filter(isFact).slice(-NOTES.facts),
      ...view.progress,
    },
    done: view.steps
      .flatMap(doneStep)
      .sort((one, other) => Date.parse(one.state.at) - Date.parse(other.state.at)),
    todo: view.steps.flatMap(step => openStep(step, current)).sort((one, other) => rank(one) - rank(other)),
    limits: view.clocks.flatMap(({ deadline, clock }) =>
      clock.kind === 'overdue' || clock.kind === 'running' || clock.kind === 'stopwatch'
        ? [
            {
              title: deadline.title,
              clock,
              limitText: deadline.limitText,
              cite: deadline.cite.map(id => rules.get(id) ?? id),
            },
          ]
        : [],
    ),
    risks: risksOf(
      view,
      notes.filter(({ kind, corrections }) => kind === 'guess' && corrections.length === 0),
      end,
    ),
    contacts: {
      people: contactsOf(view),
      notes: notes.filter(({ kind }) => kind === 'contact').slice(-NOTES.contacts),
    },
  };
}
