import { html } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** A button that opens a small form; what comes back is the calendar. */
class OccurrenceAct extends Act {
  static properties = { base: { attribute: false }, item: { attribute: false }, asking: { state: true } };

  ask(words) {
    return html`<button class="button" aria-label="${words}：${this.item.itemName}" @click=${() => (this.asking = true)}>${words}</button>`;
  }

  form(fields, words) {
    return html`<form class="stack" @submit=${this.send}>${fields}${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy}>${words}</button>
        <button type="button" class="button" @click=${() => (this.asking = false)}>先不${words}</button></div></form>`;
  }

  get address() {
    return `${this.base}/disclosure-items/${this.item.item}/occurrences`;
  }

  async send(event) {
    event.preventDefault();
    const done = await this.attempt((key) => this.post(Object.fromEntries(new FormData(event.target)), key));
    if (!done) return;
    this.asking = false;
    toast(this.said);
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

/** 事项已发生: from that day on it is owed, and villagers see by when. */
class OccurrenceNew extends OccurrenceAct {
  said = '已登记，从这天起算期限。';

  render() {
    if (!this.asking) return this.ask('事项已发生');
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
    return this.form(html`<label class="field"><span class="label">哪一天</span><input class="input" type="date" name="happenedOn" max=${today} .value=${today} required></label>
      <label class="field"><span class="label">什么事（村民看得到）</span><input class="input" name="what" maxlength="40" required></label>`, '登记');
  }

  post(body, key) {
    return desk.post(this.address, body, { key });
  }
}

/** 登记错了: whoever registered it takes it back while it is in time, afterwards the township. */
class OccurrenceUndo extends OccurrenceAct {
  said = '已撤回。';

  render() {
    if (!this.asking) return this.ask('登记错了');
    return this.form(html`<label class="field"><span class="label">为什么撤回</span><input class="input" name="reason" maxlength="100" required></label>`, '撤回');
  }

  post(body, key) {
    return desk.post(`${this.address}/${this.item.happened.id}/withdrawals`, body, { key });
  }
}

customElements.define('occurrence-new', OccurrenceNew);
customElements.define('occurrence-undo', OccurrenceUndo);
