import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import type { Screen } from '../../playbook/wizard/screens.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { timeNow } from '../../session/surroundings.ts';
import { triageText } from '../../text/triage.ts';
import { QuestionField } from './QuestionField.tsx';

/** What is wrong with the answer to one question. */
export interface AnswerProblem {
  readonly question: string;
  readonly sentence: string;
}

interface Props {
  screen: Screen;
  /** Which of the screens it is, from 1, and about how many there are. */
  number: number;
  total: number;
  answers?: Answers;
  problem?: AnswerProblem | undefined;
  /** Whether it takes the focus: on moving from screen to screen, not on opening the page. */
  takeFocus?: boolean;
  /** Not ready to take an answer yet: the playbook is still on its way. */
  busy?: boolean;
  /** A choice was made, or something typed; nothing has been checked. */
  onAnswer?(question: Question, answer: string): void;
  /** Everything on the screen is answered. @param times of the questions that ask for one */
  onDone?(times: Answers): void;
  onBack?: (() => void) | undefined;
}

/** What was typed as ISO 8601 with its zone: now, where the field follows the clock. */
const momentTyped = (typed: string | undefined): string =>
  typed === undefined ? new Date(timeNow()).toISOString() : fromShanghaiInput(typed);

/** The questions of one screen. Where a press answers the last of them, it leads on by itself. */
export function ScreenForm(props: Props) {
  const { screen, number, total, answers = {}, problem, takeFocus = false, busy = false } = props;
  const { onAnswer, onDone, onBack } = props;
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const guard = usePrivacyGuard();
  useEffect(() => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    if (problem !== undefined)
      find(`[data-question="${problem.question}"] :is(input, textarea, button)`)?.focus();
    else if (takeFocus)
      (
        find('[aria-pressed=true]') ??
        find('h1 + * + input, h1 ~ input, h1 ~ textarea') ??
        find('h1')
      )?.focus();
  }, [takeFocus, problem]);
  // A question that an answer has brought onto this screen is where the officer goes on.
  const shown = useRef(screen.length);
  useEffect(() => {
    const added = form.current?.querySelector('[data-question]:last-of-type');
    if (screen.length > shown.current) {
      added?.querySelector('h2')?.focus({ preventScroll: true });
      added?.scrollIntoView({ block: 'nearest' });
    }
    shown.current = screen.length;
  }, [screen.length]);

  /** The first time stands for those below it until they are given: the earlier is the careful one. */
  const timeOf = ({ id }: Question): string | undefined => {
    const given = answers[id];
    return typed[id] ?? (given ? toShanghaiInput(Date.parse(given)) : undefined);
  };
  const times = screen.filter(({ kind }) => kind === 'time');
  const [first] = times;
  const shownTime = (question: Question) => timeOf(question) ?? (first && timeOf(first));
  const needsButton = screen.some(({ kind, ...question }) => kind !== 'choice' || 'multiple' in question);
  return (
    <form
      ref={form}
      class="question"
      noValidate
      onKeyDown={event => {
        // A key held down would answer one question after the other.
        if (event.repeat && event.key === 'Enter') event.preventDefault();
      }}
      onSubmit={event => {
        event.preventDefault();
        const texts = screen.filter(({ kind }) => kind === 'text').map(({ id }) => answers[id] ?? '');
        if (!guard.allows(texts.join('\n'))) return;
        // What stands in the field has no seconds: an answer that nobody touched stays as it was given.
        const moment = (each: Question): string =>
          (typed[each.id] === undefined ? answers[each.id] : undefined) ?? momentTyped(shownTime(each));
        onDone?.(Object.fromEntries(times.map(each => [each.id, moment(each)])));
      }}
    >
      <p class="small faint">
        {triageText.question(number, total)}
        {busy && ` · ${triageText.loading}`}
      </p>
      <fieldset disabled={busy}>
        {screen.map((question, position) => (
          <QuestionField
            key={question.id}
            question={question}
            isFirst={position === 0}
            answer={answers[question.id] ?? ''}
            time={question.kind === 'time' ? shownTime(question) : undefined}
            problem={problem?.question === question.id ? problem.sentence : undefined}
            onAnswer={answer => {
              guard.reset();
              onAnswer?.(question, answer);
            }}
            onTime={time => setTyped({ ...typed, [question.id]: time })}
          />
        ))}
      </fieldset>
      <Problem>{guard.warning}</Problem>
      <p class="actions cluster">
        {needsButton && (
          <button type="submit" class="primary" disabled={busy}>
            {guard.warning === undefined ? triageText.next : triageText.nextAnyway}
          </button>
        )}
        {onBack !== undefined && <Button class="quiet" words={triageText.back} onClick={onBack} />}
      </p>
    </form>
  );
}
