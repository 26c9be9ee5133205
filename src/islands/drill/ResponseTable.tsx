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
  for (const { story } of columns)
    for (const response of story.responses) {
      const { id } = response.arrival.item;
      if (!items.has(id)) items.set(id, response);
    }
  const rows = [...items.values()].sort((one, other) => one.arrival.at - other.arrival.at);
  if (rows.length === 0) return <p class="faint">{washText.noResponses}</p>;
  return (
    <table class="responses stacked-rows">
      <thead>
        <tr>
          <th scope="col">{washText.columns.what}</th>
          <th scope="col">{washText.waits}</th>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ arrival, asked }) => (
          <tr key={arrival.item.id}>
            <th scope="row">
              <span class="small faint numeric">
                {sinceStart(arrival.at - (columns[0]?.story.start ?? 0))}
              </span>{' '}
              {arrivalName(arrival.item)}
            </th>
            <td>{askedWord[asked]}</td>
            {columns.map(({ label, story }) => (
              <ResponseCell key={label} story={story} id={arrival.item.id} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What became in one run of what waited in some run: it may not have come there, or have asked for nothing there. */
function ResponseCell({ story, id }: { story: Story; id: string }) {
  const isIt = ({ item }: Response['arrival']): boolean => item.id === id;
  const response = story.responses.find(({ arrival }) => isIt(arrival));
  if (response === undefined)
    return <td class="faint">{story.arrivals.some(isIt) ? washText.notAsked : washText.notCome}</td>;
  return (
    <td class="numeric" data-missed={response.act === undefined}>
      {tookWords(response)}
    </td>
  );
}
