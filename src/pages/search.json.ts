import { searchDocuments } from '../content/search-documents.ts';
import { buildSearchIndex } from '../content/search-index.ts';
import { site } from '../content/site.ts';

/** What search reads; fetched when a reader first opens it. */
export const GET = (): Response => Response.json(buildSearchIndex(searchDocuments(site), site.asked.words));
