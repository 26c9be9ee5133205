/** Wording of the list that has to be so before an incident is closed. */
export const closingText = {
  title: '结束前要做到',
  met: '做到了',
  open: '还没有',
  counts: (met: number, total: number) => `${met}/${total}`,
  steps: '没有结果的步骤',
  themes: (count: number) => `${count} 类反映还没有着落`,
  promise: '答应的下次更新还没有发',
  secondPerson: '请另一人念过下面的核对单，写上姓名。',
  must: '做到了才能结束。',
  other: (count: number) => `清单上还有 ${count} 步待办`,
} as const;
