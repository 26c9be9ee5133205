import { describe, expect, test } from 'vitest';
import { characterCount } from '../../src/base/typed.ts';
import type { Command } from '../../src/incident/decide.ts';
import { draftPart, resolveDraft, textOf } from '../../src/incident/release/compose.ts';
import { contactAsks, contactLine } from '../../src/incident/release/contact.ts';
import { type Ledger, ledgerOf, openWords } from '../../src/incident/release/ledger.ts';
import { clauseIdPattern } from '../../src/plan/clause.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { holds } from '../../src/playbook/condition.ts';
import type { StatementKind } from '../../src/playbook/release-kit.ts';
import { limitedFacts, wideFacts } from '../support/answers.ts';
import { openOn } from '../support/incident.ts';
import { index, playbook, required } from '../support/playbook.ts';
import { act, approveCause, record, writing } from '../support/release.ts';
import { realKit as kit } from '../support/sentences.ts';

const context = writing();
const start = openOn(playbook, limitedFacts, context);
const ledgerAfter = (...commands: readonly Command[]): Ledger =>
  ledgerOf(act(start, context, ...commands), kit);

const said = {
  time: record('time', '11月24日9时许'),
  place: record('place', '青石镇柳塘村后山'),
  scale: record('scale', '约30立方米土石滑落'),
  impact: record('impact', '村道中断约200米，没有人员受伤'),
  handling: record('handling', '10时20分8名技术人员到现场，转移36人，封闭村道'),
  progress: record('progress', '截至18时，村道已单边通行'),
};
const words = (ledger: Ledger): Readonly<Record<string, string>> => ({
  ...openWords(ledger),
  下次发布: '11月25日 18:00',
  联系渠道: contactLine(
    kit.contactLine,
    Object.fromEntries(contactAsks(kit.contactLine).map(name => [name, '略'])),
  ),
  日期: '2026年11月24日',
  标题: '青石镇柳塘村后山滑坡',
  更正: '原写“转移42人”，现核实为“转移36人”。',
});
const draft = (channel: string, part: string, kind: StatementKind, ledger: Ledger): string => {
  const found = kit.channels.find(({ id }) => id === channel)?.parts.find(({ id }) => id === part);
  return textOf(
    resolveDraft(draftPart(required(found, `${channel} ${part}`)[kind], ledger, words(ledger)), ledger)
      .segments,
  );
};
const known = ledgerAfter(...Object.values(said));
const nothing = ledgerAfter();

describe('the release of the real content', () => {
  test.each([
    ['mining', ['bodies-by-topic']],
    ['data-leak', ['bodies-by-topic']],
    ['geological-disaster', ['bodies-by-topic', 'forecast']],
    ['property-registration', []],
  ])('asks of a statement on %s, besides what it always asks: %j', (topic, extra) => {
    const asked = kit.signOff.filter(
      ({ check, when }) =>
        check !== 'approval' &&
        when !== undefined &&
        holds(when, { ...limitedFacts, topic }, index.definitions),
    );
    expect(asked.map(({ id }) => id)).toEqual(extra);
    expect(asked.every(({ check }) => check === 'asked')).toBe(true);
  });

  test('asks for the seven elements of 4.4.4 by name and in its order, each citing it', () => {
    const clause = required(
      playbook.clauses.find(({ id }) => id === '4.4.4'),
      '4.4.4',
    ).text;
    const seven = kit.elements.filter(({ extra }) => extra !== true);
    expect(seven).toHaveLength(7);
    const places = seven.map(({ label }) => clause.replace('事件发生时间', '发生时间').indexOf(label));
    expect(places.every(place => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(seven.every(({ cite, basis }) => basis === 'plan' && cite[0] === '4.4.4')).toBe(true);
  });

  test('has the three forms of 4.4.5, in its order', () => {
    expect(kit.channels.map(({ title }) => title)).toEqual(['对外门户网站', '新闻发布会', '政务微博']);
  });

  test('cites first what its label claims', () => {
    const kinds = new Map(playbook.rules.map(({ id, kind }) => [id, kind]));
    const { forms, closing } = playbook;
    const items = [...kit.elements, ...kit.channels, ...kit.signOff, ...kit.wording, ...forms, ...closing];
    const wrong = items.filter(({ basis, cite: [first = ''] }) =>
      basis === 'plan' ? !clauseIdPattern.test(first) : kinds.get(first) !== basis,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('calls no check of its own a duty of the plan that the plan does not know', () => {
    for (const item of kit.signOff.filter(({ check }) => check === 'asked')) expect(item.basis).toBe('rule');
  });

  test('gives no telephone number that belongs to somebody', () => {
    expect(kit.contactLine).not.toMatch(/\d{4}/);
    expect(contactAsks(kit.contactLine)).not.toEqual([]);
  });

  test('knows other bodies, and not the bureau and its sections', () => {
    const own = [
      '市自然资源局',
      '鹰潭市自然资源局',
      '我局执法人员到现场',
      '领导小组办公室',
      '局办公室、法规科、信息和档案中心',
      '市、县、区、镇、村',
      '青石镇自然资源所',
    ];
    const named = (text: string): readonly string[] => kit.bodies.filter(name => text.includes(name));
    for (const text of own) expect({ text, named: named(text) }).toEqual({ text, named: [] });
    for (const text of [
      '市公安局',
      '县应急管理局',
      '市生态环境局',
      '区水利局',
      '青石镇政府',
      '高新区管委会',
      '市中级人民法院',
    ])
      expect({ text, some: named(text).length > 0 }).toEqual({ text, some: true });
  });
});

describe('the drafts of the real content', () => {
  test('give every verified fact, and none that is missing', () => {
    const text = draft('notice', 'body', 'full', known);
    for (const { value } of Object.values(said)) expect(text).toContain(value);
    expect(draft('notice', 'body', 'full', nothing)).not.toMatch(/时间和地点|处置情况：|[{}]/);
  });

  test.each([
    ['notice', 'body'],
    ['microblog', 'long'],
  ])('for %s hold the five blocks of a first message while little is known', (channel, part) => {
    const text = draft(channel, part, 'holding', ledgerAfter(said.time, said.place, said.handling));
    const blocks = ['发生时间：', '正在核实：', '已采取的措施：', '下次发布时间：', '请联系'].map(block =>
      text.indexOf(block),
    );
    expect(blocks.every(place => place >= 0)).toBe(true);
    expect(blocks).toEqual([...blocks].sort((one, other) => one - other));
    expect(text).toMatch(/正在核实：[^\n]*主要原因/);
    expect(text).toContain('原因正在调查');
    // What it is about and how far it goes comes first, and no sympathy for people nobody knows of.
    expect(text.split('\n')[0]).toMatch(/网民反映.+现将已核实情况通报如下，其他情况正在核查：$/);
    expect(text).not.toMatch(/理解|着急|担心/);
  });

  test('claim of nothing that does not apply, or is approved, that it is being found out', () => {
    const without = ledgerAfter(
      said.time,
      record('impact', '', { state: 'notApplicable', reason: '没有人员和财产受影响' }),
      record('cause', '', { state: 'notApplicable', reason: '是政策咨询' }),
    );
    const verified = act(start, context, ...Object.values(said), record('cause', '坡脚开挖过陡'));
    const approved = ledgerOf(act(verified, context, approveCause(verified)), kit);
    for (const { id, parts } of kit.channels)
      for (const part of parts)
        for (const kind of ['full', 'holding'] as const) {
          expect(draft(id, part.id, kind, without)).not.toMatch(/影响和损失|原因/);
          expect(draft(id, part.id, kind, approved)).not.toContain('正在调查');
        }
  });

  test('say the cause once it is approved, and nothing of it before', () => {
    const verified = act(start, context, ...Object.values(said), record('cause', '坡脚开挖过陡'));
    const approved = ledgerOf(act(verified, context, approveCause(verified)), kit);
    for (const { id, parts } of kit.channels)
      for (const part of parts) {
        if (!part.full.includes('{主要原因}')) continue;
        expect(draft(id, part.id, 'full', ledgerOf(verified, kit))).not.toMatch(/开挖|经查/);
        expect(draft(id, part.id, 'full', approved)).toContain('经查，主要原因是坡脚开挖过陡。');
      }
    expect(
      kit.channels.flatMap(({ parts }) => parts).filter(({ full }) => full.includes('{主要原因}')).length,
    ).toBe(4);
  });

  test('name the cause in full drafts only', () => {
    for (const part of kit.channels.flatMap(({ parts }) => parts))
      expect(part.holding + part.correction).not.toContain('{主要原因}');
  });

  test.each(['full', 'holding', 'correction'] as const)(
    'of a %s microblog fit what a typical case says',
    kind => {
      expect(characterCount(draft('microblog', 'short', kind, known))).toBeLessThanOrEqual(140);
    },
  );

  test.each(['full', 'holding', 'correction'] as const)('of every %s part are within its limit', kind => {
    for (const { id, parts } of kit.channels)
      for (const { id: part, limit = Number.POSITIVE_INFINITY } of parts)
        expect(characterCount(draft(id, part, kind, known))).toBeLessThanOrEqual(limit);
  });

  test('of a correction begin with what was wrong and what is right', () => {
    for (const { id, parts } of kit.channels)
      for (const part of parts) {
        const lines = draft(id, part.id, 'correction', known).split('\n').slice(0, 3).join('');
        expect(lines).toContain('现核实为“转移36人”');
      }
  });

  test('prepare from three to nine questions, each with its answer beside it', () => {
    for (const kind of ['full', 'holding', 'correction'] as const) {
      const lines = draft('conference', 'questions', kind, known).split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(lines.length).toBeLessThanOrEqual(9);
      for (const line of lines) expect(line).toMatch(/^问：[^？]+？答：.+/);
    }
  });
});

describe('the approval of the real content', () => {
  const rolesFor = (facts: Facts): readonly string[] =>
    kit.signOff.flatMap(item =>
      item.check === 'approval' && holds(item.when, facts, index.definitions) ? item.roles : [],
    );

  test('goes from the section over the office to the leaders where few look on (4.4.1)', () => {
    expect(rolesFor(limitedFacts)).toEqual(['functionalSection', 'office', 'leadingGroup']);
  });

  test('goes from the office to the leaders where the city and beyond look on (4.4.2)', () => {
    expect(rolesFor(wideFacts)).toEqual(['office', 'leadingGroup']);
  });

  test('does not take the way for ordinary cases where the emergency is a grave one', () => {
    expect(rolesFor({ ...limitedFacts, emergency: 'yes', emergencyLevel: 'major' })).toEqual([
      'office',
      'leadingGroup',
    ]);
    expect(rolesFor({ ...limitedFacts, emergency: 'yes', emergencyLevel: 'larger' })).toHaveLength(3);
  });

  test('exists whatever is known', () => {
    expect(rolesFor({})).toEqual(['office', 'leadingGroup']);
  });
});
