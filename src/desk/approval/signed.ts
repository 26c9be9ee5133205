import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { postsOf } from '../../playbook/deciding.ts';
import type { Role } from '../../playbook/playbook.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import { checkDecided, DECIDED, type Decided, decided, type Earlier } from '../core/decided.ts';
import { nobody, OPEN, type Person, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import { type Answer, type CommandSpec, type DecisionContext, officerOf, present } from '../core/desk.ts';
import type { Before, Effort } from '../core/effort.ts';
import { checkFields, combinedField, opaqueField, signerField, textField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField, type Refusal, wrongFields } from '../core/refusal.ts';
import { checkNames, splitNames } from '../core/values.ts';
import { samePerson } from '../people/same-person.ts';
import { currentVersion, isReplyIn } from '../statements/statement-saved.ts';
import { type SignOffPlace, signOffSubject, versionSubject } from '../statements/subjects.ts';
import type { StatementVersion } from '../statements/version.ts';
import { acknowledge } from './acknowledge.ts';
import { heldBy, mayDecide, NO_POST, onlyPost } from './posts.ts';
import { isCheck, isThrough, type SignOffLine, signedAlready, wantsOther } from './sign-off.ts';
import { type SignedStage, stageField } from './stage.ts';

const place = ({ z, slug }: Shapes) => ({ version: z.ulid(), item: slug });
const onLine = {
  subjects: ({ data }: { readonly data: SignOffPlace }): readonly string[] => [signOffSubject(data)],
  refersTo: ({ data }: { readonly data: SignOffPlace }): readonly string[] => [data.version],
  disturbs: ({ data }: { readonly data: SignOffPlace }): readonly string[] => [
    OPEN,
    versionSubject(data.version),
  ],
};

const effortAt = (check: SignOffItem['check'] | undefined): Effort | 'none' =>
  check === 'approval' ? 'approval' : check === 'aloud' ? 'none' : 'review';

/** A version is looked at in one go, and approved in one go, however many sign it; of a reply that is counted with its draft. */
function effortOfSigning(
  { data }: { readonly data: SignOffPlace },
  { index, events }: Before,
): Effort | 'none' {
  if (isReplyIn(events, data.version)) return 'none';
  const at = (id: string): Effort | 'none' =>
    effortAt(index.playbook.release.signOff.find(item => item.id === id)?.check);
  const effort = at(data.item);
  const isMore = events.some(
    event =>
      (event.type === 'signed' || event.type === 'returned') &&
      event.data.version === data.version &&
      at(event.data.item) === effort,
  );
  return isMore ? 'none' : effort;
}

/** The one call or meeting that decided several stages: which it was, and who took part. */
const occasion = ({ z, text, people }: Shapes) => z.strictObject({ name: text(TEXT_LIMITS.value), people });

interface Found {
  readonly version: StatementVersion;
  readonly line: SignOffLine;
  readonly lines: readonly SignOffLine[];
}

/** A line of the sign-off of the version that a command means, among all of them. */
function lineAt({ view }: DecisionContext, { version, item }: SignOffPlace): Result<Found, Refusal> {
  const current = currentVersion(view.statements, version);
  if (!current.ok) return current;
  const { lines } = view.signOffOf(current.value);
  const line = lines.find(each => each.item.id === item);
  return line === undefined
    ? failure({ code: 'unknownItem' })
    : success({ version: current.value, line, lines });
}

/** Why a line cannot be signed now; `undefined` where it can. */
function whyNot({ line: { item, state }, lines }: Found): Refusal | undefined {
  if (isCheck(item)) return undefined;
  if (item.check !== 'approval' && item.check !== 'aloud') return { code: 'notAsked', title: item.title };
  const first = lines.find(line => !isThrough(line));
  if (first !== undefined && first.item !== item) return { code: 'notYourTurn', title: first.item.title };
  return state === 'passed' ? { code: 'unchanged' } : undefined;
}

/** The records that a decision on a line must come after: the version, and every stage that was signed before it. */
function followedIn({ version, line, lines }: Found): readonly Earlier[] {
  // Read out over the telephone from the screen, and written down once somebody has agreed.
  if (version.kind === 'acknowledgement') return [];
  const above = isCheck(line.item) ? [] : lines.slice(0, lines.indexOf(line));
  return [
    { at: version.at },
    ...above.flatMap(({ item, mark }) =>
      mark?.kind === 'signed' ? [{ at: mark.decidedAt, title: item.title }] : [],
    ),
  ];
}

/** The signer, with name and title. */
function signerOf(person: Person, item: string, now: number): Result<Person, Refusal> {
  const checked = checkFields({ person: signerField }, { person }, now);
  if (checked.ok) return success(checked.value.person);
  const why = checked.refusal.code === 'badField' ? checked.refusal.why : checked.refusal;
  return badField(stageField('person', item), why);
}

/** Words at a stage; none where nothing was said. */
function wordsAt(field: string, typed: string, optional: boolean): Result<string | undefined, Refusal> {
  const words = checkText(typed, TEXT_LIMITS.reason, optional);
  return words.ok ? success(words.value === '' ? undefined : words.value) : badField(field, words.refusal);
}

/** In which post somebody decides; or why nobody of theirs does. */
export function postFor(
  { view, context, index }: DecisionContext,
  { item }: Pick<SignOffLine, 'item'>,
  person: Person,
  typed: string | undefined,
): Result<string | undefined, Refusal> {
  const posts = postsOf(item);
  const held = heldBy(view.people, person, context.by);
  if (posts.length === 0 || held !== undefined) return success(posts.length === 0 ? undefined : held);
  // A line of one post asks for somebody of that post: it is not asked a second time.
  const said = typed || onlyPost(item);
  if (said !== undefined && posts.includes(said)) return success(said);
  return badField(
    stageField('post', item.id),
    typed === NO_POST
      ? { code: 'noPost', title: item.title, posts: shortNames(index.playbook.roles, posts) }
      : { code: said === undefined ? 'required' : 'notAnOption' },
  );
}

const signFields = {
  version: opaqueField<string>(),
  items: opaqueField<readonly SignedStage[]>(),
  ...DECIDED,
  /** For several lines: the call or meeting, and who took part besides those who decided. */
  occasion: textField(TEXT_LIMITS.value, true),
  among: textField(TEXT_LIMITS.value, true),
  combines: combinedField,
};
/** Signs one line, or all that one call or meeting decided, in the order of the sign-off. */
export const sign: CommandSpec<typeof signFields> = {
  who: 'anyone',
  fields: signFields,
  lacks: (desk, { version = '', items = [], how, occasion = '' }) => [
    ...(items.length > 1 && how === 'inWriting'
      ? [{ field: 'how', why: { code: 'notTogether' } } as const]
      : []),
    ...(items.length > 1 && occasion.trim() === ''
      ? [{ field: 'occasion', why: { code: 'required' } } as const]
      : []),
    ...items.flatMap(stage => {
      const found = lineAt(desk, { version, item: stage.item });
      return found.ok
        ? Object.values(saidAt(desk, found.value, stage)).flatMap(each =>
            each.ok ? [] : wrongFields(each.refusal),
          )
        : [];
    }),
  ],
  decide: (desk, typed): Answer => {
    const [stage, ...rest] = typed.items;
    if (stage === undefined) return failure({ code: 'unknownItem' });
    const others = splitNames(typed.among ?? '').map(name => name.trim());
    const deciders = typed.items.map(({ person }) => person.name.trim());
    // Handed on with the rest, it has everybody already.
    const people = [...new Set([...deciders.filter(name => !others.includes(name)), ...others])];
    const among = typed.occasion === undefined ? undefined : people.filter(name => name !== '').join('、');
    const first = signStage(desk, stage, { ...typed, among });
    if (rest.length === 0) return first;
    return desk.followedBy(first, { kind: 'sign', ...typed, among, items: rest });
  },
};

/** Somebody looked at a version and lets it pass: a check made, an approval given, a list heard read aloud. */
export const signed = kind(
  'signed',
  (shapes: Shapes) => {
    const { z, slug, text } = shapes;
    return z.strictObject({
      ...place(shapes),
      ...decided(shapes),
      /** In which post of the plan, where the stage belongs to one. */
      post: z.exactOptional(slug),
      occasion: z.exactOptional(occasion(shapes)),
      /** The finding, or the opinion. */
      note: z.exactOptional(text(TEXT_LIMITS.reason)),
      /** On what condition. */
      condition: z.exactOptional(text(TEXT_LIMITS.reason)),
      /** Why the same person signs what should be signed by different ones. */
      combines: z.exactOptional(text(TEXT_LIMITS.reason)),
    });
  },
  {
    ...onLine,
    names: ({ data }) => [data.person],
    story: ({ data }, { playbook }) => {
      const item = playbook.release.signOff.find(({ id }) => id === data.item);
      return item === undefined || item.check === 'approval' ? 'release' : 'log';
    },
    happenedAt: ({ data }) => data.decidedAt,
    label: '发布稿签字',
    effort: effortOfSigning,
    commands: { sign, acknowledge },
  },
);

type Signing = Omit<Decided, 'person' | 'evidence'> & {
  readonly evidence: Decided['evidence'] | undefined;
  readonly version: string;
  readonly occasion: string | undefined;
  readonly among: string | undefined;
  readonly combines: string | undefined;
};

/** The fields of one stage, each checked by itself. */
function saidAt(
  desk: DecisionContext,
  { line, lines }: Found,
  { item: id, person: named, post: typedPost, note: typed = '', condition: asked = '' }: SignedStage,
) {
  const { item } = line;
  const person = signerOf(named, id, desk.context.now);
  const post = person.ok ? postFor(desk, line, person.value, typedPost) : person;
  const condition = wordsAt(stageField('condition', id), asked, true);
  // A version approved on a condition goes out only once somebody says how the condition was met.
  const isOnCondition = lines.some(({ mark }) => mark?.kind === 'signed' && mark.condition !== undefined);
  const mustSay = ('mustSay' in item && item.mustSay === true) || (item.check === 'aloud' && isOnCondition);
  const note = wordsAt(stageField('note', id), typed, !mustSay);
  return { person, post, condition, note };
}

function signStage(
  desk: DecisionContext,
  stage: SignedStage,
  { version, how, decidedAt, evidence, occasion: name, among = '', combines }: Signing,
): Answer {
  const found = lineAt(desk, { version, item: stage.item });
  if (!found.ok) return found;
  const { line } = found.value;
  const refused = whyNot(found.value);
  if (refused !== undefined) return failure(refused);
  const { person, post, condition, note } = saidAt(desk, found.value, stage);
  if (!person.ok) return person;
  const again = alone(desk, found.value, person.value);
  if (again !== undefined && (line.final || combines === undefined)) return failure(again);
  if (!post.ok) return post;
  if (!condition.ok) return condition;
  if (!note.ok) return note;
  const file = checkDecided(desk, present({ decidedAt, evidence }), followedIn(found.value));
  if (!file.ok) return file;
  const people = name === undefined ? undefined : checkNames(splitNames(among));
  if (people?.ok === false) return badField('among', people.refusal);
  return desk.event(
    signed,
    present({
      version,
      item: stage.item,
      person: person.value,
      post: post.value,
      how,
      decidedAt,
      evidence: file.value,
      occasion: name === undefined || people === undefined ? undefined : { name, people: people.value },
      note: note.value,
      condition: condition.value,
      combines: again === undefined ? undefined : combines,
    }),
  );
}

/**
 * Finds a signer who would decide another person's line: one who signed a line that wants somebody else, who wrote the words
 * that need other eyes, who reads aloud, or who holds another post.
 */
function alone(
  { context, view, index }: DecisionContext,
  { version, line, lines }: Found,
  signer: Person,
): Refusal | undefined {
  const { item, final } = line;
  const other = signedAlready(lines, line, signer, view.people);
  const isOfPost = mayDecide(item, heldBy(view.people, signer, context.by));
  if (final) return other === undefined && isOfPost ? undefined : { code: 'gateAlone', title: item.title };
  if (other?.final === true && isCheck(item)) return { code: 'gateAlone', title: other.item.title };
  if (other !== undefined)
    return { code: 'sameSigner', item: item.id, title: other.item.title, signer: other.person };
  const reader = officerOf(item.check === 'aloud' ? context.by : version.by);
  if (wantsOther(item) && reader !== undefined && samePerson(view.people, reader, signer))
    return { code: 'sameReader', item: item.id, reader };
  return isOfPost
    ? undefined
    : {
        code: 'otherPost',
        item: item.id,
        title: item.title,
        signer,
        posts: shortNames(index.playbook.roles, postsOf(item)),
      };
}

const shortNames = (roles: readonly Role[], ids: readonly string[]): readonly string[] =>
  roles.filter(({ id }) => ids.includes(id)).map(({ short }) => short);

const passOverFields = {
  version: opaqueField<string>(),
  item: opaqueField<string>(),
  reason: textField(TEXT_LIMITS.reason),
};
const passOver: CommandSpec<typeof passOverFields> = {
  who: 'anyone',
  fields: passOverFields,
  decide: (desk, data) => {
    const found = lineAt(desk, data);
    if (!found.ok) return found;
    const { item } = found.value.line;
    return 'skippable' in item && item.skippable === true
      ? desk.event(passedOver, data)
      : failure({ code: 'notSkippable', title: item.title });
  },
};

/** Records that a machine's finding is let stand, with a reason. */
export const passedOver = kind(
  'passedOver',
  (shapes: Shapes) => shapes.z.strictObject({ ...place(shapes), reason: shapes.text(TEXT_LIMITS.reason) }),
  {
    ...onLine,
    names: nobody,
    story: 'log',
    label: '发布稿保留原文',
    effort: 'none',
    commands: { passOver },
  },
);

const returnVersionFields = {
  version: opaqueField<string>(),
  item: opaqueField<string>(),
  person: signerField,
  post: opaqueField<string | undefined>(),
  ...DECIDED,
  reason: textField(TEXT_LIMITS.reason),
};
/** Returns the version to its writer. */
export const returnVersion: CommandSpec<typeof returnVersionFields> = {
  who: 'anyone',
  fields: returnVersionFields,
  decide: (desk, { post: typedPost, ...data }): Answer => {
    const found = lineAt(desk, data);
    if (!found.ok) return found;
    const { line } = found.value;
    if (isCheck(line.item)) return failure({ code: 'notAsked', title: line.item.title });
    const refused = whyNot(found.value);
    if (refused !== undefined) return failure(refused);
    if (!mayDecide(line.item, heldBy(desk.view.people, data.person, desk.context.by)))
      return failure(alone(desk, found.value, data.person) ?? { code: 'notAsked', title: line.item.title });
    const post = postFor(desk, line, data.person, typedPost);
    if (!post.ok) return post;
    const file = checkDecided(desk, present(data), followedIn(found.value));
    return file.ok
      ? desk.event(returned, present({ ...data, post: post.value ?? '', evidence: file.value }))
      : file;
  },
};

/** An approver sends a version back. */
export const returned = kind(
  'returned',
  (shapes: Shapes) =>
    shapes.z.strictObject({
      ...place(shapes),
      ...decided(shapes),
      post: shapes.slug,
      reason: shapes.text(TEXT_LIMITS.reason),
    }),
  {
    ...onLine,
    names: ({ data }) => [data.person],
    story: 'release',
    happenedAt: ({ data }) => data.decidedAt,
    label: '退回发布稿',
    effort: effortOfSigning,
    commands: { return: returnVersion },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    passedOver: typeof passedOver;
    returned: typeof returned;
    signed: typeof signed;
  }
}
