import { html, nothing } from 'lit';
import { icon } from './icons.js';

/** Grey bones of about the height of what comes, so nothing jumps. */
export function bones(cards = 3) {
  return html`<div class="stack bones" role="status">
    <span class="out-of-sight">正在加载</span>
    ${Array.from({ length: cards }, () => html`<div class="card" aria-hidden="true">
      <span class="bone short"></span><span class="bone"></span><span class="bone"></span>
    </div>`)}
  </div>`;
}

export function nothingHere(sentence, action = nothing) {
  return html`<div class="state">${icon('empty')}<p class="soft">${sentence}</p>${action}</div>`;
}

export function trouble(problem, retry) {
  return html`<div class="state" role="alert">
    ${icon(problem.offline ? 'offline' : 'warning')}
    <p>${problem.detail}</p>
    ${retry ? html`<button class="button main" @click=${retry}>再试一次</button>` : nothing}
    ${problem.instance ? html`<p class="soft small">编号 ${problem.instance}</p>` : nothing}
  </div>`;
}

/** A smaller place for the same news, inside a page that otherwise works. */
export function missing(sentence, retry) {
  return html`<div class="note row">
    <span class="grow">${sentence}</span>
    ${retry ? html`<button class="button" @click=${retry}>再试</button>` : nothing}
  </div>`;
}

export function moreButton(view) {
  return view.next
    ? html`<button class="button wide" ?disabled=${view.fetching} @click=${() => view.more()}>
        ${view.fetching ? '正在加载…' : '再看一些'}
      </button>`
    : nothing;
}

/** Above what may have changed meanwhile; nothing where it is of now. */
export function ofBefore({ asOf }) {
  return asOf
    ? html`<p class="note" role="status">网络后面有点忙，这是 ${asOf.slice(11, 16)} 时的内容，可能不是最新的。</p>`
    : nothing;
}
