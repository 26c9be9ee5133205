/** Wording of the lock: a passphrase before what this browser keeps. It promises what is so, and no more. */
export const lockText = {
  title: '给这台机器上的记录加锁',
  sealed:
    '事件记录、附件、草稿、名单、拒收的文件和学习记录，从第一条起就加密存在这台机器的浏览器里。没有加锁时，密钥也存在旁边，拷走浏览器文件夹的人读得出。',
  encrypted:
    '加锁，是用口令封住密钥，再把没有封的密钥从浏览器文件夹里删除。此后拷走浏览器文件夹的人，没有口令就读不出上面这些内容，加锁以前存的也读不出。',
  visible:
    '加了锁仍看得出的：有几起事件、各有几条记录、什么时候写的；填过的本人姓名、岗位和页面设置；浏览器的访问历史。加锁以前的访问历史里有事件名称，请在浏览器里清除。',
  beyond:
    '浏览器管不到的：加锁以前已经拷走的，导出、下载、打印和复制出去的，打开期间留在内存里的，删除以后在磁盘上留下的痕迹（要防这一条，请启用整盘加密）。',
  notErased:
    '这个浏览器不能证明没有封的密钥已经删净，懂技术的人拷走浏览器文件夹，可能仍读得出。要靠得住，请换用新版 Chrome 或 Edge，或者启用整盘加密。',
  asked: '每次打开页面要输口令。',
  idle: (minutes: number) => `${minutes} 分钟没有人用，页面自动锁上；没写完的加密留下，打开以后接着写。`,
  idleLabel: '没有人用多久以后锁上（分钟）',
  idleHint: (least: number, most: number) => `${least} 到 ${most} 分钟，只管这台机器。`,
  final: '忘记口令，又没有恢复密钥，就打不开，没有任何办法找回；请先导出一份。',
  recovery: '同时生成恢复密钥，打印一份交单位封存。忘记口令时，用它也能打开。',
  recoveryTitle: '恢复密钥',
  recoveryOnce:
    '只显示这一次，本站不保存。请打印或者抄下，封好交单位保管；拿到它的人都能打开这台机器上的记录。',
  recoveryPrint: '打印',
  recoveryKept: '已经打印或者抄好',
  understood: '我知道：忘记口令，又没有恢复密钥，就打不开；需要的我已经导出。',
  notUnderstood: '请先确认上面这一条。',
  notExported: (count: number) => `现在有 ${count} 起事件还有记录没导出过。`,
  allExported: '现在所有事件的记录都导出过。',
  set: '加锁',
  setDone: '已加锁。口令请自己记牢，本站不保存。',
  isSet: '这台机器上的记录已经加锁。',
  lockNow: '现在就锁上',
  change: '换口令',
  old: '现在的口令或者恢复密钥',
  newOne: '新口令',
  changeNow: '换成新口令',
  changeDone: '口令已换，下次打开页面用新口令。',
  remove: '去掉锁',
  removeHint: '去掉以后，密钥不再封住，打开页面也不再问口令，拷走浏览器文件夹的人就读得出。',
  removeNow: '去掉锁',
  removeDone: '已去掉锁。',
  looking: '正在查看有没有加锁……',
  unknown: '看不出这台机器上有没有加锁，请刷新页面再试。',
  unavailable: '这里不能加锁，存下的内容也没有加密：要用 https 地址打开本站，并且允许本站保存数据。',

  screen: '已加锁',
  screenHint: '输入口令，打开这台机器上的记录。',
  passphrase: '口令',
  unlock: '打开',
  orRecovery: '忘记口令时，可以输入单位封存的恢复密钥。',
  forgotten: '忘记口令没有办法找回；以前导出的文件，可以在别的机器或别的浏览器里导入接着办。',

  problem: {
    required: '请输入口令。',
    wrongPassphrase: '口令不对，请核对大小写和输入法后再试。',
    unavailable: '这个浏览器在这里不能加锁，没有改动。',
    alreadyLocked: '这台机器上的记录已经加了锁，请刷新页面。',
    notLocked: '这台机器上的记录没有加锁，请刷新页面。',
    notStored: {
      missing: '浏览器停用了本站的存储，没有改动。',
      refused: '浏览器不让本站打开存储，没有改动。',
      newer: '锁由更新版本的手册加上，请刷新页面换到新版本。',
      full: '空间满了，没有改动；请清理空间后再试。',
      failed: '写入出错，没有改动；请重试。',
    },
  },
} as const;
