import type { Statement } from '../../../incident/release/statement.ts';
import { Link } from '../../../kit/Link.tsx';
import { Table } from '../../../kit/Table.tsx';
import { reviewText } from '../../../text/review.ts';
import { elsewhereWords } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { useWork } from '../work.ts';

/** Every statement: its versions, where and when it went out, and what of it is no longer so. */
export function ReviewStatements({ now }: { now: number }) {
  const work = useWork();
  const kit = work.incident.index.playbook.release;
  const { statements } = work.incident.view;
  if (statements.length === 0) return <p class="faint">{reviewText.statementsNone}</p>;
  const titleOf = (id: string): string => statements.find(each => each.id === id)?.latest.title ?? '';
  return (
    <Table
      class="review-table carded"
      rows={statements}
      keyOf={({ id }) => id}
      columns={[
        {
          head: reviewText.statement,
          cell: ({ latest, correctedBy }) => (
            <>
              {latest.title}
              <span class="small faint">
                {kit.channels.find(channel => channel.id === latest.channel)?.title ?? latest.channel}
                {latest.corrects !== undefined && ` · ${reviewText.corrects(titleOf(latest.corrects))}`}
                {correctedBy.length > 0 && ` · ${reviewText.correctedBy}`}
              </span>
            </>
          ),
        },
        {
          head: reviewText.versions,
          class: 'numeric',
          cell: ({ versions }) => reviewText.versionsOf(versions.length),
        },
        { head: reviewText.published, cell: statement => <Published statement={statement} now={now} /> },
      ]}
    />
  );
}

/** Where and when a statement went out, and what of it is no longer so. */
function Published({ statement: { versions, stale }, now }: { statement: Statement; now: number }) {
  const publications = versions.flatMap(version => version.publications);
  return (
    <>
      {publications.length === 0 && <p class="faint">{reviewText.notPublished}</p>}
      {publications.map(({ event, publishedAt, place, link, elsewhere }) => (
        <p key={event}>
          {reviewText.publishedAt(fullTime(Date.parse(publishedAt), now), place)}
          {elsewhere !== undefined && `（${elsewhereWords}）`}
          {link !== undefined && (
            <span class="small">
              <Link to={link} />
            </span>
          )}
        </p>
      ))}
      {stale.map(({ fact, label, said, now: verified }) => (
        <p key={fact} class="small alarm-word">
          {verified === undefined
            ? reviewText.staleGone(label, said)
            : reviewText.stale(label, said, verified)}
        </p>
      ))}
    </>
  );
}
