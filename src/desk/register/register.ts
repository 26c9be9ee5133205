import type { Playbook } from '../../playbook/playbook.ts';
import type { RegisterColumnOf } from '../../playbook/record.ts';
import type { StepFill, WantMeaning } from '../../playbook/vocabulary.ts';
import { type AnswerOption, chosenOptions } from '../../playbook/wizard/flow.ts';
import { authorityWords, ratifyStands } from '../approval/stands.ts';
import { exitStands } from '../closing/stands.ts';
import { ofKind } from '../core/of-kind.ts';
import type { RecordedValue } from '../core/recorded.ts';
import type { Shown } from '../core/view.ts';
import { type Ledger, verifiedOf } from '../facts/ledger.ts';
import { isUnanswered, repliesOf } from '../orders/orders.ts';
import type { OrderRow } from '../orders/words.ts';
import { sectionOf } from '../orders/written.ts';
import { isOut, statesFacts } from '../statements/life.ts';
import { filledAt, filling, saidOf, saying } from '../steps/said.ts';
import { clockBars, countOutcomes } from '../timeline/timeline.ts';

/** The playbook of the newest edition among those of some incidents: anything shown of all of them goes by it. */
export const newestPlaybook = (incidents: readonly Pick<Shown, 'index'>[]): Playbook | undefined =>
  incidents
    .map(({ index }) => index.playbook)
    .reduce<Playbook | undefined>(
      (newest, each) => (newest === undefined || each.edition > newest.edition ? each : newest),
      undefined,
    );

/** The first value of that meaning that a step which fills this says. */
const filledWith = (incident: Shown, fills: StepFill, means: WantMeaning): string | undefined =>
  saying(incident, fills, means)
    .map(each => textOf(saidOf(each, means)))
    .find(text => text !== undefined);

function textOf(value: RecordedValue | undefined): string | undefined {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'link':
      return value.url;
    case 'people':
      return value.people.join('、');
    default:
      return undefined;
  }
}

const joined = (texts: readonly string[]): string | undefined => filled(texts.join('、'));

const labels = (options: readonly AnswerOption[]): string | undefined =>
  joined(options.map(({ label }) => label));

/** The finding: by the record of the verification, or, where that is empty or a fact has changed since, the facts verified now. */
function foundOf(incident: Shown): string | undefined {
  const { ledger } = incident.view;
  const changed = Math.max(...ledger.facts.map(({ usable }) => Date.parse(usable?.at ?? '') || 0), 0);
  const said = filledWith(incident, 'verification', 'conclusion');
  const saidAt = filling(incident, 'verification').flatMap(({ state }) =>
    state.kind === 'done' ? Date.parse(state.writtenAt) : [],
  );
  return said !== undefined && Math.max(...saidAt, 0) >= changed
    ? said
    : (filled(verifiedOf(ledger)) ?? said);
}

/** The verified work on the matter. */
const handledOf = ({ facts }: Ledger): string | undefined =>
  facts.find(({ element }) => element?.means === 'handling')?.usable?.value;

/** The result of a matter that was closed without a reason: the look at the solution, or else the work done. */
const resultOf = (incident: Shown): string | undefined =>
  incident.view.closed === undefined
    ? undefined
    : (filledWith(incident, 'solutionCheck', 'conclusion') ?? filledWith(incident, 'solution', 'measures'));

/** The person who had the last word on the latest publication; without one, who approved it on paper. */
function approverOf(incident: Shown): string | undefined {
  const { view, index } = incident;
  const signed = view.publications.findLast(({ approvers }) => approvers.length > 0)?.approvers.at(-1);
  if (signed !== undefined) return [signed.title, signed.name].filter(Boolean).join(' ');
  const approval = filling(incident, 'approval').find(({ state }) => state.kind === 'done');
  if (approval?.state.kind !== 'done') return undefined;
  const approver = textOf(saidOf(approval, 'approver'));
  if (approver !== undefined) return approver;
  const { by } = approval.state;
  const role = index.playbook.roles.find(({ id }) => id === by.role)?.short ?? by.role;
  return by.name === undefined ? role : `${role} ${by.name}`;
}

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const foundAt = ({ view, index }: Shown): number =>
  Date.parse(index.answer('foundAt', view.facts) ?? view.openedAt);

/**
 * One incident in the register (台账). Times are ISO 8601 as the log has them; an unknown value is `undefined`. There is no field
 * for who posted, and none may be added.
 * @param number from 1, by time of discovery
 */
function rowOf(incident: Shown, number: number) {
  const { view, index } = incident;
  const { publications, verdict } = view;
  const latest = publications.findLast(isOut) ?? publications.at(-1);
  const chosen = (means: 'topic' | 'finder' | 'place' | 'level'): readonly AnswerOption[] =>
    chosenOptions(index.question(means), view.facts);
  const solving = filling(incident, 'solution').find(({ applies }) => applies);
  const { over, met } = countOutcomes(clockBars(view, 0));
  const ending = verdict?.outcome.ends;
  return {
    id: view.id,
    number,
    foundAt: index.answer('foundAt', view.facts),
    finder: labels(chosen('finder')),
    place: labels(chosen('place')),
    title: view.title,
    /** As typed: an address, or where it was seen. */
    link: view.post.link?.value,
    topic: labels(chosen('topic')),
    level: labels(chosen('level')),
    /** The section that leads, or that deals with the order; before either is known, the usual one. */
    lead:
      filledWith(incident, 'lead', 'lead') ??
      joined([
        ...new Set(
          view.orders.map(order => sectionOf(order, index.playbook.forms, view)).filter(name => name !== ''),
        ),
      ]) ??
      joined(chosen('topic').flatMap(({ leads }) => leads ?? [])),
    reportedAt: filledAt(incident, 'report'),
    firstResponseAt: publications.find(out => isOut(out) && statesFacts(out))?.publishedAt,
    settledAt: view.closedAt === undefined ? undefined : new Date(view.closedAt).toISOString(),
    verdict: verdict?.outcome.title,
    /** How it ended, where it was not handled as public concern: the triage's words. */
    ends: ending && {
      ending,
      recipient: index.answer('recipient', view.facts),
      reason: index.answer('reason', view.facts),
    },
    /** The final answers to the senders of orders. */
    replies: repliesOf(view.orders).map(({ text }) => text),
    /** The reason for closing, or else the result. */
    reason: view.closed?.reason ?? resultOf(incident),
    /** The finding of the verification. */
    conclusion: foundOf(incident),
    /** The latest publication that is out, or else the latest that was. */
    online: latest && {
      title: latest.title,
      /** How often something went out, and how often that set something right. */
      times: publications.length,
      corrections: publications.filter(({ kind }) => kind === 'correction').length,
      at: latest.publishedAt,
      link: latest.link ?? latest.place,
      /** It went out without being signed off here, and was written down afterwards. */
      elsewhere: latest.signOff === 'elsewhere',
      /** Nothing that went out is out any more. */
      withdrawn: !isOut(latest),
      /** The state of the publication's authority: this one's, or that of another which still needs a decision. */
      authority: ratifyStands(view) || authorityWords(latest),
    },
    /** The state of the matter itself: by the step, or else by verified facts; an unticked step says nothing. */
    offline: solving && {
      state: solving.state.kind,
      progress:
        filledWith(incident, 'solution', 'progress') ??
        (solving.state.kind === 'done' ? undefined : handledOf(view.ledger)),
      left: view.closed?.steps.get(solving.step.id),
    },
    approvedBy: approverOf(incident),
    status: view.status,
    /** How the review of an exit stands, in a word, and who did it how and when. */
    exit: {
      stands: exitStands(view),
      review: view.exit?.review,
      waits: view.exit !== undefined && view.exit.state !== 'agreed',
    },
    /** Limits missed: passed and still open, or met too late. */
    overdue: over,
    /** Limits met in time. */
    met,
    notes: view.notes.length,
    /** The number of orders, and of those that wait to be reported back. */
    orders: { total: view.orders.length, open: view.orders.filter(isUnanswered).length },
  };
}
export type RegisterRow = ReturnType<typeof rowOf>;

/** The register: its columns, and one row an incident, by time of discovery. */
export interface Register {
  readonly columns: readonly RegisterColumnOf[];
  readonly rows: readonly RegisterRow[];
  /** Everything that came in, by the time it was received. */
  readonly orders: readonly OrderRow[];
}

/**
 * The register (台账), with the columns of the newest playbook in it.
 * @param drill whether it is a register of drills; the two kinds never share one
 */
export function registerOf(incidents: readonly Shown[], drill = false): Register {
  const shown = ofKind(incidents, drill);
  const inOrder = [...shown].sort(
    (one, other) => foundAt(one) - foundAt(other) || (one.view.id < other.view.id ? -1 : 1),
  );
  return {
    columns: newestPlaybook(shown)?.register ?? [],
    rows: inOrder.map((incident, position) => rowOf(incident, position + 1)),
    orders: shown
      .flatMap(incident => {
        const { view, index } = incident;
        return view.orders.map(order => ({
          incident: view.title,
          id: view.id,
          order,
          section:
            sectionOf(order, index.playbook.forms, view) || (filledWith(incident, 'lead', 'lead') ?? ''),
        }));
      })
      .sort((one, other) => Date.parse(one.order.receivedAt) - Date.parse(other.order.receivedAt)),
  };
}

/** Incidents that end only once somebody has agreed, and those with unanswered orders. */
export const waitsForReview = ({ exit }: Pick<RegisterRow, 'exit'>): boolean => exit.waits;
export const owesAnswer = ({ orders }: Pick<RegisterRow, 'orders'>): boolean => orders.open > 0;

/** The register of some incidents, with only their orders; for those with unanswered ones, only these. */
export function narrowed(
  register: Register,
  { waiting, owing }: { readonly waiting: boolean; readonly owing: boolean },
): Register {
  const rows = register.rows.filter(row => (!waiting || waitsForReview(row)) && (!owing || owesAnswer(row)));
  const ids = new Set(rows.map(({ id }) => id));
  return {
    ...register,
    rows,
    orders: register.orders.filter(({ id, order }) => ids.has(id) && (!owing || isUnanswered(order))),
  };
}
