import { FORM_TOKENS } from './form-token.ts';
import { meaningsOf } from './meaning.ts';
import type { Playbook } from './playbook.ts';
import type { ContentProblem, ProblemPlace } from './problem.ts';
import { type Needs, REGISTER_COLUMNS } from './record.ts';
import { tokensIn } from './template.ts';
import { templatesOf } from './validate-kit.ts';
import type { QuestionMeaning, RoleFunction } from './vocabulary.ts';

/** Every incident has these: its title, and when its clocks and the register begin. */
const ALWAYS = ['title', 'foundAt'] as const satisfies readonly QuestionMeaning[];

const needsOfToken: ReadonlyMap<string, Needs> = new Map(Object.entries(FORM_TOKENS));

/** Finds meanings that a screen, a document or a mark reads and that no content declares, or that are declared twice. */
export function validateMeanings(playbook: Playbook): readonly ContentProblem[] {
  const problems: ContentProblem[] = [];
  const index = meaningsOf(playbook);
  const need = (
    { questions = [], fills = [] }: Needs,
    place: ProblemPlace & { readonly token?: string },
  ): void => {
    for (const word of questions)
      if (index.question(word) === undefined)
        problems.push({ ...place, code: 'missingMeaning', field: 'means', word });
    for (const word of fills)
      if (index.stepsThatFill(word).length === 0)
        problems.push({ ...place, code: 'missingMeaning', field: 'fills', word });
  };
  const once = (
    items: readonly { readonly id: string; readonly means?: string }[],
    part: ProblemPlace['part'],
    path: ProblemPlace['path'],
  ): void => {
    const seen = new Set<string>();
    items.forEach(({ id, means }, position) => {
      if (means === undefined) return;
      if (seen.has(means))
        problems.push({ part, path: [...path, position, 'means'], id, code: 'repeatedMeaning', word: means });
      seen.add(means);
    });
  };

  const { first, triage, steps, register, stretches, release } = playbook;
  once(
    first.lines.map(({ id, opens, sent }) => ({ id, means: opens ?? (sent ? 'sent' : id) })),
    'first',
    ['lines'],
  );
  once(triage.questions, 'triage', ['questions']);
  once(release.elements, 'release', ['elements']);
  steps.forEach(({ wants }, position) => {
    once(wants ?? [], 'steps', [position, 'wants']);
  });
  need({ questions: ALWAYS }, { part: 'triage', path: ['questions'], id: triage.id });
  // Somebody opens incidents; somebody has the last word where anything goes out.
  const functions: readonly RoleFunction[] =
    release.channels.length > 0 ? ['keepsRecord', 'finalApproval'] : ['keepsRecord'];
  for (const word of functions)
    if (index.role(word) === undefined)
      problems.push({ part: 'roles', path: [], id: '', code: 'missingMeaning', field: 'functions', word });
  register.forEach(({ column }, position) => {
    need(REGISTER_COLUMNS[column], { part: 'register', path: [position, 'column'], id: column });
    if (register.findIndex(other => other.column === column) < position)
      problems.push({ part: 'register', path: [position, 'column'], id: column, code: 'duplicateId' });
  });
  stretches.forEach(({ id, until }, position) => {
    if (until === 'published') return;
    need({ fills: until.fills }, { part: 'stretches', path: [position, 'until', 'fills'], id });
  });
  for (const { text, part, path, id } of templatesOf(playbook))
    if (part === 'forms')
      for (const token of tokensIn(text)) need(needsOfToken.get(token) ?? {}, { part, path, id, token });
  return problems;
}
