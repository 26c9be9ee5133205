import { promisedWords } from '../../desk/core/words/clock.ts';
import { faultName, lackName } from '../drills/fault-words.ts';
import type { Grade } from '../drills/grade.ts';
import { gradeBrief } from '../drills/grade-words.ts';
import { gradeOf } from '../drills/judgement.ts';
import type { DrillFinished, DrillJudged } from './record-kinds.ts';

const foundIn = ({ lacks, faults }: Pick<DrillJudged['data'], 'lacks' | 'faults'>): string =>
  [...lacks.map(line => lackName[line]), ...faults.map(fault => faultName[fault])].join('、') || '没有问题';

/** On whose machine words were judged. */
const judgedWhere: Readonly<Record<NonNullable<DrillJudged['data']['where']>, string>> = {
  trainee: '在本人的机器上',
  trainer: '在带教人的机器上',
};

/** Everyone who judged, by name and title, and on whose machine. */
export const judgesNamed = (
  judges: readonly Pick<DrillJudged['data'], 'name' | 'title' | 'where'>[],
): string =>
  judges
    .map(({ name, title, where }) => `${name}（${title}）${where === undefined ? '' : judgedWhere[where]}`)
    .join('、');

/** Wording of judging what only a person can tell. */
export const judgeText = {
  title: '说过的话',
  hint: '时间、次序、签批，程序从记录里评；话说得好不好、记得对不对，由人判。程序的疑问只作提示，不计分。',
  left: (left: number, all: number) =>
    `${all} 段话，${left} 段未判。都判了才有结果；没有人判的，记为“未判”。`,
  allJudged: '每一段都有人判过了。',
  begin: '带教的人在这里判',
  beginHint: '也可以导出学习记录，交给带教的人在他的机器上判。',
  name: '判的人',
  post: '职务',
  nameMissing: '请写判的人是谁。',
  titleMissing: '请写职务。',
  oneself: '本人的话不能由本人判，请带教的人写自己的姓名。',
  kind: {
    reply: (whom: string) => `答复 ${whom}`,
    publish: (title: string) => `发布《${title}》`,
    theme: (title: string) => `回应反映：${title}`,
    fact: (label: string) => `台账记为已核实：${label}`,
  } satisfies Record<DrillFinished['data']['words'][number]['kind'], (about: string) => string>,
  called: '打过的电话：',
  nobodyCalled: '没有记下打过电话。',
  said: '原话',
  model: '参考答法',
  read: {
    fact: (labels: string) => `：稿子里插入了 ${labels}`,
    time: (time: string) => `：${promisedWords(time)}`,
  },
  waits: '已答，待判。',
  again: '改判',
  lacks: '哪一条没做到',
  faults: '还有什么问题',
  found: '都没有',
  give: (grade: Grade | undefined, again: boolean) => {
    const act = again ? '改判' : '判';
    return grade === undefined ? act : `${act}：${grade} ${gradeBrief[grade]}`;
  },
  fine: '都做到了，没有问题',
  nothingTicked: '请勾出没做到的、有问题的；都做到了的，勾“都做到了，没有问题”。',
  sentence: '写给本人的一句话（可以不写）',
  wrote: (name: string) => `${name}写给本人：`,
  remark: '这一遍总的一句话，写给本人（可以不写）',
  giveRemark: '写给本人',
  nothingWritten: '还没有写。',
  wroteOfRun: (name: string) => `${name}对这一遍写给本人：`,
  judged: (judged: Pick<DrillJudged['data'], 'name' | 'title' | 'lacks' | 'faults' | 'where'>) => {
    const grade = gradeOf(judged);
    return `${judgesNamed([judged])}判：${foundIn(judged)}，${grade} ${gradeBrief[grade]}。`;
  },
  notSaved: '没有保存成功，请重试。',
} as const;
