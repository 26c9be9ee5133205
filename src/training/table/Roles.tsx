import type { ComponentChildren } from 'preact';
import { Terms } from '../../kit/Terms.tsx';
import type { Materials } from '../drills/useDrill.tsx';
import { drillHomeText } from '../drills/words.ts';
import { roleName } from './place.tsx';
import type { Tabletop } from './tabletop.ts';

interface RolesProps {
  materials: Pick<Materials, 'index'>;
  /** By role: what it has to do, who speaks for it, or what it should ask itself. */
  said: readonly (readonly [role: string, words: ComponentChildren])[];
}

/** Roles, each with a text about it, or to it. */
export const Roles = ({ materials: { index }, said }: RolesProps) => (
  <Terms
    class="roles pairs ruled"
    terms={said.map(([role, words]) => [roleName(index.playbook, role), words])}
  />
);

/** Improvements promised at the last review, shown before the next drill. */
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
