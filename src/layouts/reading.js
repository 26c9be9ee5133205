try {
  const { store } = document.documentElement.dataset;
  localStorage[`${store}.opened-${document.querySelector('[data-lesson]').dataset.lesson}`] = 1;
} catch {}
for (const fold of document.querySelectorAll('[data-fold]')) {
  fold.open = innerWidth > 1023;
  fold.dataset.fold = 'set';
}
addEventListener('click', ({ target }) => {
  const { copy, print: paper } = target.dataset;
  if (paper === '') print();
  if (!copy) return;
  getSelection().selectAllChildren(target.previousElementSibling);
  if (document.execCommand('copy')) target.textContent = copy;
});
