import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { SearchDocumentKind } from '../../search/document.ts';
import type { SearchAnswer, SearchRequest } from './messages.ts';
import SearchWorker from './search.worker.ts?worker';

/**
 * The search, in a worker: preparing it takes a slow phone some tenths of a second. Nothing is fetched before `load`, which
 * also tries again. The answer is to this query, or still to one before it.
 */
export function useSearch(indexUrl: string, query: string, kind: SearchDocumentKind | undefined) {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<SearchAnswer>();
  // Before the paint: the answer may come in time for it.
  useLayoutEffect(
    () => (attempt === 0 ? undefined : ask({ indexUrl, query, kind }, setAnswer)),
    [attempt, indexUrl, query, kind],
  );
  const load = useCallback(() => {
    setAnswer(undefined);
    setAttempt(count => count + 1);
  }, []);
  const isLoading = attempt > 0 && answer === undefined;
  const hasFailed = answer !== undefined && answer.results === undefined;
  return { isWaiting: attempt === 0, isLoading, hasFailed, answer, load };
}

/** The page's one worker. */
let started: Worker | undefined;

/** @returns what ends the listening */
function ask(request: SearchRequest, onAnswer: (answer: SearchAnswer) => void): () => void {
  const worker = started ?? new SearchWorker();
  started = worker;
  // Its script did not come: the next attempt fetches it anew.
  worker.onerror = () => {
    started = undefined;
  };
  const listening = new AbortController();
  const { signal } = listening;
  const take = ({ data }: MessageEvent<SearchAnswer>) =>
    data.query === request.query && data.kind === request.kind && onAnswer(data);
  worker.addEventListener('message', take, { signal });
  worker.addEventListener('error', () => onAnswer({ query: request.query, kind: request.kind }), { signal });
  worker.postMessage(request);
  return () => listening.abort();
}
