import { type BureauDetails, contactAsks, contactGaps } from '../../../incident/release/contact.ts';
import { FormButton } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { bureauText } from '../../../text/statements.ts';

interface Props {
  /** The playbook's contact line. */
  line: string;
  details: BureauDetails;
  /** Whether a draft waits for them. */
  wanted: boolean;
  onDetails(details: BureauDetails): void;
}

/** 本局信息: telephone, hours and the like, given once on this machine; every draft takes them from here. */
export function BureauForm({ line, details, wanted, onDetails }: Props) {
  const asks = contactAsks(line);
  const gaps = contactGaps(line, details);
  const isMissing = wanted && gaps.length > 0;
  if (asks.length === 0) return null;
  return (
    <section class={`flow-2 no-print ${isMissing ? 'notice' : ''}`} aria-label={bureauText.title}>
      {isMissing && <p role="status">{bureauText.missing(gaps)}</p>}
      <FormButton
        id="bureau"
        button={isMissing ? bureauText.fill : bureauText.change}
        class={isMissing ? '' : 'quiet small'}
        form={opened => (
          <Form
            {...opened}
            // A field is named by its place: its name is the playbook's, in any script.
            fields={Object.fromEntries(
              asks.map((name, place) => [
                place,
                { kind: 'line' as const, label: name, value: details[name] },
              ]),
            )}
            action={bureauText.save}
            onSubmit={values => {
              onDetails(Object.fromEntries(asks.map((name, place) => [name, values[place]?.trim() ?? ''])));
              return undefined;
            }}
          >
            <p class="small faint">{bureauText.hint}</p>
          </Form>
        )}
      />
    </section>
  );
}
