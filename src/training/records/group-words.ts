import type { GroupRow } from './group.ts';
/** Wording of 带教汇总. */
export const groupText = {
  title: '带教汇总',
  lead: '请学员各自导出学习记录交来，在这里收到一起：谁做了什么，大家哪几条还不熟。',
  private: '收来的记录和姓名只存在本机，不会传到别处。',
  choose: '加入学习记录（可多选）',
  passphrase: '文件的口令（没有加密就空着）',
  sealed: '这份文件加了密，请先填口令，再选一次。',
  wrongPassphrase: '口令不对，没有加入。',
  damaged: '加密的文件不完整或被改过，没有加入。',
  tooCostly: '这个文件的加密强度超过本站所用的，打开要占满本机，没有加入；请对方从本站重新导出。',
  judge: (count: number) => (count === 0 ? '看演练' : `判演练（${count} 遍未判）`),
  working: (count: number) => `正在核对 ${count} 份文件……`,
  outcome: (file: string, sentence: string) => `${file}：${sentence}`,
  notKept: '没有保存成功，没有加入；可能是空间满了。',
  unreadable: '文件读不出来，没有加入。',
  /** The outcome of several files. @param known those of them that were there already */
  taken: (taken: number, known: number, refused: number) =>
    `${[
      `加入 ${taken} 份`,
      ...(known === 0 ? [] : [`${known} 份早就有了`]),
      ...(refused === 0 ? [] : [`有 ${refused} 份没有加入，原因如下`]),
    ].join('，')}。`,
  notRead: '收来的记录没有读出来，请刷新页面再试。',
  /** Stored records that this edition cannot read. @param count at least 1 */
  broken: (count: number) => `有 ${count} 份读不出来，没有计入；都还在本机，没有删除。`,
  empty: '还没有加入任何人的记录。',
  people: (count: number) => `人员（${count} 份记录）`,
  peopleBox: '人员',
  columns: { name: '姓名', lessons: '学完', drills: '演练', last: '最近一次' },
  lessons: (done: number, total: number) => `${done} / ${total} 课`,
  best: (score: number, passed: boolean) => `${passed ? '✓' : '○'} ${score} 分`,
  noExam: '没有成绩',
  drills: ({ drills, drillsPassed, drillsFailed, vetoes }: GroupRow) =>
    drills === 0
      ? '没演过'
      : [
          `✓ ${drillsPassed}`,
          ...(drillsFailed > 0 ? [`○ ${drillsFailed}`] : []),
          ...(vetoes > 0 ? [`✗ ${vetoes} 遍`] : []),
        ].join(' · '),
  legend:
    '测试卷：✓ 通过，○ 没通过，写的是最高分。演练：✓ 通过过的情景数，○ 最近一遍没通过的情景数（没有评完的不算），✗ 有一票否决的遍数。',
  never: '没有',
  judging: (name: string) => `判${name}的演练`,
  judgingLead: '逐段看原话，判了再把评判交回本人。姓名和职务要写自己的，会印在学习证明上。',
  noRuns: '这份记录里没有一个人演的演练。',
  sentences: '课里写的一句',
  sentencesHint: '不用判，看他怎么说话。',
  run: (scenario: string, form: string, at: string) => `${scenario}（${form}，${at}）`,
  back: '带教汇总',
  giveBack: '导出评判，交回本人',
  gaveBack: (file: string) => `已导出“${file}”。请本人在“学习记录”里收进去。`,
  notGivenBack: '没有导出成功，请重试。',
  judgedFile: '评判',
  nothingJudged: '还没有判过一段。',
  gone: '这份记录不在本机。',
  remove: { ask: '移出', yes: '移出', no: '不移出' },
  /** A record by its trainee. @param last when its last event was, where another goes by the same name */
  recordOf: (name: string, last?: string) =>
    last === undefined ? `${name}的记录` : `${name}的记录（最近一次 ${last}）`,
  removeConfirm: (record: string) => `把${record}从本机移出？本人那里的不受影响。`,
  removed: (record: string) => `已移出${record}。`,
  notRemoved: '没有移出，请重试。',
  clauses: '薄弱条款',
  clausesHint: '每人先算自己的得分率，再取平均；最弱的排在前面。',
  clauseColumns: { trainees: '答过的人', asked: '共问', rate: '平均得分率' },
  noClauses: '收来的记录里还没有答过题。',
  csv: { people: '导出人员 CSV', clauses: '导出条款 CSV' },
  printNote: '内含姓名，只供本单位内部培训使用，用后妥善保管。',
} as const;
