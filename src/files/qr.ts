import { encode } from 'uqr';

/** As a camera wants it around a code, in modules. */
const QUIET = 4;

/** A QR code as the path of an SVG, whose view is `size` modules wide and high. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const runs = data.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < row.length; ) {
      let end = x;
      while (row[end] === true) end += 1;
      if (end > x) found.push(`M${x} ${y}h${end - x}v1h-${end - x}z`);
      x = end + 1;
    }
    return found;
  });
  return { size, path: runs.join('') };
}
