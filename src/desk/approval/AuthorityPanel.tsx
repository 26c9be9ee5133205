import { Confirm } from '../../kit/Confirm.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { type FieldAsk, optionsOf } from '../../kit/fields.ts';
import { formText } from '../../kit/form-words.ts';
import { typedPerson } from '../../kit/person.ts';
import { Section } from '../../kit/Section.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { isFinal, lastPosts } from '../../playbook/deciding.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { KeptAuthority } from '../../session/records.ts';
import { timeNow } from '../../session/surroundings.ts';
import { type Authority, NO_LEVEL } from '../core/authority.ts';
import { checkFields, signerField, timeField } from '../core/fields.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { splitNames } from '../core/values.ts';
import { partyName, personName } from '../core/words/person.ts';
import { refusedAt } from '../core/words/refusal.ts';
import { shownTime } from '../parts/shown-time.tsx';
import type { Running } from '../parts/useSession.tsx';
import { fileAsk } from '../parts/want-ask.tsx';
import { statementKindLabel } from '../statements/words.ts';
import { authorityOf, calledFirst } from './authority.ts';
import { authorityText, ratifiedUntilWords } from './words.ts';

interface Props {
  running: Running;
  /** Where there is none yet, nothing can be entered. */
  playbook: Playbook | undefined;
}

/** 常设授权 of this machine: what it is, entering it from its paper, ending it. */
export function AuthorityPanel({ running, playbook }: Props) {
  const { session, snapshot } = running;
  const kept = snapshot.authority;
  return (
    <Section id="authority-title" class="form-width flow measure" title={authorityText.title}>
      <p class="small">{authorityText.about}</p>
      {kept === undefined ? (
        <p>{authorityText.none}</p>
      ) : (
        <p>
          <strong>
            {authorityText.standing(
              personName(kept.authority.grantedBy),
              shownTime(kept.authority.grantedAt),
            )}
          </strong>
        </p>
      )}
      {kept !== undefined && playbook !== undefined && (
        <Entered authority={kept.authority} playbook={playbook} />
      )}
      {playbook !== undefined && (
        <FormButton
          id="authority"
          button={kept === undefined ? authorityText.save : authorityText.change}
          form={opened => (
            <EnterForm
              opened={opened}
              playbook={playbook}
              kept={kept}
              onKeep={next => session.keepAuthority(next)}
            />
          )}
        >
          {kept !== undefined && (
            <Confirm
              class="quiet"
              ask={authorityText.end}
              question={authorityText.endAsk}
              yes={authorityText.end}
              no={authorityText.keep}
              onYes={() => void session.keepAuthority(undefined)}
            />
          )}
        </FormButton>
      )}
    </Section>
  );
}

/** The options of an authority, each in the playbook's words. */
function choicesOf({ roles, triage, release, first }: Playbook) {
  const last = lastPosts({ roles });
  const level = triage.questions.find(({ means }) => means === 'level');
  const levels = level !== undefined && 'options' in level ? level.options : [];
  return {
    forms: optionsOf(statementKindLabel),
    levels: [
      { value: NO_LEVEL, label: authorityText.noLevel },
      ...levels.map(({ value, label }) => ({ value, label })),
    ],
    posts: roles.map(({ id, short }) => ({ value: id, label: short })),
    // A number that is the same everywhere is nobody's of this office.
    callPosts: first.posts
      .filter(({ number }) => number === undefined)
      .map(({ id, title }) => ({ value: id, label: title })),
    remain: release.signOff
      .filter(
        item =>
          item.basis !== 'rule' && ('ask' in item || (item.check === 'approval' && !isFinal(item, last))),
      )
      .map(({ id, title }) => ({ value: id, label: title })),
  };
}

/** The authority as it was entered, so that it can be held against its paper. */
function Entered({ authority, playbook }: { authority: Authority; playbook: Playbook }) {
  const choices = choicesOf(playbook);
  const said = (field: keyof typeof choices): string =>
    choices[field]
      .filter(({ value }) => ((authority[field] ?? []) as readonly string[]).includes(value))
      .map(({ label }) => label)
      .join('、');
  return (
    <Terms
      class="recorded stack-s pairs"
      terms={[
        [authorityText.forms, said('forms')],
        [authorityText.levels, said('levels')],
        [authorityText.posts, said('posts')],
        [authorityText.remain, [authorityText.always, said('remain')].filter(Boolean).join('、')],
        [authorityText.calls, calledFirst(authority, playbook.first).map(partyName).join('、')],
        [authorityText.term, ratifiedUntilWords(authority)],
      ]}
    />
  );
}

interface EnterProps {
  opened: Opened;
  playbook: Playbook;
  /** The one that is changed. */
  kept: KeptAuthority | undefined;
  /** @returns whether it could be kept */
  onKeep(kept: KeptAuthority): Promise<boolean>;
}

/** Nothing of a new one is chosen beforehand: it says what the paper says. One that is changed stands as it was entered, with its paper. */
function EnterForm({ opened, playbook, kept, onKeep }: EnterProps) {
  const choices = choicesOf(playbook);
  const before = kept?.authority;
  const named = before?.callFirst ?? [];
  return (
    <UnkeptForm
      {...opened}
      id="authority"
      fields={{
        grantedBy: {
          kind: 'person',
          label: authorityText.grantedBy,
          signs: true,
          value: before && typedPerson(before.grantedBy),
        },
        grantedAt: { kind: 'time', label: authorityText.grantedAt, value: before?.grantedAt },
        paper: {
          ...fileAsk({ label: authorityText.paper, hint: authorityText.paperHint }),
          value: before?.paper,
        },
        forms: {
          kind: 'choices',
          label: authorityText.forms,
          options: choices.forms,
          value: before?.forms ?? [],
        },
        levels: {
          kind: 'choices',
          label: authorityText.levels,
          options: choices.levels,
          value: before?.levels ?? [],
        },
        posts: {
          kind: 'choices',
          label: authorityText.posts,
          options: choices.posts,
          value: before?.posts ?? [],
        },
        remain: {
          kind: 'choices',
          label: authorityText.remain,
          hint: authorityText.remainHint,
          options: choices.remain,
          value: before?.remain ?? [],
        },
        callPosts: {
          kind: 'choices',
          label: authorityText.callFirst,
          hint: authorityText.callFirstHint,
          options: choices.callPosts,
          value: before?.callPosts ?? [],
        },
        ...(named.length > 0 && {
          callFirst: {
            kind: 'people',
            label: authorityText.byName,
            value: named.map(({ name }) => name).join('、'),
          } satisfies FieldAsk,
        }),
        minutes: {
          kind: 'count',
          label: authorityText.minutes,
          value: before && 'minutes' in before.until ? String(before.until.minutes) : '',
        },
        timeOfDay: {
          kind: 'line',
          label: authorityText.timeOfDay,
          value: before && 'timeOfDay' in before.until ? before.until.timeOfDay : '',
        },
      }}
      action={kept === undefined ? authorityText.save : authorityText.doChange}
      onSubmit={async (typed, files): Promise<FormProblem | undefined> => {
        const who = checkFields(
          { grantedBy: signerField, grantedAt: timeField('past') },
          { grantedBy: typed.grantedBy, grantedAt: typed.grantedAt },
          timeNow(),
        );
        if (!who.ok) return refusedAt(who.refusal);
        const paper = typed.paper as RecordedFile | undefined;
        if (paper === undefined) return { sentence: authorityText.missing, field: 'paper' };
        for (const field of ['forms', 'levels', 'posts'] as const)
          if (typed[field].length === 0) return { sentence: authorityText.missing, field };
        const callFirst = splitNames(String(typed['callFirst'] ?? ''))
          .map(name => name.trim())
          .filter(name => name !== '')
          .map(name => named.find(each => each.name === name) ?? { name });
        if (typed.callPosts.length === 0 && callFirst.length === 0)
          return { sentence: authorityText.missing, field: 'callPosts' };
        const minutes = Number(typed.minutes);
        const isSpan = Number.isInteger(minutes) && minutes > 0 && minutes <= 10_080;
        const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(typed.timeOfDay);
        if (isSpan === isTime) return { sentence: authorityText.until, field: 'minutes' };
        const authority = authorityOf(
          {
            ...who.value,
            forms: [...typed.forms] as Authority['forms'],
            levels: [...typed.levels],
            posts: [...typed.posts],
            remain: [...typed.remain],
            callFirst,
            callPosts: typed.callPosts.length === 0 ? undefined : [...typed.callPosts],
            until: isSpan ? { minutes } : { timeOfDay: typed.timeOfDay },
          },
          paper,
        );
        const picture = files[0] ?? kept?.paper;
        const isKept = await onKeep({ authority, ...(picture && { paper: picture }) });
        return isKept ? undefined : { sentence: formText.failed };
      }}
    />
  );
}
