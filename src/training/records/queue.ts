import type { Trainee } from './month.ts';
import type { DrillFinished, DrillJudged } from './record-kinds.ts';
import type { RunResult } from './result.ts';

type Words = DrillFinished['data']['words'][number];

/** Words of one trainee in the queue. */
interface QueuedWords {
  readonly trainee: Trainee;
  readonly run: RunResult;
  readonly said: Words;
  readonly judged: DrillJudged['data'] | undefined;
}

/** Everything that trainees answered to one call, or said in one kind of place of a scenario. */
export interface QueuedCall {
  readonly id: string;
  readonly scenario: string;
  readonly form: DrillFinished['data']['form'];
  readonly kind: Words['kind'];
  readonly to: string;
  readonly entries: readonly QueuedWords[];
}

/** All words of all trainees, call by call: one who judges the same call of ten people reads ten answers beneath each other. */
export function judgingQueue(trainees: readonly Trainee[]): readonly QueuedCall[] {
  const calls = new Map<string, QueuedCall>();
  for (const trainee of trainees)
    for (const { runs } of trainee.record.drills)
      for (const run of runs)
        for (const said of run.data.mode === 'solo' ? run.data.words : []) {
          const { scenario, form } = run.data;
          // Titles of releases are each trainee's own: releases of a scenario stand together.
          const to = said.kind === 'reply' || said.kind === 'fact' ? said.to : '';
          const id = [scenario, form === 'night' ? form : 'desk', said.kind, to].join('/');
          const before = calls.get(id) ?? { id, scenario, form, kind: said.kind, to, entries: [] };
          const entry = { trainee, run, said, judged: run.judgements.get(said.event) };
          calls.set(id, { ...before, entries: [...before.entries, entry] });
        }
  return [...calls.values()];
}
