// RFC 8785 needs to know whether a text holds half a character, and the library asks `String.prototype.isWellFormed`,
// which browsers have had only since 2023. Encoding fails on exactly such texts.
if (!('isWellFormed' in String.prototype))
  Object.defineProperty(String.prototype, 'isWellFormed', {
    configurable: true,
    writable: true,
    value(this: string): boolean {
      try {
        encodeURIComponent(this);
        return true;
      } catch {
        return false;
      }
    },
  });
