import { withoutUnseen } from '../../base/unseen.ts';
import { inDrill } from '../../session/surroundings.ts';
import { markedFileName } from '../core/words/output-mark.ts';

/** A file to hand to the officer. */
interface OutgoingFile {
  /** Without the mark of a drill or draft; {@link outgoingName} puts it there. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly data: string | Uint8Array<ArrayBuffer> | Blob;
  /** Ask where to save, where the browser can; otherwise it goes to the downloads. */
  readonly picker?: boolean;
}

/**
 * The name of a file that leaves this page. In a drill or a draft the name says so; invisible characters, which could
 * disguise its extension, are removed. Applying it twice changes nothing.
 */
export const outgoingName = (name: string): string => markedFileName(withoutUnseen(name), inDrill());

type SavePicker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

/** Chromium only, and not in TypeScript's library. */
function savePicker(): SavePicker | undefined {
  return 'showSaveFilePicker' in window && typeof window.showSaveFilePicker === 'function'
    ? (window.showSaveFilePicker.bind(window) as SavePicker)
    : undefined;
}

/** @returns `undefined` where the browser gives no place to write: a policy, no recent click, a name it does not take */
async function chosenPlace(name: string): Promise<FileSystemWritableFileStream | 'cancelled' | undefined> {
  const pick = savePicker();
  if (pick === undefined) return undefined;
  try {
    const handle = await pick({ suggestedName: name });
    return await handle.createWritable();
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : undefined;
  }
}

/** Through a link, which every browser takes for a download. */
function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Hands a file to the officer. Rejects when the place was chosen and the disk then refused: nothing was saved.
 * A download counts as saved: the browser tells no page how it ended.
 */
export async function saveFile(file: OutgoingFile): Promise<'saved' | 'cancelled'> {
  const { type, data, picker = false } = file;
  const name = outgoingName(file.name);
  const content = data instanceof Blob ? data : new Blob([data], { type });
  const place = picker ? await chosenPlace(name) : undefined;
  if (place === 'cancelled') return 'cancelled';
  if (place === undefined) {
    download(name, content);
    return 'saved';
  }
  await place.write(content);
  // Only closing puts the new content in the file's place.
  await place.close();
  return 'saved';
}

/**
 * Puts words on the clipboard. Rejects where the browser gives a page none, as it does without https: then what stands at
 * `place` is selected, and the officer copies it.
 */
export async function copyWords(words: string, place: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(withoutUnseen(words));
  } catch (error) {
    const shown = document.querySelector(place);
    if (shown !== null) getSelection()?.selectAllChildren(shown);
    throw error;
  }
}
