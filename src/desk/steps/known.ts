import { earlierFirst } from '../../base/order.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { WantMeaning } from '../../playbook/vocabulary.ts';
import type { Want } from '../../playbook/want.ts';
import { currentEvent } from '../core/events.ts';
import type { IncidentLog } from '../core/incident.ts';
import type { RecordedValue } from '../core/recorded.ts';
import { linkOf, numberValue } from '../core/values.ts';
import type { IncidentView } from '../core/view.ts';
import { sourcesOf, verifiedOf } from '../facts/ledger.ts';
import { assigneeSubject } from '../people/assigned.ts';
import { latestCount } from '../post/post.ts';
import { answerKnown, type Known, knownBy } from '../triage/reading.ts';
import { saidOf } from './said.ts';

/** Values that an incident has only one of, whichever step asks for them. Of all others each step has its own. */
const SHARED: ReadonlySet<WantMeaning> = new Set([
  'platforms',
  'attention',
  'comments',
  'lead',
  'tasks',
  'planPoints',
  'line',
  'plannedRelease',
  'due',
]);

/** The sources of known values. */
interface Source {
  readonly index: PlaybookIndex;
  readonly log: IncidentLog;
  readonly view: IncidentView;
}

type KnownValue = Known<RecordedValue>;

const text = (words: string): RecordedValue => ({ kind: 'text', text: words });

/** A value from the post: as recorded, or as far as the triage asked. */
function fromPost({ view: { post } }: Source, means: WantMeaning): KnownValue | undefined {
  switch (means) {
    case 'postLink': {
      const url = post.link && linkOf(post.link.value);
      return post.link && url ? { ...post.link, value: { kind: 'link', url } } : undefined;
    }
    case 'platforms':
      return post.platform && { ...post.platform, value: text(post.platform.value) };
    case 'attention':
    case 'comments': {
      const count = latestCount(post, means);
      if (count === undefined) return undefined;
      const { event, by, at, amount } = count;
      return { value: numberValue(amount), from: 'post', event, at, by };
    }
    default:
      return undefined;
  }
}

/** A value from verified facts. Work done so far, such as a look at the site, is no measure that solved the matter. */
function fromLedger({ view: { ledger } }: Source, step: Step, means: WantMeaning): KnownValue | undefined {
  const usable = ledger.facts.flatMap(fact => fact.usable ?? []);
  const last = usable.sort(earlierFirst).at(-1);
  const words =
    means === 'sources'
      ? sourcesOf(ledger)
      : means === 'conclusion' && step.fills === 'verification'
        ? verifiedOf(ledger)
        : '';
  return last && words !== ''
    ? { value: text(words), from: 'ledger', event: last.event, at: last.at, by: last.by }
    : undefined;
}

/** The lead, from the assignment of the steps that name it: the unit that they were given to. */
const fromAssignment = ({ index, log }: Source): KnownValue | undefined =>
  index
    .stepsThatFill('lead')
    .flatMap(({ evidence = [] }) => evidence.flatMap(rule => ('assigned' in rule ? rule.assigned : [])))
    .flatMap((given): readonly KnownValue[] => {
      const event = currentEvent(log, assigneeSubject(given), 'assigned');
      const lead = event?.data.unit;
      return event && lead ? [knownBy(event, 'assignment', text(lead))] : [];
    })
    .at(0);

/** The latest value from other steps that were recorded by hand. */
function fromSteps({ view }: Source, step: Step, means: WantMeaning): KnownValue | undefined {
  return view.steps
    .flatMap((item): readonly KnownValue[] => {
      const { state } = item;
      const value = item.step === step ? undefined : saidOf(item, means);
      // A value from evidence is already known from where the evidence stands.
      if (state.kind !== 'done' || state.sensed !== undefined || value === undefined) return [];
      return [
        { value, from: 'step', step: item.step.id, event: state.event, at: state.writtenAt, by: state.by },
      ];
    })
    .sort(earlierFirst)
    .at(-1);
}

/** A value from the decision on the step itself. */
function fromDecision({ view }: Source, step: Step): KnownValue | undefined {
  const state = view.steps.find(item => item.step === step)?.state;
  if (state?.kind !== 'toReport') return undefined;
  return { value: text(state.to), from: 'decision', event: state.event, at: state.at, by: state.by };
}

/** As a field of this kind takes it; `undefined` where it cannot. */
function fitting({ kind }: Want, value: RecordedValue): RecordedValue | undefined {
  if (value.kind === (kind === 'office' ? 'text' : kind)) return value;
  return kind === 'text' && value.kind === 'people' ? text(value.people.join('、')) : undefined;
}

/**
 * The values that a step wants and that are known already from other records, by the ids of its wants; of several the latest.
 * They prefill the form; an officer may type something else.
 */
export function knownFor(source: Source, step: Step): ReadonlyMap<string, KnownValue> {
  const known = new Map<string, KnownValue>();
  for (const want of step.wants ?? []) {
    const { means } = want;
    if (means === undefined) continue;
    const { index, log, view } = source;
    const level = means === 'level' ? answerKnown(index, log, means, view.facts) : undefined;
    const found = [
      level && { ...level, value: text(level.value) },
      means === 'recipient' ? fromDecision(source, step) : undefined,
      means === 'lead' ? fromAssignment(source) : undefined,
      fromPost(source, means),
      fromLedger(source, step, means),
      SHARED.has(means) ? fromSteps(source, step, means) : undefined,
    ]
      .flatMap((each): readonly KnownValue[] => {
        const value = each && fitting(want, each.value);
        return each === undefined || value === undefined ? [] : [{ ...each, value }];
      })
      .sort(earlierFirst)
      .at(-1);
    if (found !== undefined) known.set(want.id, found);
  }
  return known;
}
