import type { Statement } from '../../../incident/release/statement.ts';
import { pathText, stageWords } from '../../../text/statements.ts';
import type { ReleaseView } from './release.ts';
import { stageOf } from './statement-stage.ts';

/** The four stops of the way, and where this statement is. */
export function StatementProgress({ release, statement }: { release: ReleaseView; statement: Statement }) {
  const { latest } = statement;
  const { next, approved } = release.signOffOf(latest);
  const published = latest.publications.length > 0;
  // What went out elsewhere has been through no checks and approvals here.
  const signedOff = latest.publications.some(({ elsewhere }) => elsewhere === undefined);
  const isAtEnd = next === undefined || next.item.check === 'aloud';
  const stops = [
    { name: pathText.write, done: true },
    { name: pathText.check, done: signedOff || isAtEnd || next.item.check === 'approval' },
    { name: pathText.approval, done: signedOff || (isAtEnd && approved) },
    { name: pathText.publish, done: published },
  ];
  const at = published ? -1 : stops.findIndex(({ done }) => !done);
  return (
    <div class="statement-progress cluster band">
      <ol class="cluster plain" aria-label={pathText.label}>
        {stops.map(({ name, done }, position) => (
          <li
            key={name}
            data-state={done ? 'done' : position === at ? 'started' : 'todo'}
            aria-current={position === at ? 'step' : undefined}
          >
            <span class="shape" aria-hidden="true" /> {name}
          </li>
        ))}
      </ol>
      <p role="status">{stageWords(stageOf(release, statement))}</p>
    </div>
  );
}
