// In words that any browser reads: looks for what the screens need, and says so where something is wanting.
(function () {
  function has(need) {
    if (/^\(|^selector/.test(need)) return Boolean(window.CSS && CSS.supports && CSS.supports(need));
    return (
      need.split('.').reduce(function (found, name) {
        return found && found[name];
      }, window) !== undefined
    );
  }
  var notice = document.getElementById('too-old');
  // The scripts of a page that is opened as a file are not loaded.
  var isFile = location.protocol === 'file:';
  document.getElementById('from-file').hidden = !isFile;
  document.getElementById('plain-http').hidden = window.isSecureContext !== false;
  notice.hidden = isFile || notice.getAttribute('data-needs').split('; ').every(has);
  // Then the page is one without script: what could not work is not shown.
  if (isFile || !notice.hidden) document.documentElement.removeAttribute('data-script');
})();
