import { html } from 'lit';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { Act } from './act.js';
import { shownOnce, termsFields, termsOf } from './client-terms.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 接入方: the platforms that may call the open API, and registering another. */
class Clients extends DeskPages {
  address(after) {
    return paged('/clients', after);
  }

  heading() {
    document.title = '接入方 · 乡音工作台';
    return html`<h1 class="work-title">接入方</h1>`;
  }

  content({ items }) {
    return html`<div class="stack">
      ${items.length ? html`<ul class="cells">${items.map((item) => this.row(item))}</ul>` : nothingHere('还没有登记接入方。')}
      ${moreButton(this)}
      <new-client></new-client></div>`;
  }

  row({ id, name, sandbox, keys, scopes }) {
    const active = keys.filter((key) => key.active).length;
    return html`<li class="cell"><span class="grow"><a class="strong" href="#/clients/${id}">${name}</a>
        ${sandbox ? html`<span class="badge">联调</span>` : ''}${active ? '' : html`<span class="badge">没有启用的密钥</span>`}<br>
        <span class="soft small">${scopes.length} 条权限 · ${active} 把启用的密钥</span></span></li>`;
  }
}

/** Registering a platform. Its secret is shown in place of the form, once. */
class NewClient extends Act {
  static properties = { issued: { state: true } };

  render() {
    if (this.issued) {
      return html`${shownOnce(this.issued)}<p><a href="#/clients/${this.issued.client.id}">打开${this.issued.client.name}</a></p>`;
    }
    return html`<form class="card stack" @submit=${this.enter}><h2 class="legend">登记一个平台</h2>
      ${termsFields({})}${this.refused()}<button class="button main" ?disabled=${this.busy}>登记并发密钥</button></form>`;
  }

  async enter(event) {
    event.preventDefault();
    const body = termsOf(event.target);
    const issued = await this.attempt((key) => desk.post('/clients', body, { key }));
    if (issued) this.issued = issued;
  }
}

customElements.define('console-clients', Clients);
customElements.define('new-client', NewClient);
