import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { namesSchema, type PlanNames } from '../plan/names.ts';
import { contentFolder } from './folder.ts';
import { marksIn } from './marks.ts';

/** The file that holds the names, relative to the content folder. */
export const NAMES_FILE = 'site.yaml';

/** Stand-ins for all names while the file cannot be used: the check of content reports what is wrong with it. */
const UNNAMED: PlanNames = {
  organisation: '本单位',
  us: '我单位',
  here: '本单位',
  section: '部门',
  plan: '文件',
  document: '文件',
  matter: '反映',
  leaders: '领导机构',
  approve: '批准',
  releases: { acknowledgement: '先说的一句', holding: '先发的一稿', full: '写全的一稿' },
  title: '手册',
  motto: '手册',
  lead: '手册',
  boundary: '手册',
  examples: ['时限'],
};

/** The names of an organisation, and that its content is a draft. */
export interface SiteNames extends PlanNames {
  /** How much nobody has compared with the plan yet; absent where all of it is. */
  readonly draft?: string;
}

/** The names as the file says now. Whatever bears the disclaimer of a draft says that it is one. */
export function ownNames(root = contentFolder): SiteNames {
  const marks = marksIn(root).reduce((sum, { count }) => sum + count, 0);
  const names = namesIn(root);
  if (marks === 0) return names;
  const draft = `草稿：有 ${marks} 处待核，不得作为依据，不得对外使用`;
  return { ...names, draft, disclaimer: [draft, names.disclaimer].filter(Boolean).join('；') };
}

function namesIn(root: string): PlanNames {
  try {
    const read = namesSchema.safeParse(parse(readFileSync(join(root, NAMES_FILE), 'utf8')));
    return read.success ? read.data : UNNAMED;
  } catch {
    return UNNAMED;
  }
}

/** The names of the organisation whose content this is. What `#names` is where no bundler puts them in. */
export const names: SiteNames = ownNames();
