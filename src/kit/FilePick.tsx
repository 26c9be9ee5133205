interface Props {
  words: string;
  /** Kinds that are offered. */
  accept: string;
  /** Takes the file; the same one can be picked again afterwards. */
  onFile(file: File): Promise<unknown>;
}

/** A button that picks a file, which is read at once and goes into no form. */
export const FilePick = ({ words, accept, onFile }: Props) => (
  <label class="button file pressed no-print">
    {words}
    <input
      type="file"
      accept={accept}
      onChange={({ currentTarget: input }) => {
        const file = input.files?.[0];
        if (file !== undefined) void onFile(file).finally(() => (input.value = ''));
      }}
    />
  </label>
);
