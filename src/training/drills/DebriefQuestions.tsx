import { Table } from '../../kit/Table.tsx';
import { DebriefPart, type DebriefProps } from './DebriefPart.tsx';
import { askedText, turnName } from './debrief-words.ts';
import type { PublicQuestion } from './story.ts';
import { sinceStart } from './words.ts';

/** 公众问了什么: each question of the public that came up, and what became of it. */
export function DebriefQuestions({ story: { start, questions } }: DebriefProps) {
  const { columns } = askedText;
  const turnsOf = ({ turns }: PublicQuestion): string =>
    turns.map(({ kind, at }) => `${sinceStart(at - start)} ${turnName[kind]}`).join('；') || askedText.silent;
  return (
    <DebriefPart id="wash-asked" title={askedText.title} hint={askedText.hint}>
      <Table
        class="carded"
        rows={questions.filter(({ openedAt }) => openedAt !== undefined)}
        keyOf={({ question }) => question.id}
        columns={[
          { head: columns.question, cell: ({ question }) => question.asks },
          { head: columns.turns, cell: turnsOf },
        ]}
      />
    </DebriefPart>
  );
}
