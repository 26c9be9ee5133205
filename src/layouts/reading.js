for (const fold of document.querySelectorAll('details[data-fold]'))
  fold.open = matchMedia('(min-width: 64rem)').matches;
onclick = ({ target }) => {
  const { copy } = target.dataset;
  if (!copy) return;
  getSelection().selectAllChildren(target.previousElementSibling);
  if (document.execCommand('copy')) target.textContent = copy;
};
