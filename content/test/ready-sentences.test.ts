import { describe, expect, test } from 'vitest';
import { contactAsks, contactLine } from '../../src/desk/core/contact.ts';
import type { Command } from '../../src/desk/core/incident.ts';
import { documentWords } from '../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../src/desk/documents/fill.ts';
import { plainText } from '../../src/desk/documents/plain-text.ts';
import { type Ledger, ledgerOf } from '../../src/desk/facts/ledger.ts';
import { dangerText } from '../../src/desk/first/danger-words.ts';
import { firstWord } from '../../src/desk/statements/acknowledgement.ts';
import { draftPart, resolveDraft, textOf } from '../../src/desk/statements/compose.ts';
import { templateWords } from '../../src/desk/statements/variant.ts';
import { dangerKinds } from '../../src/playbook/danger.ts';
import { DANGER_TOKENS } from '../../src/playbook/danger-token.ts';
import { acknowledging, type Element } from '../../src/playbook/release-kit.ts';
import { clausesFilled } from '../../src/playbook/template.ts';
import { examplesOf } from '../../src/site/examples/examples.ts';
import { emptySource, forms, sourceOf } from '../../test/desk/documents/incidents.ts';
import { limitedFacts, NOW, simpleFacts, wideFacts } from '../../test/support/answers.ts';
import { act, openLog, openOn } from '../../test/support/incident.ts';
import { exact } from '../../test/support/occurrence.ts';
import { playbook } from '../../test/support/playbook.ts';
import { approveCause, record, writing } from '../../test/support/release.ts';

const { first, release: kit, steps } = playbook;
const context = writing();
const start = openOn(playbook, limitedFacts, context);
const ledgerAfter = (...commands: readonly Command[]): Ledger =>
  ledgerOf(act(start, context, ...commands), kit);

/** Faults that no sentence may have, whatever was filled in. */
const HOLLOW: readonly RegExp[] = [
  /[{}]/,
  /[，、；：。]{2,}/,
  /([一-龥]{4,})\1/,
  /[（(][\s，、；。]*[）)]|“”|《》|【】|〔〕/,
  /undefined|NaN|\[object/,
  /^[，、；。：]/m,
  /[，、；]$/m,
  // A frame around nothing: “地点在，”, “由牵头”, “截至，”.
  /(?:时间|地点|原因|依据|渠道|途径|情况|进展|措施)[为是在](?=[，。；]|$)/m,
  /由(?=牵头|办理|负责|主持)/,
];

/** Clauses beside each other that say one thing: the same words, or the same opening and the same verb. */
function doubledIn(text: string): readonly string[] {
  return text.split(/[。！？\n]/u).flatMap(sentence => {
    const clauses = sentence.split(/[，；]/u).map(clause => clause.trim());
    return clauses.flatMap((clause, at) => {
      const next = clauses[at + 1];
      if (next === undefined || clause.length < 4 || next.length < 4) return [];
      const isSame = clause.endsWith(next) || next.endsWith(clause);
      const isTwin = clause.slice(0, 2) === next.slice(0, 2) && clause.slice(-2) === next.slice(-2);
      return isSame || isTwin ? [`${clause}，${next}`] : [];
    });
  });
}

const faultsIn = (text: string): readonly string[] => [
  ...HOLLOW.flatMap(pattern => {
    const [found] = text.match(new RegExp(`.{0,20}(?:${pattern.source}).{0,10}`, pattern.flags)) ?? [];
    return found === undefined ? [] : [`${pattern.source} 见于 ${found}`];
  }),
  ...doubledIn(text),
];

test('the faults are found', () => {
  for (const text of [
    '我局已关注，正在安排人员核实，正在核实。',
    '已采取措施。；下一步',
    '由牵头处置。',
    '发生时间为，地点为柳塘村。',
    '涉及地点、、规模。',
    '《》已发布',
    '有关情况正在核实正在核实。',
    '（）',
    '{地点}有险情',
  ])
    expect({ text, faults: faultsIn(text).length > 0 }).toEqual({ text, faults: true });
  expect(faultsIn('11月24日9时，柳塘村发生险情。已转移36人，正在排查。')).toEqual([]);
});

/** A value of a fact: the one that says when is a time, and the others are words. */
const recordOf = ({ id, means }: Element, words: string, changes = {}) =>
  record(id, means === 'happenedAt' ? exact('09:00') : words, changes);
const recorded = kit.elements.map(element => recordOf(element, `${element.label}的内容${element.id}`));
const approved = (): Ledger => {
  const verified = act(start, context, ...recorded);
  return ledgerOf(act(verified, context, approveCause(verified)), kit);
};

/** Nothing, everything, everything but the cause's approval, each alone, all but each, each under way. */
const ledgers: readonly (readonly [string, Ledger])[] = [
  ['nothing', ledgerAfter()],
  ['everything', approved()],
  ['everything, the cause not approved', ledgerAfter(...recorded)],
  ...recorded.map(command => [`${command.fact} alone`, ledgerAfter(command)] as const),
  ...kit.elements.map(
    ({ id }) =>
      [`all but ${id}`, ledgerAfter(...recorded.filter((_, at) => kit.elements[at]?.id !== id))] as const,
  ),
  [
    'all under way',
    ledgerAfter(
      ...kit.elements.map(element => recordOf(element, `${element.id}的说法`, { state: 'checking' })),
    ),
  ],
];

const details = Object.fromEntries(contactAsks(kit.contactLine).map(name => [name, `${name}的内容`]));
/** Values of the tokens that are no facts: all, and of those that may be missing none. */
const others = (isFull: boolean): Readonly<Record<string, string>> => ({
  下次发布: isFull ? '11月25日18时' : '',
  联系渠道: contactLine(kit.contactLine, details),
  落款: isFull ? '某市自然资源局' : '',
  日期: '2026年11月24日',
  标题: '青石镇柳塘村后山滑坡',
  原稿: '11月24日9时发布的《情况说明》',
  更正: isFull ? '原写“转移42人”，现核实为“转移36人”。' : '',
  撤下: isFull ? '原文于11月24日10时撤下，原因是数字有误。' : '',
});

describe('what a release begins with', () => {
  const drafts = kit.channels.flatMap(channel =>
    channel.parts.flatMap(part =>
      (['full', 'holding', 'correction', 'reply'] as const).flatMap(kind => {
        const template = part[kind] ?? '';
        return template === '' ? [] : [{ name: `${channel.title} ${part.label} ${kind}`, template, kind }];
      }),
    ),
  );
  test.each(drafts)('$name is whole, with nothing and with everything', ({ template, kind }) => {
    for (const [known, ledger] of ledgers)
      for (const variant of kit.variants)
        for (const isFull of [true, false]) {
          const words = templateWords(variant, kind, ledger, others(isFull));
          const text = textOf(resolveDraft(draftPart(template, ledger, words), ledger).segments);
          expect({ known, variant: variant.id, text, faults: faultsIn(text) }).toMatchObject({ faults: [] });
        }
  });

  test('a first word is whole in every form, with and without a danger', () => {
    const dangers = [
      { hazard: '', warning: '' },
      ...first.dangers.flatMap(danger =>
        dangerKinds(danger).map(hazard => ({ hazard, warning: danger.warning ?? '' })),
      ),
    ];
    for (const { channel } of acknowledging(kit))
      for (const isDispatched of [true, false])
        for (const danger of dangers) {
          const { text } = firstWord(kit, {
            place: '石板镇柳塘村后山',
            ...danger,
            isDispatched,
            next: '11月25日8时',
            details,
            channel: channel.id,
          });
          expect({ text, faults: faultsIn(text) }).toMatchObject({ faults: [] });
        }
  });
});

test.each(first.dangers)('the report of $id is whole, with its place alone and with everything', danger => {
  const all = Object.fromEntries(DANGER_TOKENS.map(token => [token, `${token}的内容`]));
  for (const filled of [
    { 地点: '石板镇柳塘村后山' },
    ...DANGER_TOKENS.map(token => ({ ...all, [token]: '' })),
    all,
  ]) {
    const text = dangerText(danger, filled, '地点') ?? '';
    expect({ text, faults: faultsIn(text) }).toMatchObject({ faults: [] });
  }
});

const told = steps.flatMap(({ id, wants = [], ...step }) =>
  [step.told, step.ahead].flatMap(template =>
    typeof template === 'string' ? [{ id, template, wants: wants.map(want => want.id) }] : [],
  ),
);
test.each(told)(
  '$id is told in whole sentences, with nothing, with everything, each value alone or missing',
  ({ template, wants }) => {
    for (const held of [
      [],
      wants,
      ...wants.map(id => [id]),
      ...wants.map(id => wants.filter(each => each !== id)),
    ]) {
      const text = clausesFilled(template, token =>
        wants.includes(token) && !held.includes(token) ? '' : `${token}的内容`,
      ).join('，');
      expect({ held, text, faults: faultsIn(text) }).toMatchObject({ faults: [] });
    }
  },
);

describe('a document', () => {
  const sources = [
    ['just opened, wide', emptySource()],
    ['just opened, small', sourceOf(openLog(simpleFacts))],
    ['just opened, handled by a section', sourceOf(openLog(limitedFacts))],
    ['just opened, a network incident', sourceOf(openLog({ ...wideFacts, topic: 'data-leak' }))],
  ] as const;
  test.each(forms)('$title is whole of a matter just opened', form => {
    for (const [name, source] of sources) {
      const model = documentOf(form, prefill(form, source, documentWords), source, documentWords);
      const text = plainText({ ...model, lines: model.lines.filter(({ value }) => value !== '') });
      expect({ name, text, faults: faultsIn(text) }).toMatchObject({ faults: [] });
    }
  });

  test.each(examplesOf(playbook, NOW).forms)(
    '$form.title is whole where everything was done',
    ({ model }) => {
      const text = plainText({ ...model, sections: model.sections.filter(({ kind }) => kind === 'text') });
      expect({ text, faults: faultsIn(text) }).toMatchObject({ faults: [] });
    },
  );
});
