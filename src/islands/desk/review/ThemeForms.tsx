import type { ComponentProps } from 'preact';
import type { Command } from '../../../incident/decide.ts';
import { answerTheme, passTheme, recordTheme, solveTheme } from '../../../incident/kinds/theme.ts';
import { textOf } from '../../../incident/release/compose.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import type { Theme } from '../../../incident/release/theme.ts';
import type { DisclosedForm, Opened } from '../../../kit/Disclosure.tsx';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask, type FormFields, type FormValues } from '../../../kit/fields.ts';
import type { FormState } from '../../../kit/useForm.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { feedbackText } from '../../../text/feedback.ts';
import type { Act } from '../work.ts';

/** What the forms of themes are filled with, and what takes them. */
export interface ThemeOffers {
  readonly act: Act;
  readonly places: readonly string[];
  readonly sections: readonly string[];
  readonly said: readonly Said[];
}

/** Sends a command. A cause that nobody approved stands in one field, whatever the command. */
function send(act: Act, command: Command, texts: string) {
  const problem = act(command);
  if (problem === undefined) return undefined;
  const field = problem.refusal.code === 'unapprovedCause' ? texts : problem.field;
  return { sentence: problem.sentence, field };
}

const amount = ask(recordTheme.fields.count, { label: feedbackText.countLabel });
const placeAsk = (offers: readonly string[]) =>
  ask(recordTheme.fields.place, { label: feedbackText.place, hint: feedbackText.placeHint, offers });

/** A theme that was not there before; who is to see to it can be said at once. */
export const NewThemeForm = ({
  offers: { act, places, sections },
  ...opened
}: Opened & { offers: ThemeOffers }) => (
  <Form
    {...opened}
    effort="theme"
    fields={{
      title: ask(recordTheme.fields.title, { label: feedbackText.theme, hint: feedbackText.themeHint }),
      count: amount,
      place: placeAsk(places),
      to: ask(recordTheme.fields.to, { label: feedbackText.toAtOnce, offers: sections }),
    }}
    action={feedbackText.record}
    onSubmit={values => send(act, { kind: 'recordTheme', ...values }, 'title')}
  />
);

type Of<Fields extends FormFields> = Pick<
  ComponentProps<typeof Form<Fields>>,
  'fields' | 'action' | 'effort' | 'children'
> & {
  readonly button: string;
  readonly isMain: boolean;
  readonly saved: string;
  command(values: FormValues<Fields>): Command;
  /** The field with the words that may name a cause. */
  readonly texts: keyof Fields & string;
};

/** What can be written down about a theme that is known. */
export function themeForms(
  { id, title, online, passed }: Theme,
  { act, places, sections, said }: ThemeOffers,
) {
  const { saved } = feedbackText;
  const disclosed = <const Fields extends FormFields>(
    name: string,
    { button, isMain, saved, command, texts, effort = 'theme', ...form }: Of<Fields>,
  ): DisclosedForm => ({
    id: `theme-${id}-${name}`,
    button,
    of: title,
    class: isMain ? '' : 'quiet',
    saved,
    form: opened => (
      <Form {...opened} {...form} effort={effort} onSubmit={values => send(act, command(values), texts)} />
    ),
  });
  const reply = (
    how: 'answered' | 'corrected',
    button: string,
    isMain: boolean,
    label: string,
    action: string,
  ) =>
    disclosed(how, {
      button,
      isMain,
      saved: saved.answer,
      effort: 'reply',
      fields: {
        text: ask(answerTheme.fields.text, { label, hint: feedbackText.answerHint, long: true }),
        link: ask(answerTheme.fields.link, { label: feedbackText.link }),
      },
      action,
      command: values => ({ kind: 'answerTheme', theme: id, how, ...values }),
      texts: 'text',
      children: state =>
        said.length > 0 && <FromStatement id={`theme-${id}-${how}`} said={said} state={state} />,
    });
  const isFirst = online.length === 0;
  return {
    more: disclosed('more', {
      button: feedbackText.recordMore,
      isMain: false,
      saved: saved.record,
      fields: { count: amount, place: placeAsk(places) },
      action: feedbackText.recordMore,
      command: values => ({ kind: 'recordTheme', theme: id, title, ...values }),
      texts: 'count',
    }),
    answer: reply(
      'answered',
      isFirst ? feedbackText.answer : feedbackText.answerAgain,
      isFirst,
      feedbackText.answerText,
      feedbackText.saveAnswer,
    ),
    correct: reply(
      'corrected',
      feedbackText.correct,
      false,
      feedbackText.correctText,
      feedbackText.saveCorrection,
    ),
    pass: disclosed('pass', {
      button: passed === undefined ? feedbackText.pass : feedbackText.passAgain,
      isMain: passed === undefined,
      saved: saved.pass,
      fields: {
        to: ask(passTheme.fields.to, { label: feedbackText.to, offers: sections }),
        due: ask(passTheme.fields.due, { label: feedbackText.dueLabel }),
      },
      action: feedbackText.savePass,
      command: values => ({ kind: 'passTheme', theme: id, ...values }),
      texts: 'to',
    }),
    solve: disclosed('solve', {
      button: feedbackText.solve,
      isMain: passed !== undefined,
      saved: saved.solve,
      fields: {
        result: ask(solveTheme.fields.result, {
          label: feedbackText.result,
          hint: feedbackText.resultHint,
          long: true,
        }),
      },
      action: feedbackText.saveSolve,
      command: values => ({ kind: 'solveTheme', theme: id, ...values }),
      texts: 'result',
    }),
  };
}

/** One part of a published text, to answer with. */
interface Said {
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

/** Takes over what was said in public. What is typed already stays: the officer may want both. */
function FromStatement({ id, said, state }: { id: string; said: readonly Said[]; state: FormState }) {
  return (
    <FieldInput
      id={`${id}-from`}
      field={{
        kind: 'choice',
        label: feedbackText.fromStatement,
        options: [
          { value: '', label: feedbackText.choose },
          ...said.map(({ label }, position) => ({ value: String(position), label })),
        ],
      }}
      value=""
      onValue={position => {
        const chosen = said[Number(position)];
        state.write({
          text: [state.current('text'), chosen?.text].filter(Boolean).join('\n'),
          link: state.current('link') || (chosen?.link ?? ''),
        });
      }}
    />
  );
}
