import { useState } from 'preact/hooks';
import { described, Field } from '../../kit/Field.tsx';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillEntry } from '../../session/drill.ts';
import { drillHomeText, formLabel } from '../../text/drill.ts';
import { idealCast } from '../../text/drill-cast.ts';
import type { DrillForm } from '../../training/scenario.ts';
import { Briefing } from './Briefing.tsx';
import { Loaded } from './Loaded.tsx';
import { type DrillPlace, playingUrl } from './place.ts';
import type { Materials } from './useDrill.ts';
import { useScreen } from './useScreen.ts';

const forms: readonly DrillForm[] = ['full', 'short'];
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
            <Briefing running={props.running} materials={materials} />
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

/** The two ways to begin, and the number that gives the public's posts. */
function Begin({ running, base, entry, materials }: Props & { materials: Materials }) {
  const [seed, setSeed] = useState('1');
  const [state, setState] = useState<'idle' | 'beginning' | 'badSeed' | 'failed'>('idle');
  const problem = state === 'badSeed' ? drillHomeText.badSeed : undefined;

  // From the scenario to the triage to the desk are three pages: what is kept in memory only would not come along.
  const cannot = state === 'beginning' || !running.incidents.durable;

  const begin = async (form: DrillForm): Promise<void> => {
    if (state === 'beginning') return;
    if (!SEED.test(seed.trim())) {
      setState('badSeed');
      document.getElementById('drill-seed')?.focus();
      return;
    }
    setState('beginning');
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
      setState('failed');
    }
  };

  return (
    <div class="begin no-print">
      <div class="actions cluster">
        {forms.map(form => (
          <button
            key={form}
            type="button"
            class={form === 'full' ? 'primary large' : 'large'}
            disabled={cannot}
            onClick={() => void begin(form)}
          >
            {drillHomeText.begin(formLabel[form])}
            <span class="small">
              {drillHomeText.minutes(entry.playing[form])} · {drillHomeText.injects(entry.injects[form])}
            </span>
          </button>
        ))}
        {state === 'failed' && (
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
            setState('idle');
          }}
        />
      </Field>
    </div>
  );
}
