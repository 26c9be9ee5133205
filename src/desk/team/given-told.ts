import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { IncidentLog } from '../core/incident.ts';
import type { IncidentView } from '../core/view.ts';
import { personName } from '../core/words/person.ts';
import { type Given, givenTo, givenUnseen } from './given.ts';
import { givenText } from './words.ts';

/** A task given to an officer, in words. */
export function toldToTaker(given: Given): string {
  const by = given.by.name ?? givenText.someone;
  if (given.kind === 'steps') return givenText.steps(by, given.steps.length);
  if (given.kind === 'check') return givenText.check(by, given.version.number, given.lines.length);
  return givenText[given.kind](by);
}

/** A task that an officer gave and that nobody is known to have seen, in words. */
export function toldToGiver(given: Given, { playbook }: PlaybookIndex): string {
  const to =
    'person' in given.to
      ? personName(given.to.person)
      : given.to.posts.map(id => playbook.roles.find(role => role.id === id)?.short ?? id).join('、');
  if (given.kind === 'steps') return givenText.urge.steps(to, given.steps.length);
  if (given.kind === 'check') return givenText.urge.check(to, given.version.number);
  return givenText.urge[given.kind](to);
}

/** The titles of the tasks. */
export function titlesOf(given: Given, { steps }: PlaybookIndex): readonly string[] {
  if (given.kind === 'steps') return given.steps.map(id => steps.get(id)?.title ?? id);
  return given.kind === 'check' ? given.lines.map(({ item }) => item.title) : [];
}

interface Desk {
  readonly incidents: readonly {
    readonly log: IncidentLog;
    readonly view: IncidentView;
    readonly index: PlaybookIndex;
  }[];
  readonly team: { readonly shared: readonly string[] } | undefined;
}

/** Tasks given to an officer in any incident that his machine shares, each with its sentence. */
export const givenHere = ({ incidents, team }: Desk, officer: Actor) =>
  incidents.flatMap(({ view, log, index }) =>
    team?.shared.includes(view.id) === true
      ? givenTo(view, givenUnseen(log, view, index), officer).map(given => ({
          key: given.key,
          subject: view.title,
          words: toldToTaker(given),
        }))
      : [],
  );
