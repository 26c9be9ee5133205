import { playbook } from '../support/playbook.ts';

/** One page of every kind that reads without script, by its path and its main heading. */
export const readingPages: Readonly<Record<string, { readonly path: string; readonly heading: RegExp }>> = {
  home: { path: '', heading: /./ },
  'plan index': { path: 'plan/', heading: /网络舆情处置工作方案/ },
  'reading page': { path: 'plan/duties/', heading: /工作职责/ },
  'full text': { path: 'plan/full/', heading: /方案全文/ },
  'all steps': { path: 'steps/', heading: /^步骤$/ },
  decision: { path: 'steps/decision/', heading: /初判决策图/ },
  questions: { path: 'steps/questions/', heading: /初判的全部问题/ },
  results: { path: 'steps/results/', heading: /初判的全部结果/ },
  step: { path: `steps/${playbook.steps[0]?.id}/`, heading: new RegExp(playbook.steps[0]?.title ?? '') },
  roles: { path: 'roles/', heading: /^岗位$/ },
  role: { path: 'roles/office/', heading: /办公室/ },
  rules: { path: 'rules/', heading: /规定与时限/ },
  rule: { path: 'rules/disclosure-14-15/', heading: /第十四条、第十五条/ },
  trace: { path: 'trace/', heading: /条款与步骤对照/ },
  glossary: { path: 'glossary/', heading: /术语/ },
  training: { path: 'training/', heading: /^培训$/ },
  'learning path': { path: 'training/duty-officer/', heading: /办公室值班员/ },
  // The longest lesson, with every kind of thing a lesson holds.
  lesson: { path: 'training/duty-officer/draft/', heading: /发布稿怎么写/ },
  cases: { path: 'training/cases/', heading: /初判例题/ },
  card: { path: 'card/', heading: /头十分钟/ },
  checklist: { path: 'checklist/', heading: /处置清单/ },
  about: { path: 'about/', heading: /使用说明/ },
};

/**
 * A page made for paper: the whole site on one page is heavier than a page to read may be. Its own test holds it to a
 * budget of its own.
 */
export const manualPage = { path: 'manual/', heading: /处置手册（全本）/ };

/** The printable material of one drill: made for paper too, and held to its own budget by the bench. */
const packPage = { path: 'drills/rain-landslide/', heading: /滑坡/ };

/** The pages that need script to do their work. */
export const workingPages: typeof readingPages = {
  search: { path: 'search/', heading: /搜索/ },
  triage: { path: 'start/', heading: /./ },
  desk: { path: 'desk/', heading: /舆情事件/ },
  drill: { path: 'drill/', heading: /演练/ },
  study: { path: 'training/study/', heading: /先学一课|我的学习/ },
};

/** Every page kind that has an address of its own. */
export const allPages = { ...readingPages, ...workingPages, manual: manualPage, pack: packPage };
