import { html, svg } from 'lit';
import { elder } from './elder.js';
import { yuan } from './finance.js';

const MOST = 10;
const WIDTH = 320;
const ROW = 50;
const ELDER_ROW = 62;

/** Bars of this period beside the last, the first ten, drawn by attributes alone; what is left out is said. What it shows stands in words in its description. */
export function bars(title, items) {
  const all = items.filter((item) => item.now || item.before);
  const shown = all.slice(0, MOST);
  if (!shown.length) return '';
  const most = Math.max(1, ...shown.flatMap((item) => [Math.abs(item.now), Math.abs(item.before ?? 0)]));
  const words = shown.map((item) =>
    `${item.name} ${yuan(item.now)} 元${item.before === undefined ? '' : `，上期 ${yuan(item.before)} 元`}`).join('；');
  const row = elder() ? ELDER_ROW : ROW;
  return html`<figure class="bars"><figcaption class="strong">${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${shown.length * row}" role="img" aria-label="${title}：${words}">
      ${shown.map((item, at) => bar(item, at * row, row, most))}</svg>
    ${shown.some((item) => item.before !== undefined)
      ? html`<p class="small soft" aria-hidden="true"><span class="key now"></span> 本期　<span class="key before"></span> 上期</p>` : ''}
    ${all.length > MOST ? html`<p class="small soft">只画了金额最大的 ${MOST} 个科目，另有 ${all.length - MOST} 个，见明细。</p>` : ''}</figure>`;
}

/** The words above, this period's bar below them, the last period's under it. */
function bar(item, top, row, most) {
  const length = (fen) => Math.max(fen ? 2 : 0, Math.round((Math.abs(fen) / most) * (WIDTH - 4)));
  const foot = top + row;
  return svg`<text x="0" y="${foot - 34}" class="bar-name">${item.name.slice(0, elder() ? 8 : 12)}</text>
    <text x="${WIDTH}" y="${foot - 34}" text-anchor="end" class="bar-name">${yuan(item.now)}</text>
    <rect x="0" y="${foot - 28}" width="${length(item.now)}" height="11" rx="2" class="bar-now"></rect>
    ${item.before === undefined ? '' : svg`<rect x="0" y="${foot - 15}" width="${length(item.before)}" height="7" rx="2" class="bar-before"></rect>`}`;
}
