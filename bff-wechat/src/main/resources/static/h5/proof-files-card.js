import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { fileWords } from '../shared/file-words.js';
import { size } from '../shared/format.js';
import { left, looked, wanted } from './proof-files.js';
import { fileStates } from './proof-words.js';
import { mp } from './session.js';

/** For one attachment, on a slow phone. */
const PATIENCE = 60_000;

/** The attachments of a sound record: each says how much it weighs, and is fetched when it is tapped, never before. */
class ProofFilesCard extends Part {
  static properties = { village: {}, files: { attribute: false } };

  render() {
    const waiting = this.files.filter(wanted);
    return html`<section class="card stack" aria-labelledby="proof-files"><h2 id="proof-files">附件（${this.files.length} 个）</h2>
      ${waiting.length ? html`<p>核对附件要把它整个取下来，用手机流量的请先看看有多大。</p>` : nothing}
      <ul class="plain-list">${this.files.map((file, at) => this.file(file, at))}</ul>
      ${waiting.length > 1 ? html`<button class="button main wide" ?disabled=${this.busy} @click=${() => this.look(waiting)}>全部核对（共 ${size(left(waiting))}）</button>` : nothing}
    </section>`;
  }

  file(file, at) {
    const [colour, sentence] = fileStates[file.state];
    return html`<li class="proof-file"><p class="strong">${fileWords(file, at)}</p>
      <p class="soft">${size(file.bytes)}</p><p><span class="badge ${colour}" role="status">${sentence}</span></p>
      ${wanted(file) ? html`<button class="button wide" ?disabled=${this.busy} @click=${() => this.look([file])}
        aria-label=${`核对${fileWords(file, at)}，${size(file.bytes)}`}>核对（${size(file.bytes)}）</button>` : nothing}</li>`;
  }

  get busy() {
    return this.files.some(({ state }) => state === 'looking');
  }

  /** One after another, as long as somebody is still here to see it. */
  async look(files) {
    for (const file of files) {
      if (!this.isConnected) return;
      this.say(file, 'looking');
      this.say(file, await looked(file, (id) => this.fetched(id)));
    }
  }

  say(file, state) {
    file.state = state;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('looked'));
  }

  /** The whole file as it is handed out now, never as this browser remembers it. */
  async fetched(id) {
    const address = `/villages/${this.village}/attachments/${id}`;
    const late = new Promise((done, give) => setTimeout(give, PATIENCE));
    const file = mp.get(address, { open: true, file: true, cache: 'no-store', timeout: PATIENCE }).then((blob) => blob.arrayBuffer());
    return new Uint8Array(await Promise.race([file, late]));
  }
}

customElements.define('proof-files-card', ProofFilesCard);
