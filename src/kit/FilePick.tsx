interface Props {
  words: string;
  /** Kinds that are offered. */
  accept: string;
  /** Several can be picked at once. */
  multiple?: boolean;
  /** Takes the files; the same ones can be picked again afterwards. */
  onFiles(files: readonly File[]): Promise<unknown>;
}

/** A button that picks files, which are read at once and go into no form. */
export const FilePick = ({ words, accept, multiple, onFiles }: Props) => (
  <label class="button file pressed">
    {words}
    <input
      type="file"
      accept={accept}
      multiple={multiple}
      onChange={({ currentTarget: input }) => {
        const files = [...(input.files ?? [])];
        if (files.length > 0) void onFiles(files).finally(() => (input.value = ''));
      }}
    />
  </label>
);
