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
export function Cites({ cite, playbook, base }: Props) {
  return (
    <>
      {cite.map((id, position) => {
        const rule = playbook.rules.find(each => each.id === id);
        return (
          <Fragment key={id}>
            {position > 0 && '、'}
            {rule === undefined ? (
              <a href={`${base}plan/full/#c-${id}`}>
                {basisLabel.plan} {id}
              </a>
            ) : (
              <a href={`${base}rules/${id}/`} title={rule.title}>
                {rule.number}
              </a>
            )}
          </Fragment>
        );
      })}
    </>
  );
}
