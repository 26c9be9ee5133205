import { termPath } from '../content/glossary.ts';
import { site } from '../content/site.ts';
import { href } from '../desk/parts/href.tsx';
import { withLinks } from './with-links.ts';

const addresses = new Map(
  site.terms.filter(({ everyday }) => !everyday).map(term => [term.term, href(termPath(term))]),
);
const glossary = href('glossary/');

/**
 * A page's text with links on its headings; a page of the manual links each term where it first uses it, but for the glossary.
 * @param here the address of a page of the manual
 */
export const linked = (html: string, here: string | undefined): string =>
  withLinks(html, here === undefined || here.startsWith(glossary) ? new Map() : addresses);
