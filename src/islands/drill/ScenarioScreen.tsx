import { useState } from 'preact/hooks';
import type { DrillForm } from '../../domain/training/scenario.ts';
import type { DrillEntry } from '../../session/drill.ts';
import { drillHomeText, drillText, formLabel, playingMinutes } from '../../text/drill.ts';
import { idealCast } from '../../text/drill-cast.ts';
import { described, Field } from '../shared/Field.tsx';
import { inPlace } from '../shared/inPlace.ts';
import type { DrillPlace } from './place.ts';
import { useMaterials } from './useDrill.ts';

const SEED = /^\d{1,6}$/;

/** One scenario before it is played: what is known, who takes part, and the two ways to begin. */
export function ScenarioScreen({ running, base, entry, onBack, onGo }: DrillPlace & { entry: DrillEntry }) {
  const [materials, again] = useMaterials(base, entry.id);
  const [seed, setSeed] = useState('1');
  const [problem, setProblem] = useState<string>();
  const [beginning, setBeginning] = useState(false);

  // From the scenario to the triage to the desk are three pages: what is kept in memory only would not come along.
  const cannot = beginning || materials === undefined || !running.incidents.durable;

  const begin = async (form: DrillForm): Promise<void> => {
    if (materials === undefined || materials === 'failed' || beginning) return;
    if (!SEED.test(seed.trim())) {
      setProblem(drillHomeText.badSeed);
      document.getElementById('drill-seed')?.focus();
      return;
    }
    setBeginning(true);
    const { scenario, index } = materials;
    try {
      // Playing the colleague of the short form takes the whole desk's decisions, which this page has no other use for.
      const { fromTheStart } = await import('../../session/drill-beginnings.ts');
      const run = await running.drill.begin(
        fromTheStart(scenario, form, Number(seed.trim()), index, idealCast),
        index.playbook,
      );
      const incident = running.drill.logsOf(run.mark.run)[0]?.state.incidentId;
      location.assign(`${base}drill/${incident === undefined ? 'start/' : `desk/#${incident}`}`);
    } catch {
      setBeginning(false);
      setProblem(drillHomeText.beginFailed);
    }
  };

  return (
    <article class="scenario-screen">
      <p class="no-print">
        <a href={`${base}drill/`} onClick={inPlace(onBack)}>
          {drillHomeText.back}
        </a>
      </p>
      <h1>{entry.title}</h1>
      <p class="lead">{entry.tests}</p>
      {materials === 'failed' && (
        <div class="banner alarm" role="alert">
          <p>{drillText.failed}</p>
          <button type="button" onClick={again}>
            {drillText.retry}
          </button>
        </div>
      )}
      {materials === undefined && <p aria-busy="true">{drillText.loading}</p>}
      {materials !== undefined && materials !== 'failed' && (
        <>
          <h2>{drillHomeText.brief}</h2>
          <div class="stack">
            {materials.scenario.brief.map(line => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <h2>{drillHomeText.whoTakesPart}</h2>
          <ul>
            {materials.scenario.roles.map(({ role, task }) => (
              <li key={role}>
                <strong>{materials.index.playbook.roles.find(({ id }) => id === role)?.short ?? role}</strong>
                ：{task}
              </li>
            ))}
          </ul>
          <h2>{drillHomeText.howTo}</h2>
          <ul>
            {drillHomeText.rules.map(rule => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </>
      )}
      <div class="begin no-print">
        <div class="actions">
          <button type="button" class="primary large" disabled={cannot} onClick={() => void begin('full')}>
            {drillHomeText.begin(formLabel.full)}
            <span class="small">
              {drillHomeText.minutes(playingMinutes('full', entry.injects.full))} ·{' '}
              {drillHomeText.injects(entry.injects.full)}
            </span>
          </button>
          <button type="button" class="large" disabled={cannot} onClick={() => void begin('short')}>
            {drillHomeText.begin(formLabel.short)}
            <span class="small">{drillHomeText.beginShort}</span>
          </button>
        </div>
        <Field id="drill-seed" label={drillHomeText.seed} hint={drillHomeText.seedHint} problem={problem}>
          <input
            id="drill-seed"
            inputMode="numeric"
            value={seed}
            {...described('drill-seed', drillHomeText.seedHint, problem)}
            onInput={event => {
              setSeed(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
        </Field>
        <p class="actions">
          <a href={`#group/${entry.id}`} onClick={inPlace(() => onGo(`group/${entry.id}`))}>
            {drillHomeText.group}
          </a>
          <a href={`${base}drills/${entry.id}/`}>{drillHomeText.pack}</a>
        </p>
      </div>
    </article>
  );
}
