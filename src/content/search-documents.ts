import type { SearchDocument } from '../search/document.ts';
import { basisLabel, clauseKind, readingNote } from '../text/site.ts';
import { termPath } from './glossary.ts';
import { clausePath, rulePath, stepPath } from './paths.ts';
import type { WholeSite } from './site-content.ts';

/** Everything search can find, in clause-size pieces. Addresses are relative to the site's base. */
export function searchDocuments(site: WholeSite): SearchDocument[] {
  const { playbook, pages, terms, asked } = site;
  const clauses = site.clauses.map((clause): SearchDocument => {
    const page = pages.find(({ clauses: shown }) => shown.includes(clause.id));
    return {
      id: clause.id,
      kind: 'clause',
      title: `${clause.id} ${clauseKind[clause.kind]}`,
      text: clause.text,
      place: `${page?.number ?? ''} ${page?.title ?? ''} · ${clause.id}`,
      url: clausePath(site, clause.id),
      keywords: asked.clauses[clause.id] ?? [],
      explains: [],
    };
  });
  const steps = playbook.steps.map((step): SearchDocument => {
    const phase = playbook.phases.find(({ id }) => id === step.phase);
    const text = [step.why, ...step.how].join('');
    return {
      id: step.id,
      kind: 'step',
      title: step.title,
      text,
      place: `步骤 · ${phase?.title ?? ''}`,
      url: stepPath(step),
      keywords: asked.steps[step.id] ?? [],
      explains: step.cite,
    };
  });
  const roles = playbook.roles.map(
    (role): SearchDocument => ({
      id: role.id,
      kind: 'role',
      title: role.name,
      text: role.summary,
      place: '岗位',
      url: `roles/${role.id}/`,
      keywords: [role.short, ...(asked.roles[role.id] ?? [])],
      explains: [],
    }),
  );
  const rules = playbook.rules.map((rule): SearchDocument => {
    const text = `${rule.wording}${rule.effect}`;
    return {
      id: rule.id,
      kind: 'rule',
      title: rule.title,
      text,
      place: `${rule.kind === 'rule' ? basisLabel.rule : basisLabel.advice} · ${rule.number} · ${readingNote[rule.reading]}`,
      url: rulePath(rule.id),
      keywords: [rule.number, ...(asked.rules[rule.id] ?? [])],
      explains: [],
    };
  });
  const glossary = terms.map(
    (term): SearchDocument => ({
      id: term.term,
      kind: 'term',
      title: term.term,
      text: term.meaning,
      place: '术语',
      url: termPath(term),
      keywords: term.synonyms,
      explains: term.cite,
    }),
  );
  const reading = pages.map(
    (page): SearchDocument => ({
      id: page.slug,
      kind: 'page',
      title: page.title,
      text: page.summary,
      place: `方案 · ${page.number}`,
      url: `plan/${page.slug}/`,
      keywords: [],
      explains: [],
    }),
  );
  const lessons = site.learning.lessons.flatMap((lesson): SearchDocument[] => {
    // A lesson may stand on several paths; the first that has it is as good as any.
    const path = site.learning.paths.find(each => each.lessons.includes(lesson.id));
    if (path === undefined) return [];
    return [
      {
        id: `lesson ${lesson.id}`,
        kind: 'page',
        title: lesson.title,
        text: lesson.summary,
        place: `培训 · ${path.title}第 ${path.lessons.indexOf(lesson.id) + 1} 课`,
        url: `training/${path.id}/${lesson.id}/`,
        keywords: [],
        explains: [],
      },
    ];
  });
  // What is worded alike stands together: so the index packs best.
  return [...clauses, ...glossary, ...rules, ...steps, ...roles, ...reading, ...lessons];
}
