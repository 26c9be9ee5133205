import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask, type FieldAsk, optionsOf } from '../../kit/fields.ts';
import { postsOf } from '../../playbook/deciding.ts';
import { timeNow } from '../../session/surroundings.ts';
import { authorise, ratify, type VERDICTS } from '../approval/authorised.ts';
import { calledFirst, isWaived, lastCallTo, outsideOf } from '../approval/authority.ts';
import { evidenceAsk, howAsk } from '../approval/decided-ask.tsx';
import { postAsk } from '../approval/post-ask.tsx';
import { isThrough, type SignOffLine } from '../approval/sign-off.ts';
import { stageField } from '../approval/stage.ts';
import { authorityText, ratifiedUntilWords } from '../approval/words.ts';
import { NO_LEVEL } from '../core/authority.ts';
import type { DecidedHow } from '../core/decided.ts';
import { present } from '../core/desk.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { partyName, personName } from '../core/words/person.ts';
import { fullTime } from '../core/words/time.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork } from '../parts/work.tsx';
import { usesOf } from '../statements/authority-use.ts';
import type { StatementVersion } from '../statements/version.ts';

/** The way out on a standing authority, where one is entered on this machine and covers the version as it stands. */
export function OnAuthority({
  version,
  lines,
}: {
  version: StatementVersion;
  lines: readonly SignOffLine[];
}) {
  const { session, view, index, officer } = useWork();
  const kept = session.snapshot().authority;
  const finalLine = lines.findIndex(line => line.final && !isThrough(line));
  if (kept === undefined || view.drill !== undefined || finalLine === -1) return null;
  const { authority } = kept;
  const level = index.answer('level', view.facts) ?? NO_LEVEL;
  const isHeld = lines
    .slice(0, finalLine)
    .some(line => !isThrough(line) && (line.state === 'returned' || !isWaived(line.item, authority)));
  if (isHeld || lines[finalLine]?.state === 'returned') return null;
  if (outsideOf(authority, version, level, officer.role) !== undefined) return null;
  return (
    <FormButton
      id={`authorise/${version.id}`}
      button={authorityText.use}
      class="quiet"
      form={opened => <AuthoriseForm version={version} opened={opened} />}
    />
  );
}

function AuthoriseForm({ version, opened }: { version: StatementVersion; opened: Opened }) {
  const { session, act, view, index } = useWork();
  const kept = session.snapshot().authority;
  if (kept === undefined) return null;
  const { authority, paper } = kept;
  const who = personName(authority.grantedBy);
  const asked = calledFirst(authority, index.playbook.first).map(first => {
    const last = lastCallTo(first, view.calls, view.people);
    return { first, call: last?.end === 'inVain' ? last : undefined };
  });
  // A call that the record shows need not be entered again.
  const open = asked.flatMap(({ first, call }) => (call === undefined ? [first] : []));
  const called = Object.fromEntries(
    open.map((party, at): [string, FieldAsk] => [
      `called-${at}`,
      { kind: 'time', label: authorityText.called(partyName(party)) },
    ]),
  );
  return (
    <Form
      {...opened}
      id="authorise"
      draft={`authorise/${version.id}`}
      class="framed line-form"
      fields={{
        ...called,
        reason: ask(authorise.fields.reason),
      }}
      action={authorityText.doUse}
      onSubmit={(values: Readonly<Record<string, unknown>>) => {
        const refused = act(
          {
            kind: 'authorise',
            version: version.id,
            reason: String(values['reason'] ?? ''),
            called: open.map((first, at) => present({ ...first, at: String(values[`called-${at}`] ?? '') })),
          },
          paper === undefined ? [] : [paper],
        );
        return refused && { ...refused, field: refused.field === 'called' ? 'called-0' : refused.field };
      }}
    >
      <p class="small">
        {authorityText.useHint(who, shownTime(authority.grantedAt), ratifiedUntilWords(authority))}
      </p>
      {asked.map(
        ({ first, call }) =>
          call !== undefined && (
            <p key={partyName(first)} class="small">
              {authorityText.calledAlready(partyName(first), shownTime(call.calledAt))}
            </p>
          ),
      )}
    </Form>
  );
}

/** 补审: what those say afterwards whose approval a statement went out without. */
export function Ratify({ statement }: { statement: string }) {
  const { view, index, act, locked, roleName } = useWork();
  const use = usesOf(view.statements).find(
    ({ version, mark }) => version.statement === statement && mark.ratification === undefined,
  );
  if (use === undefined || locked) return null;
  const { fields } = ratify;
  const item = index.playbook.release.signOff.find(({ id }) => id === use.mark.item);
  const posts = item === undefined ? [] : postsOf(item);
  const postField = stageField('post', use.mark.item);
  return (
    <section class="card stack-s no-print" aria-labelledby="ratify-title">
      <h2 id="ratify-title">{authorityText.ratify}</h2>
      <p>{authorityText.due(fullTime(use.due, timeNow()))}</p>
      <Form
        id="ratify"
        draft={`ratify/${use.mark.event}`}
        focus={false}
        fields={{
          verdict: {
            kind: 'choice',
            shown: 'side by side',
            label: authorityText.verdict,
            options: optionsOf({ approved: authorityText.approved, refused: authorityText.refused }),
          },
          person: ask(fields.person),
          ...(posts.length > 1 && { post: postAsk(posts, roleName) }),
          ...howAsk(),
          note: ask(fields.note),
          evidence: evidenceAsk(),
        }}
        action={authorityText.doRatify}
        onSubmit={({ verdict, how, evidence, post, ...values }, files) => {
          const refused = act(
            {
              kind: 'ratify',
              use: use.mark.event,
              verdict: verdict as (typeof VERDICTS)[number],
              how: how as DecidedHow,
              evidence: evidence as RecordedFile | undefined,
              ...values,
              post: post as string | undefined,
            },
            files,
          );
          return refused && { ...refused, field: refused.field === postField ? 'post' : refused.field };
        }}
      />
    </section>
  );
}
