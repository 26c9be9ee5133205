(() => {
  const root = document.documentElement;
  for (const name of ['theme', 'contrast', 'size', 'keys', 'plan']) {
    try {
      const value = localStorage.getItem(`${root.dataset.store}.${name}`);
      if (value) root.dataset[name] = value;
    } catch {}
  }
  root.dataset.script = location.hash;
})();
