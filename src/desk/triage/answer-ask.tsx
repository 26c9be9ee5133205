import type { PlainAsk } from '../../kit/fields.ts';
import { formText } from '../../kit/form-words.ts';
import { valuesOf } from '../../playbook/condition.ts';
import { answerInOrder, type Question } from '../../playbook/wizard/flow.ts';
import type { Screen } from '../../playbook/wizard/screens.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { ProposedAnswers } from './proposals.ts';
import { triageText } from './words.ts';

/** Everything entered on a screen of the triage so far. */
interface ScreenInput {
  readonly screen: Screen;
  readonly answers: Answers;
  /** Typed on this screen, as its inputs hold it. */
  readonly typed: Answers;
  /** Values filled into questions that are not answered yet. */
  readonly proposed: ProposedAnswers;
}

type Takes = (question: Question, answer: string) => void;
type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** Texts of more characters than this have several lines. */
const ONE_LINE = 100;

/** The proposed answer of a question, until it is answered or the proposal is removed. */
const proposalOf = ({ answers, typed, proposed }: ScreenInput, { id }: Question) =>
  answers[id] === undefined && typed[id] === undefined ? proposed[id] : undefined;

/** Times as shown, and proposals left as they are. */
export const shownIn = (input: ScreenInput, values: Readonly<Record<string, unknown>>): Answers =>
  Object.fromEntries(
    input.screen.flatMap(question => {
      const { id, kind } = question;
      const answer = kind === 'time' ? String(values[id]) : proposalOf(input, question)?.answer;
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );

function timeAsk(input: ScreenInput, question: Of<'time'>, onEntered: Takes): PlainAsk {
  const { screen, answers, typed, proposed } = input;
  const { id, kind, text, help: hint, optional } = question;
  const onValue = (entered: string): void => onEntered(question, entered);
  const timeOf = (of: Question | undefined): string | undefined =>
    of && (typed[of.id] ?? answers[of.id] ?? proposed[of.id]?.answer);
  const time = timeOf(question);
  const source = proposalOf(input, question)?.source;
  const label = `${text}（${triageText.shanghai}）${optional ? triageText.unknownTime : ''}`;
  // A time that may stay open is nobody's to guess.
  if (optional)
    return {
      kind,
      label,
      hint: answers[id] === '' ? `${hint ?? ''}${triageText.leftOpen}` : hint,
      value: time ?? '',
      source,
      onValue,
    };
  // The first time stands for those below it until they are given: the earlier is the careful one.
  const first = screen.find(each => each.kind === 'time');
  const isFirsts = question !== first && time === undefined;
  return {
    kind,
    label,
    hint,
    value: time ?? timeOf(first),
    clock: timeNow,
    source: isFirsts ? triageText.sameTime(first?.label ?? '') : source,
    onValue,
  };
}

function textAsk(input: ScreenInput, question: Of<'text'>, onEntered: Takes): PlainAsk {
  const { id, text, help: hint, optional, maxLength } = question;
  const proposal = proposalOf(input, question);
  return {
    kind: maxLength > ONE_LINE ? 'text' : 'line',
    rows: 3,
    label: optional ? text + formText.optional : text,
    hint,
    value: input.answers[id] ?? proposal?.answer ?? '',
    source: proposal?.source,
    onValue: (entered: string) => onEntered(question, entered),
  };
}

function choiceAsk(input: ScreenInput, question: Of<'choice'>, onEntered: Takes, onPress: Takes): PlainAsk {
  const { id, kind, text, help: hint } = question;
  const proposal = proposalOf(input, question);
  const given = input.answers[id] ?? proposal?.answer ?? '';
  const options = question.options.map(({ hint: about, ...option }) => ({ ...option, about }));
  const cards = { shown: 'cards', label: text, hint, options, source: proposal?.source } as const;
  return question.multiple === true
    ? {
        ...cards,
        kind: 'choices',
        value: given === '' ? [] : valuesOf({ [id]: given }, id),
        onValue: chosen => onEntered(question, answerInOrder(question, chosen)),
      }
    : {
        ...cards,
        kind,
        value: given,
        onValue: answer => onEntered(question, answer),
        onPress: answer => onPress(question, answer),
      };
}

/**
 * The field of a question.
 * @param onEntered takes what its input holds: nothing has been checked @param onPress an option was pressed, and leads on
 */
export function answerAsk(
  input: ScreenInput,
  question: Question,
  onEntered: Takes,
  onPress: Takes,
): PlainAsk {
  switch (question.kind) {
    case 'time':
      return timeAsk(input, question, onEntered);
    case 'text':
      return textAsk(input, question, onEntered);
    case 'choice':
      return choiceAsk(input, question, onEntered, onPress);
  }
}
