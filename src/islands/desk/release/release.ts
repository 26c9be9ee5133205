import { useMemo } from 'preact/hooks';
import type { ReleaseCommand, ReleaseRefusal } from '../../../incident/release/command.ts';
import { decideRelease } from '../../../incident/release/decide.ts';
import { type ReleaseView, releaseOf } from '../../../incident/release/release-view.ts';
import { releaseRefusalSentence } from '../../../text/release.ts';
import type { Work } from '../work.ts';

/** Why a release command was not carried out; `field` where one field of the form is to blame. */
export interface ReleaseProblem {
  readonly sentence: string;
  readonly field: string | undefined;
  readonly refusal: ReleaseRefusal;
}

/** Carries out a command of the release screens; `undefined` when it was done. */
export function carryOut(work: Work, command: ReleaseCommand): ReleaseProblem | undefined {
  const refusal = work.carryOut<ReleaseRefusal>(({ index, log, view }, context) =>
    decideRelease(index, log, view, command, context),
  );
  if (refusal === undefined) return undefined;
  const field = refusal.code === 'badField' ? refusal.field : undefined;
  return { sentence: releaseRefusalSentence(refusal), field, refusal };
}

/** Ledger and statements of the incident; `undefined` on a playbook that knows no release. */
export function useRelease({ incident: { index, log, view } }: Work): ReleaseView | undefined {
  const { facts } = view;
  return useMemo(() => releaseOf(index, log, { facts }), [index, log, facts]);
}
