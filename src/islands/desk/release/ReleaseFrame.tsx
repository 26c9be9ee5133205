import './release.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { factText } from '../../../text/facts.ts';
import { OfficerFields } from '../../shared/OfficerFields.tsx';
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
          <OfficerFields roles={index.playbook.roles} officer={officer} onChange={setOfficer} />
        </section>
      )}
      {children}
    </section>
  );
}
