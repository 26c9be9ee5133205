import { DANGER_TOKENS } from './danger-token.ts';
import { copyTokens, FORM_TOKENS } from './form-token.ts';
import type { Playbook } from './playbook.ts';
import type { ContentProblem, ProblemPlace } from './problem.ts';
import {
  ACCOUNT_TOKEN,
  ACKNOWLEDGEMENT_TOKENS,
  acknowledging,
  CORRECTION_TOKENS,
  DRAFT_TOKENS,
  PLAIN_TOKENS,
  type ReleaseKit,
} from './release-kit.ts';
import { templateOf, tokensIn } from './template.ts';
import { STATEMENT_KINDS } from './vocabulary.ts';

type Problems = readonly ContentProblem[];

/** Elements, variants and sign-off. */
export const validateRelease = ({ release }: Playbook): Problems => [
  ...elementProblems(release),
  ...variantProblems(release),
  ...signOffProblems(release),
];

/** Names of other bodies, and names of lists in expressions. */
export function validateSuspicions({ suspicions }: Playbook): Problems {
  const part = 'suspicions';
  const problems: ContentProblem[] = [];
  suspicions.bodies.forEach((name, index) => {
    // A single character occurs in half of all sentences.
    if ([...name].length < 2)
      problems.push({ part, path: ['bodies', index], id: name, code: 'shortBody', name });
  });
  const look = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'string') {
      for (const [, list = ''] of value.matchAll(/【([^【】]*)】/g))
        if (!Object.hasOwn(suspicions.lists, list))
          problems.push({ part, path, id: list, code: 'unknownList', list });
    } else if (Array.isArray(value)) {
      value.forEach((each, index) => void look(each, [...path, index]));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) look(each, [...path, key]);
    }
  };
  look(suspicions, []);
  return problems;
}

function elementProblems({ elements }: ReleaseKit): Problems {
  const problems: ContentProblem[] = [];
  // A name in braces must have one meaning.
  const taken = new Set<string>([
    ...DRAFT_TOKENS,
    ACCOUNT_TOKEN,
    ...CORRECTION_TOKENS,
    ...ACKNOWLEDGEMENT_TOKENS,
  ]);
  elements.forEach(({ id, label }, index) => {
    if (taken.has(label))
      problems.push({ part: 'release', path: ['elements', index, 'label'], id, code: 'takenLabel', label });
    taken.add(label);
  });
  const count = elements.filter(({ cause }) => cause).length;
  if (count > 1)
    problems.push({ part: 'release', path: ['elements'], id: 'elements', code: 'causeElements', count });
  return problems;
}

function variantProblems({ variants }: ReleaseKit): Problems {
  const last = variants.at(-1);
  return last === undefined || (last.when === undefined && last.known === undefined)
    ? []
    : [{ part: 'release', path: ['variants', variants.length - 1], id: last.id, code: 'lastVariantWaits' }];
}

function signOffProblems(kit: ReleaseKit): Problems {
  const { signOff, channels } = kit;
  if (channels.length > 0 && acknowledging(kit).length === 0)
    return [{ part: 'release', path: ['channels'], id: 'channels', code: 'noAcknowledgement' }];
  const last = signOff.findIndex(({ check }) => check === 'aloud');
  return last === -1 || (last === signOff.length - 1 && signOff[last]?.when === undefined)
    ? []
    : [{ part: 'release', path: ['signOff'], id: 'signOff', code: 'notReadAloud' }];
}

/** A text with tokens, and the names it may use. */
interface Template extends ProblemPlace {
  readonly text: string;
  readonly names: ReadonlySet<string>;
}

/** Every template of a playbook: reports of a danger, statements, and documents. */
export function templatesOf({ first, triage, steps, release, forms }: Playbook): readonly Template[] {
  const facts = release.elements.map(({ label }) => label);
  const drafted = [...DRAFT_TOKENS, ...facts];
  const allowed = new Set(drafted);
  const whole = new Set([...drafted, ACCOUNT_TOKEN]);
  const firstWord = new Set([...ACKNOWLEDGEMENT_TOKENS, ...PLAIN_TOKENS, ...tokensIn(release.contactLine)]);
  const corrected = new Set([...drafted, ...CORRECTION_TOKENS]);
  const copied = new Set(copyTokens({ triage, steps }));
  const filled = new Set([
    ...Object.keys(FORM_TOKENS),
    ...copied,
    ...tokensIn(release.contactLine),
    ...facts,
  ]);
  const dangers = new Set<string>(DANGER_TOKENS);
  const { signature = '', contactLine } = release;
  return [
    {
      part: 'release',
      path: ['signature'],
      id: 'signature',
      text: signature,
      names: new Set(tokensIn(contactLine)),
    },
    ...first.dangers.map(({ id, words }, index): Template => {
      const path = ['dangers', index, 'words'];
      return { part: 'first', path, id, text: words, names: dangers };
    }),
    ...release.variants.flatMap((variant, index) =>
      (['full', 'holding'] as const).map((field): Template => {
        const path = ['variants', index, field];
        return { part: 'release', path, id: variant.id, text: variant[field], names: allowed };
      }),
    ),
    ...release.channels.flatMap(({ parts }, index) =>
      parts.flatMap((part, position) =>
        STATEMENT_KINDS.map((field): Template => {
          const path = ['channels', index, 'parts', position, field];
          const names =
            field === 'acknowledgement'
              ? firstWord
              : field === 'correction' || field === 'reply'
                ? corrected
                : whole;
          return { part: 'release', path, id: part.id, text: part[field] ?? '', names };
        }),
      ),
    ),
    ...steps.flatMap(({ id, told = '', ahead = '', wants = [] }, index): Template[] => [
      {
        part: 'steps',
        path: [index, 'told'],
        id,
        text: told || '',
        names: new Set(wants.map(want => want.id)),
      },
      { part: 'steps', path: [index, 'ahead'], id, text: ahead, names: copied },
    ]),
    ...forms.flatMap((form, index): Template[] => [
      { part: 'forms', path: [index, 'heading'], id: form.id, text: form.heading, names: filled },
      ...form.fields.map((field, position): Template => {
        const path = [index, 'fields', position, 'template'];
        return { part: 'forms', path, id: field.id, text: templateOf(field), names: filled };
      }),
    ]),
  ];
}

/** Tokens without a meaning, each reported once for a template. */
export const validateTemplates = (playbook: Playbook): Problems =>
  templatesOf(playbook).flatMap(({ text, names, ...place }) =>
    tokensIn(text)
      .filter(token => !names.has(token))
      .map(
        (token): ContentProblem => ({
          ...place,
          code: 'unknownToken',
          token,
          field: String(place.path.at(-1)),
        }),
      ),
  );
