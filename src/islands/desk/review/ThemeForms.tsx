import type { Command } from '../../../incident/decide.ts';
import { answerTheme, passTheme, recordTheme, solveTheme } from '../../../incident/kinds/theme.ts';
import type { Theme } from '../../../incident/release/theme.ts';
import type { DisclosedForm, Opened } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { feedbackText } from '../../../text/feedback.ts';
import type { Act } from '../work.ts';
import { FromStatement, type Said } from './FromStatement.tsx';

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

/** What can be written down about a theme that is known. */
export function themeForms(
  { id, title, online, passed }: Theme,
  { act, places, sections, said }: ThemeOffers,
) {
  const { saved } = feedbackText;
  const disclosed = (name: string, button: string, isMain: boolean) => ({
    id: `theme-${id}-${name}`,
    button,
    label: feedbackText.actLabel(button, title),
    class: isMain ? '' : 'quiet',
  });
  const reply = (how: 'answered' | 'corrected', label: string, action: string) => (opened: Opened) => (
    <Form
      {...opened}
      effort="reply"
      fields={{
        text: ask(answerTheme.fields.text, { label, hint: feedbackText.answerHint, long: true }),
        link: ask(answerTheme.fields.link, { label: feedbackText.link }),
      }}
      action={action}
      onSubmit={values => send(act, { kind: 'answerTheme', theme: id, how, ...values }, 'text')}
    >
      {state => said.length > 0 && <FromStatement id={opened.id} said={said} state={state} />}
    </Form>
  );
  return {
    more: {
      ...disclosed('more', feedbackText.recordMore, false),
      saved: saved.record,
      form: opened => (
        <Form
          {...opened}
          effort="theme"
          fields={{ count: amount, place: placeAsk(places) }}
          action={feedbackText.recordMore}
          onSubmit={values => send(act, { kind: 'recordTheme', theme: id, title, ...values }, 'count')}
        />
      ),
    },
    answer: {
      ...disclosed(
        'answered',
        online.length === 0 ? feedbackText.answer : feedbackText.answerAgain,
        online.length === 0,
      ),
      saved: saved.answer,
      form: reply('answered', feedbackText.answerText, feedbackText.saveAnswer),
    },
    correct: {
      ...disclosed('corrected', feedbackText.correct, false),
      saved: saved.answer,
      form: reply('corrected', feedbackText.correctText, feedbackText.saveCorrection),
    },
    pass: {
      ...disclosed(
        'pass',
        passed === undefined ? feedbackText.pass : feedbackText.passAgain,
        passed === undefined,
      ),
      saved: saved.pass,
      form: opened => (
        <Form
          {...opened}
          effort="theme"
          fields={{
            to: ask(passTheme.fields.to, { label: feedbackText.to, offers: sections }),
            due: ask(passTheme.fields.due, { label: feedbackText.dueLabel }),
          }}
          action={feedbackText.savePass}
          onSubmit={values => send(act, { kind: 'passTheme', theme: id, ...values }, 'to')}
        />
      ),
    },
    solve: {
      ...disclosed('solve', feedbackText.solve, passed !== undefined),
      saved: saved.solve,
      form: opened => (
        <Form
          {...opened}
          effort="theme"
          fields={{
            result: ask(solveTheme.fields.result, {
              label: feedbackText.result,
              hint: feedbackText.resultHint,
              long: true,
            }),
          }}
          action={feedbackText.saveSolve}
          onSubmit={values => send(act, { kind: 'solveTheme', theme: id, ...values }, 'result')}
        />
      ),
    },
  } satisfies Readonly<Record<string, DisclosedForm>>;
}
