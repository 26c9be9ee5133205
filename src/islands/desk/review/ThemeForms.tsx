import type { Command } from '../../../incident/decide.ts';
import { answerTheme, passTheme, recordTheme, solveTheme } from '../../../incident/kinds/theme.ts';
import { textOf } from '../../../incident/release/compose.ts';
import type { Theme } from '../../../incident/release/theme.ts';
import type { DisclosedForm, Opened } from '../../../kit/Disclosure.tsx';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask, type FormFields, type FormValues } from '../../../kit/fields.ts';
import type { FormState } from '../../../kit/useForm.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { channelOf, partLabel } from '../release/release.ts';
import { useWork } from '../work.ts';

/** What was named before, offered while the like is typed. */
export interface ThemeOffers {
  readonly places: readonly string[];
  readonly sections: readonly string[];
}

interface Props<Fields extends FormFields> {
  /** The first of them has the words that may name a cause. */
  fields: Fields;
  action: string;
  /** Whether what was published can be taken over. */
  quotes?: boolean;
  command(values: FormValues<Fields>): Command;
}

/** A form about a theme. */
function ThemeForm<const Fields extends FormFields>(props: Opened & Props<Fields>) {
  const { quotes = false, command, ...form } = props;
  const { act } = useWork();
  return (
    <Form {...form} onSubmit={values => act(command(values))}>
      {state => quotes && <FromStatement id={form.id} state={state} />}
    </Form>
  );
}

const count = ask(recordTheme.fields.count, { label: feedbackText.countLabel });
const placeOf = ({ places: offers }: ThemeOffers) =>
  ask(recordTheme.fields.place, { label: feedbackText.place, hint: feedbackText.placeHint, offers });

/** A theme that was not there before; who is to see to it can be said at once. */
export const NewThemeForm = ({ offers, ...opened }: Opened & { offers: ThemeOffers }) => (
  <ThemeForm
    {...opened}
    fields={{
      title: ask(recordTheme.fields.title, { label: feedbackText.theme, hint: feedbackText.themeHint }),
      count,
      place: placeOf(offers),
      to: ask(recordTheme.fields.to, { label: feedbackText.toAtOnce, offers: offers.sections }),
    }}
    action={feedbackText.record}
    command={values => ({ kind: 'recordTheme', ...values })}
  />
);

/** What can be written down about a theme that is known. */
export function themeForms({ id, title, online, passed }: Theme, offers: ThemeOffers) {
  const { saved } = feedbackText;
  const disclosed = <const Fields extends FormFields>(
    name: string,
    button: string,
    isMain: boolean,
    said: string,
    form: Props<Fields>,
  ): DisclosedForm => ({
    id: `theme-${id}-${name}`,
    button,
    of: title,
    class: isMain ? '' : 'quiet',
    saved: said,
    form: opened => <ThemeForm {...opened} {...form} />,
  });
  const replied = (how: 'answered' | 'corrected', button: string, label: string, action: string) =>
    disclosed(how, button, button === feedbackText.answer, saved.answer, {
      quotes: true,
      fields: {
        text: ask(answerTheme.fields.text, { label, hint: feedbackText.answerHint, long: true }),
        link: ask(answerTheme.fields.link, { label: feedbackText.link }),
      },
      action,
      command: values => ({ kind: 'answerTheme', theme: id, how, ...values }),
    });
  return {
    more: disclosed('more', feedbackText.recordMore, false, saved.record, {
      fields: { count, place: placeOf(offers) },
      action: feedbackText.recordMore,
      command: values => ({ kind: 'recordTheme', theme: id, title, ...values }),
    }),
    answer: replied(
      'answered',
      online.length === 0 ? feedbackText.answer : feedbackText.answerAgain,
      feedbackText.answerText,
      feedbackText.saveAnswer,
    ),
    correct: replied(
      'corrected',
      feedbackText.correct,
      feedbackText.correctText,
      feedbackText.saveCorrection,
    ),
    pass: disclosed(
      'pass',
      passed === undefined ? feedbackText.pass : feedbackText.passAgain,
      passed === undefined,
      saved.pass,
      {
        fields: {
          to: ask(passTheme.fields.to, { label: feedbackText.to, offers: offers.sections }),
          due: ask(passTheme.fields.due, { label: feedbackText.dueLabel }),
        },
        action: feedbackText.savePass,
        command: values => ({ kind: 'passTheme', theme: id, ...values }),
      },
    ),
    solve: disclosed('solve', feedbackText.solve, passed !== undefined, saved.solve, {
      fields: {
        result: ask(solveTheme.fields.result, {
          label: feedbackText.result,
          hint: feedbackText.resultHint,
          long: true,
        }),
      },
      action: feedbackText.saveSolve,
      command: values => ({ kind: 'solveTheme', theme: id, ...values }),
    }),
  };
}

/** Takes over what was said in public, part by part, the latest first. What is typed already stays: the officer may want both. */
function FromStatement({ id, state }: { id: string; state: FormState }) {
  const work = useWork();
  const said = work.view.statements
    .flatMap(({ published }) => published ?? [])
    .reverse()
    .flatMap(({ title, channel, parts, publications }) =>
      parts.map(({ part, text }) => ({
        label: `${title} · ${partLabel(channelOf(work, channel), part)}`,
        text: textOf(text).trim(),
        link: publications.at(-1)?.link,
      })),
    )
    .filter(({ text }) => text !== '');
  if (said.length === 0) return null;
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
