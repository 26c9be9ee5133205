import type { Playbook } from '../../playbook/playbook.ts';
import { citedBriefly } from '../../site/words.ts';
import { closingPauseOf } from '../closing/closing.ts';
import { outputMarkOf } from '../core/words/output-mark.ts';
import type { DocumentLine, DocumentModel, DocumentSection } from '../documents/document.ts';
import { paperText } from './words.ts';

/** Lines to write on, for what no step asks for. */
const NOTE_LINES = 8;

export const noteLines: DocumentSection = {
  id: 'notes',
  heading: paperText.notesTitle,
  kind: 'table',
  table: {
    head: paperText.notesColumns,
    widths: [16, 66, 18],
    empty: '',
    rows: Array.from({ length: NOTE_LINES }, () => [paperText.timeBlank, '', '']),
  },
};

/** The list that is read aloud before an incident is closed. */
export function closingList(playbook: Playbook): readonly DocumentSection[] {
  const pause = closingPauseOf(playbook);
  if (pause === undefined) return [];
  return [
    {
      id: 'closing',
      heading: pause.title,
      frame: 'box',
      kind: 'text',
      paragraphs: [
        { pieces: [paperText.pauseHow, citedBriefly(pause, playbook.rules)], as: 'note' },
        ...pause.items.map(label => ({ pieces: [{ kind: 'box' as const, label, ticked: false }] })),
      ],
    },
  ];
}

interface PaperParts extends Pick<DocumentModel, 'sections'> {
  readonly drill: boolean;
  readonly edition: string;
  /** At the head of every page. */
  readonly running: string;
  readonly lines: readonly DocumentLine[];
  readonly howTo: string;
}

/** A checklist on paper: its subject, how to fill it in, its parts, and its sources. */
export const paperModel = ({
  edition,
  running,
  lines,
  howTo,
  sections,
  drill,
}: PaperParts): DocumentModel => ({
  form: paperText.sheetTitle,
  layout: 'form',
  title: paperText.sheetTitle,
  running,
  lines,
  sections: [
    { id: 'how-to', heading: '', kind: 'text', paragraphs: [{ pieces: [howTo], as: 'note' }] },
    ...sections,
  ],
  signatures: [],
  unreviewed: '',
  note: [paperText.foot, paperText.edition(edition), paperText.pageNote].filter(Boolean).join(' · '),
  mark: outputMarkOf(drill),
});
