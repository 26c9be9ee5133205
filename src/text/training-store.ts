/** Why a trainee's record cannot be kept on this machine. */
export const trainingStorageSentence = {
  missing: '这个浏览器没有本站要用的存储。可以继续学，但关掉页面记录就没有了，请随时导出。',
  refused: '这个浏览器不让本站保存（可能是无痕窗口）。可以继续学，但关掉页面记录就没有了，请随时导出。',
  blocked: '另一个窗口占着学习记录。请关掉其他窗口再刷新；在这之前可以继续学，请随时导出。',
  newer: '这台机器上的学习记录由更新版本的手册写成，请刷新本页换到新版本；在这之前可以继续学，请随时导出。',
  full: '这台机器的空间满了，没法保存。可以继续学，但关掉页面记录就没有了，请导出并清理空间。',
  failed: '读不到这台机器上的学习记录。可以继续学，但关掉页面记录就没有了，请随时导出。',
  unreadable: '这台机器上的学习记录读不出来。可以继续学，但关掉页面记录就没有了，请随时导出。',
  conflict: '这台机器上的学习记录读不出来。可以继续学，但关掉页面记录就没有了，请随时导出。',
} as const;

/** The database was taken away under an open page. */
export const recordRewritten =
  '这台机器上的学习记录刚才被清除过（可能是清理浏览器数据）。本页把手里的记录重新写了一遍，请导出一份备存。';

/** Stored events that this edition cannot read. @param count at least 1 */
export const brokenEventsSentence = (count: number): string =>
  `有 ${count} 条学习记录读不出来，没有计入；它们还在这台机器上，没有删掉。`;
