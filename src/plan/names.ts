import { sentenceSchema, some, z } from '../base/schema.ts';
import { planDatesSchema } from './dates.ts';

/** Names that belong to one organisation alone: its own, its plan's and its publications'. */
export const namesSchema = z.strictObject({
  /** 机构全称，例如：鹰潭市自然资源局 */
  organisation: sentenceSchema,
  /** 对外文字里怎么称自己，例如：我局、我院、我校 */
  us: sentenceSchema,
  /** 对内说明里怎么称自己，例如：本局、本院、本校 */
  here: sentenceSchema,
  /** 内设机构叫什么，例如：科室、部门、处室 */
  section: sentenceSchema,
  /** 这份文件叫什么，例如：方案、预案、办法 */
  plan: sentenceSchema,
  /** 这份文件的全称，不带书名号 */
  document: sentenceSchema,
  /** 这份文件管的事叫什么，例如：舆情、涉医信息；后面接得上“事件”“台账” */
  matter: sentenceSchema,
  /** 牵头决策的机构怎么简称，例如：领导小组、应急指挥部 */
  leaders: sentenceSchema,
  /** 同意发布叫什么，例如：审定、签发、批准 */
  approve: sentenceSchema,
  /** 几种发布稿叫什么 */
  releases: z.strictObject({
    /** 什么都还没有核实时先说的一句，例如：首次回应（已关注，正在核实） */
    acknowledgement: sentenceSchema,
    /** 先发的、只写已核实情况的一稿，例如：简要信息（快报） */
    holding: sentenceSchema,
    /** 后续写全的一稿，例如：情况通报 */
    full: sentenceSchema,
  }),
  /** 手册的名称，在每一页的标题里 */
  title: sentenceSchema,
  /** 首页的一句话，例如：快报事实，慎报原因 */
  motto: sentenceSchema,
  /** 首页标题下面的话：这份手册为了什么 */
  lead: sentenceSchema,
  /** 使用说明里“本站不做什么”的第一句：文件里哪句话划了这条线 */
  boundary: sentenceSchema,
  /** 依据的条文对着什么、在什么时候核对过：写在每一条依据下面；没有核对过的不写这一格 */
  rulesChecked: z.optional(sentenceSchema),
  /** 不是发文机关自己编的手册，怎么声明，写在每一页和打印件下面，例如：非官方整理，以发文机关原件为准；自己编的不写这一格 */
  disclaimer: z.optional(sentenceSchema),
  /** 条款编号是整理的人加的，怎么说明，写在全文上面；编号是文件自己的不写这一格 */
  numbering: z.optional(sentenceSchema),
  /** 文件哪天印发、评估、演练，写在文件首页和复盘里 */
  dates: z.exactOptional(planDatesSchema),
  /** 搜索框里举的例子，两个到四个 */
  examples: some(sentenceSchema).check(z.maxLength(4)),
});

export type PlanNames = z.infer<typeof namesSchema>;
