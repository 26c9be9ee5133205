/** The bureau's own details, as any machine at work has them. */
export const bureau: Readonly<Record<string, string>> = {
  本局名称: '某市自然资源局',
  咨询电话: '0701-0000000',
  受理时间: '工作日 9:00—17:00',
  值班电话: '0701-0000001',
  办公地址: '某路1号',
};
