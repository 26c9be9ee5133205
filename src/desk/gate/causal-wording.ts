import { isInTitle } from './frame.ts';
import { sayingsIn } from './saying.ts';

/**
 * Words that say why an event happened. Told apart from three things that sound alike and are said every day: why a measure
 * is taken (“因清理塌方，道路封闭”), what an event has done (“滑坡造成道路中断”), and what might happen (“降雨可能引发塌方”).
 * Works on folded text without blanks: commas, colons and question marks are half-width there.
 */

/** What happens and then has a cause. */
const EVENT =
  '(?:滑坡|滑动|滑塌|滑落|崩塌|崩落|滚落|掉落|脱落|落石|塌陷|坍塌|垮塌|塌方|塌下|滑下|垮了|泥石流|倒塌|开裂|裂缝|裂开|沉降|下沉|移位|位移|变形|冲毁|淹没|溃坝|溃口|决口|冒顶|透水|爆炸|火灾|起火|着火|泄露|泄漏|外泄|中毒|死亡|伤亡|遇难|受伤|身亡|错误|差错|错登|错发|误登|漏登|漏发|重复登记|丢失|断流|枯竭|变浑|污染|发黑|死鱼|事故|事件|险情|灾情|瘫痪|出错|办证难|办证慢|延误|积压|逾期|拖欠|纠纷)';

/** What makes things happen. */
const FACTOR =
  '(?:降雨|降水|暴雨|强降雨|大雨|雨水|洪水|山洪|台风|地震|冰冻|融雪|施工|爆破|开挖|切坡|采挖|挖掘|挖土|采矿|采石|采砂|开采|堆载|弃土|超载|抽水|抽取|疏干|渗漏|渗水|积水|冲刷|风化|地质构造|采空区|打桩|粉尘|废水|污水|尾矿|工地|采石场|溶洞|岩溶|断裂带|堵塞|老化|故障|漏洞|缺陷|配置|权限|攻击|操作|管理|监管|审核|审批|把关|疏忽|失误|过错|过失|大意|失职|不当|不力|不到位|不规范|不严|违规|违章|人为|偷工减料|质量问题|拖延|欠缴|挪用|截留)';

/** Slips of people: to name one is to name a cause. */
const SLIP =
  '(?:疏忽|失误|过失|粗心|大意|误将|误把|错把|看错|录错|输错|填错|拿错|算错|弄错|弄混|搞混|把关不严|审核不严|管理不善|监管不力|操作不当|处置不当|违规操作)';

const BRING = '(?:导致|造成|引发|引起|引致|致使|诱发|触发|激发|酿成|招致)';
/** Likewise, in headings: “暴雨致后山滑坡”. */
const TO = '致(?![歉电辞力函谢意敬癌命富])';
const IN = '[^,。;!?\\n]';

/** An event in the name of something else has not happened by that name: 滑坡隐患, 地质灾害防治, 塌方体; nor does 一致 bring anything about. */
const NAMED_AFTER = new RegExp(
  `${EVENT}(?:体|点|区|段|路段|现场|地点|隐患|风险|预警|预报|防治|监测|治理|处置|抢险|清理|排查|易发|发生后|以后|之后|报告制度|应急)|[一大细精极别雅]致`,
  'g',
);

/** What may come, is to be prevented, is asked, or laid down in general. */
const GENERAL =
  /是否|是不是|有没有|有无|能否|会不会|什么|为何|哪些|如何|防范|防止|避免|预防|以免|谨防|严防|警惕|杜绝|如遇|如果|如因|若|一旦|凡是|(?:可能|容易|极易|易|会|将)(?:致|导致|造成|引发|引起|诱发|触发|发生)|的,|的不便|不便/;

/** What a bureau does or puts off: a reason for this is the cause of nothing. */
const MEASURE =
  /推迟|延期|改期|顺延|暂停|停办|停运|停工|停课|封闭|关闭|关停|绕行|取消|暂缓|转移|撤离|疏散|谅解|招聘|升级|维护|搬迁|启动|调整|改在|改为|更换|停止|中止|不予|退回|退件|驳回|不?采纳|延长|修改|转[^,]{0,12}办理/;

const all = (...patterns: readonly string[]): readonly RegExp[] =>
  patterns.map(pattern => new RegExp(pattern));

/** Within a clause these can hardly mean anything else. */
const PLAIN = all(
  `(?:原因|起因|诱因|成因|根源|症结|祸根)(?!以)${IN}{0,8}?(?:是|为|系|在于|有以下|有[二两三四]|包括|如下|:)(?!${IN}{0,3}(?:什么|何|啥|哪|未|待|不明|仍|尚|正在|还|暂|否))`,
  `(?:症结|根源|祸根)${IN}{0,8}?在`,
  `归因于|归咎于|归结为|起因于`,
  `(?:是|就是|都是|主要是|全是)(?:因为|由于)`,
  `(?:源于|缘于|源自|出于)${IN}{0,16}?${FACTOR}`,
  `(?:系|是|为|属|由|因|受|被)${IN}{1,24}(?:所致|所引起|所引发|所造成|所导致|使然)`,
  `(?:系|是|属|属于|为)(?:一起|一次)?(?:因|由|由于|受)?${IN}{1,24}${BRING}的`,
  `(?:系|是|属|属于)(?:因|由|由于|受)?${IN}{0,16}${FACTOR}${IN}{0,8}${BRING}`,
  `(?:因|由于|因为|受)${IN}{1,20}${BRING}${IN}{0,8}?${EVENT}`,
  `${EVENT}${IN}{0,4}由${IN}{1,20}(?:${BRING}|作用|形成)`,
  `(?:属|属于|系|是|为)(?:一起|一次|典型的?)?(?:自然|人为|意外|责任)${IN}{0,4}(?:原因|因素|现象|灾害|事故|事件|破坏|造成|所致|形成)`,
  `(?:排除|涉及|没有|无)(?:了)?(?:人为|自然|施工|爆破|外力|刑事)${IN}{0,2}(?:原因|因素|嫌疑)`,
  `(?:与|同|跟|和)${IN}{0,14}?(?:${FACTOR}|矿山|工程)${IN}{0,8}?(?:有关(?!部门|单位|资料|规定|人员|手续|工作|情况|事项)|有关联|有${IN}{0,3}关系|关系(?:密切|很大|较大)|脱不[开了]|分不开|密切相关|直接相关)`,
  `主要(?:还)?(?:是|系|在于)(?:由|因|受)?${IN}{0,8}?(?:降雨|暴雨|雨水|爆破|切坡|渗水|冲刷|人为|失误|疏忽|不当|不力|不到位|不严|老化|故障|漏洞|质量问题)`,
  `(?:判断|判定|认定|分析|鉴定|推断|推测|怀疑|认为)(?:为|是|系|属)?${IN}{0,12}?(?:自然滑坡|自然原因|人为|(?:施工|降雨|暴雨|爆破|操作|管理)(?:原因|因素|造成|所致|引起|引发|导致|失误|不当|问题))`,
  `(?:责任|过错|毛病|问题)(?:在于|出在|就在)`,
  `${EVENT}${IN}{0,4}(?:主要|大多|完全|纯粹|实|确|应)(?:还)?系(?!统|误传|一[处个起种])${IN}{3}`,
  SLIP,
);

/** “原因已经查明，就是……”, “原因，一是……”, “后山塌了，是切坡……”: the cause stands in the next clause. */
const IN_NEXT_CLAUSE = new RegExp(
  `原因${IN}{0,6}(?:清楚|查明|查清|明确|找到|锁定)${IN}{0,2},(?:就|即|正|主要|确)?(?:是|系|为|因)|` +
    `原因,(?:一是|一方面|首先|主要|还是|在于|系|就是)|${EVENT}${IN}{0,3},(?:就|正|主要|都)?是${IN}{0,10}${FACTOR}`,
);

/** What would not be so, had others done otherwise: the blame for it. Of oneself it is an apology. */
const COUNTERFACTUAL = new RegExp(
  `(?:如果|要是|若|倘|假如|但凡|只要)(?!${IN}{0,4}(?:我[们局方]|本局))(?:${IN}{0,16}(?:当初|当时|早(?!点|日|些)|事先|此前|之前|过(?!程|后))${IN}{0,16},${IN}{0,6}?(?:不会|不至于|何至于|[哪怎岂]会|用不着)|` +
    `${IN}{2,28},${IN}{0,6}?(?:不会|不至于|何至于|[哪怎岂]会)${IN}{0,8}(?:今天|如今|现在|这[样些次个种]))`,
);

/** Reasons for what the bureau decides: “不予登记的原因是……”. */
const OF_DECISION =
  /(?:不予|退件|退回|驳回|暂停|推迟|延期|改期|取消|关闭|封闭|不?采纳|调整|变更|延长|停办|修改)[^,。;!?\n]{0,8}原因/;

/** What wears away, tears down, spoils; and what becomes of things. A cause in the words of the street needs no other noun. */
const WORKS = '[挖震泡冲压炸掏抽灌淹撞挤拱刨烧堵踩轧洗弄搞闹害晒冻刮浇放采修打拉堆盖]';
const SPOILT = '[松酥软塌垮裂坏空断歪倒黑白浑脏死沉穿斜透稀滑]';
const ENDS_IN = `(?:掉|落|塌|垮|裂|滑|漏|断|倒|浑|变${SPOILT}|出(?:了|的)?(?:这|事|问题|错)|闹|发生(?:了)?(?:这|滑|塌|崩|事))`;

/** By their form alone these give a cause; whoever reads them says whether they do. `said` is what of it says so, where a letter before it is looked at too. */
const FORMS = all(
  `(?:病根|根子|祸根|症结|根源|毛病)${IN}{0,6}?(?:在(?!哪|何)|是(?!什么|啥)|出(?=在))`,
  `(?:账|帐|锅|板子|责任)${IN}{0,6}?(?:算[到在]|打在|扣在|归[到在给])`,
  `(?:^|[^体治管灾])(?<said>责任(?:主要|全|都|就|还是|还)?在(?!谁|哪|何|于谁))`,
  `(?:都|全|只能|要|得|就)怪(?!罪|异|石|不得)`,
  `谁[让叫]`,
  `说白了|说穿了|说到底|归根|究其|追根|明摆着|还不是|[要若]不是|无非`,
  `把${IN}{1,8}?${WORKS}${IN}{0,2}?${SPOILT}`,
  `(?:^|[^还])(?<said>是${IN}{1,14}?${WORKS}(?:下去|下来|出来|进去|上来|过来|${SPOILT})?的)$`,
  `([挖采抽排洗放修打炸拉堆冲下泡晒堵建盖压灌])${IN}{1,3}\\1的?$`,
  `是${IN}{1,6}?[死坏塌垮裂断]的$`,
  `(?:都是|全是|就是)${IN}{1,12}?[惹闹害搞弄捣]的`,
  `${IN}{2}才(?:会)?${ENDS_IN}`,
  `(?:系|是|属)(?!为了|为防|防)${IN}{2,24}?(?:${BRING}|所致)的?$`,
  `由(?!此|其)${IN}{2,20}?(?:${BRING}|所致)的?$`,
  `${EVENT}${IN}{0,4}(?:均|都|多)?系(?![统数列老旧古\\d]|误传|一[处个起种])${IN}{4}`,
  // “外泄是外包公司误开了接口”; not who saw it.
  `${EVENT}${IN}{0,4}(?:就|正|都|主要|其实)?是(?!否|不|没|什么|谁|在|一)(?!${IN}*(?:发现|报告|反映|看到|上报|拍到|提供|通报))${IN}{2,16}?(?:误|错|忘|漏|没有?|未(?!经)|[^为除受到好]了)${IN}{2}`,
  `(?:^|[^耽延错])(?<said>误(?:操作|删|开|触|点|配|设|放|接|改|关))`,
  `(?:^这|所以|于是|因此)才(?:会|导致|造成|出现(?!在)|发生|有了|有的|闹|引)`,
  `(?:导致|致使|以致)${IN}{1,8}?(?:不(?:同步|一致|全|符|准|清|通|上|到位)|未能|没能|丢|错|乱|重复|失效|失灵|脱节)`,
  `(?:由|因)(?!此)${IN}{1,14}而(?:起|来|生|成)`,
  `(?:坏就坏|错就错)在|祸起|肇因|拜${IN}{1,10}所赐|惹(?:出)?的祸`,
  `${FACTOR}${IN}{0,8}(?:使得?|令|让)${IN}{1,10}?(?:失稳|松动|饱和|软化|失控|下陷|下滑|变${SPOILT}|垮|塌|裂)`,
  `是${IN}{1,14}的(?:必然|直接|自然)?(?:后果|恶果|产物)|是${IN}{0,10}${FACTOR}${IN}{0,6}的(?:必然|直接)?结果`,
  `(?:是|为|系|成了?)${IN}{0,10}(?:主因|诱因|内因|外因|导火索|(?:根本|直接|主要|重要|首要)原因)`,
);

/** What has to do with what; by a rule it tells of no event: “补偿金额与面积有关”. */
const RELATED = new RegExp(
  `(?:与|跟|和|同)(?!本|此|这|该|我|您|你|其他)${IN}{1,16}?(?:(?:有|无|没|没有|毫无|并无|大有)(?:直接|间接|密切|任何|多大|什么|半点|一点)?(?:关系|关联|干系|瓜葛|关)(?!的|部门|单位|人员|资料|规定|手续|工作|情况|事项|方面|科室|宗地|键|闭|注)|扯不上|脱不[开了]|不相干|不沾|分不开|不无关系|难脱干系|关[系联](?:不大|很大|密切)|(?:有|无|没有?|存在)(?:直接|间接|必然|因果|任何)联系)`,
);
const BY_RULE = /标准|费|金额|税|补偿|面积|时限|期限|顺序|办理|申请/;

const ANY_FORM = [...FORMS, RELATED];

const LEAD = /(?:由于|因为|鉴于|因|受)([^,]{2,24}?)(?:影响|作用|冲击)?$/;

const EVENTS = new RegExp(EVENT);
const FACTORS = new RegExp(FACTOR);
const BRINGS = new RegExp(`${BRING}|${TO}`);
/** What befalls a place: what it has done is damage told, not a cause. */
const HAZARD = /洪|台风|地震/;

/** Whether a clause tells of an event as having come about, not as something to guard against. */
const happens = (clause: string): boolean => EVENTS.test(clause) && !GENERAL.test(clause);

/** Whether a clause says that something brought an event about, and not what the event did in turn. */
function bringsAbout(clause: string, ahead: string): boolean {
  const { index } = BRINGS.exec(clause) ?? {};
  if (index === undefined) return false;
  const own = clause.slice(0, index);
  const after = clause.slice(index);
  if (index <= 2 && FACTORS.test(own)) return !HAZARD.test(own) && EVENTS.test(after);
  // “连续三天大雨，导致后山滑坡”: what did it stands a clause ahead.
  const before = index <= 2 ? ahead : own;
  if (EVENTS.test(before)) return FACTORS.test(before) && EVENTS.test(after);
  return FACTORS.test(before) || (before !== '' && EVENTS.test(after));
}

/** Where in a clause something is first said to happen, or to bring something about: a denial stands before it. */
const beginOf = (clause: string): number =>
  Math.max(
    0,
    Math.min(...[EVENTS, FACTORS, BRINGS].map(pattern => clause.search(pattern)).filter(at => at >= 0)),
  );

/** Words that may give a cause, and how sure their form is: `plain` can hardly mean anything else. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly isPlain: boolean;
}

/** The places in one sentence whose words give a cause, if they are said. */
function* candidatesIn(sentence: string): Generator<Candidate> {
  const plainly = sentence.replace(NAMED_AFTER, name => MASK.repeat(name.length));
  for (const pattern of OF_DECISION.test(plainly) ? [] : [IN_NEXT_CLAUSE, COUNTERFACTUAL]) {
    const { index, 0: words = '' } = pattern.exec(plainly) ?? {};
    if (index !== undefined)
      yield { start: index, end: index + words.length, isPlain: pattern === IN_NEXT_CLAUSE };
  }
  const clauses = plainly.split(',');
  let start = 0;
  for (const [position, clause] of clauses.entries()) {
    const begin = start;
    start += clause.length + 1;
    // The comma tells “造成损失的，应当赔偿” from “是降雨造成的”.
    if (GENERAL.test(position < clauses.length - 1 ? `${clause},` : clause)) continue;
    const found = (match: RegExpExecArray, isPlain: boolean): Candidate => ({
      start: begin + match.index + match[0].length - (match.groups?.['said'] ?? match[0]).length,
      end: begin + match.index + match[0].length,
      isPlain,
    });
    const ofMeasure = OF_DECISION.test(clause) || (MEASURE.test(clause) && !EVENTS.test(clause));
    if (!ofMeasure) {
      for (const pattern of PLAIN) {
        const match = pattern.exec(clause);
        if (match !== null) yield found(match, true);
      }
      if (bringsAbout(clause, clauses[position - 1] ?? ''))
        yield { start: begin + beginOf(clause), end: begin + clause.length, isPlain: true };
    }
    const rest = clauses.slice(position + 1, position + 3);
    const reason = LEAD.exec(clause)?.[1];
    const isOfEvent = reason !== undefined && !EVENTS.test(reason) && rest.some(happens);
    if (isOfEvent && !rest.some(each => MEASURE.test(each) && !happens(each)))
      yield { start: begin, end: begin + clause.length + 1 + (rest[0]?.length ?? 0), isPlain: true };
    if (ofMeasure) continue;
    for (const pattern of BY_RULE.test(clause) ? FORMS : ANY_FORM) {
      const match = pattern.exec(clause);
      if (match !== null) yield found(match, false);
    }
  }
}

/** Stands for letters that are not to be read; of no word. */
const MASK = '\ue000';

/** A sentence that gives a cause. `isPlain`: its words can hardly mean anything else; otherwise only their form says so. */
export interface CausalPassage {
  /** Position in the folded text, in UTF-16 units. */
  readonly start: number;
  readonly length: number;
  readonly isPlain: boolean;
}

/**
 * The sentences of a folded text that say why something happened. What a sentence only asks, denies,
 * leaves open or reports, it does not say; a guess it does.
 */
export function causalPassages(folded: string): readonly CausalPassage[] {
  const sayings = sayingsIn(folded);
  return [...folded.matchAll(/[^。;!?\n]+[。;!?\n]?/g)].flatMap(({ 0: whole, index }) => {
    if (/(?:\?|[吗呢]。?)$/.test(whole)) return [];
    const sentence = whole.replace(/[。;!\n]$/, '');
    for (const { start, end, isPlain } of candidatesIn(sentence))
      if (!isInTitle(sentence, start) && sayings.isSaid(index + start, index + end, true))
        return [{ start: index, length: sentence.length, isPlain }];
    return [];
  });
}

/** Whether a folded sentence in which a given cause stands speaks of why, and not of a measure. */
export function speaksOfWhy(sentence: string): boolean {
  return (
    /因|由于|源于|所致|导致|引起|引发|造成|系|:/.test(sentence) &&
    (happens(sentence) || !MEASURE.test(sentence))
  );
}
