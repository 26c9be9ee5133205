/** Wording of what the store says of itself. */
export const storeText = {
  /** The store is there, and reading failed. */
  notRead: {
    missing: '浏览器关掉了本站的存储',
    refused: '浏览器不让本站读取（可能是无痕窗口）',
    blocked: '另一个窗口占着存储',
    newer: '记录由更新版本写成',
    full: '空间满了',
    unreadable: '有一处内容读不出来',
    conflict: '有两份内容用了同一个编号',
    failed: '读取出错',
  },
  notReadWhole: (why: string) =>
    `这台机器上的记录没有读全：${why}。没有显示的不等于没有，也没有删除；请刷新本页再试。`,
  readAgain: '再读一次',
  rewritten:
    '这台机器上的记录刚才被清除过（可能是清理浏览器数据）。本页把手里的全部记录重新写了一遍；附件请逐个核对，并请导出一份备存。',
  exportDue: (titles: readonly string[]) =>
    `有记录曾经没能写进这台机器。为防万一，请把${titles.map(title => `“${title}”`).join('、')}各导出一份备存；导出以后不再提示。`,
  recordNotKept: (why: string) => `名册、搁置的文件或导出时间没有存下来：${why}。`,
} as const;
