/** Wording around a file that needs a passphrase, or that cannot be read. */
export const importText = {
  passphrase: '文件的口令',
  passphraseHint: '这个文件加了密，要口令才能打开。',
  openEncrypted: '用口令打开',
  opening: '正在打开，要一两秒……',
  failure: {
    unreadable: '读不到这个文件，请重新选择。',
    wrongPassphrase: '口令不对，没有导入。',
    damaged: '加密的文件不完整或被改过，没有导入。',
    needsPassphrase: '请输入口令。',
  },
} as const;
