import type { Frame } from '../../playbook/release-kit.ts';

/**
 * What a whole sentence is, where it is the words of somebody who may say them: a law or a judgement quoted, a warning issued by
 * those who issue warnings, a measurement with its figures, a promise with its day. Read from set phrases, on folded text.
 */

/** Somebody in particular: behind one, a law is no longer quoted but applied. */
const SOMEBODY =
  /该|此[案举人]|[这那][家些个种起处]|其[行已已]|涉事|涉案|当事|某|上述|本案|我局认定|你|您|属于|构成了|已经?构成/;

const LAW =
  /(?:《[^《》]{2,40}》|(?:法|条例|办法|规定|细则|解释|公约)第[一二三四五六七八九十百零〇\d]{1,8}条|第[一二三四五六七八九十百零〇\d]{1,8}[条款项])[^。;!?]{0,40}?(?:规定|明确|所称|载明|要求|写明|禁止|,)/;

/** Decided by those who decide: a judgement, a penalty with its amount, a case that an authority has opened. */
const DECIDED = [
  /(?:判决|裁定|裁决|决定书|处罚决定|起诉书|复议决定|认定书)书?(?:已|业已|均已)?(?:经|于[^,]{1,16})?(?:认定|确认|载明|认为|生效|维持|指出|送达|公开|履行)/,
  /(?:法院|检察院|仲裁委员会)[^,]{0,20}(?:判决|裁定|认定|判处|判令|宣判|提起公诉|批准逮捕)/,
  /(?:作出|下达|送达|收到|下发|执行)[^,]{0,20}(?:判决|裁定|处罚|责令[^,]{0,12}通知书)/,
  /(?:处以|被处|并处|判处|罚款|罚金|被罚|没收|罚)[^,]{0,24}?[\d一二三四五六七八九十百千]+(?:\.\d+)?[万千百]?(?:元|日|天|年|个月)/,
  /(?:公安|检察|监察|法院|派出所|纪委|监委|市场监管|生态环境)(?:机关|局|委|部门|院)?[^,]{0,20}(?:通报|立案|处以|刑事拘留|逮捕|移送|提起公诉|受理|作出)/,
  /(?:立案|受理|处罚|判决|裁定|举报|线索)(?:号|文号|编号|回执)/,
];
/** What is only to come has not been decided. */
const TO_COME = /(?:将|必将|必须|应当|等待着?|一定要?)[^,]{0,6}(?:被?判|被?处|被?罚|严惩|法律|移送)/;

const WARNING =
  /(?:联合|会同|共同)[^,]{0,24}(?:发布|发出|发|预警|预报)|气象(?:台|局|部门|主管机构)[^,]{0,24}(?:发布|发出|预计|预报|预警)|预警信[息号]/;

const DAY =
  /(?:不晚于|不迟于|最迟|最晚)[^,]{0,6}[\d一二三四五六七八九十]|\d+个?(?:工作日|小时|分钟|日|号|天|时|点)[^,]{0,4}(?:之?前|以前|之?内|以内)/;

/** Whom a word is said of stands this near behind it. */
const NEAR = 12;

const FIGURE = /\d|[一二两三四五六七八九十](?:项|处|组|个|户|次|口|眼)/;
const MEASURED = /检测|监测|化验|取样|采样|送检|实测|测得|测量|核验|复测|读数|观测|抽检|雷达/;

type Match = (pattern: RegExp, sentence: string) => RegExpExecArray | null;

const match: Match = (pattern, sentence) => pattern.exec(sentence);

/** Matches each sentence once: asked anew at each of its words, one without an end takes the square of its length. */
export function matchOnce(): Match {
  const known = new Map<string, Map<RegExp, RegExpExecArray | null>>();
  return (pattern, sentence) => {
    const ofSentence = known.get(sentence) ?? new Map<RegExp, RegExpExecArray | null>();
    known.set(sentence, ofSentence);
    const found = ofSentence.has(pattern) ? (ofSentence.get(pattern) ?? null) : match(pattern, sentence);
    ofSentence.set(pattern, found);
    return found;
  };
}

/** Whether a sentence tells what a law says in general, as far as a place in it. */
export function isQuotedLaw(sentence: string, place = sentence.length, find = match): boolean {
  const quoted = find(LAW, sentence);
  return (
    quoted !== null && quoted.index < place && !SOMEBODY.test(sentence.slice(quoted.index, place + NEAR))
  );
}

/** Whether a sentence is of a kind, at a place in it. */
export function hasFrame(
  frame: Exclude<Frame, 'denied'>,
  sentence: string,
  place: number,
  find: Match,
): boolean {
  const holds = (pattern: RegExp): boolean => find(pattern, sentence) !== null;
  switch (frame) {
    case 'law':
      return isQuotedLaw(sentence, place, find) || (!holds(TO_COME) && DECIDED.some(holds));
    case 'warning':
      return holds(WARNING);
    case 'measured':
      return holds(FIGURE) && holds(MEASURED);
    case 'dated':
      return holds(DAY);
  }
}

/** Whether a place stands within the title of a law, a paper or a book. */
export function isInTitle(sentence: string, place: number): boolean {
  const opened = sentence.lastIndexOf('《', place);
  return opened !== -1 && sentence.lastIndexOf('》', place) < opened && sentence.indexOf('》', place) !== -1;
}
