import { outcomeOf } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { ActButton } from './ActButton.tsx';
import type { Work } from './work.ts';

/** What became of a matter that was not handled as public concern: whom it went to, why, who says so when, and what can still be done. */
export function EndedBand({ work }: { work: Work }) {
  const { view, index } = work.incident;
  const { closed } = view;
  const outcome = outcomeOf(index.playbook.triage, index.definitions, view.facts);
  const [recipient, reason] = (['recipient', 'reason'] as const).map(means =>
    index.answer(means, view.facts),
  );
  return (
    <section class="now-band split band" aria-label={deskText.closed}>
      <strong>{outcome?.title}</strong>
      {recipient !== undefined && <span class="now-after">{deskText.endedWith(recipient)}</span>}
      {reason !== undefined && <span class="now-after">{deskText.endedWhy(reason)}</span>}
      {closed !== undefined && (
        <span class="now-after small">
          {deskText.endedBy(
            [work.roleName(closed.by.role), closed.by.name].filter(Boolean).join(' '),
            fullTime(Date.parse(closed.at), timeNow()),
          )}
        </span>
      )}
      <span class="now-after small">{deskText.endedHint}</span>
      <ActButton act={work.act} command={{ kind: 'reopen' }}>
        {deskText.reopen}
      </ActButton>
    </section>
  );
}
