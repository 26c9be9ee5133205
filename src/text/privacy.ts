import type { PersonalNumberKind } from '../incident/release/personal-number.ts';

const personalNumber = { idCard: '身份证号', bankCard: '银行卡号', phone: '手机号' } as const;

/** What a field says when its text seems to hold a person's number. */
export function personalNumberSentence(kinds: readonly PersonalNumberKind[]): string {
  const names = kinds.map(kind => personalNumber[kind]).join('、');
  return `这里像是有${names}。不得录入网民身份信息；确有必要的（如本单位值班电话），可按“仍要录入”。`;
}
