import './sign-off.css';
import { doneByPublishing } from '../../../incident/evidence.ts';
import { publish } from '../../../incident/kinds/published.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { isSettled } from '../../../incident/settled.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { Problem } from '../../../kit/Problem.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { promiseWords, publishText } from '../../../text/statements.ts';
import { useNow } from '../../shared/hooks.ts';
import { useWork } from '../work.ts';
import { usualPlace } from './release.ts';

/** Where and when it went out. */
export function PublishForm({ version, onPublished }: { version: StatementVersion; onPublished(): void }) {
  const work = useWork();
  const { view } = work.incident;
  const now = useNow();
  const isFirst = view.publications.length === 0;
  const does = view.steps.filter(
    ({ step, applies, state }) => applies && !isSettled(state) && doneByPublishing(step, version, isFirst),
  );
  const passed = version.nextUpdate !== undefined && Date.parse(version.nextUpdate) <= now;
  return (
    <Form
      id="publish"
      draft={`publish/${version.id}`}
      effort="publication"
      fields={outFields(usualPlace(work, version.channel), timeNow)}
      action={publishText.publish}
      after={
        <>
          <p class="small">{promiseWords(version, now)}</p>
          <Problem>{passed ? publishText.nextPassed : undefined}</Problem>
          {does.length > 0 && (
            <p class="small">{publishText.does(does.map(({ step, number }) => `${number} ${step.title}`))}</p>
          )}
        </>
      }
      onSubmit={out => {
        const refused = work.act({ kind: 'publish', version: version.id, ...out });
        // Why stands above already.
        return refused?.field === 'nextUpdate' ? { ...refused, sentence: publishText.nextPassed } : refused;
      }}
      onDone={onPublished}
    />
  );
}

/** Where, when and under which address something went out. @param clock where it is now unless said otherwise */
export const outFields = (place: string, clock?: () => number) => ({
  place: ask(publish.fields.place, {
    label: publishText.place,
    hint: publishText.placeHint,
    value: place,
  }),
  publishedAt: ask(publish.fields.publishedAt, {
    label: publishText.time,
    hint: publishText.timeHint,
    ...(clock && { clock }),
  }),
  link: ask(publish.fields.link, { label: publishText.link }),
});
