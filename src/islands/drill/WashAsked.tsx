import { sinceStart } from '../../text/drill.ts';
import { askedText, turnName } from '../../text/drill-wash.ts';
import type { Feed } from '../../training/public.ts';

/** What the public asked, what became of each question, and how much was written of it. @param start of the scenario, milliseconds since the epoch */
export function WashAsked({ feed, start }: { feed: Feed; start: number }) {
  const { columns } = askedText;
  return (
    <table class="asked">
      <thead>
        <tr>
          <th scope="col">{columns.question}</th>
          <th scope="col">{columns.turns}</th>
          <th scope="col">{columns.posts}</th>
        </tr>
      </thead>
      <tbody>
        {feed.questions.map(({ question, openedAt, turns, count }) => (
          <tr key={question.id}>
            <th scope="row">{question.asks}</th>
            <td>
              {openedAt === undefined
                ? askedText.never
                : turns.length === 0
                  ? askedText.silent
                  : turns.map((turn, place) => (
                      <span key={`${turn.kind}/${turn.at}/${turn.event}`} data-turn={turn.kind}>
                        {place > 0 && '；'}
                        <span class="numeric">{sinceStart(turn.at - start)}</span> {turnName[turn.kind]}
                      </span>
                    ))}
            </td>
            <td class="numeric">{count.toLocaleString('zh-CN')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
