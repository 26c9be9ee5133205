import type { Command } from '../../../incident/decide.ts';
import { answerTheme, passTheme, recordTheme, solveTheme } from '../../../incident/kinds/theme.ts';
import type { Theme } from '../../../incident/release/theme.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { feedbackText } from '../../../text/feedback.ts';
import { carryOut } from '../carry-out.ts';
import type { Work } from '../work.ts';
import { FromStatement } from './FromStatement.tsx';
import type { Said } from './said.ts';

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
