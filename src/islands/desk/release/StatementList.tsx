import { useContext, useState } from 'preact/hooks';
import { recommendedStatement, tellingOf } from '../../../incident/release/recommend.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import { type DraftPort, Drafts } from '../../../kit/draft.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { factText } from '../../../text/facts.ts';
import { publishStepText } from '../../../text/publishing.ts';
import { kindLabel, recommendedWords, stageWords, statementText } from '../../../text/statements.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { Clock } from '../../shared/Clock.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Work } from '../work.ts';
import type { ReleaseView } from './release.ts';
import { StatementStale } from './StatementStale.tsx';
import { draftName } from './statement-draft.ts';
import { stageOf } from './statement-stage.ts';

interface Props {
  work: Work;
  release: ReleaseView;
}

/** Kinds one can begin with; a correction begins at the statement it sets right. */
const kinds = ['holding', 'full'] as const;

/** What was written so far, what is due, and where the next statement begins. */
export function StatementList({ work, release }: Props) {
  const { view, index } = work.incident;
  const { nextClock } = view;
  return (
    <div class="statements">
      {nextClock !== undefined && (
        <p class="statement-clock">
          <span class="small faint">{statementText.next}</span> <strong>{nextClock.deadline.title}</strong>{' '}
          <Clock clock={nextClock.clock} withDue at={view.closedAt} />{' '}
          <BasisNote
            brief
            basis={nextClock.deadline.basis}
            cite={nextClock.deadline.cite}
            playbook={index.playbook}
          />
        </p>
      )}
      <StatementStale work={work} release={release} />
      <div class="statements-body" data-empty={release.statements.length === 0}>
        {release.statements.length === 0 ? (
          <p class="faint">{statementText.none}</p>
        ) : (
          <section aria-labelledby="statements-title">
            <h2 id="statements-title">{statementText.list}</h2>
            <ul class="statement-list">
              {[...release.statements].reverse().map(statement => (
                <StatementRow key={statement.id} work={work} release={release} statement={statement} />
              ))}
            </ul>
          </section>
        )}
        {view.status === 'open' && <NewStatement work={work} release={release} />}
      </div>
    </div>
  );
}

const shapes = {
  blocked: 'todo',
  open: 'started',
  approving: 'started',
  returned: 'skipped',
  aloud: 'started',
  ready: 'started',
  published: 'done',
  edited: 'started',
} as const;

function StatementRow({ work, release, statement }: Props & { statement: Statement }) {
  const { latest, id, correctedBy } = statement;
  const channel = release.kit.channels.find(each => each.id === latest.channel);
  const stage = stageOf(release, statement);
  const corrections = correctedBy
    .map(each => release.statements.find(other => other.id === each)?.latest.title)
    .filter(title => title !== undefined);
  return (
    <li data-state={shapes[stage.kind]}>
      <span class="shape" aria-hidden="true" />
      <PlaceLink work={work} place={`release/${id}`}>
        <strong>{latest.title}</strong>
        <span>{stageWords(stage)}</span>
        <span class="small faint">
          {channel?.title ?? latest.channel} · {kindLabel[latest.kind]} ·{' '}
          {statementText.version(latest.number)}
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

/** Channel and kind, with what the ledger is good for. */
function NewStatement({ work, release }: Props) {
  const { channels } = release.kit;
  const recommended = recommendedStatement(work.incident.view);
  const telling = tellingOf(release.ledger);
  const advised = recommended?.kind === 'full' ? 'full' : 'holding';
  const [channel, setChannel] = useState(channels[0]?.id ?? '');
  const [kind, setKind] = useState<(typeof kinds)[number]>(advised);
  const unsaved = unsavedIn(useContext(Drafts), release);
  return (
    <section class="statement-new no-print" aria-labelledby="new-title">
      <h2 id="new-title">{statementText.write}</h2>
      <p class="small">
        <strong>{factText.verified(telling.usable)}</strong>{' '}
        {recommendedWords(recommended, telling, timeNow())}{' '}
        <button type="button" class="quiet small" onClick={() => work.go('facts')}>
          {statementText.toFacts}
        </button>
      </p>
      <form
        onSubmit={event => {
          event.preventDefault();
          work.go(`release/new-${channel}-${kind}`);
        }}
      >
        <fieldset>
          <legend>{statementText.channel}</legend>
          {channels.map(({ id, title, hint }) => (
            <label key={id} class="check">
              <input type="radio" name="channel" checked={channel === id} onChange={() => setChannel(id)} />
              <span>
                {title} <span class="small faint statement-hint">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{statementText.kind}</legend>
          {kinds.map(each => (
            <label key={each} class="check">
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>
                {kindLabel[each]}{' '}
                {each === recommended?.kind && <span class="mine">{statementText.advised}</span>}
                <span class="small faint statement-hint">{statementText.kindHint[each]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <button type="submit" class={release.statements.length === 0 ? 'primary' : ''}>
          {statementText.begin}
        </button>
      </form>
      <p>
        <button type="button" class="quiet" onClick={() => work.go('release/elsewhere')}>
          {publishStepText.elsewhere}
        </button>
      </p>
      {unsaved.length > 0 && (
        <div>
          <h3>{statementText.unsaved}</h3>
          <ul class="statement-unsaved">
            {unsaved.map(({ place, name }) => (
              <li key={place}>
                <button type="button" class="quiet" onClick={() => work.go(`release/${place}`)}>
                  {statementText.resume(name)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

interface Unsaved {
  readonly place: string;
  readonly name: string;
}

/** Drafts of new statements that were never saved: they must be found again. */
const unsavedIn = (drafts: DraftPort, { kit }: ReleaseView): readonly Unsaved[] =>
  kit.channels
    .flatMap(({ id, title }) =>
      kinds.map(kind => ({ place: `new-${id}-${kind}`, name: `${title} · ${kindLabel[kind]}` })),
    )
    .filter(({ place }) => drafts.read(draftName(place)) !== undefined);
