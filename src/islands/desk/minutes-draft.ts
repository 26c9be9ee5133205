import type { MinutesSort } from '../../playbook/evidence.ts';

/** The form that writes down a meeting, a call or a visit. @param step where it is written down from, if from one */
export const minutesDraft = (sort: MinutesSort, step = ''): string => `minutes-${sort}-${step}`;
