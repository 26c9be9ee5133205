import { drillVerdict, gradeCounts, studyText } from '../../text/study.ts';
import type { Study } from './useStudy.ts';

/** The drills, those first in which the role has most to answer for, with how the last run of each went. */
export function DrillRows({
  study: { catalog, record, base },
  role,
}: {
  study: Study;
  role: string | undefined;
}) {
  const asks = ({ objectives }: Study['catalog']['scenarios'][number]): number =>
    objectives.filter(objective => objective.role === role).length;
  const scenarios = [...catalog.scenarios].sort((one, other) => asks(other) - asks(one));
  return (
    <ul class="scenarios plain">
      {scenarios.map(({ id, title }) => {
        const runs = record.drills.find(({ scenario }) => scenario === id)?.runs ?? [];
        const last = runs.at(-1)?.data;
        return (
          <li key={id}>
            <a href={`${base}drill/#scenario/${id}`}>
              <strong>{title}</strong>
              {last === undefined ? (
                <span class="small faint">{studyText.noRun}</span>
              ) : (
                <span class="small">
                  {studyText.lastRun(drillVerdict(last), gradeCounts(Object.values(last.grades)))}
                  {runs.length > 1 && <span class="faint">　{studyText.runs(runs.length)}</span>}
                </span>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
