/** Pictures of the report: drawn in ink and grey, so that they print; every number in them stands in a table beside them. */

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const svg = (title: string, width: number, height: number, body: string): string =>
  `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" xmlns="http://www.w3.org/2000/svg">${body}</svg>`;

const words = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${escaped(text)}</text>`;

const LABEL = 210;
const ROW = 30;

/** Shares as squares, the darker the more. @param groups names over as many columns each @param rows each with a share for each column; `undefined` draws a dash */
export function squares(
  title: string,
  groups: readonly string[],
  columns: readonly string[],
  rows: readonly { readonly label: string; readonly shares: readonly (number | undefined)[] }[],
): string {
  const width = 46;
  const across = (columns.length / groups.length) * width;
  const over = groups.map((name, at) => words(LABEL + (at + 0.5) * across, 16, name, 'text-anchor="middle"'));
  const heads = columns.map((name, at) =>
    words(LABEL + at * width + width / 2, 36, name, 'text-anchor="middle"'),
  );
  const body = rows.map(({ label, shares }, row) => {
    const y = 44 + row * ROW;
    const cells = shares.map((share, at) => {
      const x = LABEL + at * width;
      const shade = share === undefined ? 0 : Math.round(share * 100) / 100;
      const ink = shade > 0.55 ? '#fff' : '#000';
      return `<rect x="${x + 1}" y="${y + 1}" width="${width - 2}" height="${ROW - 2}" fill="#000" fill-opacity="${shade}" stroke="#777"/>${words(
        x + width / 2,
        y + 20,
        share === undefined ? '—' : `${Math.round(share * 100)}%`,
        `text-anchor="middle" fill="${ink}"`,
      )}`;
    });
    return words(LABEL - 8, y + 20, label, 'text-anchor="end"') + cells.join('');
  });
  return svg(
    title,
    LABEL + columns.length * width + 4,
    50 + rows.length * ROW,
    [...over, ...heads, ...body].join(''),
  );
}

/** Bars from nothing to everything, a group for each row. */
export function bars(
  title: string,
  groups: readonly {
    readonly label: string;
    readonly bars: readonly { readonly label: string; readonly share: number }[];
  }[],
): string {
  const [width, thin] = [320, 20];
  let y = 4;
  const body = groups.map(({ label, bars: group }) => {
    const head = words(4, y + 16, label, 'font-weight="bold"');
    y += 24;
    const drawn = group.map(({ label: name, share }) => {
      const line = `${words(LABEL - 8, y + 14, name, 'text-anchor="end"')}<rect x="${LABEL}" y="${y + 3}" width="${width}" height="${thin - 7}" fill="none" stroke="#999"/><rect x="${LABEL}" y="${y + 3}" width="${Math.round(width * share)}" height="${thin - 7}" fill="#444"/>${words(LABEL + width + 6, y + 14, `${Math.round(share * 100)}%`)}`;
      y += thin;
      return line;
    });
    y += 8;
    return head + drawn.join('');
  });
  return svg(title, LABEL + width + 50, y + 4, body.join(''));
}

/** From a tenth to nine tenths, with the middle marked. Minutes. */
export function stretches(
  title: string,
  rows: readonly {
    readonly label: string;
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  }[],
): string {
  const width = 340;
  const top = Math.ceil(Math.max(60, ...rows.map(({ high }) => high)) / 60);
  const step = Math.max(1, Math.ceil(top / 8));
  const place = (minutes: number): number => LABEL + (minutes / (top * 60)) * width;
  const bottom = 10 + rows.length * 24;
  const marks = Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step).map(
    hours =>
      `<line x1="${place(hours * 60)}" x2="${place(hours * 60)}" y1="4" y2="${bottom}" stroke="#bbb"/>${words(place(hours * 60), bottom + 18, String(hours), 'text-anchor="middle"')}`,
  );
  const body = rows.map(({ label, low, middle, high }, row) => {
    const y = 18 + row * 24;
    return `${words(LABEL - 8, y + 5, label, 'text-anchor="end"')}<line x1="${place(low)}" x2="${place(high)}" y1="${y}" y2="${y}" stroke="#444" stroke-width="6"/><circle cx="${place(middle)}" cy="${y}" r="6" fill="#fff" stroke="#000" stroke-width="2"/>`;
  });
  return svg(
    title,
    LABEL + width + 40,
    bottom + 26,
    marks.join('') + body.join('') + words(LABEL + width + 4, bottom + 18, '小时'),
  );
}
