import { groupBy } from '../../base/group.ts';
import type { Actor } from '../../log/envelope.ts';
import { postsOf } from '../../playbook/deciding.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import type { Person } from '../core/define.ts';
import { officerOf } from '../core/desk.ts';
import type { Refusal } from '../core/refusal.ts';
import type { KnownPerson, People } from '../people/people.ts';
import { samePerson } from '../people/same-person.ts';
import type { Statement } from '../statements/version.ts';
import { heldBy } from './posts.ts';
import { isCheck, type SignOffLine, signedAlready, wantsOther } from './sign-off.ts';
import { type SignedStage, STAGE_FIELDS, type StageField, stageField } from './stage.ts';

/**
 * Somebody whom a form proposes to have decided, until he is handed in: `last`, who signed the line the last time; `samePost`, who last
 * signed another line of the same posts; both hold the post. `post`, the only one known in it.
 */
interface ProposedSigner {
  readonly person: Person;
  readonly from: 'last' | 'samePost' | 'post';
}

/** One signer for all the stages that the same posts decide; checking and approving stay apart. */
export interface SignerAsk {
  /** The first of its lines: its fields go by it. */
  readonly item: string;
  readonly lines: readonly SignOffLine[];
  readonly posts: readonly string[];
  readonly proposed: ProposedSigner | undefined;
  /** Whom the form names now. */
  readonly named: Person | undefined;
  /** Whether it has to be said in which of the posts, or that it is none: nothing on record says so. */
  readonly asksPost: boolean;
  /** In which of them, as far as the roster or his last signature at the line says so. */
  readonly proposedPost: { readonly post: string; readonly from: 'last' | 'roster' } | undefined;
}

export interface SignForm {
  /** Offered to be ticked, where there are several: a name alone, which may be a proposal, decides nothing. */
  readonly offered: readonly SignOffLine[];
  readonly signing: readonly SignOffLine[];
  readonly signers: readonly SignerAsk[];
}

interface Known {
  readonly people: People;
  /** People known from the incident and from the roster. */
  readonly offered: readonly KnownPerson[];
  readonly statements: readonly Pick<Statement, 'versions'>[];
  /** The officer who keeps the record. */
  readonly officer: Actor;
  /** Every line that a text may have. */
  readonly items: readonly SignOffItem[];
}

/** The form's present input. */
interface Typed {
  readonly ticked: readonly string[];
  /** Undefined where nothing was typed, empty where a proposed name was removed. */
  person(item: string): Person | undefined;
}

/**
 * The form of a sign-off: what can be decided now, what of it somebody says was decided, and by whom.
 * @param stages what can be decided now, in order @param lines all of the sign-off
 */
export function signForm(
  stages: readonly SignOffLine[],
  lines: readonly SignOffLine[],
  typed: Typed,
  known: Known,
): SignForm {
  const offered = stages.length > 1 ? stages : [];
  const signing =
    offered.length === 0 ? stages : offered.filter(({ item }) => typed.ticked.includes(item.id));
  const groups = groupBy(signing, ({ item }) => `${isCheck(item)} ${postsOf(item).join()}`);
  const signers: SignerAsk[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const posts = postsOf(first.item);
    const proposed = proposedFor(first, lines, signers, known);
    const named = typed.person(first.item.id) ?? proposed?.person;
    const asksPost =
      posts.length > 1 &&
      named !== undefined &&
      named.name !== '' &&
      heldBy(known.people, named, known.officer) === undefined;
    const proposedPost = asksPost ? postOf(first.item.id, posts, named, known) : undefined;
    signers.push({ item: first.item.id, lines: group, posts, proposed, named, asksPost, proposedPost });
  }
  return { offered, signing, signers };
}

/** Who last signed one of these lines in this incident, of any text. */
function lastAt(
  items: readonly string[],
  { statements }: Known,
): { readonly person: Person; readonly post: string | undefined } | undefined {
  const marks = statements.flatMap(({ versions }) => versions.flatMap(version => version.marks));
  const last = marks
    .filter(mark => mark.kind === 'signed' && items.includes(mark.item))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .at(-1);
  return last?.kind === 'signed' ? { person: last.person, post: last.post } : undefined;
}

/** In which of the posts somebody is proposed to decide: none, where neither the roster nor his own last signature says so. */
function postOf(
  item: string,
  posts: readonly string[],
  named: Person,
  known: Known,
): SignerAsk['proposedPost'] {
  const listed = known.offered.find(each => samePerson(known.people, each, named))?.role;
  if (listed !== undefined && posts.includes(listed)) return { post: listed, from: 'roster' };
  const last = lastAt([item], known);
  return last?.post !== undefined && posts.includes(last.post) && samePerson(known.people, last.person, named)
    ? { post: last.post, from: 'last' }
    : undefined;
}

/** The proposed signer of a line: nobody who would be refused. @param above the people named in the form for earlier lines */
function proposedFor(
  { item, final }: SignOffLine,
  lines: readonly SignOffLine[],
  above: readonly SignerAsk[],
  known: Known,
): ProposedSigner | undefined {
  const { people, offered, officer } = known;
  const writer = officerOf(officer);
  const isFree = (person: Person): boolean =>
    signedAlready(lines, { item, final }, person, people) === undefined &&
    !(wantsOther(item) && writer !== undefined && samePerson(people, writer, person)) &&
    above.every(
      ({ named, lines: [first] }) =>
        named === undefined ||
        (first !== undefined && isCheck(first.item) && isCheck(item)) ||
        !samePerson(people, named, person),
    );
  const posts = postsOf(item);
  const last = lastAt([item.id], known);
  const others = known.items.filter(each => posts.length > 0 && postsOf(each).join() === posts.join());
  const ofPosts = lastAt(
    others.map(({ id }) => id),
    known,
  );
  // That he signed it once is no reason that he may: the incident, the roster or that signature has to name the post he holds. A line
  // of no post is anybody's.
  const isOfPost = (person: Person): boolean => {
    if (posts.length === 0) return true;
    const held = heldBy(people, person, officer);
    return held === undefined ? postOf(item.id, posts, person, known) !== undefined : posts.includes(held);
  };
  if (last !== undefined)
    return isOfPost(last.person) && isFree(last.person) ? { person: last.person, from: 'last' } : undefined;
  if (ofPosts !== undefined && isOfPost(ofPosts.person) && isFree(ofPosts.person))
    return { person: ofPosts.person, from: 'samePost' };
  // The officer who keeps the record also wrote the text: that he approved it too he has to say himself.
  const holders = offered.filter(
    each => posts.includes(each.role ?? '') && !(writer !== undefined && samePerson(people, writer, each)),
  );
  const [only, ...more] = holders;
  return only !== undefined &&
    more.length === 0 &&
    only.name !== '' &&
    only.title !== undefined &&
    isFree(only)
    ? { person: { name: only.name, title: only.title }, from: 'post' }
    : undefined;
}

/** The stages that a form hands in, read by the names of its fields. */
export function stagesOf(
  { signing, signers }: SignForm,
  said: (field: string) => unknown,
): readonly SignedStage[] {
  const words = (what: StageField, item: string): string | undefined => {
    const value = said(stageField(what, item));
    return typeof value === 'string' ? value : undefined;
  };
  return signing.flatMap(line => {
    const { id } = line.item;
    const signer = signers.find(each => each.lines.includes(line));
    if (signer === undefined) return [];
    return [
      {
        item: id,
        person: said(stageField('person', signer.item)) as Person,
        post: words('post', signer.item),
        note: words('note', id),
        condition: words('condition', id),
      },
    ];
  });
}

/** The field of the signer whom a refusal is about: the stage's own, the one shared with other stages, or else the last one. */
function signerField(
  { signing, signers }: SignForm,
  field: string | undefined,
  refusal?: Refusal,
): { readonly field: string; readonly person: string } {
  const about = signing.find(
    ({ item }) =>
      STAGE_FIELDS.some(what => stageField(what, item.id) === field) ||
      (refusal !== undefined && 'item' in refusal && refusal.item === item.id),
  );
  const line = about ?? signing.at(-1);
  const signer = signers.find(({ lines }) => line !== undefined && lines.includes(line)) ?? signers.at(-1);
  const person = stageField('person', signer?.item ?? '');
  const isPost =
    line !== undefined && field === stageField('post', line.item.id) && signer?.asksPost === true;
  return { field: isPost ? stageField('post', signer.item) : person, person };
}

/** A refused sign-off. */
interface Refused {
  readonly refusal: Refusal;
  readonly field: string | undefined;
  readonly also?: readonly { readonly sentence: string; readonly field?: string | undefined }[] | undefined;
}

/**
 * A refusal at the fields that the form has: stages that one person signs have one field for that person.
 * @param asked names of its fields
 */
export function refusedStage<Problem extends Refused>(
  form: SignForm,
  refused: Problem,
  asked: ReadonlySet<string>,
): { readonly problem: Problem; readonly person: string } {
  const isAsked = (field: string | undefined): field is string => field !== undefined && asked.has(field);
  const about = signerField(form, refused.field, refused.refusal);
  return {
    problem: {
      ...refused,
      field: isAsked(refused.field) ? refused.field : about.field,
      also: refused.also?.map(each => ({
        ...each,
        field: isAsked(each.field) ? each.field : signerField(form, each.field).field,
      })),
    },
    person: about.person,
  };
}

/** The people offered for signing: those who hold a post that has to sign come first. */
export function signersFirst({ signers }: SignForm, offered: readonly KnownPerson[]): readonly KnownPerson[] {
  const posts = signers.flatMap(signer => signer.posts);
  const holds = ({ role = '' }: KnownPerson): boolean => posts.includes(role);
  return [...offered.filter(holds), ...offered.filter(each => !holds(each))];
}
