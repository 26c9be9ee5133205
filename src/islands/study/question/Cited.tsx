import { questionText } from '../../../text/study-question.ts';
import type { Catalog } from '../../../training/catalog.ts';

interface Props {
  cite: readonly string[];
  catalog: Catalog;
  base: string;
}

/** What an explanation rests on: clauses and rules, each leading to its words. */
export function Cited({ cite, catalog, base }: Props) {
  return (
    <span class="cite-list small faint block">
      {questionText.cite}
      {cite.map((id, position) => {
        const clause = catalog.clauses.find(each => each.id === id);
        const rule = catalog.rules.find(each => each.id === id);
        return (
          <span key={id}>
            {position > 0 && '、'}
            <a href={`${base}${clause?.path ?? `rules/${id}/`}`} title={clause?.text ?? rule?.title}>
              {clause === undefined ? (rule?.number ?? id) : questionText.clause(id)}
            </a>
          </span>
        );
      })}
    </span>
  );
}
