import { html } from 'lit';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { go } from '../shared/router.js';
import { Act } from './act.js';
import { accountKinds, capabilities } from './account-words.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 微信账号: what is registered, and registering another. */
class Accounts extends DeskPages {
  address(after) {
    return paged('/wechat-accounts', after);
  }

  heading() {
    document.title = '微信账号 · 乡音工作台';
    return html`<h1 class="work-title">微信账号</h1>`;
  }

  content({ items }) {
    return html`<div class="stack">
      ${items.length ? html`<ul class="cells">${items.map((item) => this.row(item))}</ul>` : nothingHere('还没有登记微信账号。')}
      ${moreButton(this)}
      <new-account></new-account></div>`;
  }

  row(item) {
    return html`<li class="cell"><span class="grow"><a class="strong" href="#/wechat-accounts/${item.appId}">${item.name}</a>
        <span class="badge">${accountKinds[item.kind] ?? item.kind}</span>${item.standard ? html` <span class="badge green">默认</span>` : ''}<br>
        <span class="soft small mono">${item.appId}</span>
        <span class="soft small">${item.villages.length ? ` · ${item.villages.map((each) => each.name).join('、')}` : ''}</span></span></li>`;
  }
}

/** Registering an account. What is typed as AppSecret is sent once and never shown again. */
class NewAccount extends Act {
  render() {
    return html`<form class="card stack" @submit=${this.enter}>
      <h2 class="legend">登记一个账号</h2>
      <fieldset><legend>种类</legend><div class="options">${Object.entries(accountKinds).map(([kind, words], index) => html`<label
        class="option"><input type="radio" name="kind" value=${kind} ?checked=${index === 1}><span>${words}</span></label>`)}</div></fieldset>
      <label class="field"><span class="label">名称</span><input class="input" name="name" required maxlength="50"></label>
      <label class="field"><span class="label">AppID</span><input class="input" name="appId" required pattern="[0-9A-Za-z_\\-]{1,64}"
        autocomplete="off" autocapitalize="off"></label>
      <label class="field"><span class="label">AppSecret</span><input class="input" name="secret" type="password" required
        autocomplete="new-password"><span class="hint">加密保存，以后只能换，不能看。</span></label>
      ${capabilityChoice([])}
      <label class="option"><input type="checkbox" name="standard"><span>没有自己账号的村都用它</span></label>
      ${this.refused()}
      <button class="button main" ?disabled=${this.busy}>登记</button></form>`;
  }

  async enter(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const body = {
      ...Object.fromEntries(['kind', 'name', 'appId', 'secret'].map((field) => [field, data.get(field).trim()])),
      capabilities: data.getAll('capabilities'),
      standard: data.has('standard'),
    };
    const entered = await this.attempt((key) => desk.post('/wechat-accounts', body, { key }));
    if (entered) go(`#/wechat-accounts/${body.appId}`);
  }
}

export function capabilityChoice(chosen) {
  return html`<fieldset><legend>微信允许它做的事</legend><div class="options">${Object.entries(capabilities).map(([word, words]) => html`<label
    class="option"><input type="checkbox" name="capabilities" value=${word} ?checked=${chosen.includes(word)}><span>${words}</span></label>`)}</div></fieldset>`;
}

customElements.define('console-accounts', Accounts);
customElements.define('new-account', NewAccount);
