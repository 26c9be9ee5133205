// Closed in the page, so that nothing jumps on a phone; on a wide screen these lists stand beside the text.
for (const fold of document.querySelectorAll('details[data-fold]'))
  fold.open = matchMedia('(min-width: 64rem)').matches;
