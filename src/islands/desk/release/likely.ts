import type { KnownPerson } from '../../../incident/people.ts';
import type { Recommended } from '../../../incident/release/recommend.ts';
import type { SignMark, Statement } from '../../../incident/release/statement.ts';
import { comparable } from '../../../incident/same-person.ts';
import type { StepView } from '../../../incident/view.ts';
import { NOBODY, type TypedPerson, typedPerson } from '../../../kit/person.ts';
import type { Actor } from '../../../log/envelope.ts';
import type { ReleaseKit } from '../../../playbook/release-kit.ts';
import { ownPerson } from '../offered-people.ts';
import type { Place } from '../route.ts';
import { lastSigner } from './release.ts';

/** Who has verified, as far as the record tells: whoever was given the verifying, or else the officer. */
export function likelyVerifier(
  people: readonly KnownPerson[],
  officer: Actor,
  steps: readonly Pick<StepView, 'step' | 'assignee'>[],
): TypedPerson {
  const given = steps.find(({ step, assignee }) => step.fills === 'verification' && assignee !== undefined);
  return given?.assignee === undefined ? ownPerson(people, officer) : typedPerson(given.assignee);
}

/** Who approves for a post: the first known of those who hold it, with a title, that has not signed this version yet. */
export function likelySigner(
  people: readonly KnownPerson[],
  roles: readonly string[],
  marks: readonly Pick<SignMark, 'person'>[],
): TypedPerson {
  const signed = new Set(marks.map(({ person }) => comparable(person?.name ?? '')));
  const likely = people.find(
    ({ name, title = '', role = '' }) =>
      roles.includes(role) && title !== '' && name !== '' && !signed.has(comparable(name)),
  );
  return likely === undefined ? NOBODY : typedPerson(likely);
}

/** Who approves a cause, as far as the record tells: whoever gave the last approval of a statement. */
export function likelyApprover({ signOff }: ReleaseKit, statements: readonly Statement[]): TypedPerson {
  const approvals = signOff.filter(({ check }) => check === 'approval').map(({ id }) => id);
  const last = lastSigner(statements, approvals);
  return last === undefined ? NOBODY : typedPerson(last);
}

/** Where what is recommended is written, as the release room's address; the room itself where there is something to choose or to go on with. */
export function placeToWrite(
  { channels }: ReleaseKit,
  statements: readonly Statement[],
  recommended: Recommended | undefined,
): Place {
  const [channel] = channels;
  const isUnderWay = statements.some(({ latest }) => latest.publications.length === 0);
  if (recommended === undefined || channel === undefined || isUnderWay) return 'release';
  return recommended.kind === 'correction'
    ? `release/correct-${recommended.statement.id}`
    : `release/new-${channel.id}-${recommended.kind}`;
}
