const cut = new Intl.Segmenter('zh', { granularity: 'word' });
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A heading as HTML that may break between words and nowhere in one: 信息公开 stays whole where the sheet says `keep-all`. */
export const wholeWords = (text: string): string =>
  [...cut.segment(text)]
    .map(({ segment }) => segment.replace(/[&<>]/g, sign => escapes[sign] ?? sign))
    .join('<wbr>')
    // No line begins with a mark that closes, nor ends in one that opens.
    .replace(/<wbr>(?=[，。、；：）》”！？])/g, '')
    .replace(/([（《“])<wbr>/g, '$1');
