import { answerKeys } from '../../incident/kinds/answered.ts';
import { type LogNames, namedIn } from '../../text/event.ts';
import type { Work } from './work.ts';

/** What the sentences of this incident's log need to know besides the event. */
export function logNames({
  incident: { log, index, view },
  stepTitle,
  roleName,
}: Pick<Work, 'incident' | 'stepTitle' | 'roleName'>): LogNames {
  const { playbook, steps } = index;
  const versions = new Map(
    view.statements.flatMap(({ versions: all }) => all.map(version => [version.id, version] as const)),
  );
  const target: LogNames['target'] = id => log.events[log.places.get(id) ?? -1];
  return {
    stepTitle,
    roleName,
    target,
    changed: id => {
      const event = target(id);
      const keys = event?.type === 'answered' ? Object.keys(event.data.answers) : [];
      return playbook.triage.questions
        .filter(question => answerKeys(question).some(key => keys.includes(key)))
        .map(({ label }) => label);
    },
    step: id => steps.get(id),
    named: id => namedIn(playbook, id),
    version: id => versions.get(id),
    item: id => playbook.release.signOff.find(item => item.id === id)?.title ?? id,
    approvers: id => view.publications.find(({ event }) => event === id)?.approvers ?? [],
  };
}
