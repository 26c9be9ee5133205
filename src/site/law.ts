/** The parts of a rule's full title: the law or notice, and the article; no article where the whole is meant. */
export interface NamedLaw {
  readonly law: string;
  readonly article: string;
}

/**
 * Splits the title of a rule: `《地质灾害防治条例》第四条` is article 第四条 of 《地质灾害防治条例》, and
 * `…的通知（重点回应）` the part 重点回应 of a notice.
 */
export function lawOf(title: string): NamedLaw {
  const named = /^(《[^》]+》)(.+)$/.exec(title) ?? /^(.+?)（([^）]+)）$/.exec(title);
  const [, law = title, article = ''] = named ?? [];
  return { law, article: article.trim() };
}
