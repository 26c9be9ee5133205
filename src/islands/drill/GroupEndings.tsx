import { useState } from 'preact/hooks';
import { Confirm } from '../../kit/Confirm.tsx';
import { recordDrill } from '../../session/drill-record.ts';
import { clearWarning, groupText } from '../../text/drill-group.ts';
import { failurePurpose } from '../../training/marking.ts';
import { gradesGiven, type tabletopVerdict } from '../../training/tabletop.ts';
import type { AtTable } from './useTable.ts';

type Props = AtTable & { verdict: ReturnType<typeof tabletopVerdict>; onClear(): void };

/** What can be done with a summary: print it, record it, begin another. */
export function GroupEndings({ tabletop, materials: { scenario, index }, base, verdict, onClear }: Props) {
  const [recorded, setRecorded] = useState<string>();
  const [failed, setFailed] = useState(false);
  const { failures } = tabletop;
  const grades = gradesGiven(tabletop);
  const given = JSON.stringify([grades, failures]);
  const isSame = recorded === given;
  const record = async (): Promise<void> => {
    setFailed(false);
    const kept = await recordDrill({
      run: tabletop.run,
      scenario: scenario.id,
      form: 'full',
      seed: 0,
      mode: 'group',
      grades,
      failures: [...failures],
      vetoed: failures.flatMap(kind => index.cited(failurePurpose[kind])),
      promises: { kept: 0, broken: 0 },
      words: [],
      passed: verdict === 'passed',
    });
    if (kept) setRecorded(given);
    else setFailed(true);
  };
  return (
    <div class="group-endings no-print cluster">
      <button type="button" onClick={() => print()}>
        {groupText.print}
      </button>
      {!isSame && (
        <button
          type="button"
          class="primary"
          disabled={verdict === 'open'}
          aria-describedby={verdict === 'open' ? 'group-record-open' : undefined}
          onClick={() => void record()}
        >
          {recorded === undefined ? groupText.record : groupText.recordAgain}
        </button>
      )}
      {verdict === 'open' && (
        <span class="small faint" id="group-record-open">
          {groupText.recordOpen}
        </span>
      )}
      <span class="small" role="status">
        {isSame && (
          <>
            {groupText.recorded} <a href={`${base}training/study/#record`}>{groupText.toRecord}</a>
          </>
        )}
        {failed && groupText.recordFailed}
      </span>
      <Confirm
        ask={groupText.clear}
        class="quiet"
        question={clearWarning(tabletop)}
        yes={groupText.clearNow}
        no={groupText.keep}
        onYes={onClear}
      />
    </div>
  );
}
