import type { Command } from '../../incident/decide.ts';
import type { PackedFile } from '../../incident/package.ts';
import type { Refusal } from '../../incident/refusal.ts';
import { refusalSentence } from '../../text/refusal.ts';
import type { Work } from './work.ts';

/** Why a command was not carried out; `field` where one field of the form is to blame. */
export interface CommandProblem {
  readonly sentence: string;
  readonly field: string | undefined;
  readonly refusal: Refusal;
}

/** Carries out the command of a form; `undefined` when it was done. */
export function carryOut(
  work: Work,
  command: Command,
  files?: readonly PackedFile[],
): CommandProblem | undefined {
  const problem = work.act(command, files);
  if (problem === undefined) return undefined;
  const { refusal } = problem;
  const field = refusal.code === 'badField' ? refusal.field : undefined;
  return { sentence: refusalSentence(refusal), field, refusal };
}
