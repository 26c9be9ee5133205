import { type HandoverSheet, SHEET_PARTS } from '../../incident/kinds/handed-over.ts';
import { Terms } from '../../kit/Terms.tsx';
import { handoverText, partLabel } from '../../text/handover.ts';
import { DrillLine } from '../shared/drill-marks.tsx';

interface Props {
  title: string;
  /** Both as they sign: role and name. */
  from: string;
  to: string;
  /** When it was accepted, in words; absent while it is a draft. */
  time?: string | undefined;
  texts: HandoverSheet;
  drill: boolean;
  printOnly?: boolean;
}

/** 交接单: six parts with their headings and the lines to sign. */
export function Sheet({ title, from, to, time, texts, drill, printOnly = false }: Props) {
  return (
    <article class={`handover-sheet sheet ${printOnly ? 'print-only' : ''}`}>
      <DrillLine drill={drill} />
      <h2>{handoverText.sheet}</h2>
      <Terms
        class="handover-sheet-facts columns numeric"
        terms={[
          [handoverText.incident, title],
          [handoverText.from, from],
          [handoverText.to, to],
          [handoverText.time, time ?? handoverText.draft],
        ]}
      />
      {SHEET_PARTS.map((part, position) => (
        <section key={part}>
          <h3>
            {position + 1} {partLabel[part]}
          </h3>
          <p class="handover-sheet-text">{texts[part].trim() === '' ? handoverText.empty : texts[part]}</p>
        </section>
      ))}
      <Terms
        class="handover-sheet-signatures print-only"
        terms={[
          [`${handoverText.from}${handoverText.sign}`, ''],
          [`${handoverText.to}${handoverText.sign}`, ''],
          [handoverText.time, ''],
        ]}
      />
    </article>
  );
}
