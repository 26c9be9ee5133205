/** A picture at the end of a document. */
export interface WordPicture {
  readonly png: Uint8Array<ArrayBuffer>;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

/** How a document is made: stopped by the signal, and told of as its rows and paragraphs are done. */
export interface WordOptions {
  readonly signal?: AbortSignal;
  readonly picture?: WordPicture | undefined;
  readonly progress?: (done: number, of: number) => void;
}
