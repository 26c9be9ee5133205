import './sign-off.css';
import { signerField } from '../../../incident/fields.ts';
import { STATEMENT_KINDS } from '../../../incident/kinds/statement-saved.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { useTyped } from '../../../kit/useForm.ts';
import { versionName } from '../../../text/event.ts';
import { editorText, elsewhereText, kindLabel } from '../../../text/statements.ts';
import { incidentNow, useWork, type Work } from '../work.ts';
import { outFields } from './PublishForm.tsx';
import { usualPlace } from './release.ts';

const DRAFT = 'elsewhere';

/** Id of the statement that was written down last. */
function lastRecorded(work: Work): string {
  const now = incidentNow(work);
  const event = now?.log.events.findLast(({ type }) => type === 'publishedElsewhere');
  return now?.view.publications.find(out => out.event === event?.id)?.statement ?? '';
}

/** 事后补录: what went out elsewhere, what it said, and who approved it there. */
export function ElsewhereForm({ onSaved, onCancel }: { onSaved(statement: string): void; onCancel(): void }) {
  const work = useWork();
  const { view, index } = work.incident;
  const channels = index.playbook.release.channels.map(({ id, title }) => ({ value: id, label: title }));
  const kinds = STATEMENT_KINDS.map(value => ({ value, label: kindLabel[value] }));
  const [typed] = useTyped(DRAFT);
  const versions = view.statements.flatMap(each => each.versions).reverse();
  const version = versions.find(({ id }) => id === typed['version']);
  const [channel] = channels;
  const own = version === undefined;
  return (
    <Form
      id="publish"
      draft={DRAFT}
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
          channel: { kind: 'choice', label: elsewhereText.channel, options: channels, value: channel?.value },
          form: { kind: 'choice', label: elsewhereText.form, options: kinds, value: STATEMENT_KINDS[0] },
          title: { kind: 'line', label: editorText.heading },
          text: { kind: 'text', rows: 6, label: elsewhereText.text, hint: elsewhereText.textHint },
        }),
        ...outFields(usualPlace(work, version?.channel ?? String(typed['channel'] ?? channel?.value ?? ''))),
        nextUpdate: {
          kind: 'time',
          label: elsewhereText.nextUpdate,
          value: version?.nextUpdate,
        },
        approver: ask(signerField, { label: elsewhereText.approver }),
      }}
      action={elsewhereText.save}
      onSubmit={({ version: id = '', channel: to = '', form = '', title = '', text = '', ...out }) => {
        const said = { version: id || undefined, channel: to, form, title, text };
        const refused = work.act({ kind: 'recordPublication', ...said, ...out });
        return refused?.refusal.code === 'badField' && refused.refusal.why.code === 'notAhead'
          ? { ...refused, sentence: elsewhereText.nextUpdateLate }
          : refused;
      }}
      onDone={() => onSaved(lastRecorded(work))}
      onCancel={onCancel}
    >
      <h2 id="elsewhere-title" tabIndex={-1}>
        {elsewhereText.title}
      </h2>
      <p class="small">{elsewhereText.hint}</p>
    </Form>
  );
}
