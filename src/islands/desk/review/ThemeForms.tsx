import type { Command } from '../../../incident/decide.ts';
import { answerTheme, passTheme, recordTheme, solveTheme } from '../../../incident/kinds/theme.ts';
import { textOf } from '../../../incident/release/compose.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import type { Theme } from '../../../incident/release/theme.ts';
import { Field } from '../../../kit/Field.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import type { FormState } from '../../../kit/useForm.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { carryOut } from '../carry-out.ts';
import type { Work } from '../work.ts';

/** What can be written down about a theme. */
export type ThemeAct = 'more' | 'answered' | 'corrected' | 'pass' | 'solve';

/** The form of an act, among those of the incident. */
export const draftOfTheme = (theme: string, act: ThemeAct): string => `theme-${theme}-${act}`;

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

const amount = ask(recordTheme.fields.count, { label: feedbackText.countLabel });
const placeAsk = (offers: readonly string[]) =>
  ask(recordTheme.fields.place, { label: feedbackText.place, hint: feedbackText.placeHint, offers });

export const NEW_THEME = 'theme';

/** A theme that was not there before; who is to see to it can be said at once. */
export const NewThemeForm = ({
  work,
  places,
  sections,
  ...closing
}: FormProps & Pick<ActProps, 'places' | 'sections'>) => (
  <Form
    {...closing}
    id={NEW_THEME}
    effort="theme"
    fields={{
      title: ask(recordTheme.fields.title, { label: feedbackText.theme, hint: feedbackText.themeHint }),
      count: amount,
      place: placeAsk(places),
      to: ask(recordTheme.fields.to, { label: feedbackText.toAtOnce, offers: sections }),
    }}
    action={feedbackText.record}
    onSubmit={values => send(work, { kind: 'recordTheme', ...values }, 'title')}
  />
);

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
export function ThemeForm({ work, theme, act, places, sections, said, ...closing }: ActProps) {
  const { id, title } = theme;
  const effort = act === 'answered' || act === 'corrected' ? 'reply' : 'theme';
  const common = { id: draftOfTheme(id, act), effort, ...closing };
  switch (act) {
    case 'more':
      return (
        <Form
          {...common}
          fields={{ count: amount, place: placeAsk(places) }}
          action={feedbackText.recordMore}
          onSubmit={values => send(work, { kind: 'recordTheme', theme: id, title, ...values }, 'count')}
        />
      );
    case 'answered':
    case 'corrected':
      return (
        <Form
          {...common}
          fields={{
            text: ask(answerTheme.fields.text, {
              label: act === 'answered' ? feedbackText.answerText : feedbackText.correctText,
              hint: feedbackText.answerHint,
              long: true,
            }),
            link: ask(answerTheme.fields.link, { label: feedbackText.link }),
          }}
          action={act === 'answered' ? feedbackText.saveAnswer : feedbackText.saveCorrection}
          onSubmit={values => send(work, { kind: 'answerTheme', theme: id, how: act, ...values }, 'text')}
        >
          {state => said.length > 0 && <FromStatement id={common.id} said={said} state={state} />}
        </Form>
      );
    case 'pass':
      return (
        <Form
          {...common}
          fields={{
            to: ask(passTheme.fields.to, { label: feedbackText.to, offers: sections }),
            due: ask(passTheme.fields.due, { label: feedbackText.dueLabel }),
          }}
          action={feedbackText.savePass}
          onSubmit={values => send(work, { kind: 'passTheme', theme: id, ...values }, 'to')}
        />
      );
    case 'solve':
      return (
        <Form
          {...common}
          fields={{
            result: ask(solveTheme.fields.result, {
              label: feedbackText.result,
              hint: feedbackText.resultHint,
              long: true,
            }),
          }}
          action={feedbackText.saveSolve}
          onSubmit={values => send(work, { kind: 'solveTheme', theme: id, ...values }, 'result')}
        />
      );
  }
}

/** Takes over what was said in public. What is typed already stays: the officer may want both. */
function FromStatement({ id, said, state }: { id: string; said: readonly Said[]; state: FormState }) {
  return (
    <Field id={`${id}-from`} label={feedbackText.fromStatement}>
      <select
        id={`${id}-from`}
        value=""
        onChange={({ currentTarget }) => {
          const chosen = said[Number(currentTarget.value)];
          currentTarget.value = '';
          if (chosen === undefined) return;
          state.write({
            text: [state.current('text'), chosen.text].filter(Boolean).join('\n'),
            link: state.current('link') || (chosen.link ?? ''),
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
  );
}
