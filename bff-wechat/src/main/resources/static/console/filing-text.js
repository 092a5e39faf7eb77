/** A filing's body as plain paragraphs, for a clerk who types, and back. */
export function textOf(html) {
  const page = new DOMParser().parseFromString(html ?? '', 'text/html');
  page.querySelectorAll('br').forEach((each) => each.replaceWith('\n'));
  return [...page.body.childNodes].map((each) => each.textContent.trim()).filter(Boolean).join('\n');
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function htmlOf(text) {
  return text.split(/\n+/).map((line) => line.trim()).filter(Boolean)
    .map((line) => `<p>${line.replace(/[&<>]/g, (each) => entities[each])}</p>`).join('');
}

/** Whether the text would lose something on its way through a plain field. */
export const plain = (html) => !html || !/<(?!\/?(p|br)\b)/i.test(html);
