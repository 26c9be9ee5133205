import { Fragment } from 'preact';
import type { Playbook } from '../../playbook/playbook.ts';
import { basisLabel } from '../../text/site.ts';

interface Props {
  cite: readonly string[];
  playbook: Playbook;
  /** The site's base. */
  base: string;
}

/** Clauses and rules by their numbers, each leading to its words. */
export const Cites = ({ cite, playbook, base }: Props) => (
  <>
    {cite.map((id, position) => {
      const rule = playbook.rules.find(each => each.id === id);
      return (
        <Fragment key={id}>
          {position > 0 && '、'}
          <a
            href={`${base}${rule === undefined ? `plan/full/#c-${id}` : `rules/${id}/`}`}
            title={rule?.title}
          >
            {rule?.number ?? `${basisLabel.plan} ${id}`}
          </a>
        </Fragment>
      );
    })}
  </>
);
