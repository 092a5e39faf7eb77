import { html } from 'lit';
import { View } from '../shared/element.js';
import { dated } from '../shared/format.js';
import { mp } from './session.js';

/** 存证凭据：打印出来张贴或留存 */
class Checkpoint extends View {
  async load() {
    return mp.get('/evidence/checkpoint', { open: true });
  }

  heading() {
    document.title = '存证凭据';
    return html`<h1 class="page-title">存证凭据</h1>`;
  }

  content(head) {
    return html`<div class="stack"><section class="card stack">
      <p>到 ${dated(head.signedAt)}，共有 <b>${head.size}</b> 条记录存证。把这张凭据打印张贴，或者留一份在家里：以后谁改动、删掉这之前的任何一条，拿出它就能查出来。</p>
      <dl class="facts"><dt>凭据原文</dt><dd><pre class="form">${head.note}</pre></dd>
        <dt>验证公钥（不会变，请和以前的核对）</dt><dd class="form">${head.verifierKey}</dd></dl></section>
      <button class="button main wide no-print" @click=${() => print()}>打印</button></div>`;
  }
}

customElements.define('village-checkpoint', Checkpoint);
