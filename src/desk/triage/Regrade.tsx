import { useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Condition, describe, type Facts } from '../../playbook/condition.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { IncidentView } from '../core/view.ts';
import { conditionWords } from '../core/words/condition.ts';
import { lasting } from '../core/words/lasting.ts';
import { fullTime } from '../core/words/time.ts';
import { officerAsks } from '../parts/officer-asks.tsx';
import { useWork } from '../parts/work.tsx';
import { changedAnswers, overAtOnce, previewChange } from './change.ts';
import { changedWords } from './change-words.ts';
import { Changes } from './Edition.tsx';
import { regradeText } from './regrade-words.ts';
import { Wizard } from './Wizard.tsx';
import { withWayOut } from './way-out.ts';

/** When the first thing on record was done, or came in: who did it knew of the matter. ISO 8601. */
const firstDoneIn = ({ calls, lines, orders }: Pick<IncidentView, 'calls' | 'lines' | 'orders'>) =>
  [
    ...calls.map(({ calledAt }) => calledAt),
    ...lines.map(({ takenAt }) => takenAt),
    ...orders.map(({ receivedAt }) => receivedAt),
  ].sort((one, other) => Date.parse(one) - Date.parse(other))[0];

/** 重新初判: the same wizard over the incident's own answers; what changes is shown before it is accepted. */
export function Regrade({ place }: { place: string }) {
  const { view, index, go, act, officer, setOfficer } = useWork();
  const done = (): void => go('');
  const isFirst = view.verdict === undefined;
  const title = isFirst ? regradeText.first : regradeText.title;
  const [answers, setAnswers] = useState<Facts>(() => withWayOut(index, view.facts, place));
  const [reused, setReused] = useState<ReadonlySet<string>>(() => new Set(Object.keys(view.facts)));

  return (
    <div class="regrade flow">
      <p class="small">
        <strong>
          {title}：{view.title}
        </strong>
      </p>
      <Banner words={isFirst ? regradeText.firstHint : regradeText.hint}>
        <Button words={regradeText.cancel} onClick={done} />
      </Banner>
      <Wizard
        index={index}
        answers={answers}
        place={place}
        reused={reused}
        firstDone={firstDoneIn(view)}
        onAnswers={(next, confirmed) => {
          setAnswers(next);
          setReused(new Set([...reused].filter(id => !confirmed.includes(id))));
        }}
        onPlace={(next, replace) => go(`regrade/${next}`, replace)}
      >
        {(facts, { doubt, datesConfirmed }) => (
          <Form
            id="officer"
            class="start"
            fields={officerAsks(index.playbook.roles, officer, setOfficer)}
            action={isFirst ? regradeText.acceptFirst : regradeText.accept}
            doubt={() => doubt}
            onSubmit={(_, __, confirmed = datesConfirmed) =>
              act({ kind: 'regrade', facts, datesConfirmed: confirmed })
            }
            onDone={done}
          >
            <h2>{title}</h2>
            <RegradePreview
              index={index}
              before={view.facts}
              after={facts}
              isMet={({ id }) =>
                view.clocks.some(({ deadline, clock }) => deadline.id === id && clock.kind === 'met')
              }
            />
          </Form>
        )}
      </Wizard>
    </div>
  );
}

/** The changes that other answers would bring to the checklist and its clocks, before they are accepted. */
function RegradePreview({
  index,
  before,
  after,
  isMet,
}: {
  index: PlaybookIndex;
  before: Facts;
  after: Facts;
  /** Whether the record meets a limit already. */
  isMet(deadline: Deadline): boolean;
}) {
  const now = timeNow();
  const over = overAtOnce({ before: { index, facts: before }, after: { index, facts: after } }, now, isMet);
  const preview = previewChange({ index, facts: before }, { index, facts: after });
  const { steps } = index.playbook;
  // A deadline that has no condition of its own comes and goes with the step that meets it.
  const whenOf = ({ id, when }: Step | Deadline): Condition | undefined =>
    when ?? steps.find(step => step.deadlines?.includes(id))?.when;
  if (Object.values(preview).every(items => items.length === 0)) return <p>{regradeText.notChanged}</p>;
  return (
    <>
      <ul>
        {changedAnswers(index, before, after).map(change => (
          <li key={change.question.id}>{changedWords(change, now)}</li>
        ))}
      </ul>
      {over.length > 0 && (
        <section class="notice" aria-label={regradeText.over(over.length)}>
          <h3>{regradeText.over(over.length)}</h3>
          <ul>
            {over.map(({ deadline, due }) => (
              <li key={deadline.id}>
                {regradeText.overBy(deadline, fullTime(due, now), lasting(now - due))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Changes
        preview={preview}
        heading="h3"
        note={each => {
          const when = whenOf(each);
          return when && regradeText.onlyWhen(describe(when, index.definitions, conditionWords));
        }}
      />
    </>
  );
}
