import { FORM_TOKENS } from './form-token.ts';
import type { Playbook } from './playbook.ts';
import type { ContentProblem, Place, RequiredCheck } from './problem.ts';
import {
  ACCOUNT_TOKEN,
  CORRECTION_TOKEN,
  DRAFT_TOKENS,
  type ReleaseKit,
  type SignOffItem,
} from './release-kit.ts';
import { piecesOf } from './template.ts';

type Problems = readonly ContentProblem[];

const templates = ['full', 'holding', 'correction'] as const;

/** Tokens of a template that are not among the given ones. */
const unknownTokens = (template: string, tokens: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    piecesOf(template).flatMap(piece => ('token' in piece && !tokens.has(piece.token) ? [piece.token] : [])),
  ),
];

const required: Readonly<
  Record<RequiredCheck, (item: SignOffItem, secrecy: ReadonlySet<string>) => boolean>
> = {
  cause: ({ check }) => check === 'cause',
  facts: ({ check }) => check === 'facts',
  identity: ({ check }) => check === 'identity',
  secrecy: ({ check, cite }, secrecy) => check === 'asked' && cite.some(id => secrecy.has(id)),
};

/** Elements, drafts, names of other bodies and sign-off. */
export function validateRelease({ release, rules, clauses }: Playbook): Problems {
  const secrecy = [...rules, ...clauses].filter(({ purpose }) => purpose === 'secrecy').map(({ id }) => id);
  return [
    ...elementProblems(release),
    ...variantProblems(release),
    ...channelProblems(release),
    ...signOffProblems(release, new Set(secrecy)),
    // One character stands in half of all sentences.
    ...release.bodies.flatMap(
      (name, index): Problems =>
        [...name].length < 2
          ? [{ part: 'release', path: ['bodies', index], id: name, code: 'shortBody', name }]
          : [],
    ),
  ];
}

function elementProblems({ elements }: ReleaseKit): Problems {
  const problems: ContentProblem[] = [];
  // A name in braces must stand for one thing.
  const taken = new Set<string>([...DRAFT_TOKENS, ACCOUNT_TOKEN, CORRECTION_TOKEN]);
  elements.forEach(({ id, label }, index) => {
    if (taken.has(label))
      problems.push({ part: 'release', path: ['elements', index, 'label'], id, code: 'takenLabel', label });
    taken.add(label);
  });
  const count = elements.filter(({ cause }) => cause).length;
  if (count !== 1)
    problems.push({ part: 'release', path: ['elements'], id: 'elements', code: 'causeElements', count });
  return problems;
}

const tokensOf = ({ elements }: ReleaseKit): readonly string[] => [
  ...DRAFT_TOKENS,
  ...elements.map(({ label }) => label),
];

function variantProblems(release: ReleaseKit): Problems {
  const { variants } = release;
  const known = new Set(tokensOf(release));
  const problems = variants.flatMap((variant, index) =>
    (['full', 'holding'] as const).flatMap(field =>
      unknownTokens(variant[field], known).map(
        (token): ContentProblem => ({
          part: 'release',
          path: ['variants', index, field],
          id: variant.id,
          code: 'unknownToken',
          token,
          field,
        }),
      ),
    ),
  );
  const last = variants.at(-1);
  return last === undefined || (last.when === undefined && last.known === undefined)
    ? problems
    : [
        ...problems,
        { part: 'release', path: ['variants', variants.length - 1], id: last.id, code: 'lastVariantWaits' },
      ];
}

function channelProblems(release: ReleaseKit): Problems {
  const { channels } = release;
  const tokens = tokensOf(release);
  return channels.flatMap(({ parts }, index) =>
    parts.flatMap((part, position) =>
      templates.flatMap(field => {
        const known = new Set([...tokens, field === 'correction' ? CORRECTION_TOKEN : ACCOUNT_TOKEN]);
        return unknownTokens(part[field], known).map(
          (token): ContentProblem => ({
            part: 'release',
            path: ['channels', index, 'parts', position, field],
            id: part.id,
            code: 'unknownToken',
            token,
            field,
          }),
        );
      }),
    ),
  );
}

function signOffProblems({ signOff }: ReleaseKit, secrecy: ReadonlySet<string>): Problems {
  const problems: ContentProblem[] = [];
  const place = { part: 'release', path: ['signOff'], id: 'signOff' } as const;
  for (const check of ['cause', 'facts', 'identity', 'secrecy'] as const) {
    const always = signOff.some(
      item =>
        required[check](item, secrecy) && !('skippable' in item && item.skippable) && item.when === undefined,
    );
    if (!always) problems.push({ ...place, code: 'missingCheck', check });
  }
  const last = signOff.findIndex(({ check }) => check === 'aloud');
  if (last !== signOff.length - 1 || signOff[last]?.when !== undefined)
    problems.push({ ...place, code: 'notReadAloud' });
  return problems;
}

/** Documents: fields of the right kind, and templates with tokens that stand for something. */
export function validateForms({ forms, release }: Playbook): Problems {
  const problems: ContentProblem[] = [];
  const details = piecesOf(release.contactLine).flatMap(piece => ('token' in piece ? [piece.token] : []));
  const tokens = new Set([
    ...Object.keys(FORM_TOKENS),
    ...details,
    ...release.elements.map(({ label }) => label),
  ]);
  const tell = (text: string, field: 'heading' | 'template', place: Place): void => {
    for (const token of unknownTokens(text, tokens))
      problems.push({ ...place, path: [...place.path, field], code: 'unknownToken', token, field });
  };
  forms.forEach((form, index) => {
    tell(form.heading, 'heading', { part: 'forms', path: [index], id: form.id });
    form.fields.forEach(({ id, kind, table, template, at, required }, position) => {
      const field: Place = { part: 'forms', path: [index, 'fields', position], id };
      if (kind === 'table' && table === undefined) problems.push({ ...field, code: 'tableWithoutName' });
      if ((kind !== 'table' && table !== undefined) || (kind === 'table' && template !== undefined))
        problems.push({ ...field, code: 'tableOfOtherKind' });
      if ((at !== undefined && kind !== 'line') || (required === true && kind === 'table'))
        problems.push({ ...field, code: 'placeOfOtherKind' });
      tell(template ?? '', 'template', field);
    });
  });
  return problems;
}

/** What closing needs: steps, or something that can be looked at. */
export function validateClosing({ closing }: Playbook): Problems {
  return closing.flatMap(
    ({ id, steps, check }, index): Problems =>
      steps === undefined && check === undefined
        ? [{ part: 'closing', path: [index], id, code: 'emptyNeed' }]
        : [],
  );
}
