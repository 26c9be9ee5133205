/** Wording of the five lines themselves, which come with the first load. */
export const firstLineText = {
  taken: (time: string) => `${time} 已记`,
  calls: (count: number) => `已记 ${count} 个电话`,
  takeBack: '撤回',
  folded: (done: number) => (done === 0 ? '打开这几件' : `打开这几件，已记 ${done} 项`),
  /** What records a line that the playbook gives no words of its own. */
  record: '记为已办',
  needOne: '至少填一样。',
  more: '再记一次',
  /** What was typed and stands in no call. */
  untold: (words: string) => `头十分钟写下的，没有记到哪个电话里——${words}。`,
  /** What was done has no incident yet. */
  waits: '以上先存在本机，答完下面的问题、开始处置后，自动写进这起事件的记录。',
  another: '另办一件（这一件留着）',
  others: '还有没开始处置的：',
  /** A matter by its place, or by when it was begun. */
  takeUp: (place: string, time: string, count: number) =>
    [place, time === '' ? '' : `${time}起`, count === 0 ? '填了一半' : `已记 ${count} 项`]
      .filter(words => words !== '')
      .join('，'),
  clear: '清空这一件',
  clearAsk: (count: number) => `这一件已记的 ${count} 项，连同填了一半的，都从本机删去，不进任何记录。`,
  clearNo: '不清空',
  cleared: (count: number) => `已清空，删去 ${count} 项。`,
  putBack: '放回来',
} as const;
