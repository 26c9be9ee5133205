import { TEXT_LIMITS } from '../../desk/core/define.ts';
import { Button } from '../../kit/Button.tsx';
import type { DisclosedForm } from '../../kit/Disclosure.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { readPreference } from '../../session/preferences.ts';
import { useStudy } from './useStudy.tsx';
import { studyText } from './words.ts';

interface Props {
  /** Why it is asked. */
  why?: string;
  /** Whether the trainee opened it just now: then the field is where the hands should be. */
  takeFocus?: boolean;
  onDone(): void;
  /** Goes on without one; absent where a name is needed. */
  onSkip?: () => void;
  /** Leaves the name as it was, where it is being changed. */
  onCancel?: () => void;
}

/** Asks for the trainee's name, where it is first needed and where it is changed. */
export function NameForm({ why, takeFocus = true, onSkip, ...closing }: Props) {
  const { session, record } = useStudy();
  return (
    <UnkeptForm
      id="study-name"
      class="name-form"
      fields={{
        name: {
          kind: 'line',
          id: 'study-name',
          label: studyText.name,
          hint: studyText.nameHint,
          value: record.name || (readPreference('name') ?? ''),
          limit: TEXT_LIMITS.name,
        },
      }}
      focus={takeFocus && 'name'}
      action={closing.onCancel === undefined ? studyText.nameGoOn : studyText.nameChanged}
      beside={onSkip !== undefined && <Button words={studyText.nameSkip} class="quiet" onClick={onSkip} />}
      onSubmit={({ name }) => {
        if (name.trim() === '') return { sentence: studyText.nameNeeded, field: 'name' };
        if (name.trim() !== record.name) session.record({ type: 'named', data: { name } });
        return undefined;
      }}
      {...closing}
    >
      {why !== undefined && <p>{why}</p>}
    </UnkeptForm>
  );
}

/** Gives or changes it, in the place of a button. @param name as it stands */
export const renaming = (name: string): DisclosedForm => ({
  id: 'rename',
  button: name === '' ? studyText.nameGive : studyText.nameChange,
  class: 'quiet',
  form: ({ onDone, onCancel }) => <NameForm onDone={onDone} onCancel={onCancel} />,
});
