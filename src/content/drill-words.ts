import { byCode } from '../desk/core/words/by-code.ts';
import { faultName } from '../training/drills/fault-words.ts';
import { GRADES } from '../training/drills/grade.ts';
import type { Scenario } from '../training/drills/scenario.ts';
import type { ScenarioProblem } from '../training/drills/validate-scenario.ts';
import { sinceStart } from '../training/drills/words.ts';
import { conditionSentence, referenceSentence } from './content-words.ts';
import type { Coverage } from './coverage.ts';

const accountOf = ({ fact }: { readonly fact: string }): string => `facts 里“${fact}”这一条：`;

/** One sentence for each thing that can be wrong with a scenario. */
export const scenarioSentence = byCode<ScenarioProblem>({
  duplicateId: '这个 id 在本文件里用了两次，请给其中一个改名。',
  unknownReference: ({ target, expected }) => referenceSentence(target, expected),
  unknownFact: conditionSentence,
  unknownValue: conditionSentence,
  unorderedFact: conditionSentence,
  wordedForLedger: problem =>
    `${accountOf(problem)}来件里照抄就是台账的话，不用自己记；请把 text 改成来人的原话。`,
  neverSettled: problem =>
    `${accountOf(problem)}说的人没有核过（told），后面却没有一条 inject 核清；请补上核清的那一条，或者去掉 told。`,
  goodAfterLate: '评P的时限（good）比评S的（late）还长；请改小 good 或者改大 late。',
  outOfOrder: problem =>
    `${problem.list === 'ideal' ? '示范做法' : '来件'}要按时间先后写；请把这一条挪到该在的位置，或者改 at。`,
  afterEnd: '这个时间在演练结束（end）以后，永远等不到；请改早，或者推后 end。',
  shortWindow: problem =>
    `短练的时段里有 ${problem.count} 条 inject，五分钟里2到6条合适；可以改 short 的 from、end。`,
  digitsAlone: problem =>
    `个人信息的词“${problem.word}”只有几位数字，面积、门牌、办公电话里都会碰上；请写成“${problem.word}开头”“电话${problem.word}”或者“尾号${problem.word}”，完整的号码程序自己认得。`,
  trapUnasked:
    '公众的问题里没有一个的 traps 写了这一条，说漏了也没有人问起；请在 public 的 questions 里写上。',
  onlyAsAnswered: problem =>
    `“${problem.questions.join('”“')}”换一个答案，或者留到以后答，清单上就没有这几步，照处置台办好了也评不上；请把换了答案以后的那一步也写进 step。`,
  afterShortEnd: problem =>
    `短练到结束也等不到目标“${problem.id}”的 after；请从 short 的 objectives 里删去它，或者推后 short 的 end。`,
  idealRefused: problem =>
    `示范做法 ${problem.at} 的 ${problem.deed} 在处置台上做不成（${problem.refusal}）；请改这一条，或者补上它前面缺的。`,
  idealHurried: problem =>
    `示范做法 ${problem.at} 的 ${problem.deed} 开始时，前面一件还没有办完（各类事要用的时间见 minutes，发布的 at 是发出去的时刻）；请推后它，或者把前面的提早。`,
  idealReturned: problem =>
    `示范的稿子被退回：“${problem.reason}”；请改示范的稿子，或者改 approvers 的 returns。`,
  idealFails: problem =>
    `示范做法自己不合格：${faultName[problem.failure]}；请改示范里的话，或者改 traps 的 words、except、until。`,
  idealBelowP: problem =>
    `照示范做，${problem.form === 'short' ? '短练' : '全程'}里目标“${problem.id}”只评到 ${problem.grade}；请改示范，或者改目标的 expect、good、first、without。`,
  idealBreaks: problem =>
    `示范在 ${sinceStart(problem.said)} 说好 ${sinceStart(problem.due)} 再说，到点对方没有听到下文：没有再答复他，也没有发在他看得到的地方；请补上，或者改说好的时间。`,
  guideEndless: problem =>
    `照示范做短练，guide 的第 ${problem.step + 1} 件永远等不到 until；请改 until，或者调到短练的时段里。`,
  earnedByNothing: problem => `什么都不做也能拿到目标“${problem.id}”，等于没有要求；请改 expect。`,
  neverRecalled: problem =>
    `“${problem.id}”这条指示没有办也没有人再问；请在 reactions 里加一条，写 recalls: ${problem.id}。`,
  neverFires: problem => `无论如何处置，“${problem.id}”都不会来；请改 when 或 unless，或者删去它。`,
  neverDiffers: problem =>
    `乱做的人在目标“${problem.id}”上要么没有人评上，要么没有人没评上，说明它拿不到或者丢不掉；请改 expect 和时限。`,
});

const percent = (part: number, whole: number): string =>
  whole === 0 ? '0%' : `${Math.round((100 * part) / whole)}%`;

/** The result of playing a scenario, as `npm run check` prints it. */
export function coverageLine(scenario: Scenario, coverage: Coverage): string {
  const { ideal, grades, runs, failed, passed, deeds, refused } = coverage;
  const tally = (grade: (typeof GRADES)[number]): number =>
    [...grades.values()].reduce((sum, each) => sum + each[grade], 0);
  const marks = grades.size * runs;
  return (
    `演练 ${scenario.id}：inject ${scenario.injects.length}，反应 ${scenario.reactions.length}，目标 ${scenario.objectives.length}；` +
    `示范 ${ideal.outcome.verdict === 'passed' ? '通过' : '没通过'}；` +
    `乱做 ${runs} 人，通过 ${passed} 人：${GRADES.map(grade => `${grade} ${percent(tally(grade), marks)}`).join('、')}，` +
    `一票否决 ${percent(failed, runs)}，处置台拒绝 ${percent(refused, deeds)}。`
  );
}
