import type { RegisterWords } from '../document/register.ts';
import { stateLabel } from './incident.ts';

/** The register (台账) as an office knows it. No column says who posted. */
export const registerWords: RegisterWords = {
  sheet: '舆情台账',
  columns: {
    number: '序号',
    foundAt: '发现时间',
    finder: '发现单位',
    place: '发布平台',
    title: '标题',
    link: '链接',
    topic: '涉及领域',
    lead: '责任单位',
    reportedAt: '首报领导小组时间',
    firstResponseAt: '首次回应时间',
    settledAt: '办结时间',
    verdict: '研判结论',
    conclusion: '核实结论',
    online: '线上情况',
    onlineAt: '最近发布时间',
    onlineLink: '发布链接或地点',
    offline: '线下情况',
    approvedBy: '审定人',
    status: '状态',
    overdue: '超时限数',
    met: '按时办成数',
    notes: '备注条数',
  },
  status: { open: '处置中', closed: '已结束' },
  offline: (state, progress) =>
    progress === undefined ? stateLabel[state] : `${stateLabel[state]}：${progress}`,
};

/** A name for the register's file. @param date `YYYY-MM-DD` */
export const registerFileName = (date: string, extension: 'xlsx' | 'csv'): string =>
  `舆情台账-${date.replaceAll('-', '')}.${extension}`;
