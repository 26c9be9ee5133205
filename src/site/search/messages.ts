import type { SearchDocumentKind } from '../../search/document.ts';
import type { SearchResult } from '../../search/query.ts';

/** A request to the worker, with the address of the index that `buildSearchIndex` made. */
export interface SearchRequest {
  readonly indexUrl: string;
  readonly query: string;
  /** Only this kind; all kinds without it. */
  readonly kind: SearchDocumentKind | undefined;
}

/** The worker's answer: no results where the index cannot be loaded or has another shape. */
export interface SearchAnswer extends Pick<SearchRequest, 'query' | 'kind'> {
  readonly results?: readonly SearchResult[];
}
