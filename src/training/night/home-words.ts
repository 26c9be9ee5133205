/** Texts about nights on the first page of drills; the rest is loaded with a night. */
export const nightHomeText = {
  list: '夜里十分钟',
  lead: '一个人值班，三个电话一个接一个。打字的时候时间也在走；说完，有的人还要问一句最要紧的，几句话里选一句答他，后来怎样全看选了哪一句，三个电话打完再说。两个电话之间空一分钟。打了谁的电话、先说的一句，用处置台头十分钟的那几件记。打完马上和参考答法放在一起看，记进学习记录；自己说的话好不好，由带教的人判。',
  own: '自己写一晚',
  calls: (calls: number) => `${calls} 个电话，十来分钟`,
} as const;
