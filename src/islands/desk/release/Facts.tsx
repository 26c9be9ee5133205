import './facts.css';
import './release.css';
import { useState } from 'preact/hooks';
import type { FactView } from '../../../incident/release/ledger.ts';
import { recommendedStatement, tellingOf } from '../../../incident/release/recommend.ts';
import { Button } from '../../../kit/Button.tsx';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Section } from '../../../kit/Section.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { factText } from '../../../text/facts.ts';
import { recommendedWords } from '../../../text/statements.ts';
import { useWork } from '../work.ts';
import { FactForm } from './FactForm.tsx';
import { FactRow } from './FactRow.tsx';
import { FactsTogether } from './FactsTogether.tsx';
import { PostPanel } from './PostPanel.tsx';
import { placeToWrite } from './release.ts';
import { StatementStale } from './StatementStale.tsx';

const TOGETHER = 'facts';

const isCore = ({ element }: FactView): boolean => element !== undefined && element.extra !== true;

/** 事实台账: what is known, how sure it is, and who says so. */
export function Facts() {
  const { view, locked } = useWork();
  const { facts } = view.ledger;
  // While nothing is known there is one thing to do; its form stands open, and leaves the focus where it is.
  const [isFirst, setFirst] = useState(facts.every(({ history }) => history.length === 0));
  const [said, setSaid] = useState<string>();
  const row = (fact: FactView) => (
    <FactRow key={fact.id} fact={fact} onSaved={() => setSaid(factText.recorded(fact.label))} />
  );
  const others = facts.filter(fact => !isCore(fact));
  const together = facts.filter(({ cause, state }) => !cause && (state === 'empty' || state === 'checking'));
  return (
    <section class="desk-screen facts stack-5" aria-labelledby="incident-title">
      <StatementStale />
      <Summary />
      {locked && <p class="notice">{factText.closed}</p>}
      <p class="small faint" role="status">
        {said}
      </p>
      <PostPanel rank={2} />
      <Section id="facts-core" class="flow-3" title={factText.elements}>
        <Disclosure
          first={isFirst ? TOGETHER : undefined}
          forms={[
            !locked &&
              together.length > 0 && {
                id: TOGETHER,
                button: factText.together,
                form: opened => (
                  <FactsTogether
                    facts={together}
                    cause={facts.find(({ cause, state }) => cause && state === 'empty')}
                    atHand={!isFirst}
                    opened={{
                      ...opened,
                      onCancel: () => {
                        setFirst(false);
                        opened.onCancel();
                      },
                    }}
                    onRecorded={count => {
                      setFirst(false);
                      setSaid(factText.recordedTogether(count));
                    }}
                  />
                ),
              },
          ]}
        />
        <ol class="ruled">{facts.filter(isCore).map(row)}</ol>
      </Section>
      <Section id="facts-others" class="flow-3" title={factText.others} hint={factText.othersNone}>
        {others.length > 0 && <ol class="ruled">{others.map(row)}</ol>}
        <Disclosure
          forms={[
            !locked && {
              id: 'fact/new',
              button: factText.add,
              saved: factText.added,
              form: opened => <FactForm fact={undefined} act="record" from={undefined} opened={opened} />,
            },
          ]}
        />
      </Section>
    </section>
  );
}

/** How much is sure, and what that allows. */
function Summary() {
  const { view, index, go } = useWork();
  const telling = tellingOf(view.ledger);
  const recommended = recommendedStatement(view);
  return (
    <div class="fact-summary band">
      <p>
        <strong class="fact-count numeric">{factText.verified(telling.usable)}</strong>{' '}
        <span class="faint">{factText.of(telling.total)}</span>
      </p>
      <div>
        <p>{recommendedWords(recommended, telling, timeNow())}</p>
        <p class="small faint">{factText.motto}</p>
      </div>
      <Button
        words={factText.write}
        class={`no-print ${telling.usable > 0 ? 'primary' : ''}`}
        onClick={() => go(placeToWrite(index.playbook.release, view.statements, recommended))}
      />
    </div>
  );
}
