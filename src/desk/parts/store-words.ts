/** Why the store did not do what was asked, whether to read or to write. */
export const whyNot = {
  missing: '浏览器停用了本站的存储',
  blocked: '另一个窗口占着存储',
  newer: '记录由更新版本写成',
  full: '空间满了',
  unreadable: '有一处内容读不出来',
  keyLost: '打开加密记录的密钥不在本机了',
  keyDamaged: '打开加密记录的密钥已经损坏',
} as const;

/** Why the last writes did not reach the disk. */
export const saveFailure = {
  ...whyNot,
  refused: '浏览器不让本站保存',
  conflict: '已有编号相同、内容不同的记录',
  failed: '写入出错，可能是磁盘满了',
} as const;

/** Whether what was written is on disk. */
export const saveText = {
  saved: '已保存',
  saving: '保存中……',
  failed: (count: number, reason: string) =>
    `有 ${count} 条记录还没保存（${reason}）。内容都在，正在自动重试；请先不要关闭页面。`,
  /** The same of what is being written in a form. */
  draftFailed: (reason: string) =>
    `正在写的内容还没保存（${reason}）。可以接着写，正在自动重试；请先不要关闭页面。`,
  exportDue: (title: string) =>
    `“${title}”有记录没能及时写进本机。为防万一，请导出一份备存；导出以后不再提示。`,
  retry: '马上重试',
} as const;
