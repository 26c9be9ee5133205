import { keepOfficer } from '../../desk/parts/officer.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { readPreference } from '../../session/preferences.ts';
import { beginTable, type DrillPlace } from '../table/place.tsx';
import { idealCast } from './cast-words.ts';
import { firstDrillText } from './first-words.ts';
import { Loaded } from './Loaded.tsx';
import { GUIDED } from './run.ts';
import type { Materials, RunningDrill } from './useDrill.tsx';
import { drillHomeText } from './words.ts';

/** The first drill of a first-time player: who keeps the record is settled before it begins, and each thing is explained when it is due. */
export const FirstDrill = ({ running, scenario }: Pick<DrillPlace, 'running'> & { scenario: string }) => (
  <Loaded scenario={scenario}>{materials => <Begin running={running} materials={materials} />}</Loaded>
);

function Begin({ running, materials }: { running: RunningDrill; materials: Materials }) {
  const { scenario, index } = materials;
  const keeper = index.role('keepsRecord');
  return (
    <UnkeptForm
      id="first-drill"
      class="name-form"
      focus="name"
      fields={{
        name: {
          kind: 'line',
          label: firstDrillText.name,
          hint: firstDrillText.nameHint,
          value: readPreference('name') ?? '',
          limit: 40,
        },
      }}
      action={firstDrillText.go}
      disabled={!running.incidents.durable}
      onSubmit={async ({ name }) => {
        if (name.trim() === '') return { sentence: firstDrillText.nameMissing, field: 'name' };
        keepOfficer({ role: '' }, { role: keeper?.id ?? '', name: name.trim(), title: firstDrillText.title });
        const { fromTheStart } = await import('../../session/drill-beginnings.ts');
        const beginning = fromTheStart(scenario, 'short', index, idealCast);
        return beginTable(running, materials, beginning, GUIDED).then(
          () => undefined,
          () => ({ sentence: drillHomeText.beginFailed }),
        );
      }}
    />
  );
}
