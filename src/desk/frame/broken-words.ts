const titled = (title: string | undefined): string => (title ? `“${title}”` : '有一起事件');

/** Wording around records that this edition cannot read. */
export const brokenText = {
  /** Unreadable parts of an incident: single records, its opening, its playbook, or all of it. */
  of: {
    records: (title: string | undefined, count: number) =>
      `${titled(title)}有 ${count} 条记录读不出来，原样留在本机，没有删除。导出时会写明缺了几条；有以前导出的文件，导入一次就能补齐。`,
    opening: () =>
      '有一起事件开头的记录读不出来，打不开；记录原样留在本机。有以前导出的文件，导入一次就能接着办。',
    playbook: (title: string | undefined) =>
      `${titled(title)}所附的手册读不出来，暂时打不开；读得出的记录都留着，没有删除。用导出过的事件文件再导入一次，就能接着办。`,
    unsound: (title: string | undefined) =>
      `${titled(title)}的记录或所附的手册前后不合，显示不出来；记录都在，没有删除。`,
    unread: () => '有一起事件没有读出来。记录没有删除，请刷新本页再试。',
  },
  export: '导出这些记录',
  wipe: '从本机清除',
  wipeSure: '清除后不能恢复。确定清除这起事件的全部记录？',
  wipeNow: '确定清除',
  keep: '保留',
  notWiped: '没有清除成功，记录都在，请重试。',
} as const;
