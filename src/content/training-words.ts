import { byCode } from '../desk/core/words/by-code.ts';
import { LESSON_MINUTES } from '../training/lessons/lesson-text.ts';
import type { LearningProblem, LearningTotals } from '../training/lessons/validate-learning.ts';
import type { QuestionKind } from '../training/questions/question.ts';
import { questionKind } from '../training/questions/words.ts';
import { referenceSentence } from './content-words.ts';

const rightAnswers: Readonly<Record<QuestionKind, string>> = {
  single: '单选题只能有一个正确选项；请只在一个选项上写 correct: true',
  several: '多选题至少要有两个正确选项，也要有错的；请增减 correct: true',
  spot: '至少要有一句不能发的，也要有能发的；请增减 wrong: true',
  judge: '判断题的答案写在 answer 里',
  order: '排序题的答案就是 steps 的先后',
};

const tagList =
  '<Clause brief id="…" />、<Example title="…">、<Mistakes>、<Basis kind="…" />、<Cite cite={["…"]} />、<StepLink id="…" />';

/** One sentence for each way in which paths, lessons and questions contradict themselves or the playbook. */
export const learningSentence = byCode<LearningProblem>({
  duplicateId: '这个 id 用了两次，请给其中一个改名。',
  reservedId: ({ id }) => `“${id ?? ''}”是培训里另一个页面的地址，不能作路径的 id；请改名。`,
  unknownReference: ({ target, expected, near }) => referenceSentence(target, expected, near),
  listedTwice: ({ target }) => `“${target}”在这里列了两次，请删去一个。`,
  rightAnswers: ({ kind, choices, right }) => `${rightAnswers[kind]}（现在 ${choices} 项里有 ${right} 项）。`,
  sameText: ({ text }) => `“${text}”在这道题里出现了两次，请改掉一个。`,
  clausesDiffer:
    '开头的 clauses 与课文里 <Clause brief id="…" /> 的编号、顺序不一致，请改成一致，每条只放一次。',
  otherLesson: ({ target }) =>
    `题目“${target}”写在别的课的题目文件里；小测只能用与课同名的那个文件（training/questions）里的题。`,
  offTopic: ({ target }) => `题目“${target}”问的条款不在这一课里；请换一道题，或者在题目的 clauses 里补上。`,
  bankWithoutLesson:
    '没有一课叫这个名字；题目文件要与课同名（课的文件名去掉数字，比如 12-draft.mdx 的题在 draft.yaml）。',
  exampleCount: ({ count }) =>
    `一课要有且只有一个 <Example title="…">，这里有 ${count} 个；请${count === 0 ? '补上一个' : '合成一个'}。`,
  strangeTag: ({ text }) =>
    `课文里不能写“${text}”；能用的标签只有 ${tagList}，要照样子写，大括号和小于号不能当普通字用。`,
  labelWithoutCitation: ({ basis }) =>
    basis === 'rule'
      ? '标了上位规定，同一段里却没有跟着规定；请在这句后面加 <Cite cite={["规定 id"]} />，或者改标 advice。'
      : '标了本方案，同一段里却没有跟着条款；请在这句后面加 <Cite cite={["条款编号"]} />，或者改标 advice。',
  wrongLength: ({ minutes }) =>
    `按每分钟三百字、每题半分钟算要 ${minutes} 分钟，一课应有 ${LESSON_MINUTES.least} 到 ${LESSON_MINUTES.most} 分钟；请增减课文，或者分成两课。`,
  onNoPath: '没有一条路径用到这一课；请把它写进 training/paths.yaml 某条路径的 lessons。',
  dutyNotOnPath: ({ lessons, clause }) =>
    lessons.length === 0
      ? `这个岗位的职责 ${clause} 没有一课教；请先写一课。`
      : `这个岗位的职责 ${clause} 不在这条路径里；请在 lessons 里加上教它的一课（${lessons.join('、')}）。`,
  clauseNotTaught: '没有一课教这一条；请在某一课的 clauses 和课文里加上它。',
  clauseNotAsked: '没有一道题问这一条；请在 training/questions 里某道题的 clauses 加上它，或者另出一道。',
  fewQuestions: ({ count, least }) =>
    `题库只有 ${count} 道题，至少要 ${least} 道；请补题，或者改 training/settings.yaml 的 leastQuestions。`,
  fewLessons: ({ count, least }) =>
    `这条路径只有 ${count} 课，至少要 ${least} 课；请加课，或者改 training/settings.yaml 的 leastLessons。`,
  kindUnused: ({ kind }) => `题库里没有一道“${questionKind[kind]}”题（kind: ${kind}）；请补一道。`,
});

/** How much there is to learn, in one line. */
export function learningLine(totals: LearningTotals): string {
  const { paths, lessons, questions, kinds, toTeach, taught, asked } = totals;
  const each = kinds.map(({ kind, count }) => `${questionKind[kind]} ${count}`).join('、');
  return `路径 ${paths}，课 ${lessons}；题目 ${questions}（${each}）；要学的条款 ${toTeach}：有课教 ${taught}，有题问 ${asked}。`;
}
