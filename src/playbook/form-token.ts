import type { Needs } from './record.ts';

/** What can be said of a version of a statement: the one published last, and the one that waits for approval. */
const VERSION_TOKENS = [
  '标题',
  '正文',
  '形式',
  '稿次',
  '类别',
  '状态',
  '起草人',
  '起草时间',
  '下次发布',
] as const;

export type VersionToken = (typeof VERSION_TOKENS)[number];

const version = <Prefix extends string>(prefix: Prefix) =>
  Object.fromEntries(VERSION_TOKENS.map(name => [`${prefix}${name}`, {}])) as Readonly<
    Record<`${Prefix}${VersionToken}`, Needs>
  >;

/**
 * Every token a form's template may use, as it stands between braces, and what content has to declare for it to stand for
 * anything. content/playbook/forms.yaml says what each is.
 */
export const FORM_TOKENS = {
  标题: { questions: ['title'] },
  今天: {},
  现在: {},
  办理状态: {},
  开始时间: {},
  结束时间: {},
  结束说明: {},
  发现时间: { questions: ['foundAt'] },
  发现单位: { questions: ['finder'] },
  发布平台: { questions: ['place'] },
  网址: { questions: ['link'] },
  涉及领域: { questions: ['topic'] },
  突发事件: { questions: ['emergency'] },
  传播范围: { questions: ['spread'] },
  热点敏感: { questions: ['sensitive'] },
  事态: { questions: ['factsClear'] },
  信访公开申请: { questions: ['request'] },
  研判结果: {},
  传播平台: { fills: ['search'] },
  关注量: { fills: ['search'] },
  跟帖数: { fills: ['search'] },
  传播情况: { fills: ['search'] },
  报送情况: {},
  领导指示: {},
  牵头科室: { fills: ['lead'] },
  任务分工: { fills: ['lead'] },
  核实结论: { fills: ['verification'] },
  核实依据: { fills: ['verification'] },
  研判会时间: { fills: ['meeting'] },
  到会单位: { fills: ['meeting'] },
  缺席单位: { fills: ['meeting'] },
  研判会结论: { fills: ['meeting'] },
  性质走势风险: { fills: ['assessment'] },
  处置方案要点: { fills: ['assessment'] },
  联合研判: { fills: ['jointAssessment'] },
  统一口径: { fills: ['line'] },
  计划发布时间: { fills: ['approval'] },
  已采取措施: {},
  办理进展: { fills: ['solution'] },
  预计办完: { fills: ['solution'] },
  已办步骤: {},
  待办步骤: {},
  在走时限: {},
  超时时限: {},
  时限小结: {},
  最近事实: {},
  最近决定: {},
  联系记录: {},
  未办事项: { fills: ['openItems'] },
  防范建议: { fills: ['finalReport'] },
  复盘没做到: { fills: ['review'] },
  复盘改进: { fills: ['review'] },
  复盘参加: { fills: ['review'] },
  已核实事实: {},
  正在核实: {},
  不公开: {},
  ...version('发布稿'),
  ...version('待审稿'),
  发布情况: {},
  联系渠道: {},
  公众反映: {},
  未答反映: {},
  交班人: {},
  接班人: {},
  交接现状: {},
  交接已办: {},
  交接待办: {},
  交接时限: {},
  交接风险: {},
  交接联系人: {},
  改进事项: {},
} as const satisfies Readonly<Record<string, Needs>>;

export type FormToken = keyof typeof FORM_TOKENS;
