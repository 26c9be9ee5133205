import { Confirm } from '../../kit/Confirm.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { optionsOf } from '../../kit/fields.ts';
import { Section } from '../../kit/Section.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { isFinal, lastPosts } from '../../playbook/deciding.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { type Authority, NO_LEVEL } from '../core/authority.ts';
import { checkFields, personField, signerField, timeField } from '../core/fields.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { splitNames } from '../core/values.ts';
import { personName } from '../core/words/person.ts';
import { refusedAt } from '../core/words/refusal.ts';
import type { PackedFile } from '../packages/package.ts';
import { shownTime } from '../shell/shown-time.tsx';
import type { Running } from '../shell/useSession.tsx';
import { statementKindLabel } from '../statements/words.ts';
import { fileAsk } from '../steps/want-ask.tsx';
import { authorityOf } from './authority.ts';
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
              onKeep={(authority, paper) =>
                session.keepAuthority(paper === undefined ? { authority } : { authority, paper })
              }
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

/** What an authority may name, each in the words of the playbook. */
function choicesOf({ roles, triage, release }: Playbook) {
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
      .filter(({ value }) => (authority[field] as readonly string[]).includes(value))
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
        [authorityText.calls, authority.callFirst.map(personName).join('、')],
        [authorityText.term, ratifiedUntilWords(authority)],
      ]}
    />
  );
}

interface EnterProps {
  opened: Opened;
  playbook: Playbook;
  onKeep(authority: Authority, paper: PackedFile | undefined): Promise<unknown>;
}

/** Nothing of it is chosen beforehand: it says what the paper says. */
function EnterForm({ opened, playbook, onKeep }: EnterProps) {
  const choices = choicesOf(playbook);
  return (
    <UnkeptForm
      {...opened}
      id="authority"
      fields={{
        grantedBy: { kind: 'person', label: authorityText.grantedBy, signs: true },
        grantedAt: { kind: 'time', label: authorityText.grantedAt },
        paper: fileAsk({ label: authorityText.paper, hint: authorityText.paperHint }),
        forms: { kind: 'choices', label: authorityText.forms, options: choices.forms },
        levels: {
          kind: 'choices',
          label: authorityText.levels,
          options: choices.levels,
        },
        posts: {
          kind: 'choices',
          label: authorityText.posts,
          options: choices.posts,
        },
        remain: {
          kind: 'choices',
          label: authorityText.remain,
          hint: authorityText.remainHint,
          options: choices.remain,
        },
        callFirst: { kind: 'people', label: authorityText.callFirst },
        minutes: { kind: 'count', label: authorityText.minutes },
        timeOfDay: { kind: 'line', label: authorityText.timeOfDay },
      }}
      action={authorityText.save}
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
        const callFirst = splitNames(typed.callFirst)
          .map(name => name.trim())
          .filter(name => name !== '')
          .map(name => ({ name }));
        const named = checkFields(
          { callFirst: personField('name') },
          { callFirst: callFirst[0] ?? { name: '' } },
          timeNow(),
        );
        if (!named.ok) return refusedAt(named.refusal);
        const minutes = Number(typed.minutes);
        const isSpan = Number.isInteger(minutes) && minutes > 0 && minutes <= 10_080;
        const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(typed.timeOfDay);
        if (isSpan === isTime) return { sentence: authorityText.until, field: 'minutes' };
        await onKeep(
          authorityOf(
            {
              ...who.value,
              forms: [...typed.forms] as Authority['forms'],
              levels: [...typed.levels],
              posts: [...typed.posts],
              remain: [...typed.remain],
              callFirst,
              until: isSpan ? { minutes } : { timeOfDay: typed.timeOfDay },
            },
            paper,
          ),
          files[0],
        );
        return undefined;
      }}
    />
  );
}
