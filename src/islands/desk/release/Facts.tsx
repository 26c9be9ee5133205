import './facts.css';
import { useState } from 'preact/hooks';
import type { FactView } from '../../../incident/release/ledger.ts';
import { recommendedStatement, tellingOf } from '../../../incident/release/recommend.ts';
import { Button } from '../../../kit/Button.tsx';
import { useDraft } from '../../../kit/draft.ts';
import { Section } from '../../../kit/Section.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { factText } from '../../../text/facts.ts';
import { recommendedWords } from '../../../text/statements.ts';
import { useWork } from '../work.ts';
import { FactForm } from './FactForm.tsx';
import { FactRow, type OpenAct } from './FactRow.tsx';
import { FactsTogether } from './FactsTogether.tsx';
import { placeToWrite } from './likely.ts';
import { PostPanel } from './PostPanel.tsx';
import { ReleaseFrame } from './ReleaseFrame.tsx';
import { StatementStale } from './StatementStale.tsx';

/** 事实台账: what is known, how sure it is, and who says so. */
export const Facts = () => (
  <ReleaseFrame>
    <Ledger />
  </ReleaseFrame>
);

/** The form that is open, one at a time: of one fact, of a new one or of several together. */
interface Open extends OpenAct {
  readonly fact: string;
}

const NEW: Open = { fact: 'new', act: 'record' };
const TOGETHER: Open = { fact: 'together', act: 'record' };

const isCore = ({ element }: FactView): boolean => element !== undefined && element.extra !== true;

function Ledger() {
  const { view, locked } = useWork();
  const { facts } = view.ledger;
  // While nothing is known there is one thing to do.
  const [isFirst, setFirst] = useState(facts.every(({ history }) => history.length === 0));
  const [kept, keep] = useDraft<Open | undefined>('facts/open', undefined);
  const [said, setSaid] = useState<string>();
  const open = kept ?? (isFirst ? TOGETHER : undefined);
  const show = (next: Open | undefined, words?: string): void => {
    setFirst(false);
    keep(next);
    setSaid(words);
  };
  const row = (fact: FactView) => (
    <FactRow
      key={fact.id}
      fact={fact}
      open={open?.fact === fact.id ? open : undefined}
      onOpen={next => show({ fact: fact.id, ...next })}
      onDone={() => {
        // A cause that was just verified waits for one thing.
        const waits = fact.cause && open?.act !== 'approve';
        show(waits ? { fact: fact.id, act: 'approve' } : undefined, factText.recorded(fact.label));
      }}
      onCancel={() => show(undefined)}
    />
  );
  const others = facts.filter(fact => !isCore(fact));
  const together = facts.filter(({ cause, state }) => !cause && (state === 'empty' || state === 'checking'));
  return (
    <div class="facts stack-5">
      <StatementStale />
      <Summary />
      {locked && <p class="notice">{factText.closed}</p>}
      <p class="small faint" role="status">
        {said}
      </p>
      <PostPanel rank={2} />
      <Section id="facts-core" class="flow-3" title={factText.elements}>
        {!locked &&
          together.length > 0 &&
          (open?.fact === TOGETHER.fact ? (
            <FactsTogether
              facts={together}
              cause={facts.find(({ cause, state }) => cause && state === 'empty')}
              atHand={kept !== undefined}
              onDone={count => show(undefined, factText.recordedTogether(count))}
              onCancel={() => show(undefined)}
            />
          ) : (
            <Button
              words={factText.together}
              id="facts-together"
              class="no-print"
              onClick={() => show(TOGETHER)}
            />
          ))}
        <ol class="ruled">{facts.filter(isCore).map(row)}</ol>
      </Section>
      <Section id="facts-others" class="flow-3" title={factText.others} hint={factText.othersNone}>
        {others.length > 0 && <ol class="ruled">{others.map(row)}</ol>}
        {!locked &&
          (open?.fact === NEW.fact ? (
            <FactForm
              fact={undefined}
              act={NEW.act}
              onDone={label => show(undefined, factText.recorded(label))}
              onCancel={() => show(undefined)}
            />
          ) : (
            <Button words={factText.add} id="fact-add" class="no-print" onClick={() => show(NEW)} />
          ))}
      </Section>
    </div>
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
