import { outputMarkOf } from '../core/words/output-mark.ts';
import { type HandoverSheet, SHEET_PARTS } from '../handover/handed-over.ts';
import { handoverText, sheetPartLabel } from '../handover/words.ts';
import type { DocumentModel } from './document.ts';
import type { Filling } from './filling.ts';
import { guardedSheet } from './handover-sentences.ts';
import { titleWords } from './known-words.ts';

interface SheetFacts {
  /** Both as they sign: role and name. */
  from: string;
  to: string;
  /** When it was handed over, in words; absent while it is a draft. */
  time?: string;
  /** Who took over and when, in words; absent until somebody has. */
  accepted?: string | undefined;
  texts: HandoverSheet;
}

/** 交接单, as every other document, without causes that nobody has approved: what it is about, six parts with their headings and the lines to sign. */
export function handoverModel(
  filling: Filling,
  { from, to, time, accepted = '', texts: typed }: SheetFacts,
): DocumentModel {
  const { drill } = filling.source.view;
  const texts = guardedSheet(filling, typed);
  const { sheet, incident, sign } = handoverText;
  return {
    form: sheet,
    title: sheet,
    lines: [
      { label: incident, value: titleWords(filling) },
      { label: handoverText.from, value: from },
      { label: handoverText.to, value: to },
      { label: handoverText.time, value: time ?? handoverText.draft },
      ...(accepted === '' ? [] : [{ label: handoverText.acceptance, value: accepted }]),
    ],
    sections: SHEET_PARTS.map(part => ({
      id: part,
      heading: sheetPartLabel[part],
      kind: 'text',
      paragraphs: (texts[part].trim() || handoverText.empty).split('\n'),
    })),
    signatures: [`${handoverText.from}${sign}`, `${handoverText.to}${sign}`, handoverText.time],
    unreviewed: '',
    note: '',
    mark: outputMarkOf(drill !== undefined),
  };
}
