// Supplies what `browser-needs.ts` lists. Every word here is in each page with a screen.
(() => {
  const supply = (owner, name, value) => {
    if (owner[name] === undefined)
      Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  };
  const at = function (index) {
    return this[index < 0 ? this.length + index : index];
  };
  for (const { prototype } of [Array, String, Object.getPrototypeOf(Uint8Array)]) supply(prototype, 'at', at);
  const own = Object.prototype.hasOwnProperty;
  supply(Object, 'hasOwn', (value, key) => own.call(value, key));
  supply(Array.prototype, 'findLastIndex', function (test) {
    let index = this.length - 1;
    while (index >= 0 && !test(this[index], index, this)) index -= 1;
    return index;
  });
  supply(Array.prototype, 'findLast', function (test) {
    return this[this.findLastIndex(test)];
  });
})();
