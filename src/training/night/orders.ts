import { foldedWords } from '../../base/folded.ts';
import type { z } from '../../base/schema.ts';
import type { safetySchema } from './night-schema.ts';

/** The parts of a night's content that say what keeps a caller safe. */
type Safety = Pick<z.infer<typeof safetySchema>, 'tells' | 'forbids' | 'harms' | 'except' | 'canWait'>;

/** The effect of an answer: it tells the caller to do what keeps him safe, or something else that he may act on. */
type Told = 'safe' | 'harmful';

/** “特别”, “别人” and the like deny nothing. */
const NO_DENIAL = /[特分区级个性告识差辨]别|别[的人处墅]/g;
/** “听我的”, “给我打”, “叫他们回来”: not somebody who does something. */
const NO_SUBJECT = /([听跟给叫诉])我们?|([叫让喊])(?:他|她)们/g;
/** A negation. */
const NO =
  '不要(?!紧)|不用|不必|不需要?|不许|不准|不能|不可以?|不该|不应|不得|不急|不忙|不着急|无需|无须|勿|甭|莫|用不着|犯不着|没(?:有|什么)?必要|禁止|严禁|停止|别|不(?:再|先|敢|肯|想)?$';
/** From the last negation of a stretch to its end. */
const NEGATED = new RegExp(`(${NO})((?:(?!${NO}).){0,10})$`);
/** “走什么走”. */
const DISMISSED = /(.{1,2})什么\1/;
/** “别拿东西，赶紧走” without its comma: a new order begins. */
const NEW_ORDER = /^.+?(?:赶紧|赶快|快点?|马上|立刻|立即|现在就|直接|统统|全部|都)/;
/** There is no need: it holds whatever stands between. */
const NO_NEED = /用|必|需|急|忙|得/;
/** “不走不行”, “不得不走”, “不能不走”. */
const MUST_AFTER = /^.{0,3}(?:不行|不可|不成)/;
const MUST_BEFORE = /(?:不得|不能|不可|不要|非得?)不?$/;

const QUESTION =
  /(.)[不没]\1|要不要|该不该|能不能|用不用|是不是|有没有|会不会|是否|如何|怎么|[吗呢]$|(.)就\2|了没有?$|还是不/;
/** Later, and not now. `天亮` and hours count only where they put the order off. */
const LATER =
  /(?:等(?![你您]).*|再(?!打|来).{0,3}|晚点|过一?会儿?|待会儿?|回头|到时候?|天亮.{0,3}|天明|明[天早].{0,3}|(?:分钟|小时|钟头|[时点]半?钟?)(?:以|之)?后.{0,2}|(?:以|之)后.{0,2})$/;
const NOT_LATER = new RegExp(`(?:${NO})[^再等]{0,3}(?:再|等|拖)`);
const CONSENT =
  /请示|批准|批了|批下来|通知[你您]们?|同意|允许|许可|审批|研究|会商|点头|说了算|做不了主|汇报(?:完|以后|后)|听.{0,6}通知|等.{0,6}通知/;
const IF = /如果|要是|万一|假如|倘若|一旦|若|的话|必要时|实在|有情况|有动静|有变化/;
/** “声音大了就走”, “再掉就走”: a condition without its word. */
const UNTIL_WORSE =
  /(?:再|又|还|越|大|多|快|厉害|严重|害怕|怕|不放心|担心|不行|不对|扛不住|撑不住|塌|裂|垮)[^,]{0,4}(?:就|再|才)[^不别莫]{0,4}$/;
/** Leave or readiness is no order. */
const SOFT = /(?:可以|能|想|愿意|打算|准备|考虑|做好|随时|有条件|最好|要不[^,]{0,3})先?$/;
const SOFT_AFTER = /^[^,]{0,4}(?:也|都)(?:可以|行|好|成|得)$|^不走/;
/** “一批下来我会叫你们走”: leave is promised. */
const PROMISED = /我们?[^,]{0,6}(?:会|第一时间|再|就)[^,]{0,4}(?:叫|喊|通知|让|带|接)[你您]们?$/;
/** “走的事明天再说”. */
const LATER_AFTER = /^(?:的事|的话|也)[^,]{0,4}(?:等|不急|不忙|明[天早]|天亮|白天|再[说议定看])/;
/** Told of another time or of others, and no order. */
const PAST = /去年|前年|上次|上回|那[次年回]|以前|从前|往年|当年|早先|昨[天晚]/;
const REPORT = /(?:都|已经?)(?:(?![别不莫勿]).)*了$|[^你您我]{2,}的人?(?:都|也|已)(?![别不莫勿])/;
const REPORTED = /(?:提醒|通知|告诉|告知|劝|交代|嘱咐|说|讲)过/;
const AT_ONCE = /[你您快]|赶紧|赶快|马上|立刻|立即|现在/;
/** “要您交保证金的一律挂断”, “交钱的电话是诈骗”: a description of what is met. */
const DESCRIBED_AFTER = /^[^,给]{0,8}的(?:都|一律|一概|全|就?是|电话|短信|人|那)/;
/** Somebody else does it. */
const OTHERS =
  /(?:(?:我们|我|咱们)(?!建议|要求|说|的|家|让|叫|命令|劝|求|喊)|他们|她们|别人|人家|隔壁|邻村|邻居|年轻人|其他人|别的|其他|有的人|[派叫喊]人|派出所|民警|警察|消防|救援|村里|乡里|镇里|局里|支书|书记|干部|工作人员|专家|骗子|对方|司机)/;
const YOU = /[你您]|大家|全家|一家|家人|所有人|一起/;
/** Somebody wants it of the caller: “谁叫你转钱都别转”. */
const WANTED =
  /(?:谁|哪个|他|她|对方|骗子|有人|人家|电话里|凡是|但凡|任何|所有|无论|不管)[^不别]{0,3}(?:叫|让|要|喊|说|催)[^不别]{0,4}$/;
/** “验证码谁要都不给”: here the denied thing stands first. */
const DENIED_AFTER = /^不得|^.{0,4}(?:都|也|一概|千万|一律|绝对)(?:不要?|别|不能)/;
/** “没转就不要转”: where it was not done. */
const NOT_DONE = /没有?$/;
/** It was done already; “先交了再说” was not. */
const DONE_AFTER = /^[过了]/;
const DONE_BEFORE = /已经?[^不别]{0,3}$/;
const ORDER_BEFORE = /(?:先|快|就|去|把|请|可以|赶紧|马上|同意|不妨)[^不别]{0,6}$/;
/** “走不动”, “不要走散”, “不要走坡脚”, “走以后”: no order to walk, and none against it. */
const OTHER_SENSE = /^(?:不动|不了|不开|不掉|(?:了|掉)?[以之]后|了后|了.|的时候|准备|的准备)/;
const WRONG_WAY_AFTER =
  /^(?:散|丢|远|回|错|反|慢|近|进|到?坡|沟|河|老|小路|下面|那|桥|山|前面|后面|太|得|.{1,6}[路坡桥沟])/;
const WRONG_WAY_BEFORE = /从|沿|靠|贴|[往朝向](?!外)/;
const WRONG_WAY = /[路坡桥沟]/;
/** Waiting is harmful, wherever it stands, unless the caller is safe where he is. */
const STALLS =
  /等(?:一下|一等|一会儿?|会儿|等|着|天亮|天明|到?明|通知|.{0,3}通知|消息|车|雨|领导|专家|.{0,2}核实|查清|我们?来|我们?到|支书)|先观察|再观察|观察(?:一下|看看)|看看情况|看情况|自己(?:看着|决定|拿主意)/;
/** Waiting here is out of the danger. */
const SAFE_PLACE =
  /村小|学校|操场|空地|空坪|平地|广场|[大公马外]路|路[上边口]|外[面头边]|安全|安置点|村[口委外]/;
/** “没事也要走”. */
const CONCEDED = /^[^,]{0,2}[也都](?:得|要|该|必须)/;
/** A danger that is named, or something said to be wrong, is no advice. */
const WARNS = /危险|出事|要命|来不及|出人命|说错|收回/;

/** “九点前”: no order to press anything. “远一点” is no time. */
const CLOCK =
  /(^|[^远近快慢早晚多少大小高低有这那\d零一二三四五六七八九十两])[\d零一二三四五六七八九十两]+点(?:钟|半|[一三]刻|[\d一二三四五六七八九十]+分?)?/g;

type Sense = 'affirmed' | 'denied' | 'open';

/** Whether a stretch before a word denies it. */
function isDenied(before: string): boolean {
  const [, no = '', between = ''] = NEGATED.exec(before) ?? [];
  return no !== '' && (NO_NEED.test(no) || !NEW_ORDER.test(between));
}

/** The sense of words about something that a caller must do. */
function tellsSense(before: string, after: string): Sense {
  if (OTHER_SENSE.test(after)) return 'open';
  if (MUST_AFTER.test(after) && /不$/.test(before)) return 'affirmed';
  if (MUST_BEFORE.test(before) && /不$/.test(before)) return 'affirmed';
  const [, , between = ''] = NEGATED.exec(before) ?? [];
  if (NOT_LATER.test(before)) return 'affirmed';
  if (isDenied(before))
    return WRONG_WAY_AFTER.test(after) || WRONG_WAY_BEFORE.test(between) || WRONG_WAY.test(before)
      ? 'open'
      : 'denied';
  if (IF.test(before) || IF.test(after)) return 'open';
  if (LATER.test(before) || CONSENT.test(before) || LATER_AFTER.test(after) || PROMISED.test(before))
    return 'denied';
  if (UNTIL_WORSE.test(before)) return 'open';
  if (DONE_BEFORE.test(before)) return 'open';
  if (SOFT.test(before) || SOFT_AFTER.test(after)) return 'open';
  const other = OTHERS.exec(before);
  return other !== null && !YOU.test(before.slice(other.index + other[0].length)) ? 'open' : 'affirmed';
}

/** The sense of words about something that a caller must not do, or that harms him. */
function forbidsSense(before: string, after: string): Sense {
  if (MUST_AFTER.test(after) && /不$/.test(before)) return 'affirmed';
  if (isDenied(before) || DENIED_AFTER.test(after)) return 'denied';
  if (NOT_DONE.test(before) || DESCRIBED_AFTER.test(after)) return 'open';
  if (WANTED.test(before)) return 'open';
  if ((DONE_AFTER.test(after) || DONE_BEFORE.test(before)) && !ORDER_BEFORE.test(before)) return 'open';
  if (IF.test(before)) return 'open';
  const other = OTHERS.exec(before);
  return other !== null && !YOU.test(before.slice(other.index + other[0].length)) ? 'open' : 'affirmed';
}

/** Each occurrence of these words in a clause, as the text before and after it; none within a longer word that means something else. */
function placesOf(clause: string, words: readonly string[], except: readonly string[] = []) {
  const hidden = except.flatMap(each => rangesOf(clause, foldedWords(each)));
  return words.flatMap(word =>
    rangesOf(clause, foldedWords(word)).flatMap(([from, to]) =>
      hidden.some(([start, end]) => start <= from && to <= end)
        ? []
        : [{ before: clause.slice(0, from), after: clause.slice(to) }],
    ),
  );
}

const rangesOf = (text: string, word: string): readonly (readonly [from: number, to: number])[] =>
  [...text].flatMap((_, at) => (text.startsWith(word, at) ? [[at, at + word.length] as const] : []));

/** A clause, and what its place in the sentence makes of it. */
interface Clause {
  readonly words: string;
  readonly isAsked: boolean;
  /** The clause before it is a condition: “再响，就走”. */
  readonly isConditional: boolean;
}

function clausesOf(text: string): readonly Clause[] {
  let isConditional = false;
  return [...text.matchAll(/([^,。;!?:\n]+)([,。;!?:\n]?)/g)].map(([, words = '', end = '']) => {
    const clause = { words, isAsked: end === '?', isConditional };
    isConditional = end === ',' && IF.test(words);
    return clause;
  });
}

/** Told of another time or of others: nobody acts on it. */
const isTale = (clause: string): boolean =>
  PAST.test(clause) ||
  (!AT_ONCE.test(clause) && REPORT.test(clause)) ||
  (!YOU.test(clause) && REPORTED.test(clause));

/** Every order in a clause. */
function toldBy({ words, isAsked, isConditional }: Clause, safety: Safety): readonly Told[] {
  if (isAsked || QUESTION.test(words)) return [];
  const told: Told[] = DISMISSED.test(words) ? ['harmful'] : [];
  for (const { before, after } of placesOf(words, safety.tells, safety.except)) {
    const sense = tellsSense(before, after);
    if (sense !== 'open') told.push(sense === 'affirmed' ? 'safe' : 'harmful');
  }
  for (const { before, after } of placesOf(words, safety.forbids, safety.except)) {
    const sense = forbidsSense(before, after);
    if (sense !== 'open') told.push(sense === 'denied' ? 'safe' : 'harmful');
  }
  const canWait = safety.canWait === true;
  const stalls = canWait ? null : STALLS.exec(words);
  const toStall = stalls === null ? '' : words.slice(0, stalls.index);
  const isStalled = stalls !== null && !isDenied(toStall) && !SAFE_PLACE.test(toStall);
  const harms = placesOf(words, safety.harms, safety.except);
  const isHarmed = harms.some(
    ({ before, after }) => forbidsSense(before, after) === 'affirmed' && !CONCEDED.test(after),
  );
  if ((isStalled || isHarmed) && !WARNS.test(words)) told.push('harmful');
  return isTale(words) || (isConditional && !canWait) ? told.filter(each => each === 'harmful') : told;
}

/**
 * The effect of one answer on a caller. A harmful order in it outweighs the rest: two orders that contradict each other keep
 * nobody safe. `undefined` where it holds none that he could act on.
 */
export function toldIn(words: string, safety: Safety): Told | undefined {
  const text = foldedWords(words).replace(CLOCK, '$1时').replace(NO_DENIAL, '~').replace(NO_SUBJECT, '$1$2~');
  const told = clausesOf(text).flatMap(clause => toldBy(clause, safety));
  return told.includes('harmful') ? 'harmful' : told[0];
}

/** Whether a caller knows what keeps him safe: the last answer with something to act on decides. */
export const isToldSafe = (answers: readonly string[], safety: Safety): boolean =>
  answers.map(each => toldIn(each, safety)).findLast(told => told !== undefined) === 'safe';
