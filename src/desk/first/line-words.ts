/** Wording of the five lines themselves, which come with the first load. */
export const firstLineText = {
  taken: (time: string) => `${time} 已记`,
  calls: (count: number) => `已记 ${count} 个电话`,
  takeBack: '撤回',
  folded: (done: number) => (done === 0 ? '打开这几件' : `打开这几件，已记 ${done} 项`),
  /** What was done has no incident yet. */
  waits: '以上先存在本机，答完下面的问题、开始处置后，自动写进这起事件的记录。',
  startOver: '清空，另办一件',
} as const;
