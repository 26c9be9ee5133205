/** A click on a link that this page answers itself. The address stays real: it can be copied and opened elsewhere. */
export function inPlace(go: () => void): (event: Event) => void {
  return event => {
    event.preventDefault();
    go();
  };
}
