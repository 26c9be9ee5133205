import type { IncidentEvent, IncidentLog } from '../incident/kinds/registry.ts';
import type { RecordedValues } from '../incident/kinds/step-done.ts';
import { factsBefore } from '../incident/reading.ts';
import { draftOf } from '../incident/release/compose.ts';
import type { StatementVersion } from '../incident/release/statement.ts';
import type { IncidentView } from '../incident/view.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Facts } from '../playbook/condition.ts';
import { offsetOf } from './offset.ts';
import type { Deed } from './scenario.ts';

/** A closed incident, as a scenario is made of it. */
export interface Source {
  readonly index: PlaybookIndex;
  readonly log: IncidentLog;
  readonly view: IncidentView;
}

/** What of the incident's own words goes into the scenario: each as the officer has it stripped. */
export type Tell = (original: string) => string;

/** When an incident was opened: the start of its drill. Milliseconds since the epoch. */
export const openedAt = ({ log }: Pick<Source, 'log'>): number => Date.parse(log.events[0]?.at ?? '');

const told = (values: RecordedValues | undefined, tell: Tell): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([want, value]) => {
      // Links, files and times are the incident's own: the player fills in what a step cannot do without.
      if (value.kind === 'text') return [[want, tell(value.text)]];
      return value.kind === 'number' ? [[want, String(value.number)]] : [];
    }),
  );

/** Choices, and times as offsets since the start; texts are the player's. */
function answered(
  { index, log }: Source,
  facts: Facts,
): { readonly answers: Record<string, string>; readonly times: Record<string, string> } {
  const [answers, times]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const { id, kind } of index.playbook.triage.questions) {
    const fact = facts[id];
    if (fact === undefined || fact === '') continue;
    if (kind === 'choice') answers[id] = fact;
    if (kind === 'time') times[id] = offsetOf(Date.parse(fact) - openedAt({ log }));
  }
  return { answers, times };
}

/** The parts of a version with tokens where facts were inserted. */
const partsOf = ({ parts }: StatementVersion, view: IncidentView, tell: Tell): Record<string, string> =>
  Object.fromEntries(parts.map(({ part, text }) => [part, tell(draftOf(text, view.ledger))]));

/** What was done, as the deeds that the player of an ideal path knows, in the order of the log. */
export function deedsIn(source: Source, tell: Tell): readonly Deed[] {
  const { log, view, index } = source;
  const start = openedAt(source);
  const versions = new Map(
    view.statements.flatMap(each => each.versions.map(version => [version.id, version])),
  );
  const titles = new Map(view.themes.map(({ id, title }) => [id, title]));
  const elements = new Set(index.playbook.release.elements.map(({ id }) => id));
  const deeds = (event: IncidentEvent, at: string): readonly Deed[] => {
    const place = log.places.get(event.id) ?? 0;
    switch (event.type) {
      case 'opened':
        return [{ do: 'triage', at, ...answered(source, factsBefore(log, 1)) }];
      case 'answered': {
        const before = factsBefore(log, place);
        const { answers, times } = answered(source, factsBefore(log, place + 1));
        const changed = Object.entries(answers).filter(([question, value]) => before[question] !== value);
        return changed.length === 0
          ? []
          : [{ do: 'regrade', at, answers: Object.fromEntries(changed), times }];
      }
      case 'stepDone':
        return [{ do: 'step', at, step: event.data.step, values: told(event.data.values, tell) }];
      case 'stepMarked': {
        const { step, mark } = event.data;
        return mark.kind === 'skipped' || mark.kind === 'notApplicable'
          ? [{ do: 'leave', at, step, reason: tell(mark.reason) }]
          : [];
      }
      case 'minuted':
        return event.data.steps.length === 0
          ? [{ do: 'note', at, kind: 'situation', text: tell(event.data.said) }]
          : event.data.steps.map((step): Deed => ({ do: 'step', at, step }));
      case 'factRecorded': {
        const { fact, value, source: from, state, reason, replaces } = event.data;
        if (state === 'notApplicable' || !elements.has(fact)) return [];
        const why = reason === undefined ? {} : { reason: tell(reason) };
        const isFirst = view.ledger.byId.get(fact)?.history[0]?.event === event.id;
        const beside = isFirst || replaces.length > 0 ? {} : { beside: true as const };
        return [{ do: 'fact', at, fact, value: tell(value), source: tell(from), state, ...why, ...beside }];
      }
      case 'causeApproved':
        return [{ do: 'cause', at }];
      case 'published': {
        const version = versions.get(event.data.version);
        if (version === undefined) return [];
        const { nextUpdate, publishedAt } = event.data;
        const next =
          nextUpdate === undefined
            ? {}
            : { next: offsetOf(Date.parse(nextUpdate) - Date.parse(publishedAt)) };
        const corrects = version.corrects === undefined ? {} : { corrects: true as const };
        const { channel, kind: form } = version;
        return [
          { do: 'publish', at, channel, form, parts: partsOf(version, view, tell), ...next, ...corrects },
        ];
      }
      case 'noted':
        return [{ do: 'note', at, kind: event.data.kind ?? 'situation', text: tell(event.data.text) }];
      case 'themeRecorded':
        return [{ do: 'theme', at, title: tell(event.data.title), count: event.data.count.number }];
      case 'themeAnswered':
      case 'themePassed':
      case 'themeSolved': {
        const title = titles.get(event.data.theme);
        if (title === undefined) return [];
        const theme = tell(title);
        if (event.type === 'themePassed') return [{ do: 'pass', at, theme, to: tell(event.data.to) }];
        return event.type === 'themeSolved'
          ? [{ do: 'solve', at, theme, result: tell(event.data.result) }]
          : [{ do: 'answer', at, theme, text: tell(event.data.text) }];
      }
      case 'documentFiled':
        return [{ do: 'file', at, form: event.data.form }];
      case 'handedOver':
        return [{ do: 'handOver', at, sheet: tell(event.data.sheet.situation) }];
      default:
        return [];
    }
  };
  return view.account.flatMap(({ event, takenBack }) =>
    takenBack === undefined ? deeds(event, offsetOf(Date.parse(event.at) - start)) : [],
  );
}
