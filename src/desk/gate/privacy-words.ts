import type { PersonalNumberKind } from './personal-number.ts';
import type { PrivateFinding } from './privacy.ts';

/** Labels of the signs that point to a person. */
export const privateLabel: Readonly<Record<PrivateFinding['kind'], string>> = {
  idCard: '身份证号',
  bankCard: '银行卡号',
  phone: '手机号',
  plate: '车牌号',
  nameAtAddress: '姓名和住址',
  home: '哪一家、哪一户',
  sensitive: '病情、就读班级',
};

const seemsToHold = (kinds: readonly PersonalNumberKind[]): string =>
  `这里像是有${[...new Set(kinds)].map(kind => privateLabel[kind]).join('、')}。不得录入网民身份信息；确有必要的（如本单位值班电话），`;

/** Warning of a form whose text seems to hold a person's number. */
export const personalNumberSentence = (kinds: readonly PersonalNumberKind[]): string =>
  `${seemsToHold(kinds)}可以再按一次。`;

/** Warning of a field that stores the text as it is typed, without handing it in. */
export const keptNumberSentence = (kinds: readonly PersonalNumberKind[]): string =>
  `${seemsToHold(kinds)}可以留着，否则删去。`;
