/** Both screens of 开始处置, in one: two islands by themselves are two requests more. */
export { Triage } from '../triage/Triage.tsx';
export { FirstLines } from './FirstLines.tsx';
