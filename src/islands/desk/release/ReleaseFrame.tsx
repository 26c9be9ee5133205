import './release.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Form } from '../../../kit/Form.tsx';
import { factText } from '../../../text/facts.ts';
import { officerAsks } from '../../shared/officer-asks.ts';
import { useWork } from '../work.ts';

/** What the screens of facts and statements share: who keeps the record. */
export function ReleaseFrame({ children }: { children: ComponentChildren }) {
  const { view, index, officer, setOfficer } = useWork();
  // Asked once, and it stays: choosing the role must not take the name's field away.
  const [asks] = useState(officer.role === '');
  return (
    <section class="desk-screen release-screen flow" aria-labelledby="incident-title">
      {asks && view.status === 'open' && (
        <section class="panel no-print card" aria-label={factText.role}>
          <Form
            id="officer"
            fields={officerAsks(index.playbook.roles, officer, setOfficer)}
            onSubmit={() => undefined}
          />
        </section>
      )}
      {children}
    </section>
  );
}
