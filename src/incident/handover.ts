import { groupBy } from '../base/group.ts';
import type { Actor } from '../log/envelope.ts';
import type { Step } from '../playbook/playbook.ts';
import type { Difference } from './difference.ts';
import { currentStep } from './now.ts';
import type { FactView } from './release/ledger.ts';
import type { StatementVersion } from './release/statement.ts';
import type { Theme } from './release/theme.ts';
import { personKey } from './same-person.ts';
import { type OpenStep, withoutResult } from './settled.ts';
import { type IncidentView, isRunning, type Publication } from './view.ts';

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
  /** Guesses that nobody has set right or confirmed since. */
  | { readonly kind: 'guesses'; readonly notes: number }
  | { readonly kind: 'gaps'; readonly records: number }
  /** Steps without a result; the part on what to do names them. */
  | { readonly kind: 'open'; readonly steps: number };

const rank: Readonly<Record<OpenStep['state']['kind'], number>> = {
  toReport: 1,
  started: 2,
  deferred: 3,
  todo: 4,
};

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

function risksOf(view: IncidentView, now: number): readonly Risk[] {
  const guesses = view.notes.filter(({ kind, corrections }) => kind === 'guess' && corrections.length === 0);
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
    ...(guesses.length > 0 ? [{ kind: 'guesses', notes: guesses.length } as const] : []),
    ...(view.gaps > 0 ? [{ kind: 'gaps', records: view.gaps } as const] : []),
    ...(open > 0 ? [{ kind: 'open', steps: open } as const] : []),
  ];
}

/** Everybody who has an unfinished step, with their steps. */
function contactsOf(view: IncidentView) {
  const given = withoutResult(view.steps).flatMap(({ step, assignee: person }) =>
    person === undefined ? [] : [{ step, person }],
  );
  return [...groupBy(given, ({ person }) => personKey(view.people, person)).values()].flatMap(theirs =>
    theirs.slice(0, 1).map(({ person }) => ({ person, steps: theirs.map(({ step }) => step) })),
  );
}

/**
 * What the officer who leaves has to tell the one who comes beside what happened, drawn from the record, as codes and values:
 * what is left, until when, what to mind, whom to ask.
 * @param now milliseconds since the epoch @param officer the one who leaves
 */
export function draftHandover(view: IncidentView, now: number, officer?: Actor) {
  const current = currentStep(view, officer)?.step.id;
  const place = ({ step, state }: OpenStep): number => (step.id === current ? 0 : rank[state.kind]);
  return {
    /** What to do now, then what was decided and is not sent, what is under way, what waits, what is still to come. */
    todo: [...withoutResult(view.steps)]
      .sort((one, other) => place(one) - place(other))
      .map(({ step, state, assignee }) => ({ step, current: step.id === current, state, assignee })),
    /** Clocks to be watched: overdue and running first by due time, then stopwatches. */
    limits: view.clocks.filter(isRunning).map(({ deadline, clock }) => ({
      title: deadline.title,
      clock,
      limitText: deadline.limitText,
      cite: deadline.cite,
    })),
    risks: risksOf(view, view.closedAt ?? now),
    contacts: contactsOf(view),
  };
}
export type HandoverDraft = ReturnType<typeof draftHandover>;
