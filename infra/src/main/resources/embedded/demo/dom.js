/** Makes an element with properties and children; falsy children are left out. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
}

/** Replaces what a place shows, with a little air between the pieces. */
export function fill(place, pieces) {
  if (!place.classList.contains('persons')) place.classList.add('stack');
  place.replaceChildren(...pieces);
}

let timer;

export function say(sentence) {
  const place = document.getElementById('toast');
  place.textContent = sentence;
  clearTimeout(timer);
  timer = setTimeout(() => (place.textContent = ''), 4000);
}
