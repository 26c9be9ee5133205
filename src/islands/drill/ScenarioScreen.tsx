import { useState } from 'preact/hooks';
import { described, Field } from '../../kit/Field.tsx';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillEntry } from '../../session/drill.ts';
import { drillHomeText, formLabel, playingMinutes } from '../../text/drill.ts';
import { idealCast } from '../../text/drill-cast.ts';
import type { DrillForm } from '../../training/scenario.ts';
import { Loaded } from './Loaded.tsx';
import { type DrillPlace, playingUrl } from './place.ts';
import { roleName } from './role-name.ts';
import type { Materials } from './useDrill.ts';
import { useScreen } from './useScreen.ts';

const SEED = /^\d{1,6}$/;

type Props = DrillPlace & { entry: DrillEntry };

/** One scenario before it is played: what is known, who takes part, and the two ways to begin. */
export function ScenarioScreen(props: Props) {
  const { base, entry, onBack, onGo } = props;
  const heading = useScreen(entry.title);
  return (
    <article class="scenario-screen measure">
      <p class="no-print">
        <a href={`${base}drill/`} onClick={inPlace(onBack)}>
          {drillHomeText.back}
        </a>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {entry.title}
      </h1>
      <p class="lead">{entry.tests}</p>
      <Loaded base={base} scenario={entry.id}>
        {materials => (
          <>
            <Briefing materials={materials} />
            <Begin {...props} materials={materials} />
          </>
        )}
      </Loaded>
      <p class="actions no-print cluster">
        <a href={`#group/${entry.id}`} onClick={inPlace(() => onGo(`group/${entry.id}`))}>
          {drillHomeText.group}
        </a>
        <a href={`${base}drills/${entry.id}/`}>{drillHomeText.pack}</a>
      </p>
    </article>
  );
}

function Briefing({ materials: { scenario, index } }: { materials: Materials }) {
  return (
    <>
      <h2>{drillHomeText.brief}</h2>
      <div class="flow">
        {scenario.brief.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <h2>{drillHomeText.whoTakesPart}</h2>
      <ul>
        {scenario.roles.map(({ role, task }) => (
          <li key={role}>
            <strong>{roleName(index.playbook, role)}</strong>：{task}
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
  );
}

/** The two ways to begin, and the number that gives the public's posts. */
function Begin({ running, base, entry, materials }: Props & { materials: Materials }) {
  const [seed, setSeed] = useState('1');
  const [problem, setProblem] = useState<string>();
  const [failed, setFailed] = useState(false);
  const [beginning, setBeginning] = useState(false);

  // From the scenario to the triage to the desk are three pages: what is kept in memory only would not come along.
  const cannot = beginning || !running.incidents.durable;

  const begin = async (form: DrillForm): Promise<void> => {
    if (beginning) return;
    setFailed(false);
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
      location.assign(playingUrl(running.drill, run.mark.run, base));
    } catch {
      setBeginning(false);
      setFailed(true);
    }
  };

  return (
    <div class="begin no-print">
      <div class="actions cluster">
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
        {failed && (
          <p class="problem" role="alert">
            {drillHomeText.beginFailed}
          </p>
        )}
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
    </div>
  );
}
