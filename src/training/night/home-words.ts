/** Texts about nights on the first page of drills; the rest is loaded with a night. */
export const nightHomeText = {
  list: '夜里十分钟',
  lead: '一个人值班，三个电话一个接一个。打字的时候时间也在走；没说时间、没答上的，对方会再问一句；人有危险的，没听到安全做法就一直问，问不到就照自己想的去做。两个电话之间空一分钟。打了谁的电话、先说的一句，用处置台头十分钟的那几件记。说完马上和参考答法放在一起看，记进学习记录，好不好由带教的人判。',
  own: '自己写一晚',
  calls: (calls: number) => `${calls} 个电话，十来分钟`,
} as const;
