const gone = (acts: number, answers: number): string =>
  [acts === 0 ? '' : `已记的 ${acts} 项`, answers === 0 ? '' : `初判的 ${answers} 题`]
    .filter(words => words !== '')
    .join('、');

/** Wording of the five lines themselves, which come with the first load. */
export const firstLineText = {
  taken: (time: string) => `${time} 已记`,
  calls: (count: number) => `已记 ${count} 个电话`,
  takeBack: '撤回',
  folded: (done: number) => (done === 0 ? '打开这几件' : `打开这几件，已记 ${done} 项`),
  /** Label of the button for a line without words of its own in the playbook. */
  record: '记为已办',
  needOne: '至少填一样。',
  more: '再记一次',
  /** Text that was typed and stands in no call. */
  untold: (words: string) => `头十分钟写下的，没有记到哪个电话里——${words}。`,
  /** Origins of prefilled answers of the triage and the first word. */
  fromEarliest: '来自头十分钟最早记的一件',
  fromDanger: (kind: string) => `来自报险：${kind}`,
  fromPlace: '来自头十分钟填的地点和险情',
  /** Acts that wait for an incident. */
  waits: '以上先存在本机，答完下面的问题、开始处置后，自动写进这起事件的记录。',
  inHand: (matter: string) => `手上这一件：${matter}`,
  another: '另办一件（这一件留着）',
  others: '还有没开始处置的：',
  /** A matter by its name or place, since when, and how far it has come. */
  matter: (name: string, since: string, acts: number, answers: number) =>
    [
      name,
      since === '' ? '' : `${since}起`,
      acts === 0 ? '' : `已记 ${acts} 项`,
      answers === 0 ? '' : `初判答了 ${answers} 题`,
    ]
      .filter(words => words !== '')
      .join('，') || '填了一半',
  clear: '清空这一件',
  clearAsk: (acts: number, answers: number) =>
    `这一件${gone(acts, answers)}，连同填了一半的，都从本机删去，不进任何记录。`,
  clearNo: '不清空',
  cleared: (acts: number, answers: number) => `已清空${gone(acts, answers)}。`,
  putBack: '放回来',
} as const;
