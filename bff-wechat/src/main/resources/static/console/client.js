import { html } from 'lit';
import { when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { shownOnce, termsFields, termsOf } from './client-terms.js';
import { DeskPages, DeskView } from './desk-view.js';
import { desk } from './session.js';

/** One platform: what was agreed, its keys, what it called. */
class Client extends DeskView {
  get address() {
    return `/clients/${this.route.params.id}`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '接入方 · 乡音工作台';
    return html`<h1 class="work-title">${this.data?.name ?? '接入方'}</h1>`;
  }

  content(client) {
    const changed = () => this.reload();
    const part = (words, inside) => html`<section class="card stack"><h2 class="legend">${words}</h2>${inside}</section>`;
    return html`<div class="stack">
      ${part('密钥', html`<client-keys .client=${client} .address=${this.address} @changed=${changed}></client-keys>`)}
      ${part('约定', html`<client-terms .client=${client} .address=${this.address} @changed=${changed}></client-terms>`)}
      ${part('调用记录（保存 180 天）', html`<client-calls .route=${this.route} .person=${this.person}></client-calls>`)}</div>`;
  }
}

class ClientPart extends Act {
  static properties = { client: { attribute: false }, address: { attribute: false }, issued: { state: true } };

  done(words) {
    toast(words);
    this.dispatchEvent(new Event('changed'));
  }
}

class Keys extends ClientPart {
  render() {
    const { keys } = this.client;
    const room = keys.filter((key) => key.active).length < 2;
    return html`<div class="stack">${this.issued ? shownOnce(this.issued) : ''}
      <ul class="cells">${keys.map((key) => this.row(key))}</ul>${this.refused()}
      <button class="button" ?disabled=${this.busy || !room} @click=${this.issue}>再发一把密钥</button>
      <p class="hint">换密钥：先发第二把，对方换用以后，再停用第一把，中间一次调用也不会失败。</p></div>`;
  }

  row({ id, active, issuedAt, revokedAt }) {
    return html`<li class="cell"><span class="grow"><span class="mono">${id}</span>
      <span class="badge ${active ? 'green' : ''}">${active ? '启用' : '已停用'}</span><br>
      <span class="soft small">${when(issuedAt)} 发放${revokedAt ? `，${when(revokedAt)} 停用` : ''}</span></span>
      ${active ? html`<button class="button bad" ?disabled=${this.busy} @click=${() => this.revoke(id)}>停用</button>` : ''}</li>`;
  }

  async issue() {
    if (!confirm('再发一把密钥，并马上显示在这里。要发吗？')) return;
    const issued = await this.attempt((key) => desk.post(`${this.address}/keys`, {}, { key }));
    if (!issued) return;
    this.issued = issued;
    this.done('已发放。');
  }

  async revoke(id) {
    if (!confirm(`停用 ${id} 后马上生效，不能恢复。确定吗？`)) return;
    if (await this.attempt(() => desk.post(`${this.address}/keys/${id}/revocations`, {}))) this.done('已停用。');
  }
}

class AgreedTerms extends ClientPart {
  render() {
    return html`<form class="stack" @submit=${this.save}>${termsFields(this.client)}
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>保存</button></form>`;
  }

  async save(event) {
    event.preventDefault();
    const body = termsOf(event.target);
    if (await this.attempt(() => desk.put(this.address, body, { match: `"${this.client.version}"` }))) this.done('已保存。');
  }
}

class Calls extends DeskPages {
  address(after) {
    return paged(`/clients/${this.route.params.id}/calls`, after);
  }

  heading() {
    return '';
  }

  content({ items }) {
    if (!items.length) return nothingHere('还没有调用。');
    return html`<ul class="cells">${items.map(({ at, method, route, status, millis, keyId, requestId, from }) => html`<li class="cell"><span class="grow">
      <span class="mono">${method} ${route}</span> <span class="badge ${status < 400 ? 'green' : ''}">${status}</span><br>
      <span class="soft small">${when(at)} · ${millis} 毫秒 · ${keyId} · ${requestId}${from ? ` · 来自 ${from}` : ''}</span></span></li>`)}</ul>${moreButton(this)}`;
  }
}

customElements.define('console-client', Client);
customElements.define('client-keys', Keys);
customElements.define('client-terms', AgreedTerms);
customElements.define('client-calls', Calls);
