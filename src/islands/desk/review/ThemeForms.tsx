import type { Command } from '../../../incident/decide.ts';
import { textOf } from '../../../incident/release/compose.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import type { Theme } from '../../../incident/release/theme.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { Field } from '../../shared/Field.tsx';
import { carryOut } from '../carry-out.ts';
import { FieldsForm, type FormField } from '../FieldsForm.tsx';
import type { Work } from '../work.ts';

/** What can be written down about a theme. */
export type ThemeAct = 'more' | 'answered' | 'corrected' | 'pass' | 'solve';

interface FormProps {
  work: Work;
  onDone(): void;
  onCancel: (() => void) | undefined;
}

/** Sends a command. A cause that nobody approved stands in one field, whatever the command. */
function send(work: Work, command: Command, texts: string) {
  const problem = carryOut(work, command);
  if (problem === undefined) return undefined;
  const field = problem.refusal.code === 'unapprovedCause' ? texts : problem.field;
  return { sentence: problem.sentence, field };
}

const countField: FormField = { id: 'count', label: feedbackText.countLabel, kind: 'count' };
const placeField = (offers: readonly string[]): FormField => ({
  id: 'place',
  label: feedbackText.place,
  kind: 'line',
  hint: feedbackText.placeHint,
  offers,
});

/** A theme that was not there before; who is to see to it can be said at once. */
export function NewThemeForm({
  work,
  places,
  sections,
  onDone,
  onCancel,
}: FormProps & Pick<ActProps, 'places' | 'sections'>) {
  return (
    <FieldsForm
      id="theme"
      fields={[
        { id: 'title', label: feedbackText.theme, kind: 'line', hint: feedbackText.themeHint },
        countField,
        placeField(places),
        { id: 'to', label: feedbackText.toAtOnce, kind: 'line', offers: sections },
      ]}
      action={feedbackText.record}
      onValues={({ title = '', count = '', place = '', to = '' }) =>
        send(work, { kind: 'recordTheme', title, count, place, to }, 'title')
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

/** One part of a published text, to answer with. */
export interface Said {
  readonly label: string;
  readonly text: string;
  readonly link: string | undefined;
}

/** Everything that was said in public, part by part, the latest first. */
export function publishedTexts(
  statements: readonly Statement[],
  channels: readonly Channel[],
): readonly Said[] {
  return statements
    .flatMap(({ published }) => (published === undefined ? [] : [published]))
    .reverse()
    .flatMap(({ title, channel, parts, publications }) =>
      parts
        .map(({ part, text }) => ({
          label: `${title} · ${channels.find(({ id }) => id === channel)?.parts.find(({ id }) => id === part)?.label ?? part}`,
          text: textOf(text).trim(),
          link: publications.at(-1)?.link,
        }))
        .filter(({ text }) => text !== ''),
    );
}

interface ActProps extends FormProps {
  theme: Theme;
  act: ThemeAct;
  places: readonly string[];
  sections: readonly string[];
  said: readonly Said[];
}

/** What is written down about a theme that is known. */
export function ThemeForm({ work, theme, act, places, sections, said, onDone, onCancel }: ActProps) {
  const { id, title } = theme;
  const common = { id: `theme-${id}-${act}`, onDone, onCancel };
  switch (act) {
    case 'more':
      return (
        <FieldsForm
          {...common}
          fields={[countField, placeField(places)]}
          action={feedbackText.recordMore}
          onValues={({ count = '', place = '' }) =>
            send(work, { kind: 'recordTheme', theme: id, title, count, place }, 'count')
          }
        />
      );
    case 'answered':
    case 'corrected':
      return (
        <FieldsForm
          {...common}
          fields={[
            {
              id: 'text',
              label: act === 'answered' ? feedbackText.answerText : feedbackText.correctText,
              kind: 'text',
              hint: feedbackText.answerHint,
            },
            { id: 'link', label: feedbackText.link, kind: 'link' },
          ]}
          action={act === 'answered' ? feedbackText.saveAnswer : feedbackText.saveCorrection}
          onValues={({ text = '', link = '' }) =>
            send(work, { kind: 'answerTheme', theme: id, how: act, text, link }, 'text')
          }
        >
          {(write, typed) =>
            said.length > 0 && (
              <Field id={`${common.id}-from`} label={feedbackText.fromStatement}>
                <select
                  id={`${common.id}-from`}
                  value=""
                  onChange={event => {
                    const chosen = said[Number(event.currentTarget.value)];
                    event.currentTarget.value = '';
                    if (chosen === undefined) return;
                    // What is typed already stays: the officer may want both.
                    write({
                      text: [typed['text'] ?? '', chosen.text].filter(Boolean).join('\n'),
                      ...((typed['link'] ?? '') === '' && chosen.link !== undefined
                        ? { link: chosen.link }
                        : {}),
                    });
                  }}
                >
                  <option value="">{feedbackText.choose}</option>
                  {said.map(({ label }, position) => (
                    <option key={label} value={position}>
                      {label}
                    </option>
                  ))}
                </select>
              </Field>
            )
          }
        </FieldsForm>
      );
    case 'pass':
      return (
        <FieldsForm
          {...common}
          fields={[
            { id: 'to', label: feedbackText.to, kind: 'line', offers: sections },
            { id: 'due', label: feedbackText.dueLabel, kind: 'time' },
          ]}
          action={feedbackText.savePass}
          onValues={({ to = '', due = '' }) => send(work, { kind: 'passTheme', theme: id, to, due }, 'to')}
        />
      );
    case 'solve':
      return (
        <FieldsForm
          {...common}
          fields={[{ id: 'result', label: feedbackText.result, kind: 'text', hint: feedbackText.resultHint }]}
          action={feedbackText.saveSolve}
          onValues={({ result = '' }) => send(work, { kind: 'solveTheme', theme: id, result }, 'result')}
        />
      );
  }
}
