/** Elements that may hold no link of ours: links, buttons, headings, quotations, labels. */
const closed = /^(a|button|summary|h[1-6]|blockquote|th|dt|pre|label|svg|text|script|style)$/;
const closedClass = /class="[^"]*\b(tag|small|faint|limit|label|rows)\b/;
const empty = /^(area|br|hr|img|input|link|meta|wbr)$/;

/**
 * Links each term to its address where a text first uses it, the longest that stands there, and each heading that has a place of
 * its own to that place.
 * @param html sound HTML, as Astro writes it
 * @param addresses of the terms
 */
export function withLinks(html: string, addresses: ReadonlyMap<string, string>): string {
  const left = new Set(addresses.keys());
  const any = [...left].sort((one, other) => other.length - one.length).join('|');
  const terms = new RegExp(any === '' ? '(?!)' : any, 'g');
  /** For each open element, whether a link may stand in it. */
  const open: boolean[] = [];
  const withTerms = html.split(/(<[^>]+>)/).map(piece => {
    const [, end, name = '', attributes = ''] = /^<(\/?)([a-z][\w-]*)([^>]*)>$/i.exec(piece) ?? [];
    if (name !== '') {
      if (end === '/') open.pop();
      else if (!empty.test(name) && !attributes.endsWith('/'))
        open.push(open.at(-1) !== false && !closed.test(name) && !closedClass.test(attributes));
      return piece;
    }
    if (open.at(-1) === false || piece.startsWith('<')) return piece;
    return piece.replace(terms, term =>
      left.delete(term) ? `<a class="term" href="${addresses.get(term)}">${term}</a>` : term,
    );
  });
  return withTerms
    .join('')
    .replace(
      /<(h[23])\b([^>]*\sid="([^"]+)"[^>]*)>((?:(?!<\/\1>|<a[\s>])[\s\S])*)<\/\1>/g,
      '<$1$2><a href="#$3">$4</a></$1>',
    );
}
