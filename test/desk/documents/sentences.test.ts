import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { within } from '../../../src/desk/core/words/sentence.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { handoverTexts } from '../../../src/desk/documents/handover-sentences.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { currentStep } from '../../../src/desk/incident/now.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { HOUR, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { act, anyTurns, contextAt, countingIds, markDone, openLog, play } from '../../support/incident.ts';
import { playbook } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import { anyReleaseTurns, officer, playRelease } from '../../support/release.ts';
import { moment, noticeLog, quarryLog } from '../../support/story.ts';
import { hollowIn, writtenOf } from './hollow.ts';
import { emptySource, filled, formOf, forms, sourceOf, typicalSource } from './incidents.ts';

const wide = sourceOf(quarryLog(), moment('12:30', 25));
const small = sourceOf(noticeLog(), moment('12:00'));
const empty = emptySource();

const textOf = (id: string, source = wide): string => writtenOf(filled(formOf(id), source)).join('\n');

test('once the matter is closed, no limit is called under way', () => {
  expect(textOf('final-report')).toContain('，结束时未办结1项，为“采取应急管理措施”。');
  expect(textOf('final-report')).not.toContain('尚在办理');
});

describe.each([
  ['the whole wide story', wide],
  ['a small story', small],
  ['an incident just opened', empty],
] as const)('documents of %s', (_, source) => {
  test.each(forms.map(form => [form.title, form] as const))(
    '%s says nothing hollow, and no part or line of it is empty but what is left for a hand',
    (_title, form) => {
      const model = filled(form, source);
      expect(hollowIn(model, source.index.playbook, [], form.id === 'handover-sheet')).toEqual([]);
      const blank = new Set(form.fields.flatMap(field => ('required' in field ? [field.label] : [])));
      for (const { label, value } of model.lines)
        if (!blank.has(label)) expect(value.trim(), label).not.toBe('');
      for (const section of model.sections)
        if (section.kind === 'text' && !blank.has(section.heading))
          expect(section.paragraphs.length, section.heading).toBeGreaterThan(0);
    },
  );
});

/** Words of the wide story that each form has to tell. */
const required: Readonly<Record<string, readonly string[]>> = {
  'initial-report': [
    // Who found what where and when, and what it says.
    '11月24日9时10分，信息和档案中心在短视频平台发现',
    '担心饮水安全，要求公布开采范围和水质',
    // How far it has spread.
    '11月23日20时',
    '关注量420000次，跟帖5100条',
    // The latest count leads, earlier ones stand beside it.
    '此前关注量11月24日9时21分为约32万次、11月24日10时05分为350000次',
    '市级以上范围引起广泛关注',
    // Verified facts.
    '裸露面约291亩',
    '主要原因：沉淀池长期未清导致石粉浆外溢',
    // Work and decisions.
    '向组长、副组长电话报告',
    '组长、副组长的意见：矿产管理科马上到现场',
    '矿产管理科、市生态环境局到现场查看',
    '由矿产管理科牵头处置',
    '各报各的数、各写出处',
    // Both publications, with who approved them.
    '发布简要信息《关于白茅岭采石场和白茅溪有关情况的说明》',
    '发布情况通报《关于白茅岭采石场和白茅溪问题核查情况的通报》',
    // Who reports, to whom.
    officer.name ?? '',
    '某市自然资源局',
    '2026年11月25日',
    '第1期',
    // One is addressed, the others get a copy.
    '市政府值班室',
    '省自然资源厅、局网络舆情处置领导小组',
  ],
  'follow-up-report': ['溪水指标恢复正常', '反映“自来水能不能喝”的1300条', '山和水都是群众关心的实际问题'],
  'final-report': [
    '信息和档案中心在短视频平台发现',
    '发布简要信息《关于白茅岭采石场和白茅溪有关情况的说明》',
    '发布情况通报《关于白茅溪水质检测结果的通报》',
    '反映“采石场的证是谁发的、挖了多大”的620条',
    '复核结果：两项问题均已解决',
    '11月25日12时结束处置',
    '将采石场沉淀池纳入每月巡查',
    '由矿产管理科科长赵六于11月30日18时前完成',
    '12月20日前报结果',
  ],
  'brief-report': ['信息和档案中心在短视频平台发现', '关注量420000次'],
  'special-report': [
    '裸露面约291亩',
    '发布情况通报《关于白茅岭采石场和白茅溪问题核查情况的通报》',
    '山和水都是群众关心的实际问题',
  ],
  request: ['以上妥否，请批示。', '市政府值班室', '裸露面约291亩'],
  'emergency-report': ['裸露面约291亩', '矿产管理科、市生态环境局到现场查看'],
  'cyber-report': ['某市自然资源局', '裸露面约291亩'],
  'leak-notice': ['您好', '0701-0000000', '某市自然资源局'],
  'cyber-summary-report': ['沉淀池长期未清导致石粉浆外溢', '采石场停采，排水口封堵'],
  'meeting-minutes': ['由矿产管理科牵头处置', '各报各的数、各写出处'],
  'order-slip': ['矿产管理科', '沉淀池已清理完毕'],
  'explanation-letter': ['裸露面约291亩', '发布情况通报《关于白茅溪水质检测结果的通报》'],
  'petition-notice': ['您好', '某市自然资源局'],
  'disclosure-answer': ['对本答复不服的，可以依法申请行政复议或者提起行政诉讼。'],
  'assessment-minutes': [
    '局办公室、矿产管理科、法规科、信息和档案中心',
    '11月24日10时35分',
    '关于“岩舍镇白茅岭采石场和白茅溪”网络舆情的会商记录',
    '各报各的数、各写出处，办公室汇总，对不上的不发',
    '采石场先停采',
    '由矿产管理科牵头处置',
  ],
  'handling-plan': ['采石场先停采', '由矿产管理科牵头处置', '对外口径以11月25日10时20分发布的'],
  'release-plan': ['此前已发布3次', '对外门户网站', '未查出稿件提到其他单位', '收集整理内外舆情'],
  statement: ['关于白茅溪水质检测结果的通报', '现将检测结果通报如下'],
  'approval-sheet': ['办公室主任陈刚', '副组长周敏', '领导小组办公室 王强', '现将检测结果通报如下'],
  'handover-sheet': [
    '领导小组办公室 孙丽',
    '领导小组办公室 值班长 王强',
    '11月24日16时30分',
    '溪水指标还没有出来',
  ],
  'assignment-slip': ['矿产管理科', '由矿产管理科牵头处置', '报领导小组办公室'],
  'ticket-reply': ['担心饮水安全', '裸露面约291亩', '沉淀池已清理完毕', '某市自然资源局', '0701-0000000'],
  'order-report': ['裸露面约291亩', '采石场停采', '关于白茅溪水质检测结果的通报', '某市自然资源局'],
  'interview-record': [
    '岩舍镇白茅岭采石场和白茅溪',
    '发布《关于白茅溪水质检测结果的通报》，以下为发布的原文。',
  ],
  'referral-letter': ['裸露面约291亩', '立案或者不予立案的决定书面通知我局', '某市自然资源局'],
  'archive-list': ['11月25日12时结束'],
  'review-report': ['11月25日12时结束处置', '“公开回应舆情”用了4小时30分，提前1天19小时。', '共涉及时限'],
};

test('a referral says that there may be an offence once it was sent', () => {
  const [form, words] = [formOf('referral-letter'), '有关行为涉嫌犯罪'];
  const log = openLog(wideFacts);
  const written = (of: IncidentLog): string => writtenOf(filled(form, sourceOf(of, NOW))).join('\n');
  expect(written(log)).not.toContain(words);
  const referred = act(log, contextAt(NOW, countingIds(1)), markDone('refer-offence'));
  expect(written(referred)).toContain(words);
});

describe('of the wide story', () => {
  test.each(forms.map(form => [form.title, form.id] as const))('%s holds what it has to', (_, id) => {
    const text = textOf(id);
    for (const words of required[id] ?? [`${id} has nothing required of it`]) expect(text).toContain(words);
  });

  test('what does not apply is not being checked', () => {
    for (const form of forms) expect(textOf(form.id, small)).not.toMatch(/正在核实[。，]/);
  });

  test('a first report written before anything was out says so, and asks what is to be decided', () => {
    const early = sourceOf(quarryLog(moment('12:00')), moment('12:00'));
    const text = textOf('initial-report', early);
    expect(text).toContain('目前尚未对外发布信息。');
    expect(text).toContain('继续核实影响和损失，查明主要原因。');
    expect(text).not.toContain('沉淀池长期未清');
    expect(hollowIn(filled(formOf('initial-report'), early), early.index.playbook)).toEqual([]);
  });

  test('a part that nobody has said anything for is named, and nothing stands in its place', () => {
    expect(textOf('handling-plan', empty)).toContain('（未填：统一口径）');
    expect(textOf('handling-plan', empty)).toContain('（未填：研判意见）');
  });

  test('a follow-up tells what has come since the last report, and nothing that was in it', () => {
    const text = textOf('follow-up-report').split('核实')[0] ?? '';
    expect(text).not.toContain('由矿产管理科牵头处置');
    expect(plainText(filled(formOf('follow-up-report'), wide))).toContain('溪水指标恢复正常');
  });

  test('a hand-over that was not given yet tells in sentences what is known, done, left, due, to be minded', () => {
    const at = moment('14:00');
    const early = sourceOf(quarryLog(at), at);
    const text = textOf('handover-sheet', early);
    for (const words of [
      '信息和档案中心在短视频平台发现有关“岩舍镇白茅岭采石场和白茅溪”的反映',
      '主要原因尚未核实。',
      '此前已发布1次',
      '由矿产管理科牵头处置',
      `办理“${currentStep(early.view, early.by)?.step.title}”，尚未指定到人。`,
      '应于11月27日9时15分前组织新闻发布',
      '已向公众承诺11月24日19时前再次发布',
      '步没有结果，逐步列在“待办”中。',
    ])
      expect(text).toContain(words);
    // A publication that is out is no longer to be done.
    expect(handoverTexts(fillingOf(early, documentWords)).todo).not.toMatch(/发布已认定的简要信息/);
    const before = sourceOf(quarryLog(moment('13:00')), moment('13:00'));
    expect(handoverTexts(fillingOf(before, documentWords)).todo).toMatch(/发布已认定的简要信息/);
    expect(handoverTexts(fillingOf(early, documentWords)).done).toBe(
      filled(formOf('handover-sheet'), early)
        .sections.flatMap(section =>
          section.kind === 'text' && section.id === 'done' ? section.paragraphs : [],
        )
        .join('\n'),
    );
  });

  test('whoever filed a report stands in it as its author', () => {
    const by = { role: 'section', name: '钱七' };
    const model = filled(formOf('initial-report'), { ...wide, by });
    expect(model.lines.find(({ label }) => label === '联系人')?.value).toBe('钱七');
  });
});

describe('of any log, whatever was recorded, undone and merged', () => {
  test('no document says anything hollow', () => {
    let written = 0;
    fc.assert(
      fc.property(anyReleaseTurns, anyTurns(12), (release, turns) => {
        const logs = [...playRelease(release).logs.slice(0, 1), ...play(turns).logs.slice(0, 1)];
        for (const log of logs) {
          const source = sourceOf(log, NOW + 40 * HOUR);
          const typed = typedIn(log.events);
          for (const form of playbook.forms) {
            const quotesSteps = form.id === 'handover-sheet';
            expect(hollowIn(filled(form, source), source.index.playbook, typed, quotesSteps)).toEqual([]);
            written += 1;
          }
        }
      }),
      { numRuns: runs(20) },
    );
    expect(written).toBeGreaterThan(300);
  });
});

/** Whatever officers typed, longest first: it may say anything. */
function typedIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  const look = (each: unknown): void => {
    if (typeof each === 'string') {
      for (const line of [each, within(each), ...each.split('\n').map(within)])
        if (line !== '') found.add(line);
    } else if (typeof each === 'object' && each !== null) Object.values(each).forEach(look);
  };
  look(value);
  return [...found].sort((one, other) => other.length - one.length);
}

test('what was decided to be reported and is not sent is addressed, told as what comes next, and asked no more', () => {
  const context = contextAt(NOW, countingIds(40), officer);
  const opened = openLog({ ...limitedFacts, sensitive: 'yes' }, context);
  const report = (log: IncidentLog): string => textOf('initial-report', sourceOf(log, NOW + HOUR));
  const decided = act(opened, context, {
    kind: 'decideReport',
    step: 'report-upward',
    report: 'yes',
    to: '市政府值班室',
  });
  expect(report(decided)).toMatch(/\n市政府值班室\n(.|\n)*局网络舆情处置领导小组/);
  expect(report(decided)).toContain('按照决定向市政府值班室报告。');
  expect(report(decided)).not.toContain('是否向上级报告');
  const spared = act(opened, context, {
    kind: 'decideReport',
    step: 'report-upward',
    report: 'no',
    reason: '只在一个平台，当天已经答复',
  });
  expect(report(spared)).not.toMatch(/向上级报告|按照决定/);
});

test('what the first record of a post says is told once: one count is no earlier one, words are no address, and nothing was graded anew', () => {
  const { finder: _, link: __, ...facts }: Facts = wideFacts;
  const opened = openLog(facts);
  const log = act(opened, contextAt(NOW, countingIds(40), officer), {
    kind: 'recordPost',
    link: '某短视频平台',
    attention: '约3.2万',
    answers: { finder: 'infoCentre' },
  });
  const text = textOf('initial-report', sourceOf(log, NOW + HOUR));
  expect(text.match(/关注量/g)).toHaveLength(1);
  expect(text).toContain('关注量约3.2万次');
  expect(text).toContain('出处为某短视频平台。');
  expect(text).toContain('信息和档案中心在');
  expect(text).not.toMatch(/网站链接|调整初判/);
});

test('what was published and is no longer so is to be corrected next', () => {
  const words = '更正已发布的《关于某村滑坡的情况说明》';
  expect(textOf('follow-up-report', typicalSource())).toContain(words);
  expect(textOf('follow-up-report', wide)).not.toContain('更正已发布的');
});
