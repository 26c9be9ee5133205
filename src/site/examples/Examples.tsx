import '../../desk/parts/shared.css';
import '../../desk/documents/documents.css';
import './examples.css';
import type { ComponentChildren } from 'preact';
import { groupBy } from '../../base/group.ts';
import type { WrittenItem } from '../../content/written.ts';
import { doneForm } from '../../desk/checklist/StepForms.tsx';
import { DocumentSheet } from '../../desk/documents/DocumentSheet.tsx';
import { wantAsk } from '../../desk/parts/want-ask.tsx';
import { statementKindLabel } from '../../desk/statements/words.ts';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { isDoneByOrders, isDoneByPublishing } from '../../playbook/evidence.ts';
import type {
  Examples as ExamplesOf,
  FormExample,
  QuestionExample,
  StatementExample,
  StepExample,
} from './examples.ts';
import { exampleValue } from './hand.ts';
import { examplesText } from './words.ts';

/** The source of each item, by its id. */
type Written = ReadonlyMap<string, WrittenItem>;

interface Props {
  examples: ExamplesOf;
  written: Readonly<Record<'steps' | 'forms' | 'channels' | 'questions', Written>>;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Something to look at: not necessarily wrong. */
const stepMarks = ({ isDone, told, byTitle }: StepExample): readonly string[] => [
  ...(isDone ? [] : [examplesText.notDone]),
  ...(isDone && told.length === 0 ? [examplesText.nowhere] : []),
  ...(byTitle ? [examplesText.byTitle] : []),
];
const formMarks = ({ empty }: FormExample): readonly string[] => empty.map(examplesText.empty);
const statementMarks = ({ parts }: StatementExample): readonly string[] =>
  parts.every(({ text }) => text === '') ? [examplesText.blank] : [];
const questionMarks = ({ options }: QuestionExample, forms: number): readonly string[] =>
  [
    ...groupBy(
      options.filter(({ untold }) => untold.length > 0),
      ({ untold }) => untold.join('、'),
    ),
  ].map(([missing, levels]) => {
    const labels = levels.map(({ option }) => option.label).join('、');
    return levels[0]?.untold.length === forms
      ? examplesText.nowhereLevel(labels)
      : examplesText.untoldLevel(labels, missing);
  });

interface Item {
  readonly key: string;
  readonly title: string;
  readonly written: WrittenItem | undefined;
  readonly marks: readonly string[];
  readonly shown: ComponentChildren;
}

const stepItems = ({ examples, written, now }: Props): readonly Item[] =>
  examples.steps.map(each => ({
    key: `step-${each.step.id}`,
    title: each.step.title,
    written: written.steps.get(each.step.id),
    marks: stepMarks(each),
    shown: <StepShown of={each} now={now} />,
  }));

const formItems = ({ examples, written }: Props): readonly Item[] =>
  examples.forms.map(each => ({
    key: `form-${each.form.id}`,
    title: each.form.title,
    written: written.forms.get(each.form.id),
    marks: formMarks(each),
    shown: <DocumentSheet model={each.model} whole />,
  }));

const statementItems = ({ examples: { statements }, written }: Props): readonly Item[] =>
  statements.map(each => ({
    key: `channel-${each.channel.id}-${each.kind}-${each.variant?.id ?? ''}`,
    title: examplesText.statement(
      each.channel.title,
      statementKindLabel[each.kind],
      each.variant?.title ?? '',
    ),
    // The channel is written once, whatever it is told in.
    written:
      statements.find(({ channel }) => channel === each.channel) === each
        ? written.channels.get(each.channel.id)
        : undefined,
    marks: statementMarks(each),
    shown: each.parts.map(({ label, text }) => (
      <div key={label} class="examples-text">
        <h4>{label}</h4>
        {text}
      </div>
    )),
  }));

const questionItems = ({ examples, written }: Props): readonly Item[] =>
  examples.questions.map(each => ({
    key: `question-${each.question.id}`,
    title: each.question.label,
    written: written.questions.get(each.question.id),
    marks: questionMarks(each, examples.forms.length),
    shown: <QuestionShown of={each} />,
  }));

/** Each step, form, statement and question as it is written, beside what is made of it. */
export function Examples(props: Props) {
  const lists: readonly (readonly [title: string, items: readonly Item[]])[] = [
    [examplesText.steps, stepItems(props)],
    [examplesText.forms, formItems(props)],
    [examplesText.statements, statementItems(props)],
    [examplesText.questions, questionItems(props)],
  ];
  return (
    <div class="flow-l">
      <h1>{examplesText.title}</h1>
      <p class="measure">{examplesText.lead}</p>
      <ToCheck items={lists.flatMap(([, items]) => items.filter(({ marks }) => marks.length > 0))} />
      {lists.map(([title, items]) => (
        <section key={title} class="flow-l">
          <h2>
            {title} <span class="small faint">{items.length}</span>
          </h2>
          {items.map(item => (
            <ItemShown key={item.key} of={item} />
          ))}
        </section>
      ))}
    </div>
  );
}

/** The items with a mark, each with a link to it. */
const ToCheck = ({ items }: { items: readonly Item[] }) => (
  <section class="flow-s">
    <h2>{examplesText.toCheck}</h2>
    {items.length === 0 && <p>{examplesText.nothing}</p>}
    <ul>
      {items.map(({ key, title, marks }) => (
        <li key={key}>
          <a href={`#${key}`}>{title}</a>：{marks.join('；')}
        </li>
      ))}
    </ul>
  </section>
);

const ItemShown = ({ of: { key, title, written, marks, shown } }: { of: Item }) => (
  <section id={key} class="examples-item">
    <h3>
      {title}
      {marks.map(mark => (
        <span key={mark} class="tag">
          {mark}
        </span>
      ))}
    </h3>
    <div class="examples-written">
      {written !== undefined && (
        <>
          <p class="small faint">{written.place}</p>
          <pre>{written.text}</pre>
        </>
      )}
    </div>
    <div class="flow">{shown}</div>
  </section>
);

function StepShown({ of: { step, log, told, ahead }, now }: { of: StepExample; now: number }) {
  const sentences = (title: string, items: StepExample['told']) =>
    items.length > 0 && (
      <>
        <h4>{title}</h4>
        <ul>
          {items.map(({ sentence, forms }) => (
            <li key={sentence}>
              {sentence}
              <span class="small faint">（{forms.join('、')}）</span>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {isDoneByPublishing(step) || isDoneByOrders(step) ? (
        <p class="small faint">{examplesText.noForm}</p>
      ) : (
        <UnkeptForm
          {...doneForm(step, want => {
            const value = exampleValue(want, now);
            // An array is people, and the hand gives them as words.
            return wantAsk(want, value as Exclude<typeof value, readonly string[]>);
          })}
          onSubmit={() => undefined}
        />
      )}
      {log.length > 0 && (
        <>
          <h4>{examplesText.log}</h4>
          {log.map(each => (
            <p key={each}>{each}</p>
          ))}
        </>
      )}
      {sentences(examplesText.ahead, ahead)}
      {sentences(examplesText.told, told)}
    </>
  );
}

const QuestionShown = ({ of: { question, next, options } }: { of: QuestionExample }) => (
  <>
    <p>{question.text}</p>
    {question.help !== undefined && <p class="small faint">{question.help}</p>}
    {options.length === 0 ? (
      <p>
        {examplesText.next}：{next}
      </p>
    ) : (
      <ul>
        {options.map(({ option, next: to }) => (
          <li key={option.value}>
            {option.label}
            {option.hint !== undefined && <span class="small faint block">{option.hint}</span>}
            <span class="small block">
              {examplesText.next}：{to}
            </span>
          </li>
        ))}
      </ul>
    )}
  </>
);
