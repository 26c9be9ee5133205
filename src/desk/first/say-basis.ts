// The rules of the first word. Apart from the draft, which the first page reads at once: this loads the library of schemas.
import { postsThatDecide } from '../../playbook/deciding.ts';
import type { First } from '../../playbook/first.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { ReleaseKit } from '../../playbook/release-kit.ts';
import type { Person } from '../core/define.ts';
import type { Refusal } from '../core/refusal.ts';
import { refusalSentence, refusedAt } from '../core/words/refusal.ts';
import type { Branch, MadeCall } from './tree.ts';
import { sayText } from './words.ts';

/** Whether somebody is on the way, by the lines that were taken. */
export const isSent = (
  { lines }: Pick<First, 'lines'>,
  taken: readonly { readonly line: string }[],
): boolean => lines.some(({ id, sent }) => sent === true && taken.some(({ line }) => line === id));

/** Sentences that may be said as they are; that somebody is there, only once somebody was sent. */
export const sayable = ({ card }: Pick<First, 'card'>, sent: boolean): readonly string[] =>
  card.sentences.flatMap(said => (typeof said === 'string' ? said : sent ? said.text : []));

/** The posts whose leave a first word needs. */
export function approvingPosts({
  first,
  roles,
  release,
}: Pick<Playbook, 'first' | 'roles' | 'release'>): readonly string[] {
  const deciding = postsThatDecide({ roles, release }, 'acknowledgement');
  return first.posts.filter(({ role }) => role !== undefined && deciding.includes(role)).map(({ id }) => id);
}

/** Who was reached last of those whose approval a first word needs. */
export const approverIn = (
  playbook: Pick<Playbook, 'first' | 'roles' | 'release'>,
  calls: readonly Pick<MadeCall, 'post' | 'person' | 'end'>[],
): Person | undefined =>
  calls.findLast(
    ({ end, post }) => end === 'reached' && post !== undefined && approvingPosts(playbook).includes(post),
  )?.person;

/** Nobody of those who are asked has answered, and each was called: when the last was. Milliseconds since the epoch. */
export function calledInVainAt(branches: readonly Branch[]): number | undefined {
  if (branches.length === 0 || branches.some(({ isInVain }) => !isInVain)) return undefined;
  return Math.max(...branches.flatMap(({ calls }) => calls.map(({ calledAt }) => Date.parse(calledAt))));
}

/** Ids of the questions whose answers the form of the first word asks for by itself. */
interface Asked {
  readonly title: string | undefined;
  readonly foundAt: string | undefined;
}

/** Why a first word did not go out, at the field of its form that is to blame. */
export function sayProblem(
  refusal: Refusal,
  { signOff }: Pick<ReleaseKit, 'signOff'>,
  asked: Asked = { title: undefined, foundAt: undefined },
) {
  const { sentence, field, isMissing } = refusedAt(refusal);
  switch (refusal.code) {
    case 'badField':
      return { sentence, field: fieldOf(field ?? '', asked), isMissing };
    case 'notYourTurn':
    case 'signOffOpen': {
      // The text itself holds up a line of the sign-off.
      const line = signOff.find(({ title }) => title === refusal.title);
      const at = line?.check === 'privacy' || line?.check === 'placeholders' ? 'contact' : 'place';
      return { sentence: sayText.needOwn(refusal.title), field: line?.check === 'nextUpdate' ? 'next' : at };
    }
    default:
      return { sentence: refusalSentence(refusal), field: FIELD[refusal.code] };
  }
}

/** Refusals that name no field, and the one that each is about. */
const FIELD: Readonly<Partial<Record<Refusal['code'], string>>> = {
  noRole: 'officer-role',
  noName: 'officer-name',
  noTitle: 'officer-title',
  gateAlone: 'person',
  sameSigner: 'person',
  otherPost: 'person',
  noAuthority: 'way',
  outsideAuthority: 'way',
  emptyStatement: 'place',
  badToken: 'place',
  tokenInTitle: 'place',
  unapprovedCause: 'place',
};

function fieldOf(field: string, { title, foundAt }: Asked): string {
  if (field === foundAt) return 'foundAt';
  if (field === title || field === 'title') return 'place';
  if (/^(person|post)/.test(field)) return 'person';
  return { nextUpdate: 'next', called: 'way', text: 'place' }[field] ?? field;
}
