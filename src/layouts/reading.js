for (const fold of document.querySelectorAll('details[data-fold]')) fold.open = innerWidth > 1023;
addEventListener('click', ({ target }) => {
  const { copy } = target.dataset;
  if (!copy) return;
  getSelection().selectAllChildren(target.previousElementSibling);
  if (document.execCommand('copy')) target.textContent = copy;
});
