/** Wording of the screen of the register; the words of the register itself are in register.ts. */
export const registerScreenText = {
  hint: (count: number) => `这台机器上的 ${count} 起事件，一起一行，按发现时间排。不登记发帖人。`,
  none: '这台机器上还没有舆情事件，台账是空的。',
  printNote: (time: string) => `打印时间 ${time}。链接等其余各栏见导出的 Excel。`,
} as const;
