import type { Study } from '../useStudy.ts';

/** A clause by its number, which leads to it, and its words as far as there is room. */
export function ClauseName({
  id,
  study: { catalog, base },
}: {
  id: string;
  study: Pick<Study, 'catalog' | 'base'>;
}) {
  const clause = catalog.clauses.find(each => each.id === id);
  return (
    <>
      <a href={`${base}${clause?.path ?? ''}`}>{id}</a>
      <span class="clause-words">{clause?.text}</span>
    </>
  );
}
