import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { giveFocus } from '../../kit/focus.ts';
import { inPlace } from '../../kit/inPlace.ts';
import type { SearchDocumentKind } from '../../search/document.ts';
import { actionFor } from './keys.ts';
import type { SearchAnswer } from './messages.ts';
import { optionId, ResultList } from './ResultList.tsx';
import { useSearch } from './useSearch.tsx';
import { searchText } from './words.ts';

interface SearchBoxProps {
  /** Address of the JSON that `buildSearchIndex` made. */
  readonly indexUrl: string;
  /** The site's base path, ending in `/`. */
  readonly base: string;
  /** Kinds of which the index holds something. */
  readonly kinds: readonly SearchDocumentKind[];
}

// A screen reader should hear the count once the typing pauses, not at every letter.
const announceAfter = 400;

/** The search: a combobox over a listbox of results. */
export function SearchBox({ indexUrl, base, kinds }: SearchBoxProps) {
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<SearchDocumentKind>();
  const { isWaiting, isLoading, hasFailed, answer, load } = useSearch(indexUrl, query, kind);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();

  useEffect(() => {
    giveFocus(input.current);
    // Read after the first render, which must equal the server's: what was typed before this script came, or the address.
    const asked = input.current?.value || queryOfAddress();
    if (asked === '') return;
    setQuery(asked);
    load();
  }, [load]);

  const isEmpty = query.trim() === '';
  // The results for the letters before stay until those typed now are answered.
  const answered = isEmpty || answer?.query.trim() === '' ? undefined : answer;
  const results = answered?.results ?? [];
  const announcement = useAnnouncement(answered === undefined ? '' : sentenceOf(answered));
  // Enter may come before the answer: it means the best of what will be found.
  const opensBest = useRef(false);
  const isBehind = answer?.query !== query;
  useEffect(() => {
    if (isBehind || !opensBest.current) return;
    opensBest.current = false;
    optionAt(0)?.click();
  });

  function type(next: string) {
    setQuery(next);
    setActive(-1);
    opensBest.current = false;
    if (isWaiting) load();
  }

  function optionAt(position: number): HTMLElement | null {
    return box.current?.querySelector<HTMLElement>(`#${CSS.escape(optionId(listId, position))}`) ?? null;
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter and the arrows belong to the input method while it composes.
    if (event.isComposing) return;
    if (event.key === 'Enter' && isBehind) {
      opensBest.current = true;
      return;
    }
    const action = actionFor({ key: event.key, count: results.length, active, hasQuery: query !== '' });
    if (action === undefined) return;
    event.preventDefault();
    if (action.type === 'move') {
      setActive(action.to);
      optionAt(action.to)?.scrollIntoView({ block: 'nearest' });
    } else if (action.type === 'open') optionAt(action.position)?.click();
    else type('');
  }

  function choose(example: string) {
    type(example);
    giveFocus(input.current);
  }

  return (
    <div class="search-box" ref={box}>
      <input
        ref={input}
        class="search-input"
        type="text"
        role="combobox"
        aria-label={searchText.inputLabel}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-expanded={results.length > 0}
        aria-activedescendant={active < 0 ? undefined : optionId(listId, active)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        placeholder={searchText.placeholder}
        value={query}
        onFocus={() => isWaiting && load()}
        onInput={event => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p class="search-announcement" role="status" aria-live="polite">
        {announcement}
      </p>
      {!isEmpty && <Kinds of={kinds} chosen={kind} onChoose={setKind} />}
      {isEmpty && <Examples base={base} onChoose={choose} />}
      {!isEmpty && isLoading && <p class="search-advice">{searchText.loading}</p>}
      {hasFailed && <Failure onRetry={load} />}
      {answered?.results?.length === 0 && <NoResult base={base} />}
      <ResultList id={listId} base={base} results={results} active={active} onPoint={setActive} />
    </div>
  );
}

/** Filters the results by kind. */
function Kinds({
  of,
  chosen,
  onChoose,
}: {
  readonly of: readonly SearchDocumentKind[];
  readonly chosen: SearchDocumentKind | undefined;
  onChoose(kind: SearchDocumentKind | undefined): void;
}) {
  return (
    <fieldset class="search-kinds cluster" aria-label={searchText.kindsLabel}>
      {searchText.kinds.flatMap(({ kind, label }) =>
        kind !== undefined && !of.includes(kind) ? (
          []
        ) : (
          <button type="button" key={label} aria-pressed={kind === chosen} onClick={() => onChoose(kind)}>
            {label}
          </button>
        ),
      )}
    </fieldset>
  );
}

/** The query that a plain form has sent to the search page. */
function queryOfAddress(): string {
  return new URLSearchParams(location.search).get('q') ?? '';
}

function sentenceOf({ query, results }: SearchAnswer): string {
  if (results === undefined) return '';
  return results.length > 0 ? searchText.count(results.length) : searchText.noResult(query.trim());
}

function useAnnouncement(sentence: string): string {
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(sentence), announceAfter);
    return () => clearTimeout(timer);
  }, [sentence]);
  return announced;
}

/** Before anything is typed: queries to try. */
function Examples({ base, onChoose }: { readonly base: string; onChoose(query: string): void }) {
  return (
    <div class="search-advice">
      <p>{searchText.tryThese}</p>
      <ul class="search-examples plain">
        {searchText.examples.map(example => (
          <li key={example}>
            {/* A link leads there before this script has come, too. */}
            <a
              class="button"
              href={`${base}search/?q=${encodeURIComponent(example)}`}
              onClick={inPlace(() => onChoose(example))}
            >
              {example}
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">{searchText.keys}</p>
    </div>
  );
}

/** Below the announcement that nothing was found: what to try, and where to look by hand. */
function NoResult({ base }: { readonly base: string }) {
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
function Failure({ onRetry }: { onRetry(): void }) {
  return (
    <p class="search-advice" role="alert">
      {searchText.failed}{' '}
      <button type="button" onClick={onRetry}>
        {searchText.retry}
      </button>
    </p>
  );
}
