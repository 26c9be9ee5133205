import { useEffect, useRef, useState } from 'preact/hooks';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import { inOrder, type Question } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { triageText } from '../../text/triage.ts';
import { described } from '../shared/Field.tsx';
import { usePrivacyGuard } from '../shared/privacy.ts';

interface Props {
  question: Question;
  /** Position on the path, from 1. */
  number: number;
  /** The answer as stored: a value, a text, or UTC ISO 8601. */
  answer: string | undefined;
  problem: string | undefined;
  /** Whether the field takes the focus: on moving from question to question, not on opening the page. */
  takeFocus: boolean;
  /** Not ready to take an answer yet: the playbook is still on its way. */
  busy?: boolean;
  onAnswer(raw: string): void;
  onBack: (() => void) | undefined;
}

/** Several options with one chosen more, or one fewer. */
function toggled(question: Extract<Question, { kind: 'choice' }>, answer: string, value: string): string {
  const chosen = answer.split(' ');
  return inOrder(
    question,
    chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value],
  );
}

/** One question on one screen. */
export function QuestionForm({
  question,
  number,
  answer,
  problem,
  takeFocus,
  busy = false,
  onAnswer,
  onBack,
}: Props) {
  const stored = question.kind === 'time' && answer ? toShanghaiInput(Date.parse(answer)) : (answer ?? '');
  const [draft, setDraft] = useState(stored);
  const form = useRef<HTMLFormElement>(null);
  // While drawing, not after it: an effect would come late, and take away what was typed in the meantime.
  const [from, setFrom] = useState(stored);
  if (from !== stored) {
    setFrom(stored);
    setDraft(stored);
  }
  useEffect(() => {
    if (!takeFocus && problem === undefined) return;
    const field = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (field('input:checked') ?? field('textarea, input'))?.focus();
  }, [takeFocus, problem]);

  const id = `q-${question.id}`;
  const guard = usePrivacyGuard();
  const shown = problem ?? guard.warning;
  const aria = described(id, question.help, shown);
  const type = (text: string): void => {
    setDraft(text);
    guard.reset();
  };
  return (
    <form
      ref={form}
      class="question"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (question.kind === 'text' && !guard.allows(draft)) return;
        onAnswer(question.kind === 'time' ? fromShanghaiInput(draft) : draft);
      }}
    >
      <p class="small faint">{triageText.question(number)}</p>
      <fieldset disabled={busy} {...(question.kind === 'choice' ? aria : {})}>
        <legend>
          <h1>
            {question.kind === 'choice' ? question.text : <label for={id}>{question.text}</label>}
            {question.kind === 'text' && question.optional && (
              <span class="faint">{triageText.optional}</span>
            )}
          </h1>
        </legend>
        {question.help !== undefined && (
          <p id={`${id}-hint`} class="help">
            {question.help}
          </p>
        )}
        {shown !== undefined && (
          <p class="problem" id={`${id}-problem`} role="alert">
            {shown}
          </p>
        )}
        {question.kind === 'choice' && (
          <div class="options">
            {question.options.map(({ value, label, hint, leads }) => (
              <label key={value} class="option">
                <input
                  type={question.multiple === true ? 'checkbox' : 'radio'}
                  name={id}
                  value={value}
                  checked={draft.split(' ').includes(value)}
                  onChange={() =>
                    setDraft(question.multiple === true ? toggled(question, draft, value) : value)
                  }
                />
                <span>
                  <strong>{label}</strong>
                  {hint !== undefined && <span class="small">{hint}</span>}
                  {leads !== undefined && (
                    <span class="small">
                      {triageText.leads}
                      {leads}
                    </span>
                  )}
                </span>
              </label>
            ))}
          </div>
        )}
        {question.kind === 'text' && question.maxLength > 100 && (
          <textarea
            id={id}
            rows={3}
            value={draft}
            {...aria}
            onInput={event => type(event.currentTarget.value)}
          />
        )}
        {question.kind === 'text' && question.maxLength <= 100 && (
          <input
            id={id}
            value={draft}
            autocomplete="off"
            {...aria}
            onInput={event => type(event.currentTarget.value)}
          />
        )}
        {question.kind === 'time' && (
          <div class="time">
            <input
              id={id}
              type="datetime-local"
              value={draft}
              {...aria}
              onInput={event => setDraft(event.currentTarget.value)}
            />
            <button type="button" onClick={() => setDraft(toShanghaiInput(timeNow()))}>
              {triageText.now}
            </button>
            <span class="small faint">{triageText.shanghai}</span>
          </div>
        )}
      </fieldset>
      <p class="actions">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? triageText.loading : guard.warning === undefined ? triageText.next : triageText.nextAnyway}
        </button>
        {onBack !== undefined && (
          <button type="button" class="quiet" onClick={onBack}>
            {triageText.back}
          </button>
        )}
      </p>
    </form>
  );
}
