import { Table } from '../../kit/Table.tsx';
import { DebriefPart, type DebriefProps } from './DebriefPart.tsx';
import { askedText, wordsOn } from './debrief-words.ts';
import { sinceStart } from './words.ts';

/** 公众问了什么: each question of the public that came up, and what became of it. */
export function DebriefQuestions({ story: { start, questions, acts } }: DebriefProps) {
  const { columns } = askedText;
  return (
    <DebriefPart id="wash-asked" title={askedText.title} hint={askedText.hint}>
      <Table
        class="carded"
        rows={questions.filter(({ openedAt }) => openedAt !== undefined)}
        keyOf={({ question }) => question.id}
        columns={[
          { head: columns.question, cell: ({ question }) => question.asks },
          {
            head: columns.turns,
            cell: ({ turns }) => {
              const said = wordsOn(turns, acts);
              return said.length === 0
                ? askedText.silent
                : said.map(({ at, event, words }) => (
                    <div key={event}>
                      <span class="numeric faint">{sinceStart(at - start)}</span>
                      <blockquote>“{words}”</blockquote>
                    </div>
                  ));
            },
          },
        ]}
      />
    </DebriefPart>
  );
}
