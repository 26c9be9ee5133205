import { Button } from '../../kit/Button.tsx';
import type { Question } from '../../playbook/wizard/flow.ts';
import { triageText } from '../../text/triage.ts';

interface Props {
  question: Question;
  onChange(question: string): void;
}

/** The way back to a question that is answered. */
export const ChangeAnswer = ({ question, onChange }: Props) => (
  <Button class="quiet" words={triageText.change} of={question.label} onClick={() => onChange(question.id)} />
);
