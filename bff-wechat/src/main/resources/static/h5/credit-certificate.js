import { html, nothing } from 'lit';
import { hours, points } from '../shared/credit.js';
import { View } from '../shared/element.js';
import { toast } from '../shared/toast.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';

const sheet = (said) => html`<section class="card stack" aria-labelledby="sheet">
  <h2 id="sheet">${said.year} 年党员学习证明</h2>
  <p><span class="strong">${said.name}</span>，${said.village}</p>
  <p>学习 <span class="strong">${hours(said.balance.minutes)}</span>（全年要求 ${hours(said.required.minutes)}）${said.balance.points
    ? html`，积分 <span class="strong">${points(said.balance.points)}</span>` : nothing}</p>
  <p class="row wrap"><span class="badge ${said.fulfilled ? 'green' : ''}">${said.fulfilled ? '达到全年要求' : '未达到全年要求'}</span>
    <span class="badge ${said.closed ? 'green' : 'yellow'}">${said.closed ? '这一年已经算完' : '这一年还没算完，数还会变'}</span></p>
  <p class="soft">截至 ${said.asOf}</p></section>`;

/** 学习证明: mine, with a link that anybody can check. */
class MyCertificate extends View {
  load() {
    return mp.get(`/me/credits/certificates/${this.route.params.year}`);
  }

  heading() {
    document.title = '学习证明';
    return html`<h1 class="page-title">学习证明</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能打开您的学习证明。') : super.troubled();
  }

  content(issued) {
    const link = `${location.origin}/h5#/credit-certificate/${issued.token}`;
    return html`<div class="stack">${sheet(issued.certificate)}
      <p>把链接发给要看的人，他打开就能核对真假。链接里只有上面这几行，没有证件号、电话和学习明细；给谁看由您决定。</p>
      <button class="button main wide" @click=${() => this.copy(link)}>复制核对链接</button>
      <a class="button wide" href="#/credit-certificate/${issued.token}">先自己核对一下</a>
      <details class="card"><summary>懂电脑的人不联网也能核对</summary><div class="stack"><p class="soft">把下面的文字存成文件，用<a href="/h5/verifier/Certificate.java" download>核对程序</a>和公钥核对。</p>
        <pre class="said small mono">${issued.note}</pre><p class="small mono said">${issued.verifierKey}</p></div></details></div>`;
  }

  async copy(link) {
    try {
      await navigator.clipboard.writeText(link);
      toast('已复制。');
    } catch {
      toast('没能复制，请长按下面的按钮复制链接。');
    }
  }
}

/** 核对学习证明: for anybody; what stands behind # is sent in the body and kept nowhere. */
class CertificateCheck extends View {
  load() {
    return mp.post('/credit-certificate-checks', { token: this.route.params.token });
  }

  heading() {
    document.title = '核对学习证明';
    return html`<h1 class="page-title">核对学习证明</h1>`;
  }

  content(said) {
    return html`<div class="stack"><p class="note green">这份证明是真的，内容没有改过。</p>${sheet(said)}
      <p class="soft">是不是本人，请看他的证件。本系统不记录谁核对过。</p></div>`;
  }
}

customElements.define('village-my-certificate', MyCertificate);
customElements.define('village-certificate-check', CertificateCheck);
