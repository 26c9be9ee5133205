import type { Command } from '../../../incident/decide.ts';
import type { Refusal } from '../../../incident/refusal.ts';
import type { IncidentView } from '../../../incident/view.ts';
import type { ReleaseKit } from '../../../playbook/release-kit.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import type { Work } from '../work.ts';

/** Why a release command was not carried out; `field` where one field of the form is to blame. */
export interface ReleaseProblem {
  readonly sentence: string;
  readonly field: string | undefined;
  readonly refusal: Refusal;
}

/** Carries out a command of the release screens; `undefined` when it was done. */
export function carryOut(work: Work, command: Command): ReleaseProblem | undefined {
  const problem = work.act(command);
  if (problem === undefined) return undefined;
  const { refusal } = problem;
  const field = refusal.code === 'badField' ? refusal.field : undefined;
  return { sentence: refusalSentence(refusal), field, refusal };
}

/** Where what goes this way went out from here last, or else the name of the way. */
export function usualPlace({ incident: { index, view } }: Work, channel: string): string {
  const before = view.statements
    .filter(({ latest }) => latest.channel === channel)
    .flatMap(({ versions }) => versions.flatMap(({ publications }) => publications))
    .filter(({ elsewhere }) => elsewhere === undefined);
  const known = index.playbook.release.channels.find(({ id }) => id === channel);
  return before.at(-1)?.place ?? known?.title ?? '';
}

/** Ledger and statements of an incident, with what the playbook says of them. */
export type ReleaseView = Pick<IncidentView, 'ledger' | 'statements' | 'signOffOf'> & {
  readonly kit: ReleaseKit;
};

export const useRelease = ({ incident: { index, view } }: Work): ReleaseView => ({
  kit: index.playbook.release,
  ledger: view.ledger,
  statements: view.statements,
  signOffOf: view.signOffOf,
});
