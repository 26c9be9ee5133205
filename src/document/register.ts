import type { RecordedValue } from '../incident/kinds/step-done.ts';
import { ofKind } from '../incident/of-kind.ts';
import { saidOf } from '../incident/said.ts';
import type { StepState } from '../incident/step-state.ts';
import { clockBars, countOutcomes } from '../incident/timeline.ts';
import type { IncidentView, StepView } from '../incident/view.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Ending, StepFill, WantMeaning } from '../playbook/meaning.ts';
import type { Step } from '../playbook/playbook.ts';
import type { RegisterColumn, RegisterColumnOf } from '../playbook/record.ts';
import { type Option, optionsOf } from '../playbook/wizard/flow.ts';
import { newestPlaybook } from './newest-playbook.ts';

/**
 * One incident in the register (台账). Times are ISO 8601 as the log has them; what is not known is `undefined`. There is
 * no field for who posted, and none may be added.
 */
export interface RegisterRow {
  /** From 1, by time of discovery. */
  readonly number: number;
  readonly foundAt: string | undefined;
  readonly finder: string | undefined;
  readonly place: string | undefined;
  readonly title: string;
  /** As typed: an address, or where it was seen. */
  readonly link: string | undefined;
  readonly topic: string | undefined;
  /** The section that was given the lead; before that, the one that usually has it. */
  readonly lead: string | undefined;
  readonly reportedAt: string | undefined;
  readonly firstResponseAt: string | undefined;
  readonly settledAt: string | undefined;
  readonly verdict: string | undefined;
  /** How it ended, where it was not handled as public concern: what the triage said of it. */
  readonly ends: { readonly ending: Ending; readonly recipient: string | undefined } | undefined;
  /** Why it was closed, where that was said. */
  readonly reason: string | undefined;
  /** What the verification found. */
  readonly conclusion: string | undefined;
  /** The latest publication. */
  readonly online:
    | {
        readonly title: string;
        readonly at: string;
        readonly link: string | undefined;
        /** It went out without the release room, and was written down afterwards. */
        readonly elsewhere: boolean;
      }
    | undefined;
  /** How far the matter itself is. */
  readonly offline: { readonly state: StepState['kind']; readonly progress: string | undefined } | undefined;
  /** The post that approved the content as recorded with the step, or else the role and name that recorded the approval. */
  readonly approvedBy: string | undefined;
  readonly status: IncidentView['status'];
  /** Limits missed: passed and still open, or met too late. */
  readonly overdue: number;
  /** Limits met in time, those without a number among them. */
  readonly met: number;
  readonly notes: number;
}

type Done = Extract<StepState, { kind: 'done' }>;

/** The register: its columns, and one row an incident, by time of discovery. */
export interface Register {
  readonly columns: readonly RegisterColumnOf[];
  readonly rows: readonly RegisterRow[];
}

interface DoneStep {
  readonly step: Step;
  readonly done: Done;
}

/** The steps that fill something, in working order, with where they stand. */
const statesOf = ({ steps }: IncidentView, index: PlaybookIndex, fills: StepFill): readonly StepView[] =>
  index.stepsThatFill(fills).flatMap(({ id }) => steps.find(({ step }) => step.id === id) ?? []);

/** Those of them that are done. */
const doneOf = (view: IncidentView, index: PlaybookIndex, fills: StepFill): readonly DoneStep[] =>
  statesOf(view, index, fills).flatMap(({ step, state }) =>
    state.kind === 'done' ? [{ step, done: state }] : [],
  );

const recorded = ({ step, done }: DoneStep, means: WantMeaning): string | undefined =>
  textOf(saidOf({ step, state: done }, means));

/** The first value of that meaning that such a step was done with. */
const filledWith = (
  view: IncidentView,
  index: PlaybookIndex,
  fills: StepFill,
  means: WantMeaning,
): string | undefined =>
  doneOf(view, index, fills)
    .map(each => recorded(each, means))
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

const labels = (options: readonly Option[]): string | undefined => joined(options.map(({ label }) => label));

/** Whoever had the last word on what went out last; where nothing did, whoever approved it on paper. */
function approverOf(view: IncidentView, index: PlaybookIndex): string | undefined {
  const signed = view.publications.findLast(({ approvers }) => approvers.length > 0)?.approvers.at(-1);
  if (signed !== undefined) return [signed.title, signed.name].filter(Boolean).join(' ');
  const approval = doneOf(view, index, 'approval')[0];
  if (approval === undefined) return undefined;
  const approver = recorded(approval, 'approver');
  if (approver !== undefined) return approver;
  const { done } = approval;
  const role = index.playbook.roles.find(({ id }) => id === done.by.role)?.short ?? done.by.role;
  return done.by.name === undefined ? role : `${role} ${done.by.name}`;
}

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const foundAt = ({ view, index }: Registered): number =>
  Date.parse(index.answer('foundAt', view.facts) ?? view.openedAt);

interface Registered {
  readonly view: IncidentView;
  readonly index: PlaybookIndex;
}

/**
 * The register (台账), with the columns of the newest playbook in it.
 * @param drill whether it is a register of drills; the two kinds never share one
 */
export function registerOf(incidents: readonly Registered[], drill = false): Register {
  const shown = ofKind(incidents, drill);
  const rows = [...shown]
    .sort((one, other) => foundAt(one) - foundAt(other) || (one.view.id < other.view.id ? -1 : 1))
    .map(({ view, index }, position): RegisterRow => {
      const { publications } = view;
      const ending = view.verdict?.outcome.ends;
      const latest = publications.at(-1);
      const chosen = (means: 'topic' | 'finder' | 'place'): readonly Option[] =>
        optionsOf(index.question(means), view.facts);
      const [solving] = statesOf(view, index, 'solution');
      const { over, met } = countOutcomes(clockBars(view, view.closedAt ?? 0));
      return {
        number: position + 1,
        foundAt: index.answer('foundAt', view.facts),
        finder: labels(chosen('finder')),
        place: labels(chosen('place')),
        title: view.title,
        link: view.post.link?.value,
        topic: labels(chosen('topic')),
        lead:
          filledWith(view, index, 'lead', 'lead') ??
          joined(chosen('topic').flatMap(({ leads }) => leads ?? [])),
        reportedAt: doneOf(view, index, 'report')
          .map(({ done }) => done.at)
          .sort((one, other) => Date.parse(one) - Date.parse(other))[0],
        firstResponseAt: publications[0]?.publishedAt,
        settledAt: view.closedAt === undefined ? undefined : new Date(view.closedAt).toISOString(),
        verdict: view.verdict?.outcome.title,
        ends: ending && { ending, recipient: index.answer('recipient', view.facts) },
        reason: filled(view.closed?.reason),
        conclusion: filledWith(view, index, 'verification', 'conclusion'),
        online: latest && {
          title: latest.title,
          at: latest.publishedAt,
          link: latest.link ?? latest.place,
          elsewhere: latest.signOff === 'elsewhere',
        },
        offline: solving && {
          state: solving.state.kind,
          progress: filledWith(view, index, 'solution', 'progress'),
        },
        approvedBy: approverOf(view, index),
        status: view.status,
        overdue: over,
        met,
        notes: view.notes.length,
      };
    });
  return { columns: newestPlaybook(shown)?.register ?? [], rows };
}

/** The words a register is written in; `text/` supplies them. */
export interface RegisterWords {
  readonly sheet: string;
  readonly status: Readonly<Record<IncidentView['status'], string>>;
  offline(state: StepState['kind'], progress: string | undefined): string;
  /** Of what was not handled as public concern. */
  ends(ending: Ending, recipient: string | undefined): string;
  /** Of something that went out elsewhere. */
  elsewhere(title: string): string;
}

/** What stands in one cell of a table; `at` in milliseconds since the epoch. */
export type RegisterCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'time'; readonly at: number };

const textCell = (text: string | undefined): RegisterCell =>
  text === undefined || text === '' ? { kind: 'empty' } : { kind: 'text', text };

function timeCell(time: string | undefined): RegisterCell {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? textCell(time) : { kind: 'time', at };
}

/** One row as cells, by their columns. */
export function registerCells(
  row: RegisterRow,
  words: RegisterWords,
): Readonly<Record<RegisterColumn, RegisterCell>> {
  const { online, offline, ends } = row;
  const ending = ends && words.ends(ends.ending, ends.recipient);
  return {
    number: { kind: 'number', number: row.number },
    foundAt: timeCell(row.foundAt),
    finder: textCell(row.finder),
    place: textCell(row.place),
    title: textCell(row.title),
    link: textCell(row.link),
    topic: textCell(row.topic),
    lead: textCell(row.lead),
    reportedAt: timeCell(row.reportedAt),
    firstResponseAt: timeCell(row.firstResponseAt),
    settledAt: timeCell(row.settledAt),
    verdict: textCell(row.verdict),
    ending: textCell([ending, row.reason].filter(Boolean).join('：')),
    conclusion: textCell(row.conclusion),
    online: textCell(online && (online.elsewhere ? words.elsewhere(online.title) : online.title)),
    onlineAt: timeCell(online?.at),
    onlineLink: textCell(online?.link),
    offline: textCell(offline && words.offline(offline.state, offline.progress)),
    approvedBy: textCell(row.approvedBy),
    status: textCell(words.status[row.status]),
    overdue: { kind: 'number', number: row.overdue },
    met: { kind: 'number', number: row.met },
    notes: { kind: 'number', number: row.notes },
  };
}
