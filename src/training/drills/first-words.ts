/** Wording of the first drill, in which somebody is led; fetched with it. */
export const firstDrillText = {
  name: '你的姓名',
  nameHint: '演练里由你记录、值班。',
  nameMissing: '请写姓名：记录要有人签名。',
  title: '值班员',
  go: '开始',
  now: (step: number, all: number) =>
    step < all ? `现在做（第 ${step + 1} 件，共 ${all} 件）：` : '都做完了：',
  end: '按“结束演练”，看评分和复盘。还想接着演也可以。',
} as const;
