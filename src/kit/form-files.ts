import { useRef } from 'preact/hooks';
import type { FormFields } from './fields.ts';
import type { formDraft } from './form-draft.ts';

/**
 * Reads the files that are chosen into a form's fields.
 * @param refuse called with the sentence that says why a file could not be read
 */
export function useChosenFiles(
  fields: FormFields,
  half: ReturnType<typeof formDraft>,
  refuse: (name: string, sentence: string) => void,
) {
  /** Files that are being read, by field: each is whether it could be, or was of no use by then. */
  const reading = useRef(new Map<string, Promise<boolean>>());
  return {
    /** Puts a file into a field once it is read, or takes it out. */
    choose: (name: string, file: File | undefined): void => {
      const field = fields[name];
      if (file === undefined || field?.kind !== 'file') {
        reading.current.delete(name);
        half.attach(name, undefined);
        return;
      }
      const read = field.take(file).then(taken => {
        // Another was chosen meanwhile, or the form was given up.
        if (reading.current.get(name) !== read) return true;
        reading.current.delete(name);
        if (typeof taken === 'string') refuse(name, taken);
        else half.attach(name, taken);
        return typeof taken !== 'string';
      });
      reading.current.set(name, read);
    },
    /** Resolves to whether all could be read; `undefined` where none is being read. */
    read: (): Promise<boolean> | undefined =>
      reading.current.size === 0
        ? undefined
        : Promise.all(reading.current.values()).then(each => each.every(Boolean)),
    /** Those that are being read are of no use any more. */
    clear: (): void => reading.current.clear(),
  };
}
