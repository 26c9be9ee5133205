import { site } from '../content/site.ts';
import { href } from '../desk/shell/href.tsx';
import { decisionText } from '../site/decision-words.ts';

/** The section list of the plan's pages. */
export const planList = [
  { label: '目录与文件信息', href: href('plan/') },
  { label: '全文', href: href('plan/full/') },
  ...site.pages.map(({ slug, title, number }) => ({ label: title, number, href: href(`plan/${slug}/`) })),
];

/** The section list of the steps' pages. */
export const stepsList = [
  { label: '全部步骤', href: href('steps/') },
  { label: decisionText.title, href: href('steps/decision/') },
  ...site.playbook.phases.map(({ id, title }, index) => ({
    label: title,
    number: `第${'一二三四五六七八九'[index]}段`,
    href: href(`steps/${id}/`),
  })),
];
