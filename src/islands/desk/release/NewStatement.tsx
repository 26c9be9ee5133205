import { useContext } from 'preact/hooks';
import { recommendedStatement, tellingOf } from '../../../incident/release/recommend.ts';
import { Button } from '../../../kit/Button.tsx';
import { Drafts } from '../../../kit/draft.ts';
import { Form } from '../../../kit/Form.tsx';
import { Section } from '../../../kit/Section.tsx';
import type { ReleaseKit } from '../../../playbook/release-kit.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { factText } from '../../../text/facts.ts';
import { publishStepText } from '../../../text/publishing.ts';
import { editorText, kindLabel, recommendedWords, statementText } from '../../../text/statements.ts';
import { useWork } from '../work.ts';
import { draftName } from './statement-draft.ts';

/** Kinds one can begin with; a correction begins at the statement it sets right. */
const kinds = ['holding', 'full'] as const;

/** Where each new statement is written, and what it is called. */
const placesIn = ({ channels }: ReleaseKit) =>
  channels.flatMap(({ id, title }) =>
    kinds.map(kind => ({ place: `new-${id}-${kind}`, name: `${title} · ${kindLabel[kind]}` })),
  );

/** Channel and kind, with what the ledger is good for. */
export function NewStatement() {
  const { view, index, go } = useWork();
  const { channels } = index.playbook.release;
  const drafts = useContext(Drafts);
  const recommended = recommendedStatement(view);
  const telling = tellingOf(view.ledger);
  // Those that were never saved must be found again.
  const unsaved = placesIn(index.playbook.release).filter(
    ({ place }) => drafts.read(draftName(place)) !== undefined,
  );
  return (
    <Section id="new-title" class="statement-new no-print stack-3 card" title={statementText.write}>
      <p class="small">
        <strong>{factText.verified(telling.usable)}</strong>{' '}
        {recommendedWords(recommended, telling, timeNow())}{' '}
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
              label: each === recommended?.kind ? editorText.advised(kindLabel[each]) : kindLabel[each],
              about: statementText.kindHint[each],
            })),
            value: recommended?.kind === 'full' ? 'full' : 'holding',
          },
        }}
        action={statementText.begin}
        onSubmit={({ channel, kind }) => {
          go(`release/new-${channel}-${kind}`);
          return undefined;
        }}
      />
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
