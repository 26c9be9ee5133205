import type { IncidentLog } from '../../src/desk/core/incident.ts';
import { documentWords } from '../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../src/desk/documents/filling.ts';
import { handoverTexts } from '../../src/desk/documents/handover-sentences.ts';
import { NOW } from './answers.ts';
import { indexFor, viewOf } from './incident.ts';

/** A hand-over as it is first offered. */
export const handoverOf = (log: IncidentLog, now = NOW, seat?: Parameters<typeof handoverTexts>[1]) =>
  handoverTexts(
    fillingOf(
      { index: indexFor(log), log, view: viewOf(log, now), by: undefined, now, bureau: {}, incidents: [] },
      documentWords,
    ),
    seat,
  );
