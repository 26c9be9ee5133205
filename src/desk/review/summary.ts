import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Person } from '../core/define.ts';
import { eventRecord, live } from '../core/events.ts';
import type { IncidentEvent, IncidentLog, Written } from '../core/incident.ts';
import { ofKind } from '../core/of-kind.ts';
import type { IncidentView, Shown } from '../core/view.ts';
import { isReliedOn } from '../record/undone.ts';
import type { StatementVersion } from '../statements/version.ts';
import { withoutResult } from '../steps/finished.ts';
import type { Until } from '../steps/step-mark.ts';
import { type ClockBar, clockBars } from '../timeline/timeline.ts';
import { changedAnswers, previewChange } from '../triage/change.ts';
import { factsBefore, fillsIn, gradesFirst } from '../triage/reading.ts';
import type { Proposal } from './improvement.ts';

/** A line of the sign-off of a version. */
interface Line {
  readonly item: string;
  readonly statement: string;
  /** 第 n 稿. */
  readonly version: number;
}

/** Something the plan asks for that was left out, put off or passed over, and why. */
export type Deviation = Written & {
  /** '' where nobody gave one. */
  readonly reason: string;
} & (
    | { readonly kind: 'skipped' | 'notApplicable'; readonly step: string }
    /** `ended`: the event it waited for has come, or the step was done after all. */
    | { readonly kind: 'deferred'; readonly step: string; readonly until: Until; readonly ended: boolean }
    /** A line of the sign-off of a published version. */
    | ({ readonly kind: 'passedOver' } & Line)
    /** Something that the plan gives to two and one person did: signing a line, approving the cause that stands under a label, closing. */
    | {
        readonly kind: 'combined';
        readonly person: Person;
        readonly of: Line | { readonly cause: string } | 'closing';
      }
    /** Published elsewhere, without being signed off here. */
    | { readonly kind: 'elsewhere'; readonly statement: string; readonly approvers: readonly Person[] }
    /** A signature or a publication that was taken back. */
    | { readonly kind: 'takenBack'; readonly what: IncidentEvent }
    /** A step that had no result when the incident was closed. */
    | { readonly kind: 'left'; readonly step: string }
    /** Other open items of a closing need at that time. */
    | { readonly kind: 'leftNeed'; readonly need: string }
    /** Published and taken down. */
    | { readonly kind: 'withdrawn'; readonly statement: string; readonly place: string }
    /** Something that is out although its approvals do not stand, or stand no more. */
    | { readonly kind: 'unapproved'; readonly statement: string }
  );

/** Whether a clock's limit has passed, be it that it was met too late or that it is not met at all. */
export const isMissed = ({ outcome }: ClockBar): boolean => outcome === 'missed' || outcome === 'overdue';

const written = ({ event, at, by }: Written): Written => ({ event, at, by });

function stepDeviations(log: IncidentLog, view: IncidentView): readonly Deviation[] {
  // A step that the plan no longer asks for was not left out.
  const steps = view.steps.filter(({ applies }) => applies);
  const asked = new Set(steps.map(({ step: { id } }) => id));
  const waiting = new Set(steps.flatMap(({ state: now }) => (now.kind === 'deferred' ? [now.event] : [])));
  return [
    // A deferral was one even if the step was done later; of the other marks only the one that counts is left.
    ...live(log, 'stepMarked').flatMap((event): readonly Deviation[] => {
      const { step, mark } = event.data;
      return mark.kind === 'deferred' && asked.has(step)
        ? [{ ...written(eventRecord(event)), step, ...mark, ended: !waiting.has(event.id) }]
        : [];
    }),
    ...steps.flatMap(({ step: { id: step }, state }): readonly Deviation[] =>
      state.kind === 'skipped' || state.kind === 'notApplicable'
        ? [{ kind: state.kind, ...written(state), step, reason: state.reason }]
        : [],
    ),
  ];
}

/** Records that others had relied on, and that were taken back. */
const takenBackDeviations = ({ account }: IncidentView): readonly Deviation[] =>
  account.flatMap(({ event: what, takenBack }): readonly Deviation[] =>
    takenBack !== undefined && isReliedOn(what)
      ? [{ kind: 'takenBack', what, ...written(takenBack), reason: takenBack.reason ?? '' }]
      : [],
  );

/** Steps and needs left at the closing, each with its reason. */
const leftDeviations = ({ closed, steps }: IncidentView): readonly Deviation[] =>
  closed === undefined
    ? []
    : [
        ...withoutResult(steps).map(({ step: { id: step } }): Deviation => {
          const reason = closed.steps.get(step) ?? '';
          return { kind: 'left', ...written(closed), step, reason };
        }),
        ...[...closed.left].map(
          ([need, reason]): Deviation => ({ kind: 'leftNeed', ...written(closed), need, reason }),
        ),
      ];

/** Publications without the whole sign-off, and withdrawals. */
const releaseDeviations = ({ publications, replies }: IncidentView): readonly Deviation[] =>
  [...publications, ...replies].flatMap(
    ({
      event,
      publishedAt: at,
      by,
      statement,
      place,
      approvers,
      signOff,
      withdrawn,
    }): readonly Deviation[] => {
      const about = { event, at, by, statement, reason: '' };
      const gone: readonly Deviation[] =
        withdrawn === undefined
          ? []
          : [
              {
                kind: 'withdrawn',
                ...written(withdrawn),
                at: withdrawn.withdrawnAt,
                statement,
                place,
                reason: withdrawn.reason,
              },
            ];
      if (signOff === 'elsewhere') return [{ kind: 'elsewhere', ...about, approvers }, ...gone];
      return signOff === 'unapproved' ? [{ kind: 'unapproved', ...about }, ...gone] : gone;
    },
  );

const lineOf = ({ statement, number: version }: StatementVersion, item: string): Line => ({
  item,
  statement,
  version,
});

/** A line that was passed over counts once the text was published; a draft that nobody published harmed nobody. */
const signOffDeviations = (view: IncidentView): readonly Deviation[] =>
  view.statements
    .flatMap(({ versions }) => versions)
    .filter(({ publications }) => publications.length > 0)
    .flatMap(version =>
      view
        .signOffOf(version)
        .lines.flatMap(({ item, mark }): readonly Deviation[] =>
          mark?.kind === 'passedOver'
            ? [{ kind: 'passedOver', ...written(mark), ...lineOf(version, item.id), reason: mark.text }]
            : [],
        ),
    );

/** 一人兼: lines of a sign-off, the cause, and the closing. */
function combinedDeviations({ statements, ledger, closed }: IncidentView): readonly Deviation[] {
  const versions = statements.flatMap(each => each.versions);
  const signed = [
    ...versions.flatMap(version =>
      version.marks.flatMap(mark =>
        mark.kind === 'signed' ? [{ mark, of: lineOf(version, mark.item) }] : [],
      ),
    ),
    ...ledger.facts.flatMap(({ label, history }) =>
      history.flatMap(({ approval }) => (approval ? [{ mark: approval, of: { cause: label } }] : [])),
    ),
    ...(closed?.second ? [{ mark: { ...closed, person: closed.second }, of: 'closing' as const }] : []),
  ];
  return signed.flatMap(({ mark, of }): readonly Deviation[] =>
    mark.combines === undefined
      ? []
      : [{ kind: 'combined', ...written(mark), person: mark.person, of, reason: mark.combines }],
  );
}

/** Re-grades: which answers each changed, as the log has them before and after, and what that added and removed. */
function regradesOf(index: PlaybookIndex, log: IncidentLog) {
  return live(log, 'answered').flatMap(event => {
    if (fillsIn(log, event) || gradesFirst(index, log, event)) return [];
    const place = log.places.get(event.id) ?? 0;
    const [before, after] = [factsBefore(log, place), factsBefore(log, place + 1)];
    return {
      ...written(eventRecord(event)),
      changed: changedAnswers(index, before, after),
      preview: previewChange({ index, facts: before }, { index, facts: after }),
    };
  });
}

export type RegradeSummary = ReturnType<typeof regradesOf>[number];

/** Sums up an incident for its review, how it went against what the plan asks; works while it is open, too. @param now milliseconds since the epoch */
export function reviewOf(index: PlaybookIndex, log: IncidentLog, view: IncidentView, now: number) {
  const placeOf = ({ event }: Deviation): number => log.places.get(event) ?? 0;
  return {
    /** By the moment they began; `margin` is the time left, in milliseconds, negative when missed. */
    clocks: clockBars(view, now),
    /** In the order of the log. */
    deviations: [
      ...stepDeviations(log, view),
      ...signOffDeviations(view),
      ...combinedDeviations(view),
      ...releaseDeviations(view),
      ...takenBackDeviations(view),
      ...leftDeviations(view),
    ].sort((one, other) => placeOf(one) - placeOf(other)),
    regrades: regradesOf(index, log),
    unfinished: withoutResult(view.steps),
  };
}
export type ReviewSummary = ReturnType<typeof reviewOf>;

/**
 * Proposals from the reviews of several incidents, clause by clause and step by step, then by time.
 * @param drill whether the proposals come from drills; the two kinds never share a list
 */
export function proposalsOf(incidents: readonly Shown[], drill = false) {
  const place = ({ target }: Proposal): string => `${target.kind}/${target.id}`;
  return ofKind(incidents, drill)
    .flatMap(({ index: { playbook, steps }, view }) =>
      view.proposals.map(proposal => {
        const { kind, id } = proposal.target;
        return {
          proposal,
          incident: view.title,
          /** Edition of the playbook the incident ran on, `YYYY-MM-DD`. */
          edition: playbook.edition,
          /** The words of the clause or the title of the step; `undefined` where the edition has it no more. */
          target:
            kind === 'step' ? steps.get(id)?.title : playbook.clauses.find(clause => clause.id === id)?.text,
        };
      }),
    )
    .sort(({ proposal: one }, { proposal: other }) => {
      const [first, second] = [place(one), place(other)];
      if (first !== second) return first < second ? -1 : 1;
      return Date.parse(one.at) - Date.parse(other.at);
    });
}
/** A proposal to change the plan, with its origin, for the editors of the next edition. */
export type ProposalRow = ReturnType<typeof proposalsOf>[number];
