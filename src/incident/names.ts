import { remembered } from '../base/remember.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Step } from '../playbook/playbook.ts';
import type { SignOffItem } from '../playbook/release-kit.ts';
import type { Question } from '../playbook/wizard/flow.ts';
import { answerKeys } from './kinds/answered.ts';
import type { EventOfType, IncidentEvent, IncidentLog } from './kinds/registry.ts';
import type { StatementVersion } from './release/statement.ts';
import type { IncidentView, Publication } from './view.ts';

/** What the ids of a record mean and are called. A title that nothing knows is the id itself. */
export interface Names {
  step(id: string): Step | undefined;
  stepTitle(id: string): string;
  roleName(id: string): string;
  channelTitle(id: string): string;
  /** A line of the sign-off. */
  item(id: string): SignOffItem | undefined;
  itemTitle(id: string): string;
  /** What has to be so before closing. */
  needTitle(id: string): string;
  formTitle(id: string): string;
  question(id: string): Question | undefined;
  /** The questions of which a re-grade gave other answers, by their short names. */
  changed(event: EventOfType<'answered'>): readonly string[];
  /** A fact of the ledger, and whether it is the cause. */
  fact(id: string): { readonly label: string; readonly cause?: boolean } | undefined;
  statementTitle(id: string): string;
  /** By the event that saved it. */
  version(id: string | undefined): StatementVersion | undefined;
  /** By the event that tells of it. */
  publication(id: string): Publication | undefined;
  themeTitle(id: string): string | undefined;
  /** What is to be done better. */
  actionText(id: string): string;
  event(id: string): IncidentEvent | undefined;
}

const versionsOf = remembered(
  ({ statements }: IncidentView): ReadonlyMap<string, StatementVersion> =>
    new Map(statements.flatMap(({ versions }) => versions.map(version => [version.id, version] as const))),
);

/** What can be known of names: of a file that was not let in there is no view, and perhaps no playbook. */
interface Known {
  readonly index: PlaybookIndex | undefined;
  readonly view?: IncidentView;
  readonly log?: IncidentLog;
}

const find = <Item extends { readonly id: string }>(
  items: readonly Item[] | undefined,
  id: string,
): Item | undefined => items?.find(item => item.id === id);

/** The names of an incident, by the playbook it runs on and by its record. */
export function namesOf({ index, view, log }: Known): Names {
  const playbook = index?.playbook;
  const titled =
    (items: readonly { readonly id: string; readonly title: string }[] | undefined) =>
    (id: string): string =>
      find(items, id)?.title ?? id;
  const { signOff, channels, elements } = playbook?.release ?? {};
  return {
    step: id => index?.steps.get(id),
    stepTitle: id => index?.steps.get(id)?.title ?? id,
    roleName: id => find(playbook?.roles, id)?.short ?? id,
    channelTitle: titled(channels),
    item: id => find(signOff, id),
    itemTitle: titled(signOff),
    needTitle: titled(playbook?.closing),
    formTitle: titled(playbook?.forms),
    question: id => find(playbook?.triage.questions, id),
    changed: ({ data }) =>
      (playbook?.triage.questions ?? [])
        .filter(question => answerKeys(question).some(key => key in data.answers))
        .map(({ label }) => label),
    fact: id => view?.ledger.byId.get(id) ?? find(elements, id),
    statementTitle: id => find(view?.statements, id)?.latest.title ?? id,
    version: id => view && versionsOf(view).get(id ?? ''),
    publication: id => view?.publications.find(({ event }) => event === id),
    themeTitle: id => find(view?.themes, id)?.title,
    actionText: id => find(view?.actions, id)?.text ?? id,
    event: id => log?.events[log.places.get(id) ?? -1],
  };
}
