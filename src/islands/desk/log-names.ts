import { answerKeys } from '../../incident/kinds/answered.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { asidesText } from '../../text/asides.ts';
import { type LogNames, namedIn } from '../../text/event.ts';
import type { Work } from './work.ts';

/** What a playbook knows of the words of a log; where there is none, the ids themselves. @param target the event of an id */
export function namesOf(index: PlaybookIndex | undefined, target: LogNames['target']): LogNames {
  return {
    stepTitle: id => index?.steps.get(id)?.title ?? asidesText.unknownStep(id),
    step: id => index?.steps.get(id),
    roleName: id => index?.playbook.roles.find(role => role.id === id)?.short ?? id,
    named: id => (index === undefined ? id : namedIn(index.playbook, id)),
    item: id => index?.playbook.release.signOff.find(item => item.id === id)?.title ?? id,
    version: () => undefined,
    approvers: () => [],
    target,
    changed: id => {
      const event = target(id);
      const keys = event?.type === 'answered' ? Object.keys(event.data.answers) : [];
      const changed = index?.playbook.triage.questions.filter(question =>
        answerKeys(question).some(key => keys.includes(key)),
      );
      return changed?.map(({ label }) => label) ?? [asidesText.answers];
    },
  };
}

/** What the sentences of this incident's log need to know besides the event. */
export function logNames({
  incident: { log, index, view },
  stepTitle,
}: Pick<Work, 'incident' | 'stepTitle'>): LogNames {
  const versions = new Map(
    view.statements.flatMap(({ versions: all }) => all.map(version => [version.id, version] as const)),
  );
  return {
    ...namesOf(index, id => log.events[log.places.get(id) ?? -1]),
    stepTitle,
    version: id => versions.get(id),
    approvers: id => view.publications.find(({ event }) => event === id)?.approvers ?? [],
  };
}
