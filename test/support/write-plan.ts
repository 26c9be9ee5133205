import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogOf } from '../../src/content/catalog.ts';
import { drillEntries, firstDrill } from '../../src/content/drills.ts';
import { loadDrills } from '../../src/content/load-drills.ts';
import { loadNights } from '../../src/content/load-nights.ts';
import { nightEntries } from '../../src/content/nights.ts';
import { searchDocuments } from '../../src/content/search-documents.ts';
import { buildSearchIndex } from '../../src/content/search-index.ts';
import { loadSite } from '../../src/content/site-content.ts';

/**
 * Writes a plan as JSON for tests to run on: names, playbook, exemptions, triage cases, nights, what there is to learn and to drill, search index and scenarios.
 * @param content a content folder; a plan with a problem is not written
 * @param folder may be read meanwhile: each file is replaced whole
 */
function writePlan(content: string, folder: string): void {
  const site = loadSite(content);
  const { scenarios } = loadDrills(content, site.playbook, site.learning.settings);
  const nights = loadNights(content, site.playbook);
  const files: Readonly<Record<string, unknown>> = {
    names: site.names,
    playbook: site.playbook,
    exemptions: site.exemptions,
    cases: site.cases,
    nights,
    catalog: catalogOf(site, scenarios, nights),
    'drill-home': { entries: drillEntries, first: firstDrill, nights: nightEntries },
    search: buildSearchIndex(searchDocuments(site), site.asked.words),
    ...Object.fromEntries(scenarios.map(scenario => [`scenarios/${scenario.id}`, scenario])),
  };
  mkdirSync(join(folder, 'scenarios'), { recursive: true });
  for (const [name, value] of Object.entries(files)) {
    const file = join(folder, `${name}.json`);
    writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(value)}\n`);
    renameSync(`${file}.${process.pid}`, file);
  }
  for (const name of readdirSync(join(folder, 'scenarios')))
    if (!(`scenarios/${name.replace('.json', '')}` in files)) rmSync(join(folder, 'scenarios', name));
}

const [, , content = '', folder = ''] = process.argv;
writePlan(content, folder);
