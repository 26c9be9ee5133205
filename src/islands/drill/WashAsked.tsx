import { Table } from '../../kit/Table.tsx';
import { sinceStart } from '../../text/drill.ts';
import { askedText, turnName } from '../../text/drill-wash.ts';
import type { Feed } from '../../training/public.ts';

type Asked = Feed['questions'][number];

/** What the public asked, what became of each question, and how much was written of it. @param start of the scenario, milliseconds since the epoch */
export function WashAsked({ feed, start }: { feed: Feed; start: number }) {
  const { columns } = askedText;
  const turnsOf = ({ openedAt, turns }: Asked) => {
    if (openedAt === undefined) return askedText.never;
    if (turns.length === 0) return askedText.silent;
    return turns.map((turn, place) => (
      <span key={`${turn.kind}/${turn.at}/${turn.event}`} data-turn={turn.kind}>
        {place > 0 && '；'}
        <span class="numeric">{sinceStart(turn.at - start)}</span> {turnName[turn.kind]}
      </span>
    ));
  };
  return (
    <Table
      class="asked"
      rows={feed.questions}
      keyOf={({ question }) => question.id}
      columns={[
        { head: columns.question, cell: ({ question }) => question.asks },
        { head: columns.turns, cell: turnsOf },
        { head: columns.posts, class: 'numeric', cell: ({ count }) => count.toLocaleString('zh-CN') },
      ]}
    />
  );
}
