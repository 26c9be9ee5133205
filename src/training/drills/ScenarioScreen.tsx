import { useEffect, useState } from 'preact/hooks';
import { href } from '../../desk/parts/href.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import type { DrillEntry } from '../../session/drill.ts';
import { beginTable, type DrillPlace, notesOn } from '../table/place.tsx';
import { Agreed, Roles } from '../table/Roles.tsx';
import type { Tabletop } from '../table/tabletop.ts';
import { idealCast } from './cast-words.ts';
import { Loaded } from './Loaded.tsx';
import type { DrillForm } from './scenario.ts';
import { rules } from './scenario-words.ts';
import type { Materials, RunningDrill } from './useDrill.tsx';
import { drillHomeText, formLabel } from './words.ts';

const forms: readonly DrillForm[] = ['full', 'short'];

type Props = DrillPlace & { entry: DrillEntry };

/** One scenario before it is played: the situation, the roles, and the two ways to begin. */
export function ScenarioScreen(props: Props) {
  const { entry } = props;
  return (
    <article class="scenario-screen measure">
      <p class="no-print">
        <GoLink to="">{drillHomeText.back}</GoLink>
      </p>
      <ScreenTitle>{entry.title}</ScreenTitle>
      <p class="lead">{entry.tests}</p>
      <Loaded scenario={entry.id}>
        {materials => (
          <>
            <Briefing {...props} materials={materials} />
            <Begin {...props} materials={materials} />
          </>
        )}
      </Loaded>
      <p class="actions no-print cluster">
        <GoLink to={`group/${entry.id}`}>{drillHomeText.group}</GoLink>
        <a href={href(`drills/${entry.id}/`)}>{drillHomeText.pack}</a>
      </p>
    </article>
  );
}

/** The briefing before a scenario, with the improvements promised after the last run or table. */
function Briefing({ running, materials }: Props & { materials: Materials }) {
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
      <Roles materials={materials} said={scenario.roles.map(({ role, task }) => [role, task])} />
      <h2>{drillHomeText.howTo}</h2>
      <ul>
        {rules.map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </>
  );
}

/** The notes on one's own last run, and the plan of the last table. */
function useAgreed({ drill, state }: RunningDrill, scenario: Materials['scenario']): Tabletop['agreed'] {
  const [plan, setPlan] = useState<Tabletop['agreed']>([]);
  useEffect(() => {
    // Fetched with the table, which has the library of schemas; without it the notes of one's own are shown.
    void import('../../session/table.ts')
      .then(({ agreedAt }) => agreedAt(drill.session, scenario))
      .then(setPlan, () => undefined);
  }, [drill, scenario]);
  const last = state.runs.find(({ mark, endedAt }) => endedAt !== undefined && mark.scenario === scenario.id);
  const own = last === undefined ? [] : notesOn(drill, last);
  return [...own.map(note => ({ note, who: '', by: '' })), ...plan];
}

/** The two ways to begin. */
function Begin({ running, entry, materials }: Props & { materials: Materials }) {
  const { outcome, busy, follow } = useOutcome();
  const play = async (form: DrillForm): Promise<string> => {
    const { scenario, index } = materials;
    // Playing the colleague of the short form takes the whole desk's decisions, which this page has no other use for.
    const { fromTheStart } = await import('../../session/drill-beginnings.ts');
    return beginTable(running, materials, fromTheStart(scenario, form, index, idealCast));
  };
  return (
    <div class="begin no-print">
      <div class="actions cluster">
        {forms.map(form => (
          <button
            key={form}
            type="button"
            class={form === 'full' ? 'primary large' : 'large'}
            // From the scenario over the triage to the desk are three pages: a value kept only in memory would be lost.
            disabled={busy || !running.incidents.durable}
            onClick={() => follow(play(form), drillHomeText.beginFailed)}
          >
            {drillHomeText.begin(formLabel[form])}
            <span class="small">
              {drillHomeText.minutes(entry.playing[form])} · {drillHomeText.injects(entry.injects[form])}
            </span>
          </button>
        ))}
        {outcome}
      </div>
    </div>
  );
}
