/** Elder mode: big letters, few words. Remembered on this phone; `?elder=1` and `?elder=0` set it. */
const KEY = 'village.elder';

const asked = new URLSearchParams(location.search).get('elder');
if (asked !== null) remember(asked === '1');
apply();

export function elder() {
  return document.documentElement.hasAttribute('data-elder');
}

export function setElder(on) {
  remember(on);
  apply(on);
  dispatchEvent(new Event('village-elder'));
}

function remember(on) {
  try {
    localStorage.setItem(KEY, on ? '1' : '0');
  } catch {
    // A private window may refuse to remember; the mode then lasts as long as the page.
  }
}

function apply(on = read() === '1' || (asked === '1' && read() === null)) {
  document.documentElement.toggleAttribute('data-elder', on);
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
