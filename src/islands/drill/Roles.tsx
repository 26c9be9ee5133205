import { drillHomeText, drillText } from '../../text/drill.ts';
import type { Tabletop } from '../../training/tabletop.ts';
import { roleName } from './place.ts';
import type { Materials } from './useDrill.ts';

interface RolesProps {
  materials: Materials;
  /** The trainee's own. */
  mine?: string | undefined;
}

/** Who takes part, and what each has to do. */
export const Roles = ({ materials: { scenario, index }, mine }: RolesProps) => (
  <ul>
    {scenario.roles.map(({ role, task }) => (
      <li key={role}>
        <strong>{roleName(index.playbook, role)}</strong>：{task}
        {role === mine && <span class="small">（{drillText.role}）</span>}
      </li>
    ))}
  </ul>
);

/** What the last review promised to mend, before the next drill. */
export function Agreed({ agreed }: Pick<Tabletop, 'agreed'>) {
  if (agreed.length === 0) return null;
  return (
    <section class="agreed">
      <h3>{drillHomeText.agreed}</h3>
      <ol>
        {agreed.map(({ note, who, by }, position) => (
          <li key={position}>
            {note} <span class="faint">{[who, by].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
