import { searchText } from '../../text/search.ts';

/** Before anything is typed: queries to try. */
export function Examples({ onChoose }: { onChoose(query: string): void }) {
  return (
    <div class="search-advice">
      <p>{searchText.tryThese}</p>
      <ul class="search-examples cluster plain">
        {searchText.examples.map(example => (
          <li key={example}>
            <button type="button" onClick={() => onChoose(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
      <p class="soft">{searchText.keys}</p>
    </div>
  );
}

/** Below the announcement that nothing was found: what to try, and where to look by hand. */
export function NoResult({ base }: { readonly base: string }) {
  return (
    <div class="search-advice">
      <ul>
        {searchText.noResultAdvice.map(advice => (
          <li key={advice}>{advice}</li>
        ))}
      </ul>
      <p class="search-links">
        {searchText.noResultLinks}
        {searchText.links.map(({ label, path }) => (
          <a class="tall" key={path} href={base + path}>
            {label}
          </a>
        ))}
      </p>
    </div>
  );
}

/** The index did not come: one sentence and a way to try again. */
export function Failure({ onRetry }: { onRetry(): void }) {
  return (
    <p class="search-advice" role="alert">
      {searchText.failed}{' '}
      <button type="button" onClick={onRetry}>
        {searchText.retry}
      </button>
    </p>
  );
}
