import { describe, expect, test } from 'vitest';
import { characterCount } from '../../src/base/typed.ts';
import { contactAsks, contactLine } from '../../src/desk/core/contact.ts';
import type { Command } from '../../src/desk/core/incident.ts';
import { type Ledger, ledgerOf } from '../../src/desk/facts/ledger.ts';
import { type FactValue, factWords } from '../../src/desk/facts/value.ts';
import { firstWord } from '../../src/desk/statements/acknowledgement.ts';
import { draftPart, resolveDraft, textOf } from '../../src/desk/statements/compose.ts';
import { checkFindings } from '../../src/desk/statements/finding.ts';
import { fittingVariant, templateWords } from '../../src/desk/statements/variant.ts';
import type { StatementVersion } from '../../src/desk/statements/version.ts';
import { clauseIdPattern } from '../../src/plan/clause.ts';
import { type Facts, holds } from '../../src/playbook/condition.ts';
import { dangerKinds } from '../../src/playbook/danger.ts';
import { acknowledging, isAskedOf, isForReplies } from '../../src/playbook/release-kit.ts';
import type { StatementKind } from '../../src/playbook/vocabulary.ts';
import { HOUR, iso, limitedFacts, NOW, wideFacts } from '../../test/support/answers.ts';
import { act, openOn, viewOf } from '../../test/support/incident.ts';
import { about } from '../../test/support/occurrence.ts';
import { found, index, playbook, required, some } from '../../test/support/playbook.ts';
import { approveCause, record, writing } from '../../test/support/release.ts';

const { first, release: kit, suspicions } = playbook;
const context = writing();
const start = openOn(playbook, limitedFacts, context);
const ledgerAfter = (...commands: readonly Command[]): Ledger =>
  ledgerOf(act(start, context, ...commands), kit, ({ when }) => holds(when, limitedFacts, index.definitions));

const said = {
  time: record('time', about('09:00')),
  place: record('place', '青石镇柳塘村后山'),
  scale: record('scale', '约30立方米土石滑落'),
  impact: record('impact', '村道中断约200米，没有人员受伤'),
  handling: record('handling', '10时20分8名技术人员到现场，转移36人，封闭村道'),
  progress: record('progress', '截至18时，村道已单边通行'),
};
const words: Readonly<Record<string, string>> = {
  下次发布: '11月25日 18:00',
  联系渠道: contactLine(
    kit.contactLine,
    Object.fromEntries(contactAsks(kit.contactLine).map(name => [name, '略'])),
  ),
  落款: '某市自然资源局',
  日期: '2026年11月24日',
  标题: '青石镇柳塘村后山滑坡',
  原稿: '11月24日9时发布的《情况说明》',
  更正: '原写“转移42人”，现核实为“转移36人”。',
};
const variants = new Map(kit.variants.map(variant => [variant.id, variant]));
const draft = (
  channel: string,
  part: string,
  kind: StatementKind,
  ledger: Ledger,
  variant = 'event',
): string => {
  const found = kit.channels.find(({ id }) => id === channel)?.parts.find(({ id }) => id === part);
  return textOf(
    resolveDraft(
      draftPart(
        required(required(found, `${channel} ${part}`)[kind], kind),
        ledger,
        templateWords(variants.get(variant), kind, ledger, words),
      ),
      ledger,
    ).segments,
  );
};
/** The ways of a release; a reply goes by one of its own. */
const releases = kit.channels.filter(channel => !isForReplies(channel));
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
    const asked = kit.elements.filter(({ extra }) => extra !== true);
    const seven = asked.filter(({ basis }) => basis === 'plan');
    expect(seven).toHaveLength(7);
    // The further ones are asked only in their own kind of matter.
    expect(asked.filter(({ basis, when }) => basis !== 'plan' && when === undefined)).toEqual([]);
    const places = seven.map(({ label }) => clause.replace('事件发生时间', '发生时间').indexOf(label));
    expect(places.every(place => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(seven.every(({ cite }) => cite[0] === '4.4.4')).toBe(true);
  });

  test('has the three forms of 4.4.5, in its order, and a way to reply', () => {
    expect(kit.channels.filter(isForReplies).map(({ title }) => title)).toEqual(['回复']);
    const ofThePlan = releases.filter(({ basis }) => basis === 'plan');
    expect(ofThePlan.map(({ title }) => title)).toEqual(['对外门户网站', '新闻发布会', '政务微博']);
    expect(releases.slice(0, 3)).toEqual(ofThePlan);
  });

  test('has the forms that the public really sees besides, each with a limit of its length, and none of them for the plan', () => {
    const others = releases.filter(({ basis }) => basis !== 'plan');
    expect(others.map(({ id }) => id)).toEqual(['account', 'video', 'press-answer', 'spot']);
    for (const { parts } of others) for (const { limit } of parts) expect(limit).toBeDefined();
    // Forty seconds, read aloud.
    expect(others.flatMap(({ parts }) => parts).find(({ id }) => id === 'spoken')?.limit).toBe(200);
  });

  test('cites first what its label claims', () => {
    const kinds = new Map(playbook.rules.map(({ id, kind }) => [id, kind]));
    const { forms, closing } = playbook;
    const items = [
      ...kit.elements,
      ...kit.channels,
      ...kit.signOff,
      ...suspicions.wording,
      ...forms,
      ...closing,
    ];
    const wrong = items.filter(({ basis, cite: [first = ''] }) =>
      basis === 'plan' ? !clauseIdPattern.test(first) : kinds.get(first) !== basis,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('calls no check of its own a duty of the plan that the plan does not know', () => {
    for (const item of some(
      kit.signOff.filter(({ check }) => check === 'asked'),
      'check that is asked',
    ))
      expect(item.basis).toBe('rule');
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
    const named = (text: string): readonly string[] => suspicions.bodies.filter(name => text.includes(name));
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
    for (const { value } of Object.values(said))
      expect(text).toContain(factWords(required(value, 'value'), NOW));
    expect(draft('notice', 'body', 'full', nothing)).not.toMatch(/时间和地点|处置情况：|[{}]/);
  });

  test.each([
    ['notice', 'body'],
    ['microblog', 'long'],
  ])('for %s hold the five blocks of a first message while little is known', (channel, part) => {
    const text = draft(channel, part, 'holding', ledgerAfter(said.time, said.place, said.handling));
    const blocks = ['发生时间：', '尚未核实。', '转移36人', '下次发布时间为', '请联系'].map(block =>
      text.indexOf(block),
    );
    expect(blocks.every(place => place >= 0)).toBe(true);
    expect(blocks).toEqual([...blocks].sort((one, other) => one - other));
    expect(text.split('主要原因')).toHaveLength(2);
    // That somebody looks for it nobody has said.
    expect(text).toContain('主要原因尚未认定。');
    // The matter and its extent come first, and no sympathy for people nobody knows of.
    expect(text.split('\n')[0]).toMatch(/群众反映.+现将已核实情况通报如下：$/);
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
          expect(draft(id, part.id, kind, approved)).not.toContain('尚未认定');
        }
  });

  test('say the cause once it is approved, and nothing of it before', () => {
    const verified = act(start, context, ...Object.values(said), record('cause', '坡脚开挖过陡'));
    const approved = ledgerOf(act(verified, context, approveCause(verified)), kit);
    const saying = kit.channels.flatMap(({ id, parts }) =>
      parts.flatMap(part => {
        expect(draft(id, part.id, 'full', ledgerOf(verified, kit))).not.toMatch(/开挖|经查/);
        return draft(id, part.id, 'full', approved).includes('坡脚开挖过陡。') ? [part.id] : [];
      }),
    );
    expect(saying).toEqual(['body', 'opening', 'questions', 'long', 'body', 'body']);
  });

  test('name the cause in full drafts only', () => {
    for (const part of kit.channels.flatMap(({ parts }) => parts))
      expect(part.holding + part.correction).not.toContain('{主要原因}');
    for (const { holding } of kit.variants) expect(holding).not.toContain('{主要原因}');
  });

  test.each(['full', 'holding', 'correction'] as const)(
    'of a %s microblog fit what a typical case says',
    kind => {
      expect(characterCount(draft('microblog', 'short', kind, known))).toBeLessThanOrEqual(140);
    },
  );

  test.each(['full', 'holding', 'correction'] as const)('of every %s part are within its limit', kind => {
    const limited = kit.channels.flatMap(({ id, parts }) =>
      parts.flatMap(({ id: part, limit }) => (limit === undefined ? [] : [{ id, part, limit }])),
    );
    for (const { id, part, limit } of some(limited, 'part with a limit'))
      expect(characterCount(draft(id, part, kind, known))).toBeLessThanOrEqual(limit);
  });

  test('of a correction begin with what was wrong and what is right', () => {
    for (const { id, parts } of releases)
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

interface Tried {
  readonly title: string;
  readonly answers: Facts;
  readonly facts: Readonly<Record<string, FactValue>>;
  /** Lines of the full text. */
  readonly says: readonly string[];
  readonly unsaid: RegExp;
}

/** Triage answers and ledger of one matter of each kind. */
const tried: Readonly<Record<string, Tried>> = {
  unfounded: {
    title: '青石镇便民窗口停办业务',
    answers: { topic: 'property-registration' },
    facts: {
      finding: '经核查，7月12日全天窗口照常办理，未发现系统停机',
      handling: '7月13日9时查阅系统日志和叫号记录，并向窗口当日值班岗位核实',
      service: '不动产登记业务可到青石镇便民服务中心2号窗口办理，工作日9时至17时',
    },
    says: ['核查结果：经核查，7月12日全天窗口照常办理，未发现系统停机。', '核查经过：7月13日9时查阅'],
    unsaid: /致歉|影响和损失|恢复进度|谣|造谣|正在核实|尚未核实|停办/,
  },
  dispute: {
    title: '柳塘村征地补偿',
    answers: { topic: 'land-compensation' },
    facts: {
      time: { kind: 'day', from: '2026-06-01' },
      place: '青石镇柳塘村',
      scale: '涉及土地42.6亩、31户',
      disagreement: '村民小组提出青苗补偿面积为45.1亩，测量成果为42.6亩',
      grounds: '《土地管理法》第四十八条和征地补偿安置方案公告',
      handling: '7月10日组织有关各方到现场复核界址',
      remedy: '对补偿安置有不同意见的，可以依法申请行政复议或者提起行政诉讼',
    },
    says: [
      '存在的分歧：村民小组提出',
      '有分歧的部分，以有权机关依法认定的结果为准。',
      '解决途径：对补偿安置有不同意见',
    ],
    unsaid: /经查|无理|致歉|原因/,
  },
  complaint: {
    title: '登记窗口排队时间长',
    answers: { topic: 'property-registration' },
    facts: {
      time: { kind: 'day', from: '2026-07-08', to: '2026-07-10' },
      place: '局不动产登记大厅',
      finding: '反映的等候时间属实，7月8日最长等候3小时10分',
      impact: '当日有46件业务未能受理',
      handling: '7月11日起增开2个窗口，46件业务已逐件联系办理',
      progress: '截至7月14日，平均等候时间为25分钟',
      grounds: '《不动产登记暂行条例》第二十条',
    },
    says: ['核查结果：反映的等候时间属实', '办理情况：7月11日起增开2个窗口', '整改进展：截至7月14日'],
    unsaid: /涉及规模|恢复进度|高度重视/,
  },
  emergency: {
    title: '青石镇柳塘村后山滑坡',
    answers: { topic: 'geological-disaster', emergency: 'yes', emergencyLevel: 'ordinary' },
    facts: {
      ...Object.fromEntries(Object.entries(said).map(([id, { value = '' }]) => [id, value])),
      safety: '险情没有解除，请不要返回，绕行县道',
    },
    // Time and place first, then what people are to do, and a line for those it hit.
    says: [
      '11月24日约9时，青石镇柳塘村后山发生险情。\n险情没有解除，请不要返回，绕行县道。\n约30立方米土石滑落。',
      '没有人员受伤。对受到影响的群众，我局表示慰问。',
    ],
    unsaid: /经查|群众反映/,
  },
  event: {
    title: '青石镇柳塘村耕地上建房',
    answers: { topic: 'illegal-construction' },
    facts: Object.fromEntries(Object.entries(said).map(([id, { value = '' }]) => [id, value])),
    says: ['\n约30立方米土石滑落。', '\n村道中断约200米，没有人员受伤。'],
    unsaid: /经查/,
  },
};

describe('the variants of the real content', () => {
  test('are all tried', () => {
    expect(Object.keys(tried).sort()).toEqual([...variants.keys()].sort());
  });

  test.each(Object.entries(tried))(
    '%s is proposed where the triage and the ledger say so',
    (id, { answers, facts }) => {
      const ledger = ledgerAfter(...Object.entries(facts).map(([fact, value]) => record(fact, value)));
      expect(fittingVariant(index, { facts: { ...limitedFacts, ...answers }, ledger })?.id).toBe(id);
    },
  );

  test.each(
    Object.keys(tried).flatMap(id => (['full', 'holding'] as const).map(kind => [id, kind] as const)),
  )('%s reads as a bureau tells it, and its %s text passes the gate', (id, kind) => {
    const { title, facts, says, unsaid } = required(tried[id], id);
    const settled = ['time', 'place', 'scale', 'impact', 'handling', 'progress', 'cause'].filter(
      fact => !(fact in facts),
    );
    const ledger = ledgerAfter(
      ...Object.entries(facts).map(([fact, value]) => record(fact, value)),
      ...settled.map(fact => record(fact, '', { state: 'notApplicable', reason: '不涉及' })),
    );
    for (const channel of kit.channels) {
      const parts = channel.parts.map(part => ({
        part: part.id,
        text: resolveDraft(
          draftPart(
            part[kind],
            ledger,
            templateWords(variants.get(id), kind, ledger, { ...words, 标题: title }),
          ),
          ledger,
        ).segments,
      }));
      const version = {
        channel: channel.id,
        kind,
        title: `关于${title}的情况通报`,
        parts,
        nextUpdate: undefined,
        noUpdate: '已经办结',
      } as unknown as StatementVersion;
      const found = kit.signOff
        .filter(({ check }) => check !== 'bodies')
        .flatMap(item => checkFindings(item, version, ledger, playbook, Date.now()));
      expect(found).toEqual([]);
    }
    const text = draft('notice', 'body', 'full', ledger, id);
    for (const words of says) expect(text).toContain(words);
    expect(text).not.toMatch(unsaid);
    expect(text).not.toMatch(/[{}]|理解|着急|担心/);
  });

  test('promise to find out only what they tell of', () => {
    const little = ledgerAfter(said.handling, record('remedy', '可以申请复核'));
    const open = (id: string): string =>
      /^(.*)尚未核实。$/mu.exec(draft('notice', 'body', 'holding', little, id))?.[1] ?? '';
    expect(open('event')).toBe('发生时间、发生地点、涉及规模、影响和损失');
    expect(open('complaint')).toBe('发生时间、发生地点、影响和损失');
    expect(open('dispute')).toBe('发生时间、发生地点、涉及规模');
    expect(open('unfounded')).toBe('');
  });

  test('announce no facts while there are none', () => {
    for (const id of variants.keys()) {
      const text = draft('notice', 'body', 'holding', nothing, id);
      expect(text).toContain('问题，有关情况尚未核实。');
      expect(text).not.toMatch(/现将|通报如下/);
    }
  });

  test('are signed by the office, and send nobody to an office for what people say of it', () => {
    expect(draft('notice', 'body', 'full', known)).toMatch(/某市自然资源局\n2026年11月24日$/);
    expect(kit.contactLine).not.toContain('舆情');
  });
});

describe('the approval of the real content', () => {
  const rolesFor = (facts: Facts, kind: StatementKind = 'full'): readonly string[] =>
    kit.signOff.flatMap(item =>
      item.check === 'approval' && isAskedOf(item, kind) && holds(item.when, facts, index.definitions)
        ? item.roles
        : [],
    );

  test('goes from the section over the office to the leaders where few look on (4.4.1)', () => {
    expect(rolesFor(limitedFacts)).toEqual(['functionalSection', 'office', 'leadingGroup']);
  });

  test('goes from the office to the leaders where the city and beyond look on (4.4.2)', () => {
    expect(rolesFor(wideFacts)).toEqual(['office', 'leadingGroup']);
  });

  test('asks of a first word one look and one approval, before anything is graded as after', () => {
    for (const facts of [{}, limitedFacts, wideFacts]) {
      const asked = kit.signOff.filter(
        item =>
          isAskedOf(item, 'acknowledgement') &&
          holds(item.when, facts, index.definitions) &&
          (item.check === 'asked' || item.check === 'approval' || item.check === 'aloud'),
      );
      expect(asked.map(({ check }) => check)).toEqual(['asked', 'approval']);
      expect(rolesFor(facts, 'acknowledgement')).toEqual(['leadingGroup']);
    }
  });

  test('has words of its own for the site, the account, the video and the microblog, which is usual', () => {
    const forms = acknowledging(kit);
    expect(forms.map(({ channel }) => channel.id)).toEqual(['microblog', 'notice', 'account', 'video']);
    const texts = forms.map(({ part }) => part.acknowledgement);
    expect(new Set(texts).size).toBe(forms.length);
    for (const text of texts)
      for (const token of ['{地点}', '{警示}', '{下次发布}', '{值班电话}']) expect(text).toContain(token);
  });

  test('finds nothing in a first word of a long name that names no body and no cause', () => {
    const details = Object.fromEntries(contactAsks(kit.contactLine).map(name => [name, '0701-6270000']));
    const known = [
      { hazard: '', warning: '' },
      ...first.dangers.flatMap(danger =>
        dangerKinds(danger).map(hazard => ({ hazard, warning: danger.warning ?? '' })),
      ),
    ];
    const tries = acknowledging(kit).flatMap(form =>
      [true, false].flatMap(each => known.map(of => [form.channel.id, each, of] as const)),
    );
    for (const [way, isDispatched, of] of tries) {
      const { channel, part, title, text } = firstWord(kit, {
        place: '余江区春涛镇罗坪村小罗坪组后山路段及下方三户',
        ...of,
        isDispatched,
        next: '11月25日8时',
        details,
        channel: way,
      });
      expect(channel).toBe(way);
      expect(text).not.toMatch(/[{}【】]/);
      // Where somebody is in danger, what to do stands before everything but the place.
      if (of.warning !== '') expect(text.split('\n')[1]).toBe(`${of.warning}。`);
      const limit = found(kit.channels, ({ id }) => id === way).parts.find(({ id }) => id === part)?.limit;
      expect(characterCount(text)).toBeLessThanOrEqual(limit ?? 300);
      const log = act(start, context, {
        kind: 'saveStatement',
        statement: undefined,
        channel,
        form: 'acknowledgement',
        title,
        parts: [{ part, draft: text }],
        nextUpdate: iso(NOW + HOUR),
        noUpdate: undefined,
        corrects: undefined,
        answers: undefined,
      });
      const view = viewOf(log);
      const version = required(view.statements.at(-1), 'statement').latest;
      const { lines } = view.signOffOf(version);
      expect(lines.flatMap(({ findings }) => findings)).toEqual([]);
    }
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
    expect(rolesFor({}, 'reply')).toEqual(['office']);
  });
});
