import { searchDocuments } from '../content/search-documents.ts';
import { buildSearchIndex } from '../content/search-index.ts';
import { contentFolder, site } from '../content/site.ts';

/** What search reads; fetched when a reader first opens it. */
export const GET = (): Response =>
  Response.json(buildSearchIndex(searchDocuments(contentFolder, site), site.asked.words));
