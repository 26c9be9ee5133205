import { useEffect, useState } from 'preact/hooks';
import { drillHomeText, drillText } from '../../text/drill.ts';
import type { Tabletop } from '../../training/tabletop.ts';
import { roleName } from './place.ts';
import type { Materials, RunningDrill } from './useDrill.ts';

interface Props {
  running: RunningDrill;
  materials: Materials;
}

/** What is known before a scenario is played, and what one promised oneself, or at a table, the last time. */
export function Briefing({ running, materials }: Props) {
  const { scenario } = materials;
  const agreed = useAgreed(running, scenario);
  return (
    <>
      <h2>{drillHomeText.brief}</h2>
      <div class="flow">
        {scenario.brief.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Agreed agreed={agreed} />
      <h2>{drillHomeText.whoTakesPart}</h2>
      <Roles materials={materials} />
      <h2>{drillHomeText.howTo}</h2>
      <ul>
        {drillHomeText.rules.map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </>
  );
}

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
        {agreed.map(({ note, who, by }) => (
          <li key={note}>
            {note} <span class="faint">{[who, by].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The notes on one's own last run, and the plan of the last table. */
function useAgreed({ drill, state }: RunningDrill, scenario: Materials['scenario']): Tabletop['agreed'] {
  const [plan, setPlan] = useState<Tabletop['agreed']>([]);
  useEffect(() => {
    // Fetched with the table, which has the library of schemas; without it the notes of one's own are shown.
    void import('../../session/table.ts')
      .then(({ agreedAt }) => agreedAt(drill.started.session, scenario))
      .then(setPlan, () => undefined);
  }, [drill, scenario]);
  const last = state.runs.find(({ mark, endedAt }) => endedAt !== undefined && mark.scenario === scenario.id);
  const own = last?.notes.split('\n').filter(line => line.trim() !== '') ?? [];
  return [...own.map(note => ({ note, who: '', by: '' })), ...plan];
}
