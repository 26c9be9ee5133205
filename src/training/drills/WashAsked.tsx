import { Table } from '../../kit/Table.tsx';
import type { PublicQuestion } from './story.ts';
import { type Washed, WashPart } from './WashPart.tsx';
import { askedText, turnName } from './wash-words.ts';
import { sinceStart } from './words.ts';

/** 公众问了什么: each question of the public that came up, and what became of it. */
export function WashAsked({ story: { start, questions } }: Washed) {
  const { columns } = askedText;
  const turnsOf = ({ turns }: PublicQuestion): string =>
    turns.map(({ kind, at }) => `${sinceStart(at - start)} ${turnName[kind]}`).join('；') || askedText.silent;
  return (
    <WashPart id="wash-asked" title={askedText.title} hint={askedText.hint}>
      <Table
        class="carded"
        rows={questions.filter(({ openedAt }) => openedAt !== undefined)}
        keyOf={({ question }) => question.id}
        columns={[
          { head: columns.question, cell: ({ question }) => question.asks },
          { head: columns.turns, cell: turnsOf },
        ]}
      />
    </WashPart>
  );
}
