import { useState } from 'preact/hooks';
import { type BureauDetails, contactAsks, contactGaps } from '../../../incident/release/contact.ts';
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
  const [isOpen, setOpen] = useState(false);
  const gaps = contactGaps(line, details);
  const isMissing = wanted && gaps.length > 0;
  if (contactAsks(line).length === 0) return null;
  return (
    <section class={`bureau no-print ${isMissing ? 'notice' : ''}`} aria-label={bureauText.title}>
      {isMissing && <p role="status">{bureauText.missing(gaps)}</p>}
      {isOpen ? (
        <>
          <p class="small faint">{bureauText.hint}</p>
          <Form
            id="bureau"
            // A field is named by its place: its name is the playbook's, in any script.
            fields={Object.fromEntries(
              contactAsks(line).map((name, position) => [
                `${position}`,
                { kind: 'line' as const, label: name, value: details[name] },
              ]),
            )}
            action={bureauText.save}
            onSubmit={values => {
              onDetails(
                Object.fromEntries(
                  contactAsks(line).map((name, position) => [name, values[`${position}`]?.trim() ?? '']),
                ),
              );
              return undefined;
            }}
            onDone={() => setOpen(false)}
            onCancel={() => setOpen(false)}
          />
        </>
      ) : (
        <button type="button" class={isMissing ? '' : 'quiet small'} onClick={() => setOpen(true)}>
          {isMissing ? bureauText.fill : bureauText.change}
        </button>
      )}
    </section>
  );
}
