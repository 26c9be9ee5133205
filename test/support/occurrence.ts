import type { Occurrence } from '../../src/desk/core/occurrence.ts';

/** When a matter of the tests happened. @param time in Shanghai, `HH:mm` */
const at = (time: string, day = '2026-11-24'): string => `${day}T${time}:00+08:00`;

export const exact = (...given: Parameters<typeof at>): Occurrence => ({ kind: 'exact', at: at(...given) });
export const about = (...given: Parameters<typeof at>): Occurrence => ({ kind: 'about', at: at(...given) });
