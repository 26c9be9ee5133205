import { site } from '../../content/site.ts';
import { href } from '../../islands/shared/href.ts';
import { decisionText } from '../../text/decision.ts';

/** The steps' section list, with the present page marked. */
export const stepsList = (current: string) =>
  [
    { path: '', label: '全部步骤' },
    { path: 'decision', label: decisionText.title },
    ...site.playbook.phases.map(({ id, title }, index) => ({
      path: id,
      label: title,
      number: `第${'一二三四五六七八九'[index]}段`,
    })),
  ].map(({ path, ...entry }) => ({
    ...entry,
    href: href(path === '' ? 'steps/' : `steps/${path}/`),
    current: path === current,
  }));
