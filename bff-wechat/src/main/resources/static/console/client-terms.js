import { html } from 'lit';
import { resources, scopesOf, written } from './client-words.js';

/** The fields of what is agreed with a platform. */
export function termsFields({ name = '', scopes = [], quota = { count: 600, seconds: 60 }, addresses = [], externalPrefix = '', gatewaySigning = false, sandbox = false }) {
  return html`<label class="field"><span class="label">平台名称</span><input class="input" name="name" required maxlength="60" .value=${name}></label>
    <label class="field"><span class="label">权限</span><textarea class="input" name="scopes" rows="6"
      .value=${scopes.map(written).join('\n')}></textarea><span class="hint">一行一条，写成“新闻 读 330999”。最后是地区代码的前几位：
      县 6 位，乡镇 9 位，一个村 12 位。接口有：${Object.values(resources).join('、')}。</span></label>
    <div class="row"><label class="field grow"><span class="label">最多调用次数</span><input class="input" name="count" type="number" min="1"
      max="1000000" required .value=${String(quota.count)}></label>
      <label class="field grow"><span class="label">多少秒内</span><input class="input" name="seconds" type="number" min="1" max="86400" required
      .value=${String(quota.seconds)}></label></div>
    <label class="field"><span class="label">只许从这些地址来</span><textarea class="input" name="addresses" rows="2"
      .value=${addresses.join('\n')}></textarea><span class="hint">一行一个地址或网段，如 10.8.0.0/16。留空为不限。</span></label>
    <label class="field"><span class="label">网关前缀</span><input class="input" name="externalPrefix" .value=${externalPrefix}
      autocomplete="off"><span class="hint">对方经过网关、路径前多一段时填写，如 /restapi/prod/IC1。没有就留空。</span></label>
    <label class="option"><input type="checkbox" name="gatewaySigning" ?checked=${gatewaySigning}><span>接受 X-BG-HMAC 兼容签名
      （不保护请求内容、可被重放，只给改不了程序的平台用）</span></label>
    <label class="option"><input type="checkbox" name="sandbox" ?checked=${sandbox}><span>联调用（签名不对时告诉对方应签的内容）</span></label>`;
}

/** What the fields say. */
export function termsOf(form) {
  const data = new FormData(form);
  const lines = (name) => data.get(name).split('\n').map((line) => line.trim()).filter(Boolean);
  return {
    name: data.get('name').trim(), scopes: scopesOf(data.get('scopes')),
    quota: { count: Number(data.get('count')), seconds: Number(data.get('seconds')) },
    addresses: lines('addresses'), externalPrefix: data.get('externalPrefix').trim(),
    gatewaySigning: data.has('gatewaySigning'), sandbox: data.has('sandbox'),
  };
}

/** A secret, shown this once. */
export function shownOnce({ keyId, secret }) {
  return html`<div class="card stack" role="status"><p class="strong">请马上把密钥交给对方，离开本页就看不到了。</p>
    <p>Key-Id：<span class="mono">${keyId}</span></p><p>密钥：<span class="mono">${secret ?? '发出已经超过 10 分钟，不能再看。没有收到的，请停用这一把，再发一把。'}</span></p></div>`;
}
