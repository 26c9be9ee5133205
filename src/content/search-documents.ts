import { names } from '#names';
import type { SearchDocument } from '../search/document.ts';
import { basisLabel, clauseKind, readingNote } from '../site/words.ts';
import { termPath } from './glossary.ts';
import { clausePath, rulePath, stepPath } from './paths.ts';
import type { WholeSite } from './site-content.ts';

/** A piece that search can find. What officers type for it, and what it explains, many have none of. */
const piece = (
  kind: SearchDocument['kind'],
  said: Omit<SearchDocument, 'kind' | 'keywords' | 'explains'> &
    Partial<Pick<SearchDocument, 'keywords' | 'explains'>>,
): SearchDocument => ({ kind, keywords: [], explains: [], ...said });

/** Everything search can find, in clause-size pieces. Addresses are relative to the site's base. */
export function searchDocuments(site: WholeSite): SearchDocument[] {
  const { playbook, pages, terms, asked } = site;
  const clauses = site.clauses.map(clause => {
    const { id, text } = clause;
    const page = pages.find(({ clauses: shown }) => shown.includes(id));
    return piece('clause', {
      id,
      title: `${id} ${clauseKind(clause)}`,
      text,
      place: `条款 · ${page?.number ?? ''} ${page?.title ?? ''}`,
      url: clausePath(site, id),
      keywords: asked.clauses[id] ?? [],
    });
  });
  const steps = playbook.steps.map(step =>
    piece('step', {
      id: step.id,
      title: step.title,
      text: [step.why, ...step.how].join(''),
      place: `步骤 · ${playbook.phases.find(({ id }) => id === step.phase)?.title ?? ''}`,
      url: stepPath(step),
      keywords: asked.steps[step.id] ?? [],
      explains: step.cite,
    }),
  );
  const roles = playbook.roles.map(({ id, name, short, summary }) =>
    piece('role', {
      id,
      title: `${name}的职责`,
      text: summary,
      place: '岗位',
      url: `roles/${id}/`,
      keywords: [short, ...(asked.roles[id] ?? [])],
    }),
  );
  const rules = playbook.rules.map(({ id, kind, title, number, wording, effect, reading }) =>
    piece('rule', {
      id,
      title,
      text: `${wording}${effect}`,
      place: `${basisLabel[kind]} · ${number} · ${readingNote[reading]}`,
      url: rulePath(id),
      keywords: [number, ...(asked.rules[id] ?? [])],
    }),
  );
  const glossary = terms.map(term =>
    piece('term', {
      id: term.term,
      title: term.term,
      text: term.meaning,
      place: '术语',
      url: termPath(term),
      keywords: term.synonyms,
      explains: term.cite,
    }),
  );
  const reading = pages.map(({ slug, title, summary, number }) =>
    piece('page', {
      id: slug,
      title,
      text: summary,
      place: `${names.plan} · ${number}`,
      url: `plan/${slug}/`,
    }),
  );
  const lessons = site.learning.lessons.flatMap(({ id, title, summary }) => {
    // A lesson may stand on several paths; the first that has it is as good as any.
    const path = site.learning.paths.find(each => each.lessons.includes(id));
    if (path === undefined) return [];
    const place = `培训 · ${path.title}第 ${path.lessons.indexOf(id) + 1} 课`;
    return [
      piece('page', { id: `lesson ${id}`, title, text: summary, place, url: `training/${path.id}/${id}/` }),
    ];
  });
  // Similar words stand together: so the index compresses best.
  return [...clauses, ...glossary, ...rules, ...steps, ...roles, ...reading, ...lessons];
}
