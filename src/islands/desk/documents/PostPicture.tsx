import { useEffect, useState } from 'preact/hooks';
import type { RecordedFile } from '../../../incident/kinds/step-done.ts';
import { documentsText } from '../../../text/documents.ts';
import type { Work } from '../work.ts';

/** Pictures made of dots: nothing in them can be anything but a picture. */
const DOTS: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp'];

/** The masked picture of the post under a document. */
export function PostPicture({ file: { sha256, type }, work }: { file: RecordedFile; work: Work }) {
  const [url, setUrl] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const { session, incident } = work;
  const { id } = incident.view;
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    setUrl(undefined);
    setMissing(false);
    void session.attachment(id, sha256).then(
      packed => {
        if (isGone) return;
        if (packed === undefined || !DOTS.includes(type)) setMissing(true);
        else {
          made = URL.createObjectURL(new Blob([packed.bytes as Uint8Array<ArrayBuffer>], { type }));
          setUrl(made);
        }
      },
      () => setMissing(true),
    );
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [session, id, sha256, type]);
  if (isMissing) return <p class="small no-print">{documentsText.pictureMissing}</p>;
  if (url === undefined) return null;
  return (
    <figure class="document-picture">
      <img src={url} alt={documentsText.picture} />
      <figcaption>{documentsText.picture}</figcaption>
      <p class="small no-print">{documentsText.pictureOnPaper}</p>
    </figure>
  );
}
