import { searchDocuments } from '../content/search-documents.ts';
import { buildSearchIndex } from '../content/search-index.ts';
import { site } from '../content/site.ts';

/** The index that search reads; loaded when a reader first opens it. */
export const GET = (): Response => Response.json(buildSearchIndex(searchDocuments(site), site.asked.words));
