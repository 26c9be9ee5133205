import { Table } from '../../kit/Table.tsx';
import { sinceStart } from '../../text/drill.ts';
import { arrivalName } from '../../text/drill-acts.ts';
import { askedWord, tookWords, washText } from '../../text/drill-wash.ts';
import type { Response } from '../../training/responses.ts';
import type { Story } from '../../training/story.ts';

interface Props {
  /** The runs side by side, with the heads of their columns. */
  columns: readonly { readonly label: string; readonly story: Story }[];
}

/** How long each thing that waited had to wait, run by run. */
export function ResponseTable({ columns }: Props) {
  const items = new Map<string, Response>();
  for (const response of columns.flatMap(({ story }) => story.responses)) {
    const { id } = response.arrival.item;
    if (!items.has(id)) items.set(id, response);
  }
  const rows = [...items.values()].sort((one, other) => one.arrival.at - other.arrival.at);
  if (rows.length === 0) return <p class="faint">{washText.noResponses}</p>;
  return (
    <Table
      class="responses stacked-rows"
      rows={rows}
      keyOf={({ arrival }) => arrival.item.id}
      columns={[
        {
          head: washText.columns.what,
          cell: ({ arrival }) => (
            <>
              <span class="small faint numeric">
                {sinceStart(arrival.at - (columns[0]?.story.start ?? 0))}
              </span>{' '}
              {arrivalName(arrival.item)}
            </>
          ),
        },
        { head: washText.waits, cell: ({ asked }) => askedWord[asked] },
        ...columns.map(({ label, story }) => ({
          head: label,
          class: 'numeric',
          cell: ({ arrival }: Response) => waited(story, arrival.item.id),
        })),
      ]}
    />
  );
}

/** What became in one run of what waited in some run: it may not have come there, or have asked for nothing there. */
function waited(story: Story, id: string) {
  const isIt = ({ item }: Response['arrival']): boolean => item.id === id;
  const response = story.responses.find(({ arrival }) => isIt(arrival));
  if (response === undefined)
    return <span class="faint">{story.arrivals.some(isIt) ? washText.notAsked : washText.notCome}</span>;
  return <span data-missed={response.act === undefined}>{tookWords(response)}</span>;
}
