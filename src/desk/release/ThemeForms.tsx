import type { Opened } from '../../kit/Disclosure.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { disclosed, Form } from '../../kit/Form.tsx';
import { ask, asks, optionsOf } from '../../kit/fields.ts';
import type { FormState } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { answerTheme, passTheme, recordTheme, solveTheme } from '../feedback/theme.ts';
import type { Theme } from '../feedback/themes.ts';
import { feedbackText } from '../feedback/words.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';
import { useWork, type Work } from '../parts/work.tsx';
import { textOf } from '../statements/compose.ts';
import { isOut } from '../statements/life.ts';
import type { AnswerWay } from '../statements/theme-subject.ts';
import { channelOf, partLabel } from './release-work.tsx';

/** A theme that was not there before; who is to see to it can be said at once. @param places named before */
export function NewThemeForm({ places, ...opened }: Opened & { places: readonly string[] }) {
  const { act } = useWork();
  return (
    <Form
      {...opened}
      fields={asks(recordTheme.fields, { place: { offers: places } })}
      action={feedbackText.record}
      onSubmit={values => act({ kind: 'recordTheme', ...values })}
    />
  );
}

/** Forms of a known theme. @param places where answers were given before */
export function themeForms({ id: theme, title, passed }: Theme, places: readonly string[], work: Work) {
  const { act, view } = work;
  const doubt = ({ doneAt }: { readonly doneAt: string }) => dateDoubt(work, 'acted', 'doneAt', doneAt);
  const { saved } = feedbackText;
  const heard = recordTheme.fields;
  const called = (name: string, isMain: boolean) =>
    ({ id: `theme-${theme}-${name}`, of: title, class: isMain ? '' : 'quiet' }) as const;
  // A plan or a draft is no answer: only a published text can be repeated.
  const isOutBefore = [...view.publications, ...view.replies].some(isOut);
  const form = called('answer', true);
  const answer =
    isOutBefore &&
    disclosed({
      ...form,
      button: feedbackText.answer,
      saved: saved.answered,
      layout: (state, part) => (
        <>
          <FromStatement id={form.id} state={state} />
          {part('text')}
          {part('how')}
          {part('place')}
          {part('answeredAt')}
          {part('promised')}
          {part('link')}
        </>
      ),
      fields: {
        publication: { kind: 'line' as const, id: fromId(form.id), label: feedbackText.fromStatement },
        ...asks(answerTheme.fields, { place: { offers: places }, answeredAt: { clock: timeNow } }),
        how: {
          kind: 'choice' as const,
          shown: 'side by side' as const,
          label: feedbackText.how,
          options: optionsOf(feedbackText.ways),
        },
      },
      action: feedbackText.saveAnswer,
      onSubmit: ({ how, ...values }) => {
        const refused = act({ kind: 'answerTheme', theme, how: how as AnswerWay, ...values });
        return refused?.refusal.code === 'notOut' ? { ...refused, field: 'publication' } : refused;
      },
    });
  return {
    more: disclosed({
      ...called('more', false),
      button: feedbackText.recordMore,
      saved: saved.record,
      fields: { count: ask(heard.count), place: ask(heard.place, { offers: places }) },
      action: feedbackText.recordMore,
      onSubmit: values => act({ kind: 'recordTheme', theme, title, ...values }),
    }),
    answer,
    pass: disclosed({
      ...called('pass', passed === undefined),
      button: passed === undefined ? feedbackText.pass : feedbackText.passAgain,
      saved: saved.pass,
      fields: asks(passTheme.fields, { doneAt: { clock: timeNow } }),
      action: feedbackText.savePass,
      doubt,
      onSubmit: (values, _, datesConfirmed) => act({ kind: 'passTheme', theme, ...values, datesConfirmed }),
    }),
    solve: disclosed({
      ...called('solve', passed !== undefined),
      button: feedbackText.solve,
      saved: saved.solve,
      fields: asks(solveTheme.fields, { doneAt: { clock: timeNow } }),
      action: feedbackText.saveSolve,
      doubt,
      onSubmit: (values, _, datesConfirmed) => act({ kind: 'solveTheme', theme, ...values, datesConfirmed }),
    }),
  };
}

/** The id of the list of published texts. @param id of its form */
const fromId = (id: string): string => `${id}-from`;

/**
 * Published texts, part by part, the latest first, one of which can be repeated. Words already typed stay: the officer may want
 * to add to them.
 */
function FromStatement({ id, state }: { id: string; state: FormState }) {
  const work = useWork();
  const said = work.view.statements
    .flatMap(({ published }) => published ?? [])
    .reverse()
    .flatMap(({ title, channel, parts, publications }) => {
      const out = publications.findLast(isOut);
      return out === undefined
        ? []
        : parts.map(({ part, text }) => ({
            label: `${title} · ${partLabel(channelOf(work, channel), part)}`,
            text: textOf(text).trim(),
            out,
          }));
    })
    .filter(({ text }) => text !== '');
  const from = said.findIndex(({ out }) => out.event === state.current('publication'));
  return (
    <FieldInput
      id={fromId(id)}
      problem={state.problemAt('publication')}
      field={{
        kind: 'choice',
        label: feedbackText.fromStatement,
        options: [
          { value: '', label: feedbackText.choose },
          ...said.map(({ label }, position) => ({ value: String(position), label })),
        ],
      }}
      value={from === -1 ? '' : String(from)}
      onValue={position => {
        const chosen = said[Number(position)];
        if (chosen === undefined) return;
        const isSame = state.current('publication') === chosen.out.event;
        state.write({
          publication: chosen.out.event,
          text: isSame ? [state.current('text'), chosen.text].filter(Boolean).join('\n') : chosen.text,
          link: chosen.out.link ?? '',
        });
      }}
    />
  );
}
