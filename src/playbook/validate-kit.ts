import { DOCUMENT_TOKENS } from '../document/tokens.ts';
import { piecesOf } from '../incident/release/compose.ts';
import type { Checker } from './checker.ts';
import type { Playbook } from './playbook.ts';
import type { Place, RequiredCheck } from './problem.ts';
import { CORRECTION_TOKEN, DRAFT_TOKENS, type GateItem, type ReleaseKit } from './release-kit.ts';

/** The role that has the last word on what is released (3.2.2). */
const LEADERS = 'leadingGroup';
/** The rule that asks for a review of secrecy before anything is made public. */
const SECRECY_RULE = 'secrecy-law-35';

const templates = ['full', 'holding', 'correction'] as const;

/** Tokens of a template that are not among the given ones. */
const unknownTokens = (template: string, tokens: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    piecesOf(template).flatMap(piece => ('token' in piece && !tokens.has(piece.token) ? [piece.token] : [])),
  ),
];

const required: Readonly<Record<RequiredCheck, (item: GateItem) => boolean>> = {
  cause: ({ check }) => check === 'cause',
  facts: ({ check }) => check === 'facts',
  identity: ({ check }) => check === 'identity',
  secrecy: ({ check, cite }) => check === 'asked' && cite.includes(SECRECY_RULE),
};

/** Elements, drafts, gate, word lists and chains of approval. */
export function validateRelease({ release }: Playbook, checker: Checker): void {
  if (release === undefined) return;
  validateElements(release, checker);
  validateChannels(release, checker);
  validateGate(release, checker);
  const { problems, ids, known, based, distinct, conditioned } = checker;

  distinct(release.wording, 'release', ['wording']);
  const elements = new Set(release.elements.map(({ id }) => id));
  release.wording.forEach((rule, index) => {
    const place: Place = { part: 'release', path: ['wording', index], id: rule.id };
    based(rule.basis, rule.cite, place);
    if (rule.until !== undefined)
      known(elements, rule.until, 'release', { ...place, path: [...place.path, 'until'] });
  });
  release.bodies.forEach((name, index) => {
    // One character stands in half of all sentences.
    if ([...name].length < 2)
      problems.push({ part: 'release', path: ['bodies', index], id: name, code: 'shortBody', name });
  });

  distinct(release.approvals, 'release', ['approvals']);
  // A stage that two chains share would carry a signature from one to the other when the incident is re-graded.
  const stageIds = new Set<string>();
  release.approvals.forEach((chain, index) => {
    const place: Place = { part: 'release', path: ['approvals', index], id: chain.id };
    based(chain.basis, chain.cite, place);
    conditioned(chain.when, place);
    chain.stages.forEach(({ id, roles }, stage) => {
      if (stageIds.has(id))
        problems.push({ ...place, path: [...place.path, 'stages', stage, 'id'], id, code: 'duplicateId' });
      stageIds.add(id);
      roles.forEach((role, position) => {
        known(ids.roles, role, 'roles', {
          ...place,
          path: [...place.path, 'stages', stage, 'roles', position],
        });
      });
    });
    if (chain.stages.at(-1)?.roles.includes(LEADERS) !== true)
      problems.push({
        ...place,
        path: [...place.path, 'stages', chain.stages.length - 1],
        code: 'lastStageWithoutLeaders',
      });
  });
}

function validateElements({ elements }: ReleaseKit, { problems, based, distinct }: Checker): void {
  distinct(elements, 'release', ['elements']);
  // A name in braces must stand for one thing.
  const taken = new Set<string>([...DRAFT_TOKENS, CORRECTION_TOKEN]);
  elements.forEach(({ id, label, basis, cite }, index) => {
    const place: Place = { part: 'release', path: ['elements', index], id };
    based(basis, cite, place);
    if (taken.has(label))
      problems.push({ ...place, path: [...place.path, 'label'], code: 'takenLabel', label });
    taken.add(label);
  });
  const count = elements.filter(({ cause }) => cause).length;
  if (count !== 1)
    problems.push({ part: 'release', path: ['elements'], id: 'elements', code: 'causeElements', count });
}

function validateChannels({ channels, elements }: ReleaseKit, { problems, based, distinct }: Checker): void {
  const tokens = new Set<string>([...DRAFT_TOKENS, ...elements.map(({ label }) => label)]);
  distinct(channels, 'release', ['channels']);
  channels.forEach((channel, index) => {
    const place: Place = { part: 'release', path: ['channels', index], id: channel.id };
    based(channel.basis, channel.cite, place);
    distinct(channel.parts, 'release', [...place.path, 'parts']);
    channel.parts.forEach((part, position) => {
      for (const field of templates) {
        const known = field === 'correction' ? new Set([...tokens, CORRECTION_TOKEN]) : tokens;
        for (const token of unknownTokens(part[field], known))
          problems.push({
            part: 'release',
            path: [...place.path, 'parts', position, field],
            id: part.id,
            code: 'unknownToken',
            token,
            field,
          });
      }
    });
  });
}

function validateGate({ gate }: ReleaseKit, { problems, based, distinct, conditioned }: Checker): void {
  distinct(gate, 'release', ['gate']);
  gate.forEach((item, index) => {
    const place: Place = { part: 'release', path: ['gate', index], id: item.id };
    based(item.basis, item.cite, place);
    conditioned(item.when, place);
    if ((item.check === 'asked' || item.check === 'bodies') && item.ask === undefined)
      problems.push({ ...place, code: 'nothingToAsk' });
  });
  for (const check of ['cause', 'facts', 'identity', 'secrecy'] as const) {
    const always = gate.some(
      item => required[check](item) && item.skippable !== true && item.when === undefined,
    );
    if (!always) problems.push({ part: 'release', path: ['gate'], id: 'gate', code: 'missingCheck', check });
  }
}

/** Documents: fields of the right kind, and templates with tokens that stand for something. */
export function validateForms({ forms }: Playbook, { problems, ids, based, distinct, known }: Checker): void {
  if (forms === undefined) return;
  const tokens = new Set(DOCUMENT_TOKENS);
  distinct(forms, 'forms', []);
  forms.forEach((form, index) => {
    const place: Place = { part: 'forms', path: [index], id: form.id };
    based(form.basis, form.cite, place);
    distinct(form.fields, 'forms', [index, 'fields']);
    form.steps?.forEach((step, position) => {
      known(ids.steps, step, 'steps', { ...place, path: [index, 'steps', position] });
    });
    for (const token of unknownTokens(form.heading, tokens))
      problems.push({
        ...place,
        path: [index, 'heading'],
        code: 'unknownToken',
        token,
        field: 'heading',
      });
    form.fields.forEach(({ id, kind, table, template }, position) => {
      const field: Place = { part: 'forms', path: [index, 'fields', position], id };
      if (kind === 'table' && table === undefined) problems.push({ ...field, code: 'tableWithoutName' });
      if ((kind !== 'table' && table !== undefined) || (kind === 'table' && template !== undefined))
        problems.push({ ...field, code: 'tableOfOtherKind' });
      for (const token of unknownTokens(template ?? '', tokens))
        problems.push({
          ...field,
          path: [...field.path, 'template'],
          code: 'unknownToken',
          token,
          field: 'template',
        });
    });
  });
}

/** What closing needs: steps that exist, or something that can be looked at. */
export function validateClosing(
  { closing, pauses = [] }: Playbook,
  { problems, ids, known, based, distinct }: Checker,
): void {
  if (closing === undefined) return;
  distinct(closing, 'closing', []);
  const isPaused = pauses.some(({ before }) => before === 'closing');
  closing.forEach((need, index) => {
    const place: Place = { part: 'closing', path: [index], id: need.id };
    based(need.basis, need.cite, place);
    need.steps?.forEach((step, position) => {
      known(ids.steps, step, 'steps', { ...place, path: [index, 'steps', position] });
    });
    if (need.steps === undefined && need.check === undefined) problems.push({ ...place, code: 'emptyNeed' });
    if (need.check === 'secondPerson' && !isPaused)
      problems.push({ ...place, path: [index, 'check'], code: 'needWithoutPause' });
  });
}
