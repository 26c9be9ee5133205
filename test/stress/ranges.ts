import type { Chance } from '../../src/training/chance.ts';

/** A least and a most; whole numbers between them are equally likely. */
type Range = readonly [least: number, most: number];

/** What neither scenarios nor logs say and a night needs: assumed, and printed with every report. Minutes where nothing else is said. */
export const RANGES = {
  matters: { between: [1, 4], label: '一夜几件（件）' },
  arrives: { between: [0, 13 * 60], label: '几时接报（18:00以后的分钟）' },
  foundBefore: { between: [0, 240], label: '科室、信息和档案中心发现以后多久报到办公室' },
  happenedBefore: { between: [0, 120], label: '突发事件发生以后多久被发现' },
  callOut: { between: [5, 15], label: '通知核查人员出动' },
  recording: { between: [2, 6], label: '核查结果记进台账' },
  checking: { between: [5, 20], label: '一稿的各项审查' },
  sectionSigns: { between: [5, 20], label: '科室、办公室各审一道' },
  approverReads: { between: [5, 40], label: '联系得上的审定人看一稿' },
  returned: { between: [0, 4], label: '审定人退稿：抽到0的退一次（五取一）' },
  redrafting: { between: [10, 30], label: '退回以后改稿' },
  publishing: { between: [3, 10], label: '念一遍、发出去' },
  promises: { between: [120, 360], label: '写好以后承诺多久再发' },
} as const satisfies Readonly<Record<string, { readonly between: Range; readonly label: string }>>;

export const within = (range: keyof typeof RANGES, chance: Chance): number => {
  const [least, most] = RANGES[range].between;
  return least + chance.below(most - least + 1);
};

/** When a night begins, in hours of the Shanghai day, and for how long nobody answers who cannot be reached. */
export const NIGHT = { from: 18, silentFrom: 22, silentUntil: 32 } as const;
