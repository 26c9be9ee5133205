import type { Statement } from '../../../incident/release/statement.ts';
import { Link } from '../../../kit/Link.tsx';
import { Table } from '../../../kit/Table.tsx';
import { reviewText } from '../../../text/review.ts';
import { elsewhereWords } from '../../../text/statements.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { channelOf } from '../release/release.ts';
import { useWork } from '../work.ts';

/** Every statement: its versions, where and when it went out, and what of it is no longer so. */
export function ReviewStatements() {
  const work = useWork();
  const { statements } = work.incident.view;
  const titleOf = (id: string): string => statements.find(each => each.id === id)?.latest.title ?? '';
  return (
    <Table
      class="review-table carded"
      rows={statements}
      none={reviewText.statementsNone}
      keyOf={({ id }) => id}
      columns={[
        {
          head: reviewText.statement,
          cell: ({ latest, correctedBy }) => (
            <>
              {latest.title}
              <span class="small faint">
                {channelOf(work, latest.channel)?.title ?? latest.channel}
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
        { head: reviewText.published, cell: statement => <Published {...statement} /> },
      ]}
    />
  );
}

/** Where and when a statement went out, and what of it is no longer so. */
function Published({ versions, stale }: Statement) {
  const publications = versions.flatMap(version => version.publications);
  return (
    <>
      {publications.length === 0 && <p class="faint">{reviewText.notPublished}</p>}
      {publications.map(({ event, publishedAt, place, link, elsewhere }) => (
        <p key={event}>
          {reviewText.publishedAt(shownTime(publishedAt), place)}
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
