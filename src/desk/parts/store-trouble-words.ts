import { whyNot } from './store-words.ts';

/** Wording of what has become of the store. */
export const storeText = {
  /** The store is there, and reading failed. */
  notRead: {
    ...whyNot,
    refused: '浏览器不让本站读取（可能是无痕窗口）',
    conflict: '有两份内容用了同一个编号',
    failed: '读取出错',
  },
  notReadWhole: (why: string) =>
    `本机上的记录没有读全：${why}。没有显示的不等于没有，也没有删除；请刷新本页再试。`,
  readAgain: '再读一次',
  /** Where records lie sealed and their key lies nowhere. */
  startAnew: {
    ask: '清除打不开的记录，重新开始',
    question: '清除以后，就是找到密钥也打不开了。确定清除？',
    yes: '确定清除',
    no: '保留',
    failed: '没有清除成功，请重试。',
  },
  rewritten:
    '本机上的记录刚才被清除过（可能是清理浏览器数据）。本页把手里的全部记录重新写了一遍；附件请逐个核对，并请导出一份备存。',
  cleared:
    '本机上的记录被清除过（可能是清理了浏览器数据，也可能是浏览器被强行关闭后自己清空的），第二份里有的事件和附件已经补回来；第二份里没有的补不回来，没写完的内容和名册就没有第二份。请核对，有导出文件的再导入一次。',
  /** @param now what this machine's clock shows @param latest when the latest record was written down */
  clockBehind: (now: string, latest: string) =>
    `本机的时钟是 ${now}，比已有的记录（${latest}）还早：可能是本机慢了，也可能是写那条记录的机器快了。请先校准时钟，再核对记下的时间；时限按本机的时钟算。`,
  recordNotKept: (why: string) => `名册、没有导入的文件或者导出时间没有保存成功：${why}。`,
} as const;

/** Why records cannot be kept on this machine. */
export const storageSentence = {
  missing: '这个浏览器没有本站要用的存储。可以继续用，但关闭页面记录就没有了，请随时导出。',
  refused: '这个浏览器不让本站保存（可能是无痕窗口）。可以继续用，但关闭页面记录就没有了，请随时导出。',
  blocked:
    '另一个窗口正占着旧版本的记录。请关闭其他窗口再刷新；在这之前可以继续用，关闭页面记录就没有了，请随时导出。',
  newer:
    '本机上的记录由更新版本的手册写成，请刷新本页换到新版本。在这之前可以继续用，关闭页面记录就没有了，请随时导出。',
  full: '本机的空间满了，没法保存。可以继续用，但关闭页面记录就没有了，请导出并清理空间。',
  keyLost:
    '本机上的记录是加密存的，密钥已经不在（可能清理过浏览器数据），打不开；本页没有改动这些记录。有以前导出的文件，可以导入接着办，但关闭页面新记的就没有了，请随时导出。清除打不开的记录以后，才能重新在本机上保存。',
  keyDamaged:
    '本机上的记录是加密存的，密钥已经损坏，打不开；本页没有改动这些记录。请先刷新一次；还是打不开的，导入以前导出的文件接着办，但关闭页面新记的就没有了，请随时导出。清除打不开的记录以后，才能重新在本机上保存。',
  failed:
    '本机的存储出错，可能是磁盘满了。可以继续用，但关闭页面记录就没有了，请随时导出；清理磁盘以后再刷新。',
  unreadable: '本机上的记录读不出来。可以继续用，但关闭页面记录就没有了，请随时导出。',
  conflict: '本机上的记录读不出来。可以继续用，但关闭页面记录就没有了，请随时导出。',
} as const;
