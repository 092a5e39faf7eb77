/*
 * Rich text from the server as nodes. The server keeps only allowed mark-up; here the same is held once more: elements
 * and attributes that are not listed give only their words. Every element the server keeps is listed: one that is not
 * would glue together what the publish gate read apart.
 */
const KEPT = new Set(['P', 'DIV', 'BR', 'HR', 'H2', 'H3', 'H4', 'STRONG', 'B', 'EM', 'I', 'U', 'S', 'SUB', 'SUP', 'UL', 'OL', 'LI',
  'BLOCKQUOTE', 'A', 'IMG', 'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'FIGURE', 'FIGCAPTION']);
const GONE = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'SVG', 'MATH']);

/** A fragment to be put into a page. `picture` gives the address for the src of an image. */
export function rich(body, picture = (src) => src) {
  const parsed = new DOMParser().parseFromString(body.replace(/(<img\b[^>]*?)\ssrc=/gi, '$1 data-src='), 'text/html');
  return copied(parsed.body.childNodes, picture);
}

function copied(nodes, picture) {
  const fragment = document.createDocumentFragment();
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) fragment.append(node.data);
    if (node.nodeType === Node.ELEMENT_NODE && !GONE.has(node.tagName.toUpperCase())) fragment.append(element(node, picture));
  }
  return fragment;
}

function element(node, picture) {
  const inside = copied(node.childNodes, picture);
  if (!KEPT.has(node.tagName)) return inside;
  const made = document.createElement(node.tagName);
  if (node.tagName === 'A') address(made, node.getAttribute('href') ?? '');
  if (node.tagName === 'IMG') image(made, node, picture);
  for (const span of ['colspan', 'rowspan']) if (/^\d{1,2}$/.test(node.getAttribute(span) ?? '')) made.setAttribute(span, node.getAttribute(span));
  made.append(inside);
  return made;
}

function address(link, href) {
  if (!/^(https?:\/\/|#\/|\/)/.test(href)) return;
  link.href = href;
  link.rel = 'noopener noreferrer nofollow';
}

function image(made, node, picture) {
  const src = picture(node.dataset.src ?? '');
  if (src.startsWith('/')) made.src = src;
  made.alt = node.getAttribute('alt') ?? '';
  made.loading = 'lazy';
}
