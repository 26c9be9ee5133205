import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { moment, noticeLog, quarryLog, ticketLog } from '../../support/story.ts';
import { emptySource, filled, formOf, forms, sourceOf } from './incidents.ts';

/** Parts that a form must have whatever was recorded, and words that may stand in none of its texts. */
interface Elements {
  readonly required: readonly string[];
  readonly forbidden: readonly RegExp[];
}

const REPORT = [
  '期号',
  '报送时间',
  '核稿',
  '签发',
  '主送',
  '核实情况',
  '下一步工作',
  '落款',
  '日期',
  '联系人',
  '电话',
];

/** Who signed which version is for the sheet of approval; how the desk counts, for nobody. */
const SIGNING: readonly RegExp[] = [/审定|退回修改|一人兼|补录|签审/, /步没有结果|清单|手册/];

/** A limit that was missed is told in the last report and the review, once the reason is known. */
const INCRIMINATING: readonly RegExp[] = [/超过(规定)?时限|超时|逾期|按期办结|时限履行/, ...SIGNING];

/** Words for use within an office only. */
const INTERNAL = /初判|研判|关注量|热度|走势|请示事项/;

const elements: Readonly<Record<string, Elements>> = {
  'initial-report': { required: [...REPORT, '基本情况', '传播情况'], forbidden: INCRIMINATING },
  'follow-up-report': { required: [...REPORT, '新的进展', '走势研判'], forbidden: INCRIMINATING },
  'final-report': {
    required: [
      ...REPORT.filter(label => label !== '核实情况' && label !== '下一步工作'),
      '基本情况',
      '核实结论',
      '处置经过',
      '办理结果',
      '发布和答复情况',
      '时限履行情况',
    ],
    forbidden: SIGNING,
  },
  'brief-report': {
    required: ['报送时间', '报送对象', '报送人', '情况', '拟办建议'],
    forbidden: INCRIMINATING,
  },
  'special-report': {
    required: [
      '期号',
      '报送时间',
      '核稿',
      '签发',
      '主送',
      '基本情况',
      '核实情况',
      '走势研判',
      '落款',
      '联系人',
    ],
    forbidden: [...INCRIMINATING, /请示事项/],
  },
  request: {
    required: ['发文字号', '核稿', '签发人', '主送', '请示缘由', '请示事项', '落款', '日期', '联系人'],
    forbidden: [/超过(规定)?时限|超时|逾期|传播情况/],
  },
  'emergency-report': {
    required: [
      '报送时间',
      '紧急程度',
      '签发',
      '主送',
      '发生时间',
      '发生地点',
      '初判级别',
      '现场指挥',
      '基本情况',
      '人员情况',
      '已采取的措施',
      '下一步工作',
    ],
    forbidden: [/网络舆情的|走势研判/, ...INCRIMINATING],
  },
  'cyber-report': {
    required: [
      '报告单位',
      '报告时间',
      '报送单位',
      '发现时间',
      '研判级别',
      '涉及系统',
      '事件经过',
      '待补报的情况',
    ],
    forbidden: INCRIMINATING,
  },
  'leak-notice': {
    required: ['称呼', '涉及的信息、原因和可能造成的危害', '联系方式', '落款', '日期'],
    forbidden: [INTERNAL, /名单|传播|跟帖/, ...INCRIMINATING],
  },
  'cyber-summary-report': {
    required: ['主送', '发生原因', '应急处置措施', '造成的危害', '责任追究', '完善整改情况', '教训', '落款'],
    forbidden: [/超过(规定)?时限|逾期/],
  },
  'meeting-minutes': {
    required: ['会议时间', '地点', '主持人', '参加单位', '会议听取的情况', '议定事项', '印发单位', '签发'],
    forbidden: [/会商纪要|研判会纪要/],
  },
  'order-slip': {
    required: [
      '来单单位',
      '收到时间',
      '办理期限',
      '承办科室',
      '来单要求',
      '拟办意见',
      '领导批示',
      '答复签发',
    ],
    forbidden: SIGNING.slice(1),
  },
  'explanation-letter': {
    required: ['发文字号', '核稿', '签发', '主送', '基本情况', '核实情况', '落款', '联系人'],
    forbidden: [/请予?(删|撤|屏蔽|限流)/, ...INCRIMINATING],
  },
  'petition-notice': {
    required: ['文书编号', '称呼', '告知事项', '落款', '日期', '咨询电话'],
    forbidden: [INTERNAL, /传播|跟帖/, ...INCRIMINATING],
  },
  'disclosure-answer': {
    required: ['答复书编号', '称呼', '答复内容', '救济途径', '落款', '日期'],
    forbidden: [INTERNAL, /传播|跟帖/, ...INCRIMINATING],
  },
  'assignment-slip': {
    required: [
      '承办科室',
      '交办时间',
      '办结时限',
      '来源',
      '交办人',
      '联系电话',
      '交办事项',
      '办理要求',
      '反馈要求',
      '签发',
      '承办科室签收（时间）',
    ],
    forbidden: INCRIMINATING,
  },
  'assessment-minutes': {
    required: [
      '时间',
      '地点',
      '主持人',
      '记录人',
      '参加单位',
      '会商事由',
      '核实情况',
      '研判意见',
      '议定事项',
      '分工和时限',
    ],
    forbidden: [/纪要/],
  },
  'handling-plan': {
    required: [
      '制定时间',
      '起草人',
      '牵头科室',
      '预计办结',
      '基本情况',
      '研判意见',
      '处置措施',
      '分工和时限',
      '统一口径',
      '法规科意见',
      '领导小组审核批准',
    ],
    forbidden: [/删除|下架|约谈|训诫|稳控|做通.{0,4}工作/, /纪要/],
  },
  'release-plan': {
    required: [
      '计划发布时间',
      '发布形式',
      '主持人',
      '发布人',
      '媒体范围',
      '发布内容',
      '发布安排',
      '口径和答问',
      '预案',
      '发布后工作',
      '领导小组审核批准',
    ],
    forbidden: [/谢绝|不接受采访|指定提问|筛选(媒体|记者)/, /纪要/],
  },
  statement: { required: ['正文'], forbidden: [INTERNAL, /请示|抄送|签发|主送/] },
  'approval-sheet': {
    required: [
      '稿件标题',
      '稿次',
      '发布形式',
      '发布类别',
      '起草人',
      '发布内容',
      '审定情况',
      '法规科意见',
      '保密审查意见',
      '公开审查意见',
      '领导小组审定意见',
    ],
    forbidden: [/传播情况|关注量|热度|走势/],
  },
  'order-report': {
    required: [
      '主送',
      '收到时间',
      '反馈时限',
      '承办科室',
      '来单要求',
      '核实情况',
      '办理和回应情况',
      '落款',
      '日期',
      '联系人',
    ],
    forbidden: INCRIMINATING,
  },
  'ticket-reply': {
    required: ['工单编号', '称呼', '您反映的问题', '核实情况', '办理结果', '落款', '日期', '咨询电话'],
    forbidden: [INTERNAL, /传播|跟帖|时限|期限|签发/, ...INCRIMINATING],
  },
  'interview-record': {
    required: [
      '登记时间',
      '登记人',
      '媒体名称',
      '媒体联系方式',
      '采访方式',
      '截稿时间',
      '受访人',
      '采访提纲',
      '拟答内容',
      '答复情况',
      '领导小组审定意见',
    ],
    forbidden: [/拒绝|婉拒|无可奉告/, /记者证|证件号|记者姓名/],
  },
  'referral-letter': {
    required: [
      '发文字号',
      '主送',
      '移送事由',
      '已经核实的情况',
      '移送依据',
      '移送材料',
      '商请事项',
      '落款',
      '日期',
      '联系人',
      '电话',
      '主要负责人批准（时间）',
    ],
    forbidden: [/反映人|发布者|传播情况/],
  },
  'handover-sheet': {
    required: ['交班人', '接手人', '交接时间', '现状', '已办', '待办', '时限', '风险', '联系人'],
    forbidden: [/接班/],
  },
  'review-report': {
    required: ['复盘时间', '记录人', '参加岗位', '基本情况', '存在的问题', '复盘主持人'],
    forbidden: [/追究(反映|提意见|发布)|恶意|炒作|敌对/],
  },
  'archive-list': {
    required: ['移交人', '接收人', '移交时间', '移交材料', '单独保存的材料', '个人信息清理'],
    forbidden: [/身份证号码|\d{17}[\dX]|1[3-9]\d{9}/, INTERNAL],
  },
};

const wide = sourceOf(quarryLog(), moment('12:30', 25));
const small = sourceOf(noticeLog(), moment('12:00'));
const sources = [wide, small, sourceOf(ticketLog(), moment('17:00')), emptySource()];

/** Everywhere: what no document of an office says of itself, of those who posted, or to them. */
const NOWHERE = /不是公文|不编文号|记录编号|由处置记录生成|发帖人|网名|昵称|删帖|控评/;

describe('the elements of', () => {
  test('every form are listed', () => {
    expect(Object.keys(elements).sort()).toEqual(forms.map(({ id }) => id).sort());
    expect(
      Object.values(elements).filter(each => Math.min(each.required.length, each.forbidden.length) === 0),
    ).toEqual([]);
  });

  test.each(forms.map(form => [form.title, form.id] as const))(
    '%s are there whatever was recorded, and what is forbidden is not',
    (_, id) => {
      const { required = [], forbidden = [] } = elements[id] ?? {};
      for (const source of sources) {
        const model = filled(formOf(id), source);
        const there = [
          ...model.lines.map(({ label }) => label),
          ...model.sections.map(({ heading }) => heading),
          ...model.signatures,
        ];
        expect(required.filter(label => !there.includes(label))).toEqual([]);
        // The note above it that nobody approved it is none of its words.
        const text = plainText({ ...model, unreviewed: '' });
        for (const words of [...forbidden, NOWHERE]) expect(text).not.toMatch(words);
      }
    },
  );

  test('a missed limit is told to leaders in the last report and the review, not in a report on the way; a missing signature in neither report', () => {
    const late = sourceOf(quarryLog(moment('18:30')), moment('23:00'));
    expect(plainText(filled(formOf('follow-up-report'), late))).not.toMatch(/超过|尚未审定/);
    expect(plainText(filled(formOf('final-report'), late))).toMatch(/超过时限/);
    expect(plainText(filled(formOf('final-report'), late))).not.toMatch(/尚未审定/);
    expect(plainText(filled(formOf('review-report'), late))).toMatch(/超过规定时限/);
  });
});
