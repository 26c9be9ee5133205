import { siteText } from '../../site/words.ts';
import { href } from './href.tsx';

interface Props {
  cite: readonly string[];
  /** A playbook, or a catalog, which knows on which page a clause is explained. */
  of: {
    readonly clauses: readonly { readonly id: string; readonly text: string; readonly path?: string }[];
    readonly rules: readonly { readonly id: string; readonly title: string; readonly number: string }[];
  };
}

/** References of an instruction: clauses and rules by their numbers, each linked to its words. */
export const Cites = ({ cite, of: { clauses, rules } }: Props) => (
  <span class="cites small faint block">
    {siteText.cites}
    {cite.map((id, position) => {
      const rule = rules.find(each => each.id === id);
      const clause = clauses.find(each => each.id === id);
      return (
        <span key={id}>
          {position > 0 && '、'}
          <a
            href={href(rule === undefined ? (clause?.path ?? `plan/full/#c-${id}`) : `rules/${id}/`)}
            title={rule?.title ?? clause?.text}
          >
            {rule?.number ?? siteText.clause(id)}
          </a>
        </span>
      );
    })}
  </span>
);
