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
  var isFile = location.protocol === 'file:';
  var isPlain = window.isSecureContext === false;
  document.getElementById('from-file').hidden = !isFile;
  document.getElementById('plain-http').hidden = !isPlain;
  // Its scripts are not loaded from a file: what could not work is not shown.
  if (isFile) {
    document.documentElement.removeAttribute('data-script');
    return;
  }
  if (notice.getAttribute('data-needs').split('; ').every(has)) return;
  // From here on the page is one without script: what could not work is not shown.
  document.documentElement.removeAttribute('data-script');
  notice.hidden = false;
})();
