/** Wording of whoever keeps the record. */
export const officerText = {
  role: '岗位',
  chooseRole: '请选择岗位',
  /** Labels for an officer who signs. */
  signer: { name: '你的姓名', title: '你的职务' },
  name: '姓名（可以不填）',
  nameHint: '写进记录，显示在每一步旁边；导出的文件里也有。',
  title: '职务（可以不填）',
  titleHint: '例如“办公室副主任”。签字、核实、交接、结束时自动带上。',
} as const;
