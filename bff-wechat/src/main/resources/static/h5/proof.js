import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { when } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { find, keep } from '../shared/store.js';
import { check } from './proof-check.js';
import './proof-files-card.js';
import { together } from './proof-files.js';
import { tone, words } from './proof-words.js';
import { mp } from './session.js';

/** 存证核对 */
class Proof extends View {
  async load() {
    const { village, id } = this.route.params;
    const address = `/villages/${village}/disclosures/${id}`;
    const wanted = this.route.query.get('revision');
    const shown = await shownAt(address, wanted);
    const revision = wanted ? Number(wanted) : shown?.number;
    const query = revision ? `?revision=${encodeURIComponent(revision)}` : '';
    const bundle = await mp.get(`${address}/proof${query}`, { open: true });
    const found = await check(bundle, { subject: id, revision, shown });
    return { bundle, shown, ...found, known: await sameKey(bundle.verifierKey) };
  }

  heading() {
    document.title = '存证核对';
    return html`<h1 class="page-title">存证核对</h1>`;
  }

  /** What a file says can only make a sound record worse, or complete. */
  content({ bundle, shown, verdict: ofRecord, signature, known, head, files }) {
    const verdict = files ? together(files, signature) : ofRecord;
    const [picture, title, sentence] = words[verdict];
    const bad = tone(verdict) === 'bad';
    return html`<div class="stack">
      <section class="card proof ${tone(verdict)}" role=${bad ? 'alert' : 'status'}>${icon(picture)}<h2>${title}</h2><p>${sentence}</p>
        ${verdict === 'erased' ? html`<p>理由：${bundle.erased}</p>` : nothing}
        ${['pending', 'older', 'stopped'].includes(verdict) ? html`<button class="button main" @click=${() => this.retry()}>再看一次</button>` : nothing}</section>
      ${files?.length ? html`<proof-files-card .village=${this.route.params.village} .files=${files} @looked=${() => this.requestUpdate()}></proof-files-card>` : nothing}
      ${bad ? this.whatToDo(bundle) : nothing}
      ${known ? nothing : html`<p class="note">这个村的验证公钥和您上次看到的不一样。请向乡镇问清楚是不是换过钥匙。</p>`}
      ${this.about(bundle, verdict === 'changed' ? shown : undefined)}
      ${['pending', 'missing', 'stopped', 'unable'].includes(verdict) ? nothing : this.details(bundle, signature, head)}
      <a class="button wide" href=${`#/villages/${this.route.params.village}/disclosures/${this.route.params.id}`}>看这份公开</a>
      <a class="button wide" href="#/evidence">存证凭据，可以打印留存</a>
    </div>`;
  }

  whatToDo(bundle) {
    const { village } = this.route.params;
    return html`<section class="card stack"><h2>怎么办</h2>
      <ol class="steps"><li>先把这一页截图，再点下面的“存下证明”。</li>
        <li>打电话给村务监督委员会或乡镇，请他们说明。</li></ol>
      <a class="button main" href=${`#/villages/${village}/contacts`}>打电话</a>${this.download(bundle)}</section>`;
  }

  about(bundle, shown) {
    const now = contentOf(bundle.record);
    const then = contentOf(bundle.recorded);
    if (!now && !then) return nothing;
    return html`<section class="card stack"><h2>核对的是</h2>
      <p class="strong">${(then ?? now).title ?? '这份公开'}</p><p class="soft">第 ${bundle.revision} 版</p>
      ${then ? html`<details><summary>当时存证的内容</summary><pre class="form">${pretty(then)}</pre></details>
        <details><summary>现在保存的内容</summary><pre class="form">${now ? pretty(now) : '已经不在了'}</pre></details>` : nothing}
      ${shown ? html`<details><summary>页面上显示的内容</summary><pre class="form">${pretty(shown)}</pre></details>` : nothing}
    </section>`;
  }

  details(bundle, signature, head) {
    const signatures = { right: '核对过，是真的', unknown: '没有核对：这个浏览器不会，请用独立验证程序', wrong: '不对' };
    return html`<details class="card"><summary>核对的细节</summary><dl class="facts">
      <dt>日志里第几条</dt><dd>${bundle.leaf}（凭据签到 ${head?.size ?? '—'} 条）</dd>
      <dt>凭据的签名</dt><dd>${signatures[signature] ?? '没有核对'}</dd>
      <dt>签出时间</dt><dd>${bundle.signedAt ? when(bundle.signedAt) : '—'}</dd>
      <dt>指纹</dt><dd class="form">${bundle.hash}</dd><dt>验证公钥</dt><dd class="form">${bundle.verifierKey}</dd>
      <dt>凭据原文</dt><dd><pre class="form">${bundle.checkpoint}</pre></dd></dl>
      ${this.atHome(bundle)}</details>`;
  }

  /** How a relative with a computer checks it without this system. */
  atHome(bundle) {
    return html`<section class="stack" aria-labelledby="at-home"><h3 id="at-home">用电脑再核对一遍，不经过本系统</h3>
      <p>电脑上要有 Java（JDK 17 或更新的版本）。把下面两个文件存在同一个文件夹里，在那里运行这条命令，不用联网：</p>
      ${this.download(bundle)}
      <a class="button wide" href="/h5/verifier/Verify.java" download="Verify.java">存下独立验证程序</a>
      <pre class="form">java Verify.java bundle ${fileOf(bundle)} '${bundle.verifierKey}'</pre>
      <p class="soft small">有附件的，把附件也存到这个文件夹里，文件名写在命令最后，一起核对。公钥请先和公示栏上张贴的对一对。程序只有一个文件，打开就能看它怎么核对。</p></section>`;
  }

  download(bundle) {
    return html`<button class="button wide" @click=${() => save(bundle)}>存下证明</button>`;
  }
}

/** The revision as its own page shows it; undefined where it shows none any more. */
async function shownAt(address, revision) {
  try {
    if (revision) return await mp.get(`${address}/revisions/${encodeURIComponent(revision)}`, { open: true });
    return (await mp.get(address, { open: true })).current;
  } catch (problem) {
    if (problem.status === 404) return undefined;
    throw problem;
  }
}

function contentOf(form) {
  try {
    return form ? JSON.parse(form).content : undefined;
  } catch {
    return { title: form };
  }
}

function pretty(content) {
  return JSON.stringify(content, null, 1);
}

/** A key seen before is remembered, so that another one does not pass unnoticed. */
async function sameKey(key) {
  const name = `evidence-key ${key.split('+')[0]}`;
  const before = await find(name);
  if (!before) await keep(name, key);
  return !before || before === key;
}

function fileOf(bundle) {
  return `proof-${bundle.subject}-${bundle.revision}.json`;
}

function save(bundle) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(bundle)], { type: 'application/json' }));
  link.download = fileOf(bundle);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

customElements.define('village-proof', Proof);
