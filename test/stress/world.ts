import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { derive } from '../../src/incident/derive.ts';
import { type IncidentLog, incidentLogs } from '../../src/incident/kinds/registry.ts';
import { readPackage } from '../../src/incident/package.ts';
import { indexPlaybook, type PlaybookIndex } from '../../src/playbook/checklist.ts';
import { rehearse } from '../../src/training/rehearse.ts';
import type { Scenario } from '../../src/training/scenario.ts';
import { stageOf } from '../support/drill.ts';
import { index, required } from '../support/playbook.ts';
import { durationsOf, together } from './durations.ts';
import type { Sources } from './report.ts';
import type { World } from './study.ts';

interface Own {
  readonly incidents: readonly { readonly index: PlaybookIndex; readonly log: IncidentLog }[];
  readonly refusedFiles: readonly string[];
}

/** A bureau's closed incidents, each measured by the edition it ran on. Drills, open ones and what cannot be read are named, not used. */
export function readOwn(folder: string): Own {
  const incidents: Own['incidents'][number][] = [];
  const refusedFiles: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    const read = file.endsWith('.json') ? readPackage(readFileSync(join(folder, file), 'utf8')) : undefined;
    const log = read?.ok === true ? incidentLogs.fold(read.value.events) : undefined;
    const [pinned] = read?.ok === true ? read.value.playbooks : [];
    const own = pinned && indexPlaybook(pinned.playbook);
    const view = own && log && derive(own, log, Date.parse(log.events.at(-1)?.at ?? ''));
    if (own === undefined || log === undefined || view?.status !== 'closed' || view.drill !== undefined)
      refusedFiles.push(file);
    else incidents.push({ index: own, log });
  }
  return { incidents, refusedFiles };
}

const NONE: Own = { incidents: [], refusedFiles: [] };

/** What the nights are made of: scenarios' ideal paths played on the desk, and a bureau's own incidents. */
export function worldOf(
  scenarios: readonly Scenario[],
  own: Own = NONE,
): { readonly world: World; readonly sources: Sources } {
  const ideal = scenarios.map(scenario => {
    const { log } = rehearse(stageOf(scenario), { scenario, form: 'full', seed: 1, from: 0 }, scenario.ideal);
    return { index, log: required(log, scenario.id) };
  });
  const first = required(scenarios[0], 'a scenario');
  return {
    world: {
      stage: stageOf(first),
      index,
      scenarios,
      durations: together(durationsOf(own.incidents), durationsOf(ideal)),
    },
    sources: {
      scenarios: scenarios.length,
      incidents: own.incidents.length,
      refusedFiles: own.refusedFiles,
    },
  };
}
