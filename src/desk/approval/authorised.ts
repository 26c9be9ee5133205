import { failure } from '../../base/result.ts';
import { authorityShape, NO_LEVEL } from '../core/authority.ts';
import { checkDecided, DECIDED, decided } from '../core/decided.ts';
import { isWork, OPEN, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import { type Answer, type CommandSpec, present } from '../core/desk.ts';
import {
  asked,
  checkFields,
  choiceField,
  opaqueField,
  personField,
  signerField,
  textField,
  timeField,
} from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { called as callMade } from '../people/called.ts';
import { samePerson } from '../people/same-person.ts';
import { usesOf } from '../statements/authority-use.ts';
import { currentVersion } from '../statements/statement-saved.ts';
import { ratifySubject, signOffSubject, versionSubject } from '../statements/subjects.ts';
import { type Called, calledFirst, calledInVain, isWaived, lastCallTo, outsideOf } from './authority.ts';
import { heldBy, mayDecide } from './posts.ts';
import { isThrough } from './sign-off.ts';
import { postFor } from './signed.ts';

const authoriseFields = {
  version: opaqueField<string>(),
  reason: asked(textField(TEXT_LIMITS.reason), { label: '为什么不能等', long: true }),
  /** Whom one called in vain, and when, as far as it is not on record yet. */
  called: opaqueField<readonly Called[]>(),
};
export const authorise: CommandSpec<typeof authoriseFields> = {
  who: 'titled',
  fields: authoriseFields,
  decide: (desk, { version: id, reason, called: typed }): Answer => {
    const { index, view, context } = desk;
    const { authority, by } = context;
    if (authority === undefined || view.drill !== undefined) return failure({ code: 'noAuthority' });
    const current = currentVersion(view.statements, id);
    if (!current.ok) return current;
    const { lines } = view.signOffOf(current.value);
    const finalLine = lines.find(line => line.final && !isThrough(line));
    if (finalLine === undefined) return failure({ code: 'unchanged' });
    const level = index.answer('level', view.facts) ?? NO_LEVEL;
    const outside = outsideOf(authority, current.value, level, by.role);
    if (outside !== undefined) return failure({ code: 'outsideAuthority', why: outside });
    const open = lines.slice(0, lines.indexOf(finalLine)).filter(line => !isThrough(line));
    const held = [finalLine, ...open].find(
      ({ item, state, final }) => state === 'returned' || (!final && !isWaived(item, authority)),
    );
    if (held !== undefined) return failure({ code: 'notYourTurn', title: held.item.title });
    // A call that nobody has written down yet is one first, like any other.
    const [said, ...rest] = typed;
    if (said !== undefined) {
      const { post, unit } = said;
      const checked = checkFields(
        { person: personField('either', unit !== undefined), at: timeField('past') },
        said,
        context.now,
      );
      if (!checked.ok) return badField('called', checked.refusal);
      const { person, at: calledAt } = checked.value;
      const made = desk.event(callMade, present({ post, unit, person, calledAt, end: 'inVain' as const }));
      return desk.followedBy(made, { kind: 'authorise', version: id, reason, called: rest });
    }
    const asked = calledFirst(authority, index.playbook.first);
    const missed = asked.find(first => lastCallTo(first, view.calls, view.people)?.end !== 'inVain');
    if (missed !== undefined) return badField('called', { code: 'notCalled', party: missed });
    const called = [...calledInVain(view, asked)];
    const waived = open.map(({ item }) => item.id);
    return desk.event(releaseAuthorised, {
      version: id,
      item: finalLine.item.id,
      waived,
      reason,
      called,
      authority,
    });
  },
};

/** 授权先发: a version goes out on a standing authority, in the place of the last approval, used by the officer who records it. */
export const releaseAuthorised = kind(
  'releaseAuthorised',
  (shapes: Shapes) => {
    const { z, slug, text, utcTime, ids, person } = shapes;
    return z.strictObject({
      version: z.ulid(),
      item: slug,
      /** Lines that the authority leaves out. */
      waived: ids(slug),
      reason: text(TEXT_LIMITS.reason),
      called: ids(
        z.strictObject({
          unit: z.exactOptional(text(TEXT_LIMITS.name)),
          person: z.exactOptional(person),
          at: utcTime,
          post: z.exactOptional(slug),
        }),
      ),
      authority: authorityShape(shapes),
    });
  },
  {
    subjects: ({ data }) => [signOffSubject(data)],
    refersTo: ({ data }) => [data.version],
    disturbs: ({ data }) => [OPEN, versionSubject(data.version)],
    names: ({ data }) => [data.authority.grantedBy, ...data.called.flatMap(({ person }) => person ?? [])],
    story: 'release',
    label: '授权先发',
    effort: 'none',
    commands: { authorise },
  },
);

export const VERDICTS = ['approved', 'refused'] as const;

const ratifyFields = {
  use: opaqueField<string>(),
  verdict: choiceField(VERDICTS),
  person: asked(signerField, { label: '决定人' }),
  post: opaqueField<string | undefined>(),
  ...DECIDED,
  note: asked(textField(TEXT_LIMITS.reason, true), { label: '意见；不同意的，写明为什么', long: true }),
};
export const ratify: CommandSpec<typeof ratifyFields> = {
  who: 'anyone',
  fields: ratifyFields,
  lacks: (_, { verdict, note = '' }) =>
    verdict === 'refused' && note.trim() === '' ? [{ field: 'note', why: { code: 'required' } }] : [],
  decide: (desk, { use: id, person, post: typedPost, note, ...said }) => {
    const { index, view, context } = desk;
    const use = usesOf(view.statements).find(({ mark }) => mark.event === id);
    if (use === undefined) return failure({ code: 'unknownStatement' });
    if (use.mark.ratification !== undefined) return failure({ code: 'unchanged' });
    const item = index.playbook.release.signOff.find(each => each.id === use.mark.item);
    if (item === undefined) return failure({ code: 'unknownItem' });
    const isUser = samePerson(view.people, use.mark.person, person);
    if (isUser || !mayDecide(item, heldBy(view.people, person, context.by)))
      return failure({ code: 'gateAlone', title: item.title });
    const post = postFor(desk, { item }, person, typedPost);
    if (!post.ok) return post;
    const file = checkDecided(desk, present(said), [{ at: use.mark.at }]);
    if (!file.ok) return file;
    return desk.event(
      ratified,
      present({ use: id, ...said, person, post: post.value ?? '', note, evidence: file.value }),
    );
  },
};

/** 补审: the leading group's decision, afterwards, on a publication that used an authority. */
export const ratified = kind(
  'ratified',
  (shapes: Shapes) => {
    const { z, slug, text } = shapes;
    return z.strictObject({
      use: z.ulid(),
      verdict: z.enum(VERDICTS),
      ...decided(shapes),
      post: slug,
      /** The opinion, or why not. */
      note: z.exactOptional(text(TEXT_LIMITS.reason)),
    });
  },
  {
    subjects: ({ data }) => [ratifySubject(data.use)],
    refersTo: ({ data }) => [data.use],
    disturbs: isWork,
    names: ({ data }) => [data.person],
    story: 'release',
    happenedAt: ({ data }) => data.decidedAt,
    label: '补审',
    effort: 'none',
    commands: { ratify },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    ratified: typeof ratified;
    releaseAuthorised: typeof releaseAuthorised;
  }
}
