import type { SearchDocumentKind } from '../../search/document.ts';
import type { SearchResult } from '../../search/query.ts';

/** What the worker is asked, and at which address the index lies that `buildSearchIndex` made. */
export interface SearchRequest {
  readonly indexUrl: string;
  readonly query: string;
  /** Of which kind alone; of all where none is named. */
  readonly kind: SearchDocumentKind | undefined;
}

/** What it answers: no results where the index cannot be fetched or has another shape. */
export interface SearchAnswer extends Pick<SearchRequest, 'query' | 'kind'> {
  readonly results?: readonly SearchResult[];
}
