/** There are no demo persons here. */
export function demoPersons() {
  return Promise.resolve(null);
}
