import type { Opened } from '../../kit/Disclosure.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { disclosed, Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import type { FormState } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { dateDoubt } from '../shell/date-doubt.tsx';
import { useWork, type Work } from '../shell/work.tsx';
import { textOf } from '../statements/compose.ts';
import { channelOf, partLabel } from '../statements/release-work.tsx';
import { answerTheme, passTheme, recordTheme, solveTheme } from './theme.ts';
import type { Theme } from './themes.ts';
import { feedbackText } from './words.ts';

/** What was named before, offered while the like is typed. */
export interface ThemeOffers {
  readonly places: readonly string[];
  readonly sections: readonly string[];
}

const count = ask(recordTheme.fields.count, {
  label: feedbackText.countLabel,
  hint: feedbackText.countHint,
});
const placeOf = ({ places: offers }: ThemeOffers) =>
  ask(recordTheme.fields.place, { label: feedbackText.place, hint: feedbackText.placeHint, offers });

/** A theme that was not there before; who is to see to it can be said at once. */
export function NewThemeForm({ offers, ...opened }: Opened & { offers: ThemeOffers }) {
  const { act } = useWork();
  return (
    <Form
      {...opened}
      fields={{
        title: ask(recordTheme.fields.title, { label: feedbackText.theme, hint: feedbackText.themeHint }),
        count,
        place: placeOf(offers),
        to: ask(recordTheme.fields.to, { label: feedbackText.toAtOnce, offers: offers.sections }),
      }}
      action={feedbackText.record}
      onSubmit={values => act({ kind: 'recordTheme', ...values })}
    />
  );
}

/** What can be written down about a theme that is known. */
export function themeForms({ id: theme, title, online, passed }: Theme, offers: ThemeOffers, work: Work) {
  const { act } = work;
  const doubt = ({ doneAt }: { readonly doneAt: string }) => dateDoubt(work, 'acted', 'doneAt', doneAt);
  const { saved } = feedbackText;
  const called = (name: string, isMain: boolean) =>
    ({ id: `theme-${theme}-${name}`, of: title, class: isMain ? '' : 'quiet' }) as const;
  const replied = (how: 'answered' | 'corrected', button: string, label: string, action: string) => {
    const form = called(how, button === feedbackText.answer);
    return disclosed({
      ...form,
      button,
      saved: saved[how],
      children: state => <FromStatement id={form.id} state={state} />,
      fields: {
        text: ask(answerTheme.fields.text, { label, hint: feedbackText.answerHint, long: true }),
        link: ask(answerTheme.fields.link, { label: feedbackText.link }),
      },
      action,
      onSubmit: values => act({ kind: 'answerTheme', theme, how, ...values }),
    });
  };
  return {
    more: disclosed({
      ...called('more', false),
      button: feedbackText.recordMore,
      saved: saved.record,
      fields: { count, place: placeOf(offers) },
      action: feedbackText.recordMore,
      onSubmit: values => act({ kind: 'recordTheme', theme, title, ...values }),
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
    pass: disclosed({
      ...called('pass', passed === undefined),
      button: passed === undefined ? feedbackText.pass : feedbackText.passAgain,
      saved: saved.pass,
      fields: {
        to: ask(passTheme.fields.to, { label: feedbackText.to, offers: offers.sections }),
        due: ask(passTheme.fields.due, { label: feedbackText.dueLabel }),
        doneAt: ask(passTheme.fields.doneAt, { label: feedbackText.passedWhen, clock: timeNow }),
      },
      action: feedbackText.savePass,
      doubt,
      onSubmit: (values, _, datesConfirmed) => act({ kind: 'passTheme', theme, ...values, datesConfirmed }),
    }),
    solve: disclosed({
      ...called('solve', passed !== undefined),
      button: feedbackText.solve,
      saved: saved.solve,
      fields: {
        result: ask(solveTheme.fields.result, {
          label: feedbackText.result,
          hint: feedbackText.resultHint,
          long: true,
        }),
        doneAt: ask(solveTheme.fields.doneAt, { label: feedbackText.solvedWhen, clock: timeNow }),
      },
      action: feedbackText.saveSolve,
      doubt,
      onSubmit: (values, _, datesConfirmed) => act({ kind: 'solveTheme', theme, ...values, datesConfirmed }),
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
