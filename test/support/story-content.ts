import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FROZEN_CONTENT } from '../fixtures/plan-folders.ts';

const root = join(import.meta.dirname, '../..');
const titleIn = (content: string): string | undefined => {
  const file = join(root, content, 'site.yaml');
  return existsSync(file) ? /^document: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
};

/** Whether `content/` holds the plan that the stories of the browser tests are of, which lies frozen beside them. */
export const isPlanOfStories: boolean = titleIn('content') === titleIn(FROZEN_CONTENT);

/** The content folder whose site the stories are played on: `content/` with every edit of their plan, else the frozen copy. */
export const storyContent: string = isPlanOfStories ? 'content' : FROZEN_CONTENT;
