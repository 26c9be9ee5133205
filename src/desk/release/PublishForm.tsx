import { Form } from '../../kit/Form.tsx';
import { ask, asks } from '../../kit/fields.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { Problem } from '../../kit/Problem.tsx';
import { useTyped } from '../../kit/useForm.ts';
import { isForReplies } from '../../playbook/release-kit.ts';
import { RELEASE_KINDS } from '../../playbook/vocabulary.ts';
import { timeNow } from '../../session/surroundings.ts';
import { signerField } from '../core/fields.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';
import { useNow } from '../parts/hooks.tsx';
import { useWork, type Work } from '../parts/work.tsx';
import { publish } from '../publications/published.ts';
import { isOut, statesFacts } from '../statements/life.ts';
import { saveStatement } from '../statements/statement-saved.ts';
import type { StatementVersion } from '../statements/version.ts';
import {
  editorText,
  elsewhereText,
  promiseWords,
  publishText,
  statementKindLabel,
  versionName,
} from '../statements/words.ts';
import { doneByPublishing } from '../steps/evidence.ts';
import { isFinished } from '../steps/finished.ts';
import { lastWritten, usualPlace } from './release-work.tsx';

/** Where and when it went out. */
export function PublishForm({ version }: { version: StatementVersion }) {
  const work = useWork();
  const { view } = work.incident;
  const now = useNow();
  const isFirst = !view.publications.some(out => isOut(out) && statesFacts(out));
  const does = view.steps.filter(
    ({ step, applies, state }) => applies && !isFinished(state) && doneByPublishing(step, version, isFirst),
  );
  const passed = version.nextUpdate !== undefined && Date.parse(version.nextUpdate) <= now;
  return (
    <Form
      id="publish"
      draft={`publish/${version.id}`}
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
      doubt={({ publishedAt }) => outDoubt(work, version, publishedAt)}
      onSubmit={(out, _, datesConfirmed) => {
        const refused = work.act({ kind: 'publish', version: version.id, ...out, datesConfirmed });
        // Why stands above already.
        return refused?.field === 'nextUpdate' ? { ...refused, sentence: publishText.nextPassed } : refused;
      }}
      onDone={() => giveFocusSoon('#published-title')}
    />
  );
}

/** Where, when and under which address something went out. @param clock where it is now unless said otherwise */
const outFields = (place: string, clock?: () => number) =>
  asks(publish.fields, {
    place: { value: place, source: publishText.usualPlace },
    ...(clock && { publishedAt: { clock } }),
  });

/** A doubt about the time of publication: a version goes out after its last approval. */
const outDoubt = (work: Work, version: StatementVersion | undefined, publishedAt: string) => {
  const approvals = version === undefined ? [] : work.incident.view.signOffOf(version).approvals;
  const approved = approvals.map(({ decidedAt }) => decidedAt).sort();
  return dateDoubt(work.incident, 'published', 'publishedAt', publishedAt, { approved: approved.at(-1) });
};

const ELSEWHERE = 'elsewhere';

/** 事后补录: a publication elsewhere, its text, and its approver there. */
export function ElsewhereForm({ onSaved, onCancel }: { onSaved(statement: string): void; onCancel(): void }) {
  const work = useWork();
  const { view, index } = work.incident;
  const channels = index.playbook.release.channels
    .filter(each => !isForReplies(each))
    .map(({ id, title }) => ({ value: id, label: title }));
  const [typed] = useTyped(ELSEWHERE);
  const versions = view.statements.flatMap(each => each.versions).reverse();
  const version = versions.find(({ id }) => id === typed['version']);
  const [channel] = channels;
  const own = version === undefined;
  return (
    <Form
      id="publish"
      draft={ELSEWHERE}
      class="elsewhere-form"
      focus={false}
      fields={{
        ...(versions.length > 0 && {
          version: {
            kind: 'choice',
            label: elsewhereText.said,
            options: [
              { value: '', label: elsewhereText.other },
              ...versions.map(version => ({ value: version.id, label: versionName(version) })),
            ],
          },
        }),
        ...(own && {
          channel: {
            kind: 'choice',
            label: elsewhereText.channel,
            options: channels,
            value: channel?.value,
            source: elsewhereText.usual,
          },
          form: {
            kind: 'choice',
            label: elsewhereText.form,
            options: RELEASE_KINDS.map(value => ({ value, label: statementKindLabel[value] })),
            value: 'holding',
            source: elsewhereText.usual,
          },
          title: ask(saveStatement.fields.title, { label: editorText.heading }),
          text: { kind: 'text', rows: 6, label: elsewhereText.text, hint: elsewhereText.textHint },
        }),
        ...outFields(usualPlace(work, version?.channel ?? String(typed['channel'] ?? channel?.value ?? ''))),
        nextUpdate: {
          kind: 'time',
          label: elsewhereText.nextUpdate,
          value: version?.nextUpdate,
          source: version && elsewhereText.fromVersion,
        },
        approver: ask(signerField, { label: elsewhereText.approver }),
      }}
      action={elsewhereText.save}
      doubt={({ publishedAt }) => outDoubt(work, version, publishedAt)}
      onSubmit={(
        { version: id = '', channel: to = '', form = '', title = '', text = '', ...out },
        _,
        datesConfirmed,
      ) => {
        const said = { version: id || undefined, channel: to, form, title, text };
        return work.act({ kind: 'recordPublication', ...said, ...out, datesConfirmed });
      }}
      onDone={() => onSaved(lastWritten(work))}
      onCancel={onCancel}
    >
      <h2 id="elsewhere-title" tabIndex={-1}>
        {elsewhereText.title}
      </h2>
      <p class="small">{elsewhereText.hint}</p>
    </Form>
  );
}
