/** Says one sentence for a moment; screen readers hear it too. */
let timer;

export function toast(sentence) {
  const place = document.getElementById('toast');
  if (!place) return;
  place.textContent = sentence;
  clearTimeout(timer);
  timer = setTimeout(() => (place.textContent = ''), 3500);
}
