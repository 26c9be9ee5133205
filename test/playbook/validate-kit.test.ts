import { describe, expect, test } from 'vitest';
import { openWords } from '../../src/desk/facts/ledger.ts';
import { draftToken } from '../../src/desk/statements/words.ts';
import type { Form } from '../../src/playbook/form.ts';
import type { ClosingNeed, Playbook } from '../../src/playbook/playbook.ts';
import {
  ACCOUNT_TOKEN,
  ACKNOWLEDGEMENT_TOKENS,
  CORRECTION_TOKENS,
  DRAFT_TOKENS,
  type ReleaseKit,
} from '../../src/playbook/release-kit.ts';
import type { Suspicions } from '../../src/playbook/suspicions.ts';
import { changed, required, withPlaybook } from '../support/playbook.ts';
import { at, deadline, findsEach, first, type Mistake, sound, twice } from './mistakes.ts';

const kit = required(sound.release, 'release');
const forms = required(sound.forms, 'forms');
const closing = required(sound.closing, 'closing');

const release = (changes: Partial<ReleaseKit>): Playbook =>
  withPlaybook({ release: { ...kit, ...changes } }, sound);

const { suspicions } = sound;
const suspecting = (changes: Partial<Suspicions>): Playbook =>
  withPlaybook({ suspicions: { ...suspicions, ...changes } }, sound);

type List = 'elements' | 'variants' | 'channels' | 'signOff';
const inList = <Name extends List>(
  list: Name,
  id: string,
  change: (of: ReleaseKit[Name][number]) => ReleaseKit[Name][number],
): Playbook => {
  const items: ReleaseKit[Name][number][] = [...kit[list]];
  return release({ [list]: changed(items, id, change) });
};
const part = (
  channel: string,
  id: string,
  changes: Partial<ReleaseKit['channels'][number]['parts'][number]>,
): Playbook =>
  inList('channels', channel, of => ({
    ...of,
    parts: changed(of.parts, id, each => ({ ...each, ...changes })),
  }));

const form = (change: (of: Form) => Form): Playbook =>
  withPlaybook({ forms: changed(forms, 'initial-report', change) }, sound);
const field = (template: string): Playbook =>
  form(of => ({ ...of, fields: [{ id: 'field', label: '情况', kind: 'text', template }] }));
/** Where a problem of the kit, or of the form, lies. */
const inKit = (list: List, id: string, ...path: readonly (string | number)[]) =>
  ({ part: 'release', path: [list, at(kit[list], id), ...path] }) as const;
const inForm = (...path: readonly (string | number)[]) =>
  ({ part: 'forms', path: [at(forms, 'initial-report'), ...path] }) as const;
const need = (id: string, change: (of: ClosingNeed) => ClosingNeed): Playbook =>
  withPlaybook({ closing: changed(closing, id, change) }, sound);

const lists = ['elements', 'channels', 'signOff'] as const;
const idOf = (list: List): string => first<{ readonly id: string }>(kit[list]).id;

const ofEveryList: readonly Mistake[] = lists.flatMap((list): readonly Mistake[] => [
  [
    `two ${list} of a release with one id`,
    release({ [list]: twice<unknown>(kit[list]) }),
    { code: 'duplicateId', part: 'release', path: [list, 1, 'id'], id: idOf(list) },
  ],
  [
    `${list} that cite an unknown rule`,
    inList(list, idOf(list), of => ({ ...of, cite: [...of.cite, 'folklore'] })),
    {
      code: 'unknownReference',
      part: 'release',
      id: idOf(list),
      target: 'folklore',
      expected: ['clause', 'rule'],
    },
  ],
  [
    `${list} that claim the plan and cite only rules`,
    inList(list, idOf(list), of => ({ ...of, basis: 'plan', cite: ['secrecy-law-35'] })),
    { code: 'basisWithoutCitation', part: 'release', path: [list, 0, 'basis'], id: idOf(list) },
  ],
]);

const mistakes: readonly Mistake[] = [
  ...ofEveryList,
  [
    'two facts of one name',
    inList('elements', 'place', of => ({ ...of, label: '发生时间' })),
    { code: 'takenLabel', part: 'release', path: ['elements', 1, 'label'], id: 'place', label: '发生时间' },
  ],
  ...[...DRAFT_TOKENS, ACCOUNT_TOKEN, ...CORRECTION_TOKENS, ...ACKNOWLEDGEMENT_TOKENS].map(
    (label): Mistake => [
      `a fact named like the token ${label}`,
      inList('elements', 'place', of => ({ ...of, label })),
      { code: 'takenLabel', id: 'place', label },
    ],
  ),
  [
    'two causes among the facts',
    inList('elements', 'impact', of => ({ ...of, cause: true })),
    { code: 'causeElements', count: 2 },
  ],
  [
    'two parts of a channel with one id',
    inList('channels', 'microblog', of => ({ ...of, parts: twice(of.parts) })),
    { code: 'duplicateId', ...inKit('channels', 'microblog', 'parts', 1, 'id'), id: 'short' },
  ],
  ...(['full', 'holding', 'correction'] as const).map(
    (kind): Mistake => [
      `a ${kind} draft with a name that stands for nothing`,
      part('notice', 'body', { [kind]: '时间：{发生的时间}。\n{发生的时间}' }),
      {
        code: 'unknownToken',
        ...inKit('channels', 'notice', 'parts', 0, kind),
        id: 'body',
        token: '发生的时间',
        field: kind,
      },
    ],
  ),
  ...(['full', 'holding'] as const).map(
    (kind): Mistake => [
      `a ${kind} draft that sets right what nobody has said`,
      part('notice', 'body', { [kind]: '{更正}' }),
      { code: 'unknownToken', id: 'body', token: '更正', field: kind },
    ],
  ),
  [
    'a correction that tells the account of a variant',
    part('notice', 'body', { correction: '{通报内容}' }),
    { code: 'unknownToken', id: 'body', token: '通报内容', field: 'correction' },
  ],
  [
    'a variant with a name that stands for nothing, or for itself',
    inList('variants', 'event', of => ({ ...of, full: '{通报内容}' })),
    {
      code: 'unknownToken',
      ...inKit('variants', 'event', 'full'),
      id: 'event',
      token: '通报内容',
      field: 'full',
    },
  ],
  [
    'variants none of which fits whatever is known',
    inList('variants', 'event', of => ({ ...of, when: { is: ['spread', 'limited'] } })),
    { code: 'lastVariantWaits', ...inKit('variants', 'event'), id: 'event' },
  ],
  [
    'a variant that waits for a fact nobody knows',
    inList('variants', 'unfounded', of => ({ ...of, known: { fact: 'weather', says: ['未发现'] } })),
    { code: 'unknownReference', part: 'release', id: 'unfounded', target: 'weather' },
  ],
  [
    'a check on an unknown fact',
    inList('signOff', 'forecast', of => ({ ...of, when: { is: ['weather', 'rain'] } })),
    { code: 'unknownFact', ...inKit('signOff', 'forecast', 'when'), fact: 'weather' },
  ],
  [
    'words that are settled by an unknown fact',
    suspecting({
      wording: changed(suspicions.wording, 'verdict', of => ({
        ...of,
        until: { fact: 'verdicts', says: ['立案'] },
      })),
    }),
    {
      code: 'unknownReference',
      part: 'suspicions',
      path: ['wording', at(suspicions.wording, 'verdict'), 'until', 'fact'],
      id: 'verdict',
      target: 'verdicts',
      expected: ['element'],
    },
  ],
  [
    'another body of one character',
    suspecting({ bodies: ['公安', '区'] }),
    { code: 'shortBody', part: 'suspicions', path: ['bodies', 1], name: '区' },
  ],
  [
    'an expression with a list that there is none of',
    suspecting({ causes: { ...suspicions.causes, general: ['【外人】可能'] } }),
    { code: 'unknownList', part: 'suspicions', path: ['causes', 'general', 0], list: '外人' },
  ],
  [
    'an approval by an unknown role',
    inList('signOff', 'office', of =>
      of.check === 'approval' ? { ...of, roles: ['office', 'nobody'] } : of,
    ),
    { code: 'unknownReference', ...inKit('signOff', 'office', 'roles', 1), id: 'office', target: 'nobody' },
  ],
  [
    'an approval whose last word is not the leaders’',
    release({ signOff: kit.signOff.filter(({ id }) => id !== 'group') }),
    { code: 'noApproval', part: 'release', path: ['signOff'], answers: expect.stringContaining('spread=') },
    /最后一个审定的不是有 finalApproval 的岗位（例如：.*spread=.*）；请补上/,
  ],
  [
    'a line that no answers lead to',
    inList('signOff', 'section', of => ({
      ...of,
      when: { all: [{ is: ['spread', 'limited'] }, { not: { is: ['spread', 'limited'] } }] },
    })),
    { code: 'unreachableItem', ...inKit('signOff', 'section', 'when'), id: 'section' },
  ],
  [
    'a sign-off that is read aloud before the approvals',
    release({ signOff: [...kit.signOff].reverse() }),
    { code: 'notReadAloud' },
  ],
  [
    'a sign-off that is read aloud only now and then',
    inList('signOff', 'read-aloud', of => ({ ...of, when: { is: ['spread', 'limited'] } })),
    { code: 'notReadAloud' },
  ],
  [
    'no form of release that a first word goes out as',
    release({
      channels: kit.channels.map(channel => ({
        ...channel,
        parts: channel.parts.map(({ acknowledgement: _, ...part }) => part),
      })),
    }),
    { code: 'noAcknowledgement', part: 'release', path: ['channels'] },
  ],
  [
    'two documents with one id',
    withPlaybook({ forms: twice(forms) }, sound),
    { code: 'duplicateId', part: 'forms', path: [1, 'id'] },
  ],
  [
    'two fields of a document with one id',
    form(of => ({ ...of, fields: twice(of.fields) })),
    { code: 'duplicateId', ...inForm('fields', 1, 'id') },
  ],
  [
    'a document that claims a rule and cites only the plan',
    form(of => ({ ...of, basis: 'rule', cite: ['4.2.3'] })),
    { code: 'basisWithoutCitation', ...inForm('basis'), id: 'initial-report' },
  ],
  [
    'a field with a name that stands for nothing',
    field('{标题}\n{天气}'),
    {
      code: 'unknownToken',
      ...inForm('fields', 0, 'template'),
      id: 'field',
      token: '天气',
      field: 'template',
    },
  ],
  [
    'a heading with a name that stands for nothing',
    form(of => ({ ...of, heading: '关于{天气}的初报' })),
    { code: 'unknownToken', ...inForm('heading'), token: '天气', field: 'heading' },
  ],
  [
    'two needs of closing with one id',
    withPlaybook({ closing: twice(closing) }, sound),
    { code: 'duplicateId', part: 'closing', path: [1, 'id'] },
  ],
  [
    'a need of closing that rests on nothing',
    need('problem', of => ({ ...of, basis: 'rule' })),
    { code: 'basisWithoutCitation', part: 'closing', path: [0, 'basis'], id: 'problem' },
  ],
  [
    'a need of closing with an unknown step',
    need('problem', of => ({ ...of, steps: ['verify-solved', 'rest'] })),
    { code: 'unknownReference', part: 'closing', path: [0, 'steps', 1], id: 'problem', target: 'rest' },
  ],
  [
    'a need of closing that looks at nothing',
    need('problem', ({ steps: _, ...of }) => of),
    { code: 'emptyNeed', part: 'closing', path: [0], id: 'problem' },
  ],
  [
    'two clocks of the promised update',
    deadline('three-days', of => ({ ...of, anchor: { promise: 'nextUpdate' } })),
    { code: 'secondPromise', part: 'deadlines', id: 'promised-update' },
    /“承诺的下次发布”起算的时限只能有一个；请/,
  ],
  [
    'a clock of the promised update with a limit of its own',
    deadline('promised-update', of => ({ ...of, within: 'PT24H' })),
    { code: 'promiseWithLimit', part: 'deadlines', id: 'promised-update' },
  ],
  [
    'a clock to a limit that is typed in, with a limit of its own',
    deadline('ticket-limit', of => ({ ...of, within: 'P5D' })),
    { code: 'promiseWithLimit', part: 'deadlines', id: 'ticket-limit' },
  ],
  [
    'a clock of what is done again and again that can be recorded once',
    deadline('personal-data-remedy', of => ({ ...of, within: { every: 'PT2H' } })),
    { code: 'recordedOnce', part: 'deadlines', id: 'personal-data-remedy' },
    /evidence 里写 minutes/,
  ],
  [
    'a clock that reads a time which its step does not ask for',
    deadline('ticket-limit', of => ({ ...of, anchor: { step: 'register-ticket', until: 'due' } })),
    { code: 'missingMeaning', part: 'deadlines', id: 'ticket-limit', field: 'means', word: 'due' },
  ],
  [
    'an extension by a step that does not say until when',
    deadline('petition-sixty-days', of => ({ ...of, extension: { step: 'archive', most: 'P30D' } })),
    { code: 'missingMeaning', part: 'deadlines', id: 'petition-sixty-days', word: 'extendedTo' },
  ],
];

describe('the content check', () => findsEach(mistakes));

test('the desk fills in the very names that content may write', () => {
  const open = Object.keys(openWords({ facts: [], byId: new Map() }, () => true));
  expect([...Object.values(draftToken), ...open].sort()).toEqual(
    [...DRAFT_TOKENS, ACCOUNT_TOKEN, ...CORRECTION_TOKENS, ...ACKNOWLEDGEMENT_TOKENS].sort(),
  );
});
