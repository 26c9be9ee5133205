import { MINUTE } from './span.ts';

/**
 * A length to the minute: `18分`, `3小时05分`, `1天2小时`. Nobody needs seconds of a length that is over.
 * @param length milliseconds; a negative one is read by its size
 */
export function lasting(length: number): string {
  const minutes = Math.floor(Math.abs(length) / MINUTE);
  if (minutes === 0) return '不到1分';
  if (minutes < 60) return `${minutes}分`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 24)
    return hours % 24 === 0 ? `${hours / 24}天` : `${Math.floor(hours / 24)}天${hours % 24}小时`;
  return minutes % 60 === 0 ? `${hours}小时` : `${hours}小时${String(minutes % 60).padStart(2, '0')}分`;
}
