import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { accountKinds, noticeKinds } from './account-words.js';
import { capabilityChoice } from './accounts.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** One account: its facts, its callback, the villages it serves, its templates. */
class Account extends DeskView {
  get address() {
    return `/wechat-accounts/${this.route.params.appId}`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '微信账号 · 乡音工作台';
    return html`<h1 class="work-title">${this.data?.name ?? '微信账号'}</h1>`;
  }

  content(account) {
    const part = (name, words) => html`<section class="card stack"><h2 class="legend">${words}</h2>${name}</section>`;
    const changed = () => this.reload();
    return html`<div class="stack">
      <p>${accountKinds[account.kind] ?? account.kind} · <span class="mono">${account.appId}</span></p>
      ${account.kind === 'mini-program' ? nothing : html`<a class="button" href="#/wechat-accounts/${account.appId}/menu">公众号菜单</a>`}
      ${part(html`<account-facts .account=${account} .address=${this.address} @changed=${changed}></account-facts>`, '基本情况')}
      ${part(html`<account-callback .account=${account} .address=${this.address} @changed=${changed}></account-callback>`, '消息回调')}
      ${part(html`<account-villages .account=${account} .address=${this.address} @changed=${changed}></account-villages>`, '用它的村')}
      ${part(html`<account-templates .account=${account} .address=${this.address} @changed=${changed}></account-templates>`, '消息模板')}
    </div>`;
  }
}

class AccountPart extends Act {
  static properties = { account: { attribute: false }, address: { attribute: false } };

  async change(act, words) {
    if (!(await this.attempt(act))) return false;
    toast(words);
    this.dispatchEvent(new Event('changed'));
    return true;
  }
}

class Facts extends AccountPart {
  render() {
    const { name, capabilities, standard } = this.account;
    return html`<form class="stack" @submit=${this.save}>
      <label class="field"><span class="label">名称</span><input class="input" name="name" required maxlength="50" .value=${name}></label>
      ${capabilityChoice(capabilities)}
      <label class="option"><input type="checkbox" name="standard" ?checked=${standard}><span>没有自己账号的村都用它</span></label>
      <label class="field"><span class="label">换 AppSecret</span><input class="input" name="secret" type="password" autocomplete="new-password">
        <span class="hint">不换就留空。</span></label>
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>保存</button></form>`;
  }

  save(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const secret = data.get('secret').trim();
    const body = { name: data.get('name').trim(), capabilities: data.getAll('capabilities'), standard: data.has('standard'),
      ...(secret && { secret }) };
    return this.change(() => desk.put(this.address, body, { match: `"${this.account.version}"` }), '已保存。');
  }
}

class Callback extends AccountPart {
  render() {
    const { path, token, key, previousKey } = this.account.callback;
    return html`<form class="stack" @submit=${this.save}>
      <p>在公众平台填写的服务器地址（URL）：<br><span class="mono">${location.origin}${path}</span></p>
      <p class="soft">${token ? (key ? '已设置，加密传送' : '已设置，明文传送') : '还没有设置，收不到消息'}${previousKey ? '；上一把密钥仍可解开旧消息' : ''}。</p>
      <label class="field"><span class="label">Token</span><input class="input" name="token" required pattern="[0-9A-Za-z]{3,32}"
        title="3 到 32 个字母和数字" autocomplete="off"></label>
      <label class="field"><span class="label">EncodingAESKey</span><input class="input" name="key" pattern="[0-9A-Za-z+\\/]{43}"
        title="43 个字母和数字" autocomplete="off"><span class="hint">先在这里换，再到公众平台换：原来的密钥会留作上一把。</span></label>
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>保存</button></form>`;
  }

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    const key = data.get('key').trim();
    const body = { token: data.get('token').trim(), ...(key && { key }) };
    if (await this.change(() => desk.put(`${this.address}/callback`, body), '已保存。')) form.reset();
  }
}

class Villages extends AccountPart {
  render() {
    const { villages, standard } = this.account;
    return html`<div class="stack">
      ${villages.length ? html`<ul class="cells">${villages.map((each) => html`<li class="cell"><span class="grow">${each.name}
        <span class="soft mono">${each.code}</span></span><button class="button" ?disabled=${this.busy}
        @click=${() => this.change(() => desk.delete(`${this.address}/villages/${each.code}`), '好的。')}>不再使用</button></li>`)}</ul>`
        : html`<p class="soft">${standard ? '没有单独指定的村；没有自己账号的村都用它。' : '还没有村用它。'}</p>`}
      <form class="row" @submit=${this.add}><label class="field grow"><span class="label">村的 12 位代码</span><input class="input"
        name="code" required inputmode="numeric" pattern="[0-9]{12}" title="12 位数字"></label><button class="button" ?disabled=${this.busy}>添加</button></form>
      ${this.refused()}</div>`;
  }

  async add(event) {
    event.preventDefault();
    const form = event.target;
    const code = new FormData(form).get('code');
    if (await this.change(() => desk.put(`${this.address}/villages/${code}`, undefined), '已添加。')) form.reset();
  }
}

class Templates extends AccountPart {
  render() {
    return html`<div class="stack">
      ${this.account.templates.length ? html`<ul class="cells">${this.account.templates.map((each) => html`<li class="cell"><span class="grow">
        <span class="strong">${noticeKinds[each.kind] ?? each.kind}</span> ${each.title}<br><span class="soft small mono">${each.templateId}</span><br>
        <span class="soft small">${Object.entries(each.fields).map(([field, says]) => `${field}＝${says}`).join('，')}</span></span>
        <button class="button bad" ?disabled=${this.busy} @click=${() => this.change(() =>
          desk.delete(`${this.address}/templates/${each.kind}`), '已去掉。')}>去掉</button></li>`)}</ul>`
        : html`<p class="soft">还没有指定模板，通知只进站内信。</p>`}
      <form class="stack" @submit=${this.name}>
        <label class="field"><span class="label">用于哪种通知</span><select class="input" name="kind">${Object.entries(noticeKinds).map(
          ([kind, words]) => html`<option value=${kind}>${words}</option>`)}</select></label>
        <label class="field"><span class="label">模板编号</span><input class="input" name="templateId" required></label>
        <label class="field"><span class="label">模板标题</span><input class="input" name="title" required maxlength="50"></label>
        <label class="field"><span class="label">点开的页面</span><input class="input" name="page" value="pages/index/index?link={link}"></label>
        <label class="field"><span class="label">字段</span><textarea class="input" name="fields" rows="4" required>thing1=title
thing2=text</textarea><span class="hint">一行一个，写成“字段=内容”。内容可以是 title、text、ticket、time、village、status。</span></label>
        ${this.refused()}<button class="button main" ?disabled=${this.busy}>指定</button></form></div>`;
  }

  name(event) {
    event.preventDefault();
    const data = new FormData(event.target);
    const fields = Object.fromEntries(data.get('fields').split('\n').filter((line) => line.trim())
      .map((line) => line.split('=').map((part) => part.trim())).map(([field, says = '']) => [field, says]));
    const body = { ...Object.fromEntries(['templateId', 'title', 'page'].map((field) => [field, data.get(field).trim()])), fields };
    return this.change(() => desk.put(`${this.address}/templates/${data.get('kind')}`, body), '已指定。');
  }
}

customElements.define('console-account', Account);
customElements.define('account-facts', Facts);
customElements.define('account-callback', Callback);
customElements.define('account-villages', Villages);
customElements.define('account-templates', Templates);
