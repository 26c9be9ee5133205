import { fillingOf } from '../../src/document/filling.ts';
import type { IncidentLog } from '../../src/incident/kinds/registry.ts';
import { documentWords } from '../../src/text/document-words.ts';
import { handoverTexts } from '../../src/text/handover-sentences.ts';
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
