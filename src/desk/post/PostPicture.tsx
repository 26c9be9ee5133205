import { useEffect, useMemo } from 'preact/hooks';
import type { WordPicture } from '../../files/word-options.ts';
import { useFetched } from '../../kit/fetched.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { useWork, type Work } from '../parts/work.tsx';
import { postPictureText } from './words.ts';

/** Pictures made of dots: nothing in them can be anything but a picture. */
const DOTS: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp'];

/** A picture that a session keeps; `undefined` where it is not on this machine, or no picture. */
async function kept({ sha256, type }: RecordedFile, { session, incident }: Work): Promise<Blob | undefined> {
  const packed = await session.attachment(incident.view.id, sha256);
  return packed === undefined || !DOTS.includes(type)
    ? undefined
    : new Blob([packed.bytes as Uint8Array<ArrayBuffer>], { type });
}

/** The same for a Word file: drawn anew, so that nothing comes along but its dots. */
export async function wordPicture(file: RecordedFile, work: Work): Promise<WordPicture | undefined> {
  const blob = await kept(file, work);
  const bitmap = blob === undefined ? undefined : await createImageBitmap(blob).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  const { width, height } = bitmap;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  const drawn = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve));
  if (drawn === null) return undefined;
  return { png: new Uint8Array(await drawn.arrayBuffer()), width, height, caption: postPictureText.caption };
}

/** The masked picture of the post under a document. */
export function PostPicture({ file }: { file: RecordedFile }) {
  const work = useWork();
  const { session, incident } = work;
  // Another file, or the same of another incident.
  const [picture] = useFetched([session, incident.view.id, file.sha256, file.type], async () => {
    const blob = await kept(file, work);
    if (blob === undefined) throw new Error('not on this machine');
    return blob;
  });
  const url = useMemo(() => (picture instanceof Blob ? URL.createObjectURL(picture) : undefined), [picture]);
  useEffect(() => () => URL.revokeObjectURL(url ?? ''), [url]);
  if (picture === 'failed') return <p class="small no-print">{postPictureText.missing}</p>;
  if (url === undefined) return null;
  return (
    <figure class="document-picture">
      <img src={url} alt={postPictureText.caption} />
      <figcaption>{postPictureText.caption}</figcaption>
      <p class="small no-print">{postPictureText.onPaper}</p>
    </figure>
  );
}
