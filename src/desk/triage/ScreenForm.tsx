import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import type { PlainAsk } from '../../kit/fields.ts';
import { giveFocus, useArrival } from '../../kit/focus.ts';
import { PlainForm } from '../../kit/PlainForm.tsx';
import type { FormProblem, FormProps } from '../../kit/useForm.ts';
import { fromShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import type { Screen } from '../../playbook/wizard/screens.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { answerAsk, shownIn } from './answer-ask.tsx';
import { doorText } from './door-words.ts';
import type { ProposedAnswers } from './proposals.ts';
import { triageText } from './words.ts';

interface Props {
  screen: Screen;
  /** Which of the screens it is, from 1, and how many there are at most. */
  number: number;
  most: number;
  answers?: Answers;
  /** Values filled into questions that are not answered yet. */
  proposed?: ProposedAnswers | undefined;
  /** Whether it takes the focus: on moving from screen to screen, not on opening the page. */
  takeFocus?: boolean;
  /** Not ready to take an answer yet: the playbook is still on its way. */
  busy?: boolean;
  /** A choice was made, or something typed; nothing has been checked. @param leads it was pressed, and leads on */
  onAnswer?(question: Question, answer: string, leads?: true): void;
  /** A doubt about its times. @param shown as of `onDone` */
  doubt?(shown: Answers): FormProblem | undefined;
  /**
   * Everything on the screen is answered; says why it is not.
   * @param shown times, and proposals left as they are
   * @param confirmed doubtful values are kept
   */
  onDone?(shown: Answers, confirmed?: true): ReturnType<FormProps<Record<string, PlainAsk>>['onSubmit']>;
  onBack?: (() => void) | undefined;
}

/**
 * One question, or the texts at the end on one screen. A press on an option leads on by itself; with the keyboard one chooses,
 * and goes on with Enter.
 */
export function ScreenForm(props: Props) {
  const { screen, number, most, answers = {}, proposed = {}, takeFocus = false, busy = false } = props;
  const { onAnswer, doubt, onDone, onBack } = props;
  const root = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<Answers>({});
  const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
  useArrival(takeFocus, () => giveFocus(find(':checked') ?? find('h1 ~ :is(input, textarea)') ?? find('h1')));

  const input = { screen, answers, typed, proposed };
  const enter = (question: Question, entered: string): void => {
    setTyped({ ...typed, [question.id]: entered });
    onAnswer?.(question, question.kind === 'time' ? fromShanghaiInput(entered) : entered);
  };
  return (
    <div ref={root} class="question">
      <PlainForm
        id="q"
        fields={Object.fromEntries(
          screen.map((question, place) => [
            question.id,
            {
              ...answerAsk(input, question, enter, (pressed, answer) => onAnswer?.(pressed, answer, true)),
              rank: place === 0 ? 1 : question.kind === 'choice' ? 2 : undefined,
              place: place === 0 ? triageText.question(number, most) : undefined,
              disabled: busy,
            },
          ]),
        )}
        action={triageText.next}
        disabled={busy}
        beside={onBack !== undefined && <Button class="quiet" words={triageText.back} onClick={onBack} />}
        doubt={values => doubt?.(shownIn(input, values))}
        onSubmit={(values, _, confirmed) => onDone?.(shownIn(input, values), confirmed)}
      >
        {busy && <p class="visually-hidden">{triageText.loading}</p>}
      </PlainForm>
    </div>
  );
}

interface ExitsProps {
  /** The question that offers ways out; `undefined` where the playbook has none, or one has been taken. */
  question: Question | undefined;
  /** Not ready to take an answer yet. */
  busy?: boolean;
  onExit?(question: Question, value: string): void;
  /** Opens the form for registering an order; absent where that is no way in. */
  onOrder?: (() => void) | undefined;
}

/** The ways out of the triage, on every screen, and the way past it. */
export function Exits(props: ExitsProps) {
  const { busy = false, onOrder } = props;
  return (
    <>
      <Ends {...props} />
      {onOrder !== undefined && (
        <section class="exits" aria-labelledby="order-title">
          <h2 id="order-title">{doorText.door}</h2>
          <p class="cluster">
            <Button words={doorText.register} disabled={busy} onClick={onOrder} />
            <span class="small faint">{doorText.doorAbout}</span>
          </p>
        </section>
      )}
    </>
  );
}

function Ends({ question, busy = false, onExit }: ExitsProps) {
  if (question?.kind !== 'choice') return null;
  return (
    <section class="exits" aria-labelledby="exits-title">
      <h2 id="exits-title">{triageText.exits}</h2>
      <p class="cluster">
        {question.options.slice(1).map(({ value, label }) => (
          <Button
            key={value}
            words={label}
            value={value}
            disabled={busy}
            onClick={() => onExit?.(question, value)}
          />
        ))}
      </p>
    </section>
  );
}
