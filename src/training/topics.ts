import { meaningsOf } from '../playbook/meaning.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Option } from '../playbook/wizard/flow.ts';

/** What the triage says an incident can be about. */
export function topicsOf(playbook: Playbook): readonly Option[] {
  const question = meaningsOf(playbook).question('topic');
  return question?.kind === 'choice' ? question.options : [];
}
