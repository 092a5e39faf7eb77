import { html, nothing } from 'lit';
import { readable } from '../shared/element.js';
import { Pages, paged } from '../shared/pages.js';
import { roles, when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { mp } from './session.js';
import { signInFirst } from './gate.js';

const viewers = { ...roles, platform: '平台' };
const things = { phone: '手机号', name: '姓名', contact: '姓名和电话', 'roster-person': '花名册信息', complaint: '诉求' };

/** 谁看过我的信息, and from which government platforms somebody comes in as me. */
class AccessLog extends Pages {
  static properties = { asked: { state: true }, sending: { state: true } };
  api = mp;

  address(after) {
    return paged('/me/access-log', after);
  }

  async load() {
    const [page, ways] = await Promise.all([super.load(), mp.get('/me/citizen-joins')]);
    return { ...page, ways: ways.items };
  }

  heading() {
    document.title = '谁看过我的信息';
    return html`<h1 class="page-title">谁看过我的信息</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到。') : super.troubled();
  }

  content({ items, ways }) {
    return html`<div class="stack">${ways.map((way) => this.way(way))}${this.looks(items)}</div>`;
  }

  way(way) {
    return html`<section class="card stack"><p><span class="strong">${way.platformLabel}登录</span>
        <span class="soft small">${when(way.since)} 起</span></p>
      <p>从${way.platformLabel}登录进来的，和您是同一个账号，看得到您的资料。不是您本人登录的，请马上解除，再告诉村干部。</p>
      ${this.asked === way.id
        ? html`<p class="note yellow">解除以后，那边最迟一刻钟退出，也不会再自动连上。</p>
          <div class="row"><button class="button bad" ?disabled=${this.sending} @click=${() => this.end(way)}>确定解除</button>
            <button class="button" @click=${() => (this.asked = undefined)}>不解除</button></div>`
        : html`<button class="button wide" @click=${() => (this.asked = way.id)}>解除${way.platformLabel}登录</button>`}</section>`;
  }

  async end(way) {
    this.sending = true;
    try {
      await mp.delete(`/me/citizen-joins/${way.id}`);
      this.asked = undefined;
      toast('已解除。');
      await this.reload();
    } catch (error) {
      toast(readable(error).detail);
    } finally {
      this.sending = false;
    }
  }

  looks(items) {
    if (!items.length) return nothingHere('还没有人看过您的姓名和电话。');
    return html`<ul class="cells">${items.map((item) => html`<li class="cell"><span class="grow">
        <span class="strong">${item.viewer}</span> <span class="soft">${viewers[item.viewerRole] ?? item.viewerRole}</span><br>
        看了${things[item.what] ?? item.what}${item.purpose ? html`，因为：${item.purpose}` : nothing}<br>
        <span class="soft small">${when(item.viewedAt)}</span></span></li>`)}</ul>${moreButton(this)}`;
  }
}

customElements.define('village-access-log', AccessLog);
