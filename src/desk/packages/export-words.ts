/** Wording around handing an incident to the officer as a file. */
export const exportText = {
  choosePlace: '选择保存位置',
  saved: '已导出，文件里有全部记录和附件。',
  savedNotAll: '已导出；导出时又添了记录，请再导出一次。',
  restricted: '截图原图只进加密导出的文件；不加密的文件里是遮好的那一张。',
  cancelled: '没有选保存位置，没有导出。',
  encrypt: '加密导出',
  encryptHint:
    '文件用口令加密，只有知道口令的人能打开；不在本站也能打开：标准的 age 工具（age -d）输入同一个口令即可。',
  final: '忘记口令，这个文件就再也打不开，没有任何办法找回。',
  encryptNow: '加密并下载',
  encryptTo: '加密并选择保存位置',
  encrypting: '正在加密，页面会停一两秒……',
  failure: {
    unknownIncident: '本机上没有这起事件，没有导出。',
    unreadable: '读附件时出错，没有导出；请重试。',
    notEncrypted: '加密没有成功，没有导出；请刷新页面再试。',
    notSaved: '文件没有保存成功，可能是那里写不进去或者空间满了；请换个位置再导出。',
  },
} as const;
