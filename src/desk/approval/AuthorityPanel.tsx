import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { useOnce } from '../../kit/effects.ts';
import { optionsOf } from '../../kit/fields.ts';
import { Section } from '../../kit/Section.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { checkFields, personField, signerField, timeField } from '../core/fields.ts';
import { namesIn } from '../core/values.ts';
import { refusedAt } from '../core/words/refusal.ts';
import type { PackedFile } from '../packages/package.ts';
import { personName } from '../people/words.ts';
import { shownTime } from '../shell/shown-time.tsx';
import { fetchPlaybook, type Running } from '../shell/useSession.tsx';
import { statementKindLabel } from '../statements/words.ts';
import type { RecordedFile } from '../steps/step-done.ts';
import { fileAsk } from '../steps/want-ask.tsx';
import { type Authority, authorityOf, NO_LEVEL } from './authority.ts';
import { authorityText } from './words.ts';

/** 常设授权 of this machine: what it is, entering it from its paper, ending it. */
export function AuthorityPanel({ running: { session, snapshot } }: { running: Running }) {
  const kept = snapshot.authority;
  const [playbook, setPlaybook] = useState<Playbook>();
  useOnce(() => {
    void fetchPlaybook().then(setPlaybook, () => undefined);
  });
  return (
    <Section id="authority-title" class="form-width flow measure" title={authorityText.title}>
      <p class="small">{authorityText.about}</p>
      {kept === undefined ? (
        <p>{authorityText.none}</p>
      ) : (
        <div class="cluster">
          <strong>
            {authorityText.standing(
              personName(kept.authority.grantedBy),
              shownTime(kept.authority.grantedAt),
            )}
          </strong>
          <Button words={authorityText.end} onClick={() => void session.keepAuthority(undefined)} />
        </div>
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
        />
      )}
    </Section>
  );
}

interface EnterProps {
  opened: Opened;
  playbook: Playbook;
  onKeep(authority: Authority, paper: PackedFile | undefined): Promise<unknown>;
}

/** Nothing of it is chosen beforehand: it says what the paper says. */
function EnterForm({ opened, playbook, onKeep }: EnterProps) {
  const last = playbook.roles.find(({ functions }) => functions?.includes('finalApproval'))?.id ?? '';
  const level = playbook.triage.questions.find(({ means }) => means === 'level');
  const levels = level !== undefined && 'options' in level ? level.options : [];
  const remaining = playbook.release.signOff.filter(
    item =>
      item.basis !== 'rule' && ('ask' in item || (item.check === 'approval' && !item.roles.includes(last))),
  );
  return (
    <UnkeptForm
      {...opened}
      id="authority"
      fields={{
        grantedBy: { kind: 'person', label: authorityText.grantedBy, signs: true },
        grantedAt: { kind: 'time', label: authorityText.grantedAt },
        paper: fileAsk({ label: authorityText.paper, hint: authorityText.paperHint }),
        forms: { kind: 'choices', label: authorityText.forms, options: optionsOf(statementKindLabel) },
        levels: {
          kind: 'choices',
          label: authorityText.levels,
          options: [
            { value: NO_LEVEL, label: authorityText.noLevel },
            ...levels.map(({ value, label }) => ({ value, label })),
          ],
        },
        posts: {
          kind: 'choices',
          label: authorityText.posts,
          options: playbook.roles.map(({ id, short }) => ({ value: id, label: short })),
        },
        remain: {
          kind: 'choices',
          label: authorityText.remain,
          hint: authorityText.remainHint,
          options: remaining.map(({ id, title }) => ({ value: id, label: title })),
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
        const callFirst = namesIn(typed.callFirst)
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
