import { failure, success } from '../../base/result.ts';
import { type Answer, type CommandSpec, type DecisionContext, officerOf } from '../core/desk.ts';
import { opaqueField, timeField } from '../core/fields.ts';
import type { Called } from './authority.ts';
import { onlyPost } from './posts.ts';
import { isCheck, isThrough } from './sign-off.ts';
import type { SignedStage } from './stage.ts';

/** The person who approved a first word by telephone, and when. */
interface ByPhone {
  readonly person: SignedStage['person'];
  readonly post?: string | undefined;
  readonly decidedAt: string;
}

/** Why it goes out on the standing authority, and whom one called in vain that is not on record yet. */
interface OnAuthority {
  readonly reason: string;
  readonly called: readonly Called[];
}

const acknowledgeFields = {
  channel: opaqueField<string>(),
  part: opaqueField<string>(),
  title: opaqueField<string>(),
  text: opaqueField<string>(),
  nextUpdate: timeField('ahead'),
  by: opaqueField<ByPhone | OnAuthority>(),
  /** The version, once it is saved. */
  version: opaqueField<string | undefined>(),
};

/**
 * 先说一句, in one act: the text is saved, its writer signs the checks he has made, and it is approved by telephone or goes out on
 * the standing authority. A machine's finding still holds it up.
 */
export const acknowledge: CommandSpec<typeof acknowledgeFields> = {
  who: 'titled',
  fields: acknowledgeFields,
  decide: (desk, typed): Answer => (typed.version === undefined ? saved(desk, typed) : passed(desk, typed)),
};

type Checked = Parameters<typeof acknowledge.decide>[1];

function saved(desk: DecisionContext, typed: Checked): Answer {
  const { channel, part, title, text, nextUpdate } = typed;
  const draft = desk.followedBy(success([]), {
    kind: 'saveStatement',
    statement: undefined,
    channel,
    form: 'acknowledgement',
    title,
    parts: [{ part, draft: text }],
    nextUpdate,
    noUpdate: undefined,
    corrects: undefined,
    answers: undefined,
  });
  const version = draft.ok ? draft.value.at(-1)?.id : undefined;
  return desk.followedBy(draft, { kind: 'acknowledge', ...typed, version });
}

function passed(desk: DecisionContext, { version: id = '', by }: Checked): Answer {
  const { view, context } = desk;
  const version = view.statements.flatMap(({ drafts }) => drafts).find(each => each.id === id);
  const writer = officerOf(context.by);
  if (version === undefined || writer === undefined) return failure({ code: 'unknownStatement' });
  const { lines } = view.signOffOf(version);
  const finalLine = lines.find(({ final }) => final);
  if (finalLine === undefined) return failure({ code: 'unknownItem' });
  const looked = lines
    .filter(line => isCheck(line.item) && !isThrough(line))
    .reduce<Answer>(
      (answer, { item }) =>
        desk.followedBy(answer, {
          kind: 'sign',
          version: id,
          items: [{ item: item.id, person: writer }],
          how: 'inPerson',
          decidedAt: new Date(context.now).toISOString(),
          evidence: undefined,
          occasion: undefined,
          among: undefined,
          combines: undefined,
        }),
      success([]),
    );
  if ('reason' in by) return desk.followedBy(looked, { kind: 'authorise', version: id, ...by });
  const { decidedAt, ...stage } = by;
  return desk.followedBy(looked, {
    kind: 'sign',
    version: id,
    items: [{ item: finalLine.item.id, ...stage, post: stage.post ?? onlyPost(finalLine.item) }],
    how: 'phone',
    decidedAt,
    evidence: undefined,
    occasion: undefined,
    among: undefined,
    combines: undefined,
  });
}
