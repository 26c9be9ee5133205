import type { EventRecord } from './incident.ts';

/** A document as it was filed. `number`: 第 n 稿; those taken back are counted, so that a number given once stays. */
export type FiledDocument = EventRecord<'documentFiled'> & { readonly number: number };

declare module './view.ts' {
  interface IncidentView {
    /** How each form was filed, oldest first, by the form's id. */
    readonly documents: ReadonlyMap<string, readonly FiledDocument[]>;
  }
}
