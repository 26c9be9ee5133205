/** Both screens of 开始处置, in one: two islands by themselves are two requests more. */

export { FirstLines } from '../first/FirstLines.tsx';
export { Triage } from './Triage.tsx';
