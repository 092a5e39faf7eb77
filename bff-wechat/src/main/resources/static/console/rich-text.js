/** Rich text between the editor and the server: a few blocks, bold, lists, links and pictures of the village's own. */
const BLOCKS = { P: 'p', DIV: 'p', H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h3', H5: 'h3', H6: 'h3', BLOCKQUOTE: 'blockquote', LI: 'li', UL: 'ul', OL: 'ol',
  TABLE: 'table', THEAD: 'thead', TBODY: 'tbody', TR: 'tr', TD: 'td', TH: 'th', CAPTION: 'caption' };
const INLINE = { B: 'strong', STRONG: 'strong', I: 'em', EM: 'em', U: 'u', S: 's', SUB: 'sub', SUP: 'sup' };
const GONE = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'BUTTON', 'INPUT', 'SELECT', 'TEXTAREA', 'META', 'LINK']);
const PICTURE = /\/attachments\/([0-9a-f-]{36})(\?.*)?$/;

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A pasted or typed tree as the few elements that are kept; everything else gives only its words. */
export function cleaned(root, pictureAddress) {
  return Array.from(root.childNodes, (node) => clean(node, pictureAddress)).join('');
}

function clean(node, address) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data.replace(/[\t\r\n]+/g, ' '));
  if (node.nodeType !== Node.ELEMENT_NODE || GONE.has(node.tagName)) return '';
  if (node.tagName === 'BR') return '<br>';
  if (node.tagName === 'IMG') return picture(node, address);
  const inside = cleaned(node, address);
  if (node.tagName === 'A') return link(node, inside);
  const block = BLOCKS[node.tagName];
  if (block) return holdsBlocks(node) && block === 'p' ? inside : `<${block}>${inside}</${block}>`;
  const inline = INLINE[node.tagName] ?? (heavy(node) ? 'strong' : undefined);
  return inline && inside.trim() ? `<${inline}>${inside}</${inline}>` : inside;
}

const holdsBlocks = (node) => Array.from(node.children).some((child) => child.tagName in BLOCKS);

const heavy = (node) => node.tagName === 'SPAN' && /font-weight:\s*(bold|[6-9]00)/.test(node.dataset.style ?? '');

function picture(node, address) {
  const id = PICTURE.exec(node.getAttribute('src') ?? '')?.[1];
  return id ? `<img src="${address(id)}" alt="${escaped(node.alt)}">` : '';
}

function link(node, inside) {
  const href = node.getAttribute('href') ?? '';
  return /^https?:\/\//.test(href) && inside.trim() ? `<a href="${escaped(href)}">${inside}</a>` : inside;
}

/** What the server keeps: pictures by their id, no empty paragraphs, loose words in a paragraph of their own. */
export function stored(editor) {
  const html = cleaned(editor, (id) => `attachment:${id}`);
  return html.replace(/<(p|h2|h3|blockquote)>(\s|<br>|&nbsp;)*<\/\1>/g, '').trim();
}

/** Foreign mark-up without what a parser would act upon; a style is only looked at. */
function inert(html) {
  return html
    .replace(/<(style|script|iframe|object|svg)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(link|meta|base|embed)\b[^>]*>/gi, '')
    .replace(/\s(style|on[a-z]+)\s*=/gi, ' data-$1=');
}

/** A pasted piece, as the editor may take it in. */
export function pasted(transfer) {
  const html = transfer.getData('text/html');
  if (html) return cleaned(new DOMParser().parseFromString(inert(html), 'text/html').body, (id) => id).replace(/<img[^>]*>/g, '');
  const lines = transfer.getData('text/plain').split(/\r?\n/);
  return lines.length > 1
    ? lines.filter((line) => line.trim()).map((line) => `<p>${escaped(line)}</p>`).join('')
    : escaped(lines[0] ?? '');
}
