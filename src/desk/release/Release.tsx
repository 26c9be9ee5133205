import './release.css';
import { useContext, useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Drafts } from '../../kit/draft.ts';
import { Form } from '../../kit/Form.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { Section } from '../../kit/Section.tsx';
import { isForReplies } from '../../playbook/release-kit.ts';
import type { StatementKind } from '../../playbook/vocabulary.ts';
import { timeNow } from '../../session/surroundings.ts';
import { dotted } from '../core/words/named.ts';
import { factText } from '../facts/words.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { useWork, type Work } from '../parts/work.tsx';
import { recommendedStatement, saidClear, tellingOf } from '../publications/recommend.ts';
import { publishStepText, recommendedWords } from '../publications/words.ts';
import type { Statement, StatementVersion } from '../statements/version.ts';
import { versionText } from '../statements/versions-words.ts';
import { editorText, statementKindLabel, statementText } from '../statements/words.ts';
import { ElsewhereForm } from './PublishForm.tsx';
import { channelOf, stageOf } from './release-work.tsx';
import { SayHere } from './SayHere.tsx';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementScreen } from './StatementScreen.tsx';
import { StatementStale } from './StatementStale.tsx';
import { type StatementPlan, statementDraftName } from './statement-draft.tsx';

interface Props {
  /** '', a statement's id, `new-<channel>-<kind>`, `reply-<theme>`, `refute-<theme>`, `correct-<statement>`, `edit-<statement>` or `elsewhere`. */
  place: string;
}

/** The theme that the draft replies to, if it is a reply. */
function answersAt(
  { view }: Work,
  place: string,
  before: StatementVersion | undefined,
): StatementPlan['answers'] {
  const isCorrection = place.startsWith('correct-');
  for (const theme of view.themes) {
    if (place === `reply-${theme.id}`) return { theme, how: 'answered' };
    if (place === `refute-${theme.id}`) return { theme, how: 'corrected' };
    if (before?.answers?.theme === theme.id)
      return { theme, how: isCorrection ? 'corrected' : before.answers.how };
  }
  return undefined;
}

/** The draft that an address names; `undefined` where it names none that exists. */
function planAt(work: Work, place: string): StatementPlan | undefined {
  const { statements } = work.view;
  const named = (how: string) => statements.find(({ id }) => place === `${how}-${id}`);
  const [statement, corrected] = [named('edit'), named('correct')];
  const [, to = '', kind] = /^new-(.+)-(full|holding)$/.exec(place) ?? [];
  const before = (statement ?? corrected)?.latest;
  const answers = answersAt(work, place, before);
  const channel =
    answers !== undefined && before === undefined
      ? work.index.playbook.release.channels.find(isForReplies)
      : channelOf(work, before?.channel ?? to);
  return (
    channel && {
      place,
      channel,
      kind: answers
        ? 'reply'
        : (statement?.latest.kind ?? (corrected ? 'correction' : (kind as StatementKind))),
      statement,
      corrects: corrected ?? statements.find(({ id }) => id === statement?.latest.corrects),
      answers,
    }
  );
}

/** 发布稿: those written so far, one of them, or one being written. */
export function Release({ place }: Props) {
  const work = useWork();
  const { view, locked, go } = work;
  /** Words that a check has found: where the editor begins. */
  const [target, setTarget] = useState<string>();
  const plan = locked ? undefined : planAt(work, place);
  const statement = view.statements.find(({ id }) => place === id || place === `edit-${id}`);
  const toList = (): void => go('release');
  /** @param at its heading or button that takes the focus */
  const toStatement = (id: string, at: string): void => {
    go(`release/${id}`, true);
    giveFocusSoon(at);
  };
  const screen = () => {
    if (place === '') return <StatementList />;
    if (!locked && place === 'elsewhere')
      return <ElsewhereForm onSaved={id => toStatement(id, '#published-title')} onCancel={toList} />;
    if (plan !== undefined)
      return (
        <StatementEditor
          key={place}
          plan={plan}
          // A target belongs to a saved statement; a new one has none.
          target={plan.statement && target}
          onSaved={id => toStatement(id, '#sign-off-title')}
          onCancel={() => (plan.statement ? toStatement(plan.statement.id, '#statement-edit') : toList())}
        />
      );
    if (statement !== undefined)
      return (
        <StatementScreen
          key={place}
          statement={statement}
          onEdit={words => {
            setTarget(words);
            go(`release/edit-${statement.id}`, true);
            if (words === undefined) giveFocusSoon('#statement-title');
          }}
        />
      );
    return (
      <Banner alarm words={statementText.unknown}>
        <Button words={statementText.toList} onClick={toList} />
      </Banner>
    );
  };
  return (
    <section class="desk-screen flow" aria-labelledby="incident-title">
      {screen()}
    </section>
  );
}

/** The statements so far, and the buttons for a new one. */
function StatementList() {
  const { view } = useWork();
  return (
    <div class="statements stack">
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
  const { view, names } = useWork();
  const { latest, id, correctedBy } = statement;
  const stage = stageOf(view, statement);
  const corrections = correctedBy
    .map(each => view.statements.find(other => other.id === each)?.title)
    .filter(title => title !== undefined);
  return (
    <li class="target shaped" data-state={stage.state}>
      <span class="shape" aria-hidden="true" />
      <PlaceLink place={`release/${id}`}>
        <strong>{latest.title}</strong>
        <span>{stage.words}</span>
        <span class="small faint">
          {dotted(
            names.channelTitle(latest.channel),
            statementKindLabel[latest.kind],
            versionText.version(latest.number),
          )}
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

/** Kinds one can begin with; a correction begins at the statement it sets right. */
const kinds = ['holding', 'full'] as const;

/** Channel and kind, with what the ledger is good for. */
function NewStatement() {
  const { view, index, go } = useWork();
  const channels = index.playbook.release.channels.filter(each => !isForReplies(each));
  const drafts = useContext(Drafts);
  const recommended = recommendedStatement(view);
  const telling = tellingOf(view.ledger);
  // Those that were never saved must be found again.
  const unsaved = channels
    .flatMap(({ id, title }) =>
      kinds.map(kind => ({ place: `new-${id}-${kind}`, name: `${title} · ${statementKindLabel[kind]}` })),
    )
    .filter(({ place }) => drafts.read(statementDraftName(place)) !== undefined);
  return (
    <Section id="new-title" class="statement-new no-print stack card" title={statementText.write}>
      <p class="small">
        <strong>{factText.verified(telling.usable)}</strong>{' '}
        {recommendedWords(recommended, telling, timeNow(), saidClear(index, view.facts))}{' '}
        <Button words={statementText.toFacts} class="quiet small" onClick={() => go('facts')} />
      </p>
      <Form
        id="new-statement"
        fields={{
          channel: {
            kind: 'choice',
            shown: 'side by side',
            label: statementText.channel,
            options: channels.map(({ id, title, hint }) => ({ value: id, label: title, about: hint })),
            value: channels[0]?.id,
          },
          kind: {
            kind: 'choice',
            shown: 'side by side',
            label: statementText.kind,
            options: kinds.map(each => ({
              value: each,
              label:
                each === recommended?.kind
                  ? editorText.advised(statementKindLabel[each])
                  : statementKindLabel[each],
              about: statementText.kindHint[each],
            })),
            value: recommended?.kind === 'full' ? 'full' : 'holding',
          },
        }}
        action={statementText.begin}
        onSubmit={({ channel, kind }) => {
          go(`release/new-${channel}-${kind}`);
          giveFocusSoon('#statement-title');
          return undefined;
        }}
      />
      <SayHere />
      <p>
        <Button words={publishStepText.elsewhere} class="quiet" onClick={() => go('release/elsewhere')} />
      </p>
      {unsaved.length > 0 && (
        <div>
          <h3>{statementText.unsaved}</h3>
          <ul class="plain">
            {unsaved.map(({ place, name }) => (
              <li key={place}>
                <Button
                  words={statementText.resume(name)}
                  class="quiet"
                  onClick={() => go(`release/${place}`)}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
