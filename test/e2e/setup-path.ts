import type { TestProject } from 'vitest/node';
import { provideSite } from '../support/built-site.ts';

export default (project: TestProject): Promise<() => Promise<void>> => provideSite('pathSite', project);
