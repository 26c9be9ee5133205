import { drillHomeText } from '../../text/drill.ts';
import type { Tabletop } from '../../training/tabletop.ts';

/** What the last review promised to mend, before the next drill. */
export function Agreed({ agreed }: Pick<Tabletop, 'agreed'>) {
  if (agreed.length === 0) return null;
  return (
    <section class="agreed">
      <h3>{drillHomeText.agreed}</h3>
      <ol>
        {agreed.map(({ note, who, by }) => (
          <li key={note}>
            {note} <span class="faint">{[who, by].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
