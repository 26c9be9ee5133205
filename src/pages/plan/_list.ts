import { site } from '../../content/site.ts';
import { href } from '../../islands/shared/href.ts';

/** The plan's section list, with the present page marked. */
export function planList(
  current: string,
): { label: string; href: string; number: string; current: boolean }[] {
  const entry = (slug: string, label: string, number: string) => ({
    label,
    number,
    href: href(slug === '' ? 'plan/' : `plan/${slug}/`),
    current: slug === current,
  });
  return [
    entry('', '目录与文件信息', ''),
    entry('full', '全文', ''),
    ...site.pages.map(({ slug, title, number }) => entry(slug, title, number)),
  ];
}
