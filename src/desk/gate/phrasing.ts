import type { Span } from '../../base/expression.ts';
import type { Phrasing } from '../../playbook/release-kit.ts';

/**
 * Ways of saying that no list of words holds, for each has as many as there are offices and works: another is to blame, or is to be
 * asked; an outcome is vowed that nobody can vouch for. Read from their form, on folded text. Only a suspicion: somebody reads it.
 */

const IN = '[^,:。;!?\\n]';
/** Others than the bureau. */
const OTHERS =
  '(?:他们|她们|你们|人家|谁家|个人|[镇村乡县省]里|上面|上头|村干部|村委会|街道|公司|企业|厂家|老板|房主|户主|业主|开发商|承包商?|外包|运维|设计院|' +
  '施工[方队]|修路的|群众|村民|居民|市民|家长|当事人|工作人员|采石场|(?:生态环境|农业农村|水利|交通|住建|林业)[局部]门?)';
/** Before it nobody else speaks. */
const OURS = '(?:我们?|我局|本局|咱们|局里|窗口|科里|规划|这边)';
/** “我们的错” is an apology; “不是……的责任” is denied, which `saying.ts` knows. */
const BLAME = '(?:问题|责任|错|毛病|锅|活儿?|事儿?)(?![情实故务业项])';
/** What people leave undone. */
const UNDONE =
  '(?:没有?|不)(?:早[点些]?|按时|及时|把|看住|管好|看好|弄好|做好|盯[住紧]|尽|配合|上心|肯|通知(?!到(?!位))|仔细|交(?!齐?的)|报批|补齐|自己)';

const SHIFTING = [
  `[是属系](?!不是)${IN}{0,8}?${OTHERS}${IN}{0,6}?的?${BLAME}`,
  `(?:^|[,:。;!?\\n])${OTHERS}${IN}{0,4}?的${BLAME}(?=[。;!?\\n]|$|,(?:你们|您)?(?:去?[问找]|跟))`,
  `是(?!不是)${IN}{0,8}?${OTHERS}${IN}{0,6}?(?:没|不)(?!能|是|在|受|会)${IN}{1,6}$`,
  `${OTHERS}(?:[^,:。;!?\\n是]{0,4}?)${UNDONE}`,
  `${OTHERS}(?:那边|那头|自己)?(?:一直|老是|总)?(?:在)?(?:拖|推|卡|瞒|偷懒|早该|最大$)`,
  `(?:都|全)是${OTHERS}${IN}{0,4}?的`,
  `(?:要|只能|就|都|全|得)怪(?![石异物圈罪事不])|怪谁|怪不[到得着]?${OURS}|怪不到|怨不[得到着]|怨谁|[都全就得能事]赖(?!以|着|床)|赖(?:谁|${OTHERS})`,
  `谁[让叫](?:你|他|她|大家|${OTHERS})|自找的|早干[嘛什吗]|(?:^|[^们局])自己(?:吓自己|没(?!有?[查找到])|不(?!清楚|知道)|愿意|要来|来晚|担着|${IN}{0,4}?不(?:齐|全|看|仔细|小心|注意))`,
  `(?:去问|去找|问|找)(?:${OTHERS}|谁)(?:${IN}{0,3}?去|问|赔|要|说理|$)|(?:去问|去找|你们?找|您找)(?:${OTHERS}|谁)(?=[,:。;!?\\n]|$)`,
  `[跟和与同]${OURS}${IN}{0,6}?(?:没|无|不)(?:有)?${IN}{0,4}?(?:关系|相干|搭界|关联)(?!的)|[跟和与同]${OURS}${IN}{0,4}?关系不大|不[关干]${OURS}${IN}{0,3}?事|(?:往|怪到|推到|赖到)${OURS}${IN}{0,3}?(?:推|头上|身上)`,
  `${OURS}${IN}{0,3}?(?:只管|只发|只负责|说了不算|做不了主|管不着|管不了)|[归由]${IN}{1,10}?管(?:的?,${IN}{0,8}?(?:管不|不归|没关系|不相干)|不着)`,
  `(?:谁来|换谁|换了谁)${IN}{0,2}?(?:都|也)|哪(?:里)?(?:看|管|忙|顾|办)得过来|(?:看|管|忙|顾|办)不过来`,
] as const;

/** What is vowed to come about; “一定要小心” vows nothing, and “一定给您答复” what the bureau can keep. */
const SURELY =
  '(?:一定|肯定|绝对|必定)(?!不?要|别|程度|范围|[的时数期比面额值]|[^,:。;!?\\n]{0,8}(?:答复|回复|回话|公布|通报|通知|说明))';
const COMES =
  '(?:完|好|通(?!知|过|报)|清(?!楚|单)|齐|走|掉|回|来|补|给|解决|恢复|开除|处理|找到|拿到|拿证|到位|有水|改|修|填|拆|成|没问题|没事|没人|不会|不漏|安全)';
/** A span of time, in which something is to be done with. */
const SPAN_OF_TIME =
  '(?:(?:[一二两三四五六七八九十半几\\d]{1,3}|这)(?:个?(?:天|星期|礼拜|周|小时|钟头)|个月)(?:之?内|以内)?|[下这]个?(?:周|月|星期)|月底前|天[黑亮]之?前)';
const FINISHED =
  '(?:[拆办修弄搞清填补建]完|[拆办修弄搞]好|[变弄清搞]干净|清干净|变清|抢通|恢复|解决|填平|复耕|到账|拿到(?:证|钱)|全好)';

const VOW = [
  `(?:保证|担保|打包票|打保票|包票)(?![金书证人函期]|质量|基本|${IN}{0,12}供[应水])|拍胸脯|包在${OURS}|说到做到|说话算[话数]|保准|准能|拿${IN}{1,6}?担保|放[一]?百个心`,
  `${SURELY}${IN}{0,12}?${COMES}`,
  `${SPAN_OF_TIME}${IN}{0,6}?${FINISHED}(?!后|以后|之后|的|前|情况|没)`,
  `(?:一[个户寸分亩点人条]|半点)[都也]?(?:不会?|没有?)(?:漏|少|落|动|差|亏|丢|耽误)`,
] as const;

const PATTERNS: Readonly<Record<Phrasing, readonly RegExp[]>> = {
  shifting: SHIFTING.map(form => new RegExp(form, 'gm')),
  vow: VOW.map(form => new RegExp(form, 'gm')),
};

/** Whoever is asked to do something vows nothing: “请一定绕行”; “请放心” and “申请” ask nobody. */
const ASKED_TO = new RegExp(`(?:(?:^|[^申])请|(?:^|[^的])要求)(?:(?!放心|相信)${IN}){0,16}$`);

/** Where a folded text is put in this way. */
export const phrasedAs = (phrasing: Phrasing, folded: string): readonly Span[] =>
  PATTERNS[phrasing]
    .flatMap(pattern =>
      [...folded.matchAll(pattern)].map(({ index, 0: words }): Span => [index, index + words.length]),
    )
    .filter(([start]) => phrasing !== 'vow' || !ASKED_TO.test(folded.slice(Math.max(0, start - 20), start)));
