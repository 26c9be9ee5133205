for (const fold of document.querySelectorAll('[data-fold]')) {
  fold.open = innerWidth > 1023;
  fold.dataset.fold = 'set';
}
const places = [...document.querySelectorAll('.contents a')];
addEventListener('scroll', () => {
  let here;
  for (const link of places) {
    link.ariaCurrent = null;
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!here || part.getBoundingClientRect().top < 140) here = link;
  }
  if (here) here.ariaCurrent = 'location';
});
addEventListener('click', ({ target }) => {
  const { copy, print: paper } = target.dataset;
  if (paper === '') print();
  if (!copy) return;
  getSelection().selectAllChildren(target.previousElementSibling);
  if (document.execCommand('copy')) target.textContent = copy;
});
