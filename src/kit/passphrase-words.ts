/** Wording of a new passphrase, for an exported file or for this machine. */
export const passphraseText = {
  first: '口令',
  again: '再输一遍口令',
  hint: (minimum: number) => `至少 ${minimum} 个字，长比花样多更管用，例如几个不相干的词连在一起。`,
  show: '显示口令',
  tooShort: (minimum: number) => `口令至少要 ${minimum} 个字，请再长一些。`,
  different: '两遍输的不一样，请核对。',
} as const;
