import type { Statement } from '../../../incident/release/statement.ts';
import { Section } from '../../../kit/Section.tsx';
import { kindLabel, statementText } from '../../../text/statements.ts';
import { versionText } from '../../../text/versions.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { Clock } from '../../shared/Clock.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import { useWork } from '../work.ts';
import { NewStatement } from './NewStatement.tsx';
import { channelOf } from './release.ts';
import { StatementStale } from './StatementStale.tsx';
import { stageOf } from './statement-stage.ts';

/** What was written so far, what is due, and where the next statement begins. */
export function StatementList() {
  const { view, index } = useWork();
  const { nextClock } = view;
  return (
    <div class="statements stack">
      {nextClock !== undefined && (
        <p class="statement-clock row">
          <span class="small faint">{statementText.next}</span> <strong>{nextClock.deadline.title}</strong>{' '}
          <Clock clock={nextClock.clock} withDue at={view.closedAt} />{' '}
          <BasisNote brief of={nextClock.deadline} playbook={index.playbook} />
        </p>
      )}
      <StatementStale />
      <div class="statements-body" data-empty={view.statements.length === 0}>
        {view.statements.length === 0 ? (
          <p class="faint">{statementText.none}</p>
        ) : (
          <Section id="statements-title" title={statementText.list}>
            <ul class="statement-list ruled">
              {[...view.statements].reverse().map(statement => (
                <StatementRow key={statement.id} statement={statement} />
              ))}
            </ul>
          </Section>
        )}
        {view.status === 'open' && <NewStatement />}
      </div>
    </div>
  );
}

function StatementRow({ statement }: { statement: Statement }) {
  const work = useWork();
  const { latest, id, correctedBy } = statement;
  const { view } = work.incident;
  const channel = channelOf(work, latest.channel);
  const stage = stageOf(view, statement);
  const corrections = correctedBy
    .map(each => view.statements.find(other => other.id === each)?.latest.title)
    .filter(title => title !== undefined);
  return (
    <li class="target" data-state={stage.state}>
      <span class="shape" aria-hidden="true" />
      <PlaceLink place={`release/${id}`}>
        <strong>{latest.title}</strong>
        <span>{stage.words}</span>
        <span class="small faint">
          {channel?.title ?? latest.channel} · {kindLabel[latest.kind]} · {versionText.version(latest.number)}
        </span>
        {corrections.length > 0 && (
          <span class="small">
            {statementText.correctedBy}
            {corrections.map(title => `《${title}》`)}
          </span>
        )}
      </PlaceLink>
    </li>
  );
}
