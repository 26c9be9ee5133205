import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { MOST_IDS, MOST_ITEMS } from '../../log/limits.ts';
import { isForReplies } from '../../playbook/release-kit.ts';
import { tokensIn } from '../../playbook/template.ts';
import { STATEMENT_KINDS } from '../../playbook/vocabulary.ts';
import { isWork, nobody, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import type { Effort } from '../core/effort.ts';
import { checkFields, choiceField, opaqueField, textField, timeField } from '../core/fields.ts';
import type { IncidentEvent } from '../core/incident.ts';
import { kind } from '../core/kind.ts';
import { badField, type Refusal } from '../core/refusal.ts';
import { namedCauses } from '../facts/cause.ts';
import { resolveDraft, textOf } from './compose.ts';
import { segment } from './segment.ts';
import { statementSubject, versionSubject } from './subjects.ts';
import { ANSWER_WAYS, type AnswerWay, themeSubject } from './theme-subject.ts';
import type { StatementVersion } from './version.ts';

type Saved = Pick<StatementVersion, 'kind' | 'title' | 'parts'> & {
  readonly nextUpdate?: string;
  readonly noUpdate?: string;
};

const saidBy = ({ kind: form, title, parts, nextUpdate, noUpdate }: Saved): string =>
  JSON.stringify([form, title, parts, nextUpdate, noUpdate]);

const saveStatementFields = {
  /** Absent for a new statement. */
  statement: opaqueField<string | undefined>(),
  channel: opaqueField<string>(),
  form: choiceField(STATEMENT_KINDS),
  title: textField(TEXT_LIMITS.title),
  /** Drafts of the parts, facts as tokens in braces. */
  parts: opaqueField<readonly { readonly part: string; readonly draft: string }[]>(),
  nextUpdate: timeField('ahead', true),
  /** Why there will be none; given at all only where there will be none. */
  noUpdate: opaqueField<string | undefined>(),
  corrects: opaqueField<string | undefined>(),
  /** Only with a new reply: later versions answer the same theme. */
  answers: opaqueField<{ readonly theme: string; readonly how: AnswerWay } | undefined>(),
};
export const saveStatement: CommandSpec<typeof saveStatementFields> = {
  who: 'anyone',
  fields: saveStatementFields,
  lacks: (_, { parts: [first, ...others] = [], nextUpdate, noUpdate }) => [
    ...(first !== undefined && [first, ...others].every(({ draft }) => draft.trim() === '')
      ? [{ field: first.part, why: { code: 'emptyStatement' } } as const]
      : []),
    // A promise and its refusal cannot both be meant; the promise is the one that can be broken.
    ...(nextUpdate === undefined && noUpdate !== undefined && noUpdate.trim() === ''
      ? [{ field: 'noUpdate', why: { code: 'required' } } as const]
      : []),
  ],
  decide: ({ index, view, context, event }, typed) => {
    const { ledger, statements } = view;
    // A promise and its refusal cannot both be meant; the promise is the one that can be broken.
    const ends = typed.nextUpdate === undefined && typed.noUpdate !== undefined;
    const reason = checkFields({ noUpdate: textField(TEXT_LIMITS.reason, !ends) }, typed, context.now);
    if (!reason.ok) return reason;
    const noUpdate = ends ? reason.value.noUpdate : undefined;
    const channel = index.playbook.release.channels.find(({ id }) => id === typed.channel);
    const former = statements.find(({ id }) => id === typed.statement);
    const isReply = typed.form === 'reply';
    const answers = isReply ? (typed.answers ?? former?.latest.answers) : undefined;
    const isKnownWay = ANSWER_WAYS.some(way => way === answers?.how);
    if (isReply && (!isKnownWay || view.themes.every(({ id }) => id !== answers?.theme)))
      return failure({ code: 'unknownTheme' });
    const isUnknown =
      channel === undefined ||
      isForReplies(channel) !== isReply ||
      (typed.statement !== undefined && former?.latest.channel !== typed.channel) ||
      (typed.corrects !== undefined &&
        (typed.corrects === former?.id || statements.every(({ id }) => id !== typed.corrects)));
    if (isUnknown) return failure({ code: 'unknownStatement' });
    const [token] = tokensIn(typed.title);
    if (token !== undefined) return failure({ code: 'tokenInTitle', token });
    const parts: StatementVersion['parts'][number][] = [];
    for (const { part, draft } of typed.parts) {
      const isPart = channel.parts.some(({ id }) => id === part) && parts.every(each => each.part !== part);
      if (!isPart) return failure({ code: 'unknownStatement' });
      const words = checkText(draft, TEXT_LIMITS.part, true);
      if (!words.ok) return badField(part, words.refusal);
      const { segments, problems } = resolveDraft(words.value, ledger);
      const [problem] = problems;
      if (problem !== undefined) return failure({ code: 'badToken', ...problem });
      // Short tokens can stand for long values.
      const filled = checkText(textOf(segments), TEXT_LIMITS.part, true);
      if (!filled.ok) return badField(part, filled.refusal);
      if (segments.length > MOST_ITEMS)
        return badField(part, { code: 'tooManyTokens', limit: MOST_ITEMS / 2 });
      parts.push({ part, text: segments });
    }
    if (parts.every(each => textOf(each.text).trim() === '')) return failure({ code: 'emptyStatement' });
    const whole = [typed.title, ...parts.map(each => textOf(each.text)), noUpdate].join('\n');
    const [cause] = namedCauses(whole, ledger);
    if (cause !== undefined) return failure({ code: 'unapprovedCause', text: cause });
    const data = present({
      statement: former?.id ?? context.newId(),
      channel: channel.id,
      kind: typed.form,
      title: typed.title,
      parts: parts.map(each => ({ part: each.part, text: [...each.text] })),
      nextUpdate: typed.nextUpdate,
      noUpdate,
      corrects: typed.corrects ?? former?.latest.corrects,
      answers,
      replaces: former?.drafts.map(draft => draft.id).slice(0, MOST_IDS) ?? [],
    });
    const isUnchanged =
      former !== undefined && former.drafts.length === 1 && saidBy(former.latest) === saidBy(data);
    return isUnchanged ? failure({ code: 'unchanged' }) : event(statementSaved, data);
  },
};

/** Whether a version is a reply, by the events that saved versions. */
export const isReplyIn = (events: readonly IncidentEvent[], version: string): boolean =>
  events.some(
    event => event.id === version && event.type === 'statementSaved' && event.data.kind === 'reply',
  );

/** The effort of a new version. */
export const effortOfDraft = (form: string, isNew: boolean): Effort =>
  isNew ? (form === 'holding' ? 'brief' : 'draft') : 'revision';

/** A version of a statement, whole. The first one gives the statement its id. */
export const statementSaved = kind(
  'statementSaved',
  shapes => {
    const { z, slug, text, utcTime, ids, items } = shapes;
    return z.strictObject({
      statement: z.ulid(),
      channel: slug,
      kind: z.enum(STATEMENT_KINDS),
      title: text(TEXT_LIMITS.title),
      parts: items(z.strictObject({ part: slug, text: items(segment(shapes)) })),
      /** When the next update is promised, or why there will be none. */
      nextUpdate: z.exactOptional(utcTime),
      noUpdate: z.exactOptional(text(TEXT_LIMITS.reason)),
      /** The statement it sets right. */
      corrects: z.exactOptional(z.ulid()),
      /** The theme that a reply answers, and how. */
      answers: z.exactOptional(z.strictObject({ theme: z.ulid(), how: z.enum(ANSWER_WAYS) })),
      /** Versions it takes the place of; none for the first. */
      replaces: ids(z.ulid()),
    });
  },
  {
    subjects: ({ data }) => [statementSubject(data.statement), ...data.replaces.map(versionSubject)],
    buildsOn: ({ data }) => (data.answers === undefined ? [] : [themeSubject('title', data.answers.theme)]),
    settles: ({ data }) => data.replaces.map(versionSubject),
    disturbs: isWork,
    names: nobody,
    story: 'log',
    label: '存下发布稿',
    effort: ({ data }) =>
      data.kind === 'reply' ? 'reply' : effortOfDraft(data.kind, data.replaces.length === 0),
    commands: { saveStatement },
  },
);

/** The version a command means, if it is the latest of its statement: a check of an older one must not pass later changes. */
export function currentVersion(
  statements: readonly {
    readonly versions: readonly StatementVersion[];
    readonly drafts: readonly StatementVersion[];
  }[],
  id: string,
): Result<StatementVersion, Refusal> {
  const statement = statements.find(({ versions }) => versions.some(version => version.id === id));
  if (statement === undefined) return failure({ code: 'unknownStatement' });
  const version = statement.drafts.find(draft => draft.id === id);
  return version === undefined ? failure({ code: 'oldVersion' }) : success(version);
}

declare module '../core/incident.ts' {
  interface IncidentKinds {
    statementSaved: typeof statementSaved;
  }
}
