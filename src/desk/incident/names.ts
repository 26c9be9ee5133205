import { remembered } from '../../base/remember.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { lastPosts, type SignOffWord, wordOf } from '../../playbook/deciding.ts';
import type { Step } from '../../playbook/playbook.ts';
import { chosenOptions } from '../../playbook/wizard/flow.ts';
import type { EventOfType, IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { IncidentView } from '../core/view.ts';
import { registeredBefore } from '../orders/orders.ts';
import { orderName } from '../orders/words.ts';
import type { Publication } from '../statements/publication.ts';
import type { Statement, StatementVersion } from '../statements/version.ts';
import { answerKeys } from '../triage/answered.ts';
import { type ChangedAnswer, changedAnswers } from '../triage/change.ts';
import { factsBefore, fillsIn, gradesFirst, readAnswers } from '../triage/reading.ts';

const versionsOf = remembered(
  ({ statements }: IncidentView): ReadonlyMap<string, StatementVersion> =>
    new Map(statements.flatMap(({ versions }) => versions.map(version => [version.id, version] as const))),
);

/** The sources of names. A file that was not let in has no view, and perhaps no playbook. */
interface Known {
  readonly index: PlaybookIndex | undefined;
  readonly view?: IncidentView;
  readonly log?: IncidentLog;
}

const find = <Item extends { readonly id: string }>(
  items: readonly Item[] | undefined,
  id: string,
): Item | undefined => items?.find(item => item.id === id);

/** From what to what a re-grade put the level; `undefined` where there was none, or it stayed. */
function levelChange(index: PlaybookIndex, log: IncidentLog, { id }: IncidentEvent): string | undefined {
  const question = index.question('level');
  const place = log.places.get(id);
  if (question === undefined || place === undefined) return undefined;
  const [before, after] = [place, place + 1].map(
    until => chosenOptions(question, readAnswers(index, log, until).facts)[0]?.label,
  );
  return before === undefined || after === undefined || before === after
    ? undefined
    : `${question.label}由“${before}”改为“${after}”`;
}

/** The names in a record, or in a file that was not let in. */
export function namesOf({ index, view, log }: Known): Names {
  const playbook = index?.playbook;
  const titled =
    (items: readonly { readonly id: string; readonly title: string }[] | undefined) =>
    (id: string): string =>
      find(items, id)?.title ?? id;
  const { signOff, channels, elements } = playbook?.release ?? {};
  return {
    step: (id: string): Step | undefined => index?.steps.get(id),
    stepTitle: (id: string): string => index?.steps.get(id)?.title ?? id,
    roleName: (id: string): string => find(playbook?.roles, id)?.short ?? id,
    channelTitle: titled(channels),
    /** A line of the sign-off. */
    item: (id: string) => find(signOff, id),
    itemTitle: titled(signOff),
    /** The effect of a line of the sign-off; of an unknown line, that somebody agreed. */
    itemWord: (id: string): SignOffWord => {
      const item = find(signOff, id);
      return item === undefined || playbook === undefined
        ? 'agrees'
        : wordOf(item, playbook.release.signOff, lastPosts(playbook));
    },
    /** A condition of closing. */
    needTitle: titled(playbook?.closing),
    formTitle: titled(playbook?.forms),
    /** A line of the first ten minutes. */
    lineText: (id: string): string => find(playbook?.first.lines, id)?.text ?? id,
    /** A document's sentence for a line that is done; '' where it has none. */
    lineSentence: (id: string): string => find(playbook?.first.lines, id)?.told ?? '',
    question: (id: string) => find(playbook?.triage.questions, id),
    /** The value that an event gives a subject; undefined where there is no log to ask. */
    saidBy: (event: IncidentEvent, subject: string): unknown => log?.family.saidBy(event, subject),
    fillsIn: (event: EventOfType<'answered'>): boolean => log !== undefined && fillsIn(log, event),
    /** The questions whose answers changed, by their short names; a changed level has a sentence of its own. */
    changed(event: EventOfType<'answered'>): readonly string[] {
      const levelChanged = this.levelChange(event) !== undefined;
      return (playbook?.triage.questions ?? [])
        .filter(question => answerKeys(question).some(key => key in event.data.answers))
        .filter(({ means }) => !levelChanged || means !== 'level')
        .map(({ label }) => label);
    },
    gradesFirst: (event: EventOfType<'answered'>): boolean =>
      index !== undefined && log !== undefined && gradesFirst(index, log, event),
    /** The answers that a re-grade replaced, each with its new value. */
    answersChanged(event: EventOfType<'answered'>): readonly ChangedAnswer[] {
      const place = log?.places.get(event.id);
      return index === undefined || log === undefined || place === undefined
        ? []
        : changedAnswers(index, factsBefore(log, place), factsBefore(log, place + 1));
    },
    levelChange: (event: EventOfType<'answered'>): string | undefined =>
      index && log && levelChange(index, log, event),
    /** A fact of the ledger, and whether it is the cause. */
    fact: (id: string): { readonly label: string; readonly cause?: boolean } | undefined =>
      view?.ledger.byId.get(id) ?? find(elements, id),
    statement: (id: string | undefined): Statement | undefined => find(view?.statements, id ?? ''),
    statementTitle: (id: string): string => find(view?.statements, id)?.title ?? id,
    /** By the event that saved it. */
    version: (id: string | undefined): StatementVersion | undefined => view && versionsOf(view).get(id ?? ''),
    /** A publication by its event. */
    publication: (id: string): Publication | undefined =>
      view && [...view.publications, ...view.replies].find(({ event }) => event === id),
    themeTitle: (id: string): string | undefined => find(view?.themes, id)?.title,
    /** The title of an order, by its id; one that was taken back has no name of its own. */
    orderTitle: (id: string): string => {
      const order = find(view?.orders, id);
      return order === undefined ? '来单' : orderName(order);
    },
    orderBefore: (event: EventOfType<'orderRegistered'>) => log && registeredBefore(log, event),
    /** The text of an improvement, by the event that records it. */
    actionText: (id: string): string => view?.actions.find(({ event }) => event === id)?.text ?? id,
    event: (id: string): IncidentEvent | undefined => log?.events[log.places.get(id) ?? -1],
  };
}
