import type { Playbook } from '../../playbook/playbook.ts';
import { washText } from '../../text/drill-wash.ts';
import { basisLabel } from '../../text/site.ts';
import { href } from '../shared/href.ts';

/** What something rests on: clauses and rules by their numbers, each leading to its words. */
export const Cites = ({ cite, playbook }: { cite: readonly string[]; playbook: Playbook }) => (
  <p class="small">
    {washText.cite}{' '}
    {cite.map((id, position) => {
      const rule = playbook.rules.find(each => each.id === id);
      return (
        <span key={id}>
          {position > 0 && '、'}
          <a href={href(rule === undefined ? `plan/full/#c-${id}` : `rules/${id}/`)} title={rule?.title}>
            {rule?.number ?? `${basisLabel.plan} ${id}`}
          </a>
        </span>
      );
    })}
  </p>
);
