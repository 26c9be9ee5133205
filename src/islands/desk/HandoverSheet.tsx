import { type HandoverSheet, SHEET_PARTS } from '../../incident/kinds/handed-over.ts';
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
      <dl class="handover-sheet-facts columns">
        <div>
          <dt>{handoverText.incident}</dt>
          <dd>{title}</dd>
        </div>
        <div>
          <dt>{handoverText.from}</dt>
          <dd>{from}</dd>
        </div>
        <div>
          <dt>{handoverText.to}</dt>
          <dd>{to}</dd>
        </div>
        <div>
          <dt>{handoverText.time}</dt>
          <dd class="numeric">{time ?? handoverText.draft}</dd>
        </div>
      </dl>
      {SHEET_PARTS.map((part, position) => (
        <section key={part}>
          <h3>
            {position + 1} {partLabel[part]}
          </h3>
          <p class="handover-sheet-text">{texts[part].trim() === '' ? handoverText.empty : texts[part]}</p>
        </section>
      ))}
      <dl class="handover-sheet-signatures print-only">
        {[handoverText.from, handoverText.to].map(who => (
          <div key={who}>
            <dt>
              {who}
              {handoverText.sign}
            </dt>
            <dd />
          </div>
        ))}
        <div>
          <dt>{handoverText.time}</dt>
          <dd />
        </div>
      </dl>
    </article>
  );
}
