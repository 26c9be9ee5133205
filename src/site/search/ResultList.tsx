import type { ExcerptSegment } from '../../search/excerpt.ts';
import type { SearchResult } from '../../search/query.ts';
import { searchText } from './words.ts';

interface ResultListProps {
  readonly id: string;
  readonly base: string;
  readonly results: readonly SearchResult[];
  /** Position of the option that Enter opens; -1 for none. */
  readonly active: number;
  onPoint(position: number): void;
}

/** Id of the option at a position, for `aria-activedescendant`. */
export const optionId = (listId: string, position: number): string => `${listId}-${position}`;

/** Results as options of a listbox. Each is a link, so it can also be opened in a new tab. */
export function ResultList({ id, base, results, active, onPoint }: ResultListProps) {
  return (
    <div id={id} class="search-results" role="listbox" aria-label={searchText.resultsLabel}>
      {results.map((result, position) => (
        <a
          key={`${result.document.kind} ${result.document.id}`}
          id={optionId(id, position)}
          class="search-result"
          role="option"
          aria-selected={position === active}
          tabIndex={-1}
          href={base + result.document.url}
          onMouseMove={() => onPoint(position)}
        >
          <span class="search-result-place">{result.document.place}</span>
          <span class="search-result-title">
            <Marked segments={result.title} />
          </span>
          <span class="search-result-text">
            <Marked segments={result.excerpt} />
          </span>
          {result.keyword !== undefined && (
            <span class="search-result-aside">
              {searchText.keyword}
              <mark>{result.keyword}</mark>
            </span>
          )}
        </a>
      ))}
    </div>
  );
}

function Marked({ segments }: { readonly segments: readonly ExcerptSegment[] }) {
  return <>{segments.map(segment => (segment.hit ? <mark>{segment.text}</mark> : segment.text))}</>;
}
