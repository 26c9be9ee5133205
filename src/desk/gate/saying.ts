import { expressionFinder } from '../../base/expression.ts';

/**
 * Whether a text says a thing, or only asks, denies, leaves open or reports it. “情况正在核实” beside a rumour is what the plan
 * asks for (快报事实、慎报原因) and must not be marked as if the rumour had been confirmed; nor may a rumour be confirmed behind it.
 *
 * Judged one sentence at a time, on folded text: no blanks, commas, colons and question marks half-width. These are the set
 * phrases of official Chinese, not an understanding of it: what none of them opens is said, and the rest is for a trap's `except`.
 */

/** The shape of a text in which two spellings of the same words are equal. Lines stay apart: they are parts of a statement. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\S\n]+|\p{Cf}+/gu, '')
    .toLowerCase();

/** Sentences are apart already, so what ends a clause is a comma or a colon. */
const IN_CLAUSE = '[^,:]';
/** What `…` stands for: anything that fits between within the sentence. */
const GAP = { longest: 40, stops: '' };

/** What a word before it reaches, up to the words themselves; not past a turn: “不是施工而是降雨”. */
const REACH = `(?:(?!而是|但|却|其实|确实|肯定|明显|显然)${IN_CLAUSE}){0,16}$`;

/** “如” supposes, “例如” does not. Older browsers cannot look behind: here and below, what may stand before is spelled out. */
const NOT_AN_EXAMPLE = '(?:^|[^正例比诸])';

/** Asked, or supposed. */
const ASKED = [
  new RegExp(
    `(?:是不是|是否|有没有|有无|会不会|能不能|能否|可不可[能以]|要不要|该不该|什么时候|何时|哪天|几点|如果|假如|倘|若(?!干)|一旦|一经|${NOT_AN_EXAMPLE}如(?:是|系|属|有|存在|发现|涉|确|经))${REACH}`,
  ),
  new RegExp(`(?:谁|${NOT_AN_EXAMPLE}如)$`),
  // Asked or feared by others: told as theirs, whatever the answer.
  new RegExp(
    `(?:担心|害怕|(?:^|[^恐])怕|忧虑|顾虑|(?:^|[^访慰顾疑学审讯])问(?!题|责|答|世|卷|政)|想知道|关切|质疑)${REACH}`,
  ),
  new RegExp(`[是系因由]${IN_CLAUSE}{1,12}还是${IN_CLAUSE}{0,6}$`),
];

/** Denied in so many words. */
const DENIED_OUTRIGHT = [
  /(?:不[能敢可会]?|没有?|未|并无|绝无|无法)(?:任何)?人?(?:被|遭到?|受到?|存在|因为?|由于?|属于|系|为)?$/,
  new RegExp(`(?:不是|并非|绝非|不属于?)(?:(?!是)${IN_CLAUSE}){0,6}$`),
];

/** Not established: “没有发现”, “不能确定”; but not “没有及时发现”, which says that there was something to find. */
const NOT_ESTABLISHED = [
  new RegExp(
    `(?:没有?|未|勿|无法|不能|不可|不足以|难以|不敢|不便|不宜|不会|不要|没法|暂无|并无|尚无)(?:经过?|人|任何|充分|足够|直接|相关|确切|把|轻易|简单|[据由就凭]此|仅凭|现在|马上)*` +
      `(?:发现|认定|确定|确认|证实|证明|查实|核实|查明|断定|判断|判定|肯定|说|讲|写|认为|保证|承诺|答应|证据|依据|根据|迹象|接到|收到|看到|怪|轻信|相信|猜)${REACH}`,
  ),
  new RegExp(
    `(?:不(?:再|先)?(?:说|讲|认定|预告|猜|承诺)|不怪|不等于|不代表|不意味着|谈不上|(?:^|[^不未没能有法]|(?:^|[^不])能|(?:^|[^没])有|(?:^|[^无])法)排除)${REACH}`,
  ),
];

const QUESTION_TAG = new RegExp(`^${IN_CLAUSE}{0,6}?(?:与否|吗|还是)`);
/** “难道不是下雨吗” asks and denies nothing. */
const RHETORICAL = /难道|岂|不就是|怎么不/;
/** One of two, a comma between them. “原因很清楚，还是下雨” looks the same: only where the sentence leaves them open. */
const EITHER_BEFORE = new RegExp(
  `(?:[是系因由]${IN_CLAUSE}{1,12}|${IN_CLAUSE}{2}(?:引[发起]|造成|导致|所致)的?),?还是${IN_CLAUSE}{0,6}$`,
);
const EITHER_AFTER = new RegExp(`^${IN_CLAUSE}{0,6},还是`);

/** Named as something that is said: “镇里默许”“打过招呼”等传言. */
const SAYING = '(?:说法|一说|之说|传言|传闻|谣言|猜测|议论|质疑)';
const NAMED_A_SAYING = new RegExp(
  `^(?:${IN_CLAUSE}{0,4}的|所致|造成|引[起发]|导致)?["”’」』]?(?:[、和与及或]?["“‘「『][^"”’」』]{1,20}["”’」』])*(?:(?:、[^,:、]{1,16})*(?:等|[两三四几多]种))?(?:[这那两三四几多]?[些种类]|的)*${SAYING}`,
);

/** Somebody else says it. Not 专家说 or 据气象部门: who is quoted as knowing is quoted to assert. */
const SOMEBODY =
  '您|网上|网络|网友|网民|有人|有的|群众|村民|居民|市民|业主|家长|大家|评论|帖子?|视频|留言|媒体|坊间|外界|社会上|观点|群里|来电|' +
  '镇里|村里|所里|街道|公司';
const SAYS =
  '说(?![明清])|讲|传(?![播达])|称|反映(?!强烈|集中|较多|突出)|怀疑|猜|质疑|认为|觉得|举报|投诉|议论|提到|提出|担心|留言|发帖';
const REPORT = `(?:网传|据传|传言|传闻|听说|所谓|(?:^|[^向给跟让请])(?:${SOMEBODY})(?:(?!我)${IN_CLAUSE}){0,12}?(?:${SAYS}))`;
/** The bureau speaks for itself again: “经查”, and “反映的滑坡是……”, which tells what was asked about, not what was said. */
const OWN_VOICE =
  /经查|经核|经调查|经认定|查明|我[局们]认为|事实上|实际上|其实|^的(?!原因)[^是系]{1,10}[是系由为属]/;
const OWN_CAUSE = /原因[是系为就]/;
const REPORT_IN_CLAUSE = new RegExp(`${REPORT}((?:[,:]?)${IN_CLAUSE}*)$`);
const REPORT_AHEAD = new RegExp(`${REPORT}(.*)$`);
const TOPIC = new RegExp(`(?:关于|对于|针对)${IN_CLAUSE}*$`);
/** “关于降雨引发的滑坡”: what is raised there is the landslide, and its cause is taken for granted. */
const TAKEN_FOR_GRANTED = new RegExp(`^${IN_CLAUSE}{0,4}?的(?!${SAYING}|反映|问题|情况|疑问|事|线索)`);

const NOT_SO =
  '不属?实|不准确|不符|有误|不是(?:真的|事实|这样)|无此事|子虚乌有|不存在|没有(?:这回事|这件事|此事|这种情况)|' +
  '(?:没有?|未|无|缺乏)(?:经过?|得到|被|事实)?(?:发现(?!其他|其余|别的)|证据|依据|根据|认定|核实|查实|证实|查清|查明|结论|确认|定论|核完|查完)|' +
  '并非(?:事实|(?:我[局们]|本局|官方)(?:发布|发出|所[发说]|说|作出|的))|不是我[局们](?:发|说|写|作)|[是系](?:误[传读]|旧[闻图])|张冠李戴|' +
  '不清楚|不知道|说不准|说不清|说不好|难预料|不猜|不采信|不采用|不掌握|不能(?:出|说|讲|写|发|这样|这么|答|确|判)|为时[过尚]早|言之[过尚]早|[还尚]太早|不妥当?';

/** Words that were used, shown in quotation marks; to use them again is something else. */
const MENTIONED_AHEAD = /[说讲称叫写答复骂喊贴标列用回当][^,:]{0,6}:?$/;
const MENTIONED_BEHIND =
  /^(?:[一二三四]个?[词字句]|等?字样|等词|[这那][样类种]?(?:话|说法|表述)|的?(?:说法|表述|答复|回答|措辞|提法|标语|话))/;
/** Called wrong, or apologised for by the bureau: not “向我局道歉”. */
const TAKEN_BACK = new RegExp(
  `不[对妥当](?!言)|不应该?|不该|不合适|不恰当|不文明|不严谨|欠妥|失当|失言|错误|是错的|[说写答用]错|(?:我[们局方]|本局|工作人员)的错|` +
    `(?:我[们局方]|本局|特此|在此|谨)${IN_CLAUSE}{0,12}(?:道歉|致歉|检讨)|更正|收回|撤回|纠正`,
);

const CHECKING = '(?:核实|核查|核对|复核|调查|排查|查证)(?![过了])';
const BEING_CHECKED =
  `(?:^|[^已经据过]|(?:^|[^经])过)${CHECKING}|在${IN_CLAUSE}{0,8}?(?:查|核|采样|取样|检测|化验|分析|论证|鉴定|逐笔对)|` +
  `[等待]${IN_CLAUSE}{0,8}(?:结论|结果|认定|通报|公告)|以${IN_CLAUSE}{1,12}为准|(?:移交|移送|转交|转给|转办|受理|介入|登记)`;
const DENIED = new RegExp(NOT_SO);
const KEPT_OPEN = new RegExp(`${NOT_SO}|${BEING_CHECKED}`);
/** Denied right behind: “镇里默许一事没有依据”; not “降雨引发的滑坡，规模没有核实”. */
const DENIED_BEHIND = new RegExp(
  `^["”’」』]?(?:等|这)?[个类些]?(?:情况|问题|一事|的事|的?(?:话|说法|结论))?,?(?:目前|现在)?[还尚并都均也仍是]?(?:${NOT_SO})`,
);
/** What is said there is said of something else than the report. */
const OF_THE_REST = new RegExp(`(?:^|[,:])(?:其他|其余|别的|另外|剩下)${IN_CLAUSE}*`, 'g');
const BACK = '对此|此事|这|该|上述|以上|是否|[均都](?=没|未|不|无|在|正)';
const ALL_KEPT_OPEN = new RegExp(
  `[,:](?:${BACK})(?:${CHECKING}|${IN_CLAUSE}{0,12}?(?:${NOT_SO}|${BEING_CHECKED}))`,
);
/** A sentence that goes on about the one before it. */
const GOES_ON = new RegExp(
  `^(?:${BACK}|情况|反映|[有相]关|经[查核调]|(?:目前|现在?)?(?:正在|[还仍]在|没有|尚?未|不属?实))`,
);
const CONFIRMED =
  /(?:^|[^不未没有否是如果若]|(?:^|[^没])有|(?:^|[^是能])否|(?:^|[^不])是|(?:^|[^如])果)(?:属实|是真的|是实情|是事实|是对的|不假|没错|确有|确系|说得对)|确实(?![没不无未正在需])|(?:^|[^未没有尚一]|(?:^|[^没])有)(?:已经?|经)(?:查实|证实|坐实)(?!,?[没不无未])/;
const CHECKED = /(?:^|[^未没有尚一]|(?:^|[^没])有)(?:已经?|业已|经)(?:核实|查明|查清|认定|确认)/;

const isConfirmed = (verdict: string): boolean =>
  CONFIRMED.test(verdict) || (CHECKED.test(verdict) && !DENIED.test(verdict));

/** How far a judgement looks to either side: longer than any sentence people write, and the bound of its time. */
const WINDOW = 120;

/** What stands before and after the quotation marks around a place; `undefined` where there are none. */
function aroundQuotes(before: string, after: string): readonly [ahead: string, behind: string] | undefined {
  const opened = Math.max(...['“', '‘', '「', '『'].map(mark => before.lastIndexOf(mark)));
  const closed = Math.max(...['”', '’', '」', '』'].map(mark => before.lastIndexOf(mark)));
  const straight = before.split('"').length % 2 === 0 ? before.lastIndexOf('"') : -1;
  const start = Math.max(opened > closed ? opened : -1, straight);
  const end = after.search(start === straight ? /"/ : /[”’」』]/);
  return start === -1 || end === -1 ? undefined : [before.slice(0, start), after.slice(end + 1)];
}

/** Whether what was quoted is shown as words that were used, and taken back. */
const isTakenBack = ([ahead, behind]: readonly [string, string], next: string): boolean =>
  (MENTIONED_AHEAD.test(ahead) || MENTIONED_BEHIND.test(behind)) &&
  TAKEN_BACK.test(GOES_ON.test(next) ? `${behind},${next}` : behind);

/** One sentence, where it begins, what ends it, and what follows. */
interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly isQuestion: boolean;
  readonly next: string;
}

const sentencesOf = (text: string): readonly Sentence[] =>
  [...text.matchAll(/([^。;!?\n]+)([。;!?\n]?)/g)].map(
    ({ index, 1: words = '', 2: mark }, position, all) => ({
      text: words,
      start: index,
      isQuestion: mark === '?',
      // Another part of a statement is about something else.
      next: mark === '\n' ? '' : (all[position + 1]?.[1] ?? '').slice(0, WINDOW),
    }),
  );

/**
 * Whether words are told as somebody else's, and left open or denied. A report reaches to the end of its clause, and on to
 * where all of it is left open (“此事正在核实”); what is being checked “其他” leaves it as it is, and so confirmed.
 */
function isReported(before: string, word: string, after: string, next: string): boolean {
  const verdict = GOES_ON.test(next) ? `${after},${next}` : after;
  const quoted = aroundQuotes(before, after);
  if (quoted !== undefined && isTakenBack(quoted, next)) return true;
  if (isConfirmed(verdict)) return false;
  if (NAMED_A_SAYING.test(after) || NAMED_A_SAYING.test(quoted?.[1] ?? '')) return true;
  const isQuoted = quoted !== undefined && !/[是系为因于]$/.test(quoted[0]);
  const [, upTo] = REPORT_IN_CLAUSE.exec(before) ?? [];
  const isTold = upTo !== undefined && !OWN_VOICE.test(upTo + word.slice(0, 1));
  const isRaised = TOPIC.test(before) && !TAKEN_FOR_GRANTED.test(after);
  const rest = verdict.replaceAll(OF_THE_REST, '');
  if (isQuoted || isTold || isRaised) {
    const clause = /[^,:]*$/.exec(before)?.[0] ?? '';
    if (KEPT_OPEN.test(rest) || KEPT_OPEN.test(clause)) return true;
  }
  const [, since] = REPORT_AHEAD.exec(before) ?? [];
  if (since === undefined || OWN_VOICE.test(since) || OWN_CAUSE.test(since)) return false;
  return !KEPT_OPEN.test(since) && ALL_KEPT_OPEN.test(rest);
}

function isAsked({ isQuestion }: Sentence, word: string, before: string, after: string): boolean {
  // “有没有被卖” holds “没有被卖” and asks; so do “会不会再滑” and “不会再滑”, “是不是违建” and “是违建”.
  if (/^[不没]/.test(word) && before.at(-1) === word.at(1)) return true;
  if (/[不没]$/.test(before) && before.at(-2) === word[0]) return true;
  // “还会滚不会滚” holds “还会滚”.
  if (after.startsWith(`不${word.slice(-2)}`) || after.startsWith(`没${word.slice(-1)}`)) return true;
  // “是黑客攻击还是操作失误” holds “是操作失误”.
  const upTo = word.startsWith('是') ? `${before}是` : before;
  if (ASKED.some(pattern => pattern.test(upTo))) return true;
  if (KEPT_OPEN.test(before + word + after) && (EITHER_BEFORE.test(upTo) || EITHER_AFTER.test(after)))
    return true;
  return QUESTION_TAG.test(after) || (isQuestion && !/[,:]/.test(after));
}

/** Signs one of which every question, denial and report holds: without any, a thing is said. */
const SIGN =
  /[是不没未无勿非否吗如若假倘旦谁何几还网传称说讲反映疑问料排怪早担怕忧虑顾切难缺虚猜认觉举投议提留“‘「『"您]/;

/** @param denials whether a plain no before it leaves it unsaid: of “没有任何影响” that makes no less of a claim */
function isSaidAt(sentence: Sentence, start: number, end: number, denials: boolean): boolean {
  const { text, next } = sentence;
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const word = text.slice(start, end);
  const after = text.slice(end, end + WINDOW);
  const isLeftOpen =
    isAsked(sentence, word, before, after) ||
    (denials && DENIED_OUTRIGHT.some(pattern => pattern.test(before))) ||
    NOT_ESTABLISHED.some(pattern => pattern.test(before)) ||
    DENIED_BEHIND.test(after);
  if (isLeftOpen && !RHETORICAL.test(before)) return false;
  // “有人说” is itself the report.
  return !isReported(before, word, after, next) && !isReported(before + word, '', after, next);
}

/**
 * Whether a text says something, if only as a guess (“不排除”). @param text @param expression folded, both; `…` in the expression
 * stands for what may come between
 */
export const says = (text: string, expression: string): boolean =>
  text.includes(expression.split('...')[0] ?? '') &&
  sentencesOf(text).some(sentence =>
    expressionFinder(
      sentence.text,
      GAP,
    )(expression).some(([start, end]) => isSaidAt(sentence, start, end, true)),
  );

/** Sentences of a folded text, for whoever has places in it to ask about. */
export function sayingsIn(text: string) {
  const sentences = sentencesOf(text);
  const of = new Int32Array(text.length + 1);
  sentences.forEach(({ start, text: words }, position) => {
    of.fill(position, start, start + words.length + 1);
  });
  const hasSign = sentences.map(({ text: words, isQuestion }) => isQuestion || SIGN.test(words));
  return {
    /** The whole sentence in which a place stands, and where it begins. */
    sentenceAt: (place: number): Pick<Sentence, 'text' | 'start'> =>
      sentences[of[place] ?? 0] ?? { text: '', start: 0 },
    /** Whether what stands between two places is said there, and not only asked, denied, left open or reported. @param denials whether a plain no counts */
    isSaid: (start: number, end: number, denials: boolean): boolean => {
      const position = of[start] ?? 0;
      const sentence = sentences[position];
      if (sentence === undefined || hasSign[position] !== true) return true;
      return isSaidAt(sentence, start - sentence.start, end - sentence.start, denials);
    },
  };
}
