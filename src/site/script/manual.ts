// Fills the page numbers into the manual's contents, just before it is printed. The manual is laid out once as columns of
// the size of a page's text: the browser breaks columns by the rules by which it breaks pages, so a heading's column is
// its page.

const manual = document.querySelector<HTMLElement>('.manual');

function numberPages(): void {
  // Without margin boxes no page says its own number, and numbers in the contents would lead nowhere.
  if (manual === null || !('CSSMarginRule' in window)) return;
  manual.classList.add('manual-columns');
  const { left } = manual.getBoundingClientRect();
  const { width, columnGap } = getComputedStyle(manual);
  const column = Number.parseFloat(width) + Number.parseFloat(columnGap);
  const pages = new Map<HTMLElement, number>();
  for (const place of manual.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const heading = document.getElementById(place.dataset['pageOf'] ?? '');
    if (heading !== null)
      pages.set(place, Math.round((heading.getBoundingClientRect().left - left) / column) + 1);
  }
  manual.classList.remove('manual-columns');
  for (const [place, page] of pages) place.textContent = String(page);
}

addEventListener('beforeprint', numberPages);
document.querySelector<HTMLElement>('[data-print-manual]')?.addEventListener('click', () => print());
