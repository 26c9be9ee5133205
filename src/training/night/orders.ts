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
  '不要|不用|不必|不需要?|不许|不准|不能|不可以?|不该|不应|不得|不急|不忙|不着急|无需|无须|勿|甭|莫|用不着|犯不着|没(?:有|什么)?必要|禁止|严禁|停止|别|不(?:再|先|敢|肯|想)?$';
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
/** Leave or readiness is no order. */
const SOFT = /(?:可以|能|想|愿意|打算|准备|考虑|做好|随时|有条件)先?$/;
/** Somebody else does it. */
const OTHERS =
  /(?:(?:我们|我|咱们)(?!建议|要求|说|的|家|让|叫|命令|劝|求|喊)|他们|她们|别人|人家|隔壁|邻村|邻居|年轻人|其他人|有的人|派出所|民警|警察|消防|救援|村里|乡里|镇里|局里|支书|书记|干部|工作人员|专家|骗子|对方|司机)/;
const YOU = /[你您]|大家|全家|一家|家人|所有人|一起/;
/** Somebody wants it of the caller: “谁叫你转钱都别转”. */
const WANTED = /(?:谁|他|她|对方|骗子|有人|人家|电话里)[^不别]{0,3}(?:叫|让|要|喊|说|催)[^不别]{0,4}$/;
/** “验证码谁要都不给”: here the denied thing stands first. */
const DENIED_AFTER = /^.{0,4}(?:都|也|一概|千万|一律|绝对)(?:不要?|别|不能)/;
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
/** A danger that is named, or something said to be wrong, is no advice. */
const WARNS = /危险|出事|要命|来不及|出人命|说错|收回/;

/** “九点前”: no order to press anything. */
const CLOCK = /[\d零一二三四五六七八九十两]+点(?:钟|半|[一三]刻|[\d一二三四五六七八九十]+分?)?/g;

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
  if (LATER.test(before) || CONSENT.test(before)) return 'denied';
  if (DONE_BEFORE.test(before)) return 'open';
  if (SOFT.test(before)) return 'open';
  const other = OTHERS.exec(before);
  return other !== null && !YOU.test(before.slice(other.index + other[0].length)) ? 'open' : 'affirmed';
}

/** The sense of words about something that a caller must not do, or that harms him. */
function forbidsSense(before: string, after: string): Sense {
  if (MUST_AFTER.test(after) && /不$/.test(before)) return 'affirmed';
  if (isDenied(before) || DENIED_AFTER.test(after)) return 'denied';
  if (NOT_DONE.test(before)) return 'open';
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

/** Every order in a clause. */
function toldBy(clause: string, isAsked: boolean, safety: Safety): readonly Told[] {
  if (isAsked || QUESTION.test(clause)) return [];
  const told: Told[] = DISMISSED.test(clause) ? ['harmful'] : [];
  for (const { before, after } of placesOf(clause, safety.tells, safety.except)) {
    const sense = tellsSense(before, after);
    if (sense !== 'open') told.push(sense === 'affirmed' ? 'safe' : 'harmful');
  }
  for (const { before, after } of placesOf(clause, safety.forbids, safety.except)) {
    const sense = forbidsSense(before, after);
    if (sense !== 'open') told.push(sense === 'denied' ? 'safe' : 'harmful');
  }
  const stalls = safety.canWait === true ? null : STALLS.exec(clause);
  const isStalled = stalls !== null && !isDenied(clause.slice(0, stalls.index));
  const harms = placesOf(clause, safety.harms, safety.except);
  if (isStalled || harms.some(({ before, after }) => forbidsSense(before, after) === 'affirmed'))
    if (!WARNS.test(clause)) told.push('harmful');
  return told;
}

/**
 * The effect of one answer on a caller. A harmful order in it outweighs the rest: two orders that contradict each other keep
 * nobody safe. `undefined` where it holds none that he could act on.
 */
export function toldIn(words: string, safety: Safety): Told | undefined {
  const text = foldedWords(words).replace(CLOCK, '时').replace(NO_DENIAL, '~').replace(NO_SUBJECT, '$1$2~');
  const told = [...text.matchAll(/([^,。;!?:\n]+)([,。;!?:\n]?)/g)].flatMap(([, clause = '', end]) =>
    toldBy(clause, end === '?', safety),
  );
  return told.includes('harmful') ? 'harmful' : told[0];
}

/** Whether a caller knows what keeps him safe: the last answer with something to act on decides. */
export const isToldSafe = (answers: readonly string[], safety: Safety): boolean =>
  answers.map(each => toldIn(each, safety)).findLast(told => told !== undefined) === 'safe';
