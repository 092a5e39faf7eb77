import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 窗口和专家: who answers what. The township arranges the experts. */
class InquiryDesks extends DeskView {
  load() {
    return desk.get(`${this.base}/inquiry-desks`);
  }

  heading() {
    document.title = '咨询窗口 · 乡音工作台';
    return html`<h1 class="work-title">咨询窗口由谁答复</h1>
      <p class="soft">安排了专家的窗口，只有专家和乡镇看得到村民问了什么。没有安排的由村干部答复。</p><br>`;
  }

  content({ items, staff, mayArrange }) {
    return html`<div class="stack">${items.map((each) => html`<inquiry-seats .item=${each} .staff=${staff} .may=${mayArrange && each.expert}
        .base=${this.base} @done=${() => this.reload()}></inquiry-seats>`)}
      ${mayArrange ? html`<p class="note">加窗口、停用、请村外的专家，在“<a href="#/inquiry-desks/${this.village.slice(0, 9)}">咨询窗口</a>”里办。</p>` : html`<p class="note">专家由乡镇安排。</p>`}
      <a class="button" href="#/villages/${this.village}/inquiries">回到咨询</a></div>`;
  }
}

class Seats extends Act {
  static properties = { item: { attribute: false }, staff: { attribute: false }, may: { attribute: false }, base: { attribute: false } };

  render() {
    const { name, days, open, experts, invited } = this.item;
    const free = this.staff.filter((each) => !experts.some((expert) => expert.person === each.person));
    return html`<section class="card stack"><h2>${name}</h2><p class="soft">${days} 个工作日内答复 · ${experts.length || invited.length ? '专家答复' : '村干部答复'}${open ? '' : ' · 本村现在不开'}</p>
      ${invited.map((label) => html`<div class="row"><span class="grow">${label}</span><span class="badge">乡镇请的</span></div>`)}
      ${experts.map((each) => html`<div class="row"><span class="grow">${each.label}</span>${this.may
        ? html`<button class="button" ?disabled=${this.busy} @click=${() => this.unseat(each)}>不再由他答复</button>` : nothing}</div>`)}
      ${this.may && free.length ? html`<form class="row wrap" @submit=${this.seat}><label class="field grow"><span class="label">安排谁答复</span>
        <select name="person">${free.map((each) => html`<option value=${each.person}>${each.label}</option>`)}</select></label>
        <button class="button main" ?disabled=${this.busy}>安排</button></form>` : nothing}
      ${this.refused()}</section>`;
  }

  async seat(event) {
    event.preventDefault();
    const person = new FormData(event.target).get('person');
    this.done(await this.attempt(() => desk.post(`${this.base}/inquiry-desks/${this.item.code}/experts`, { person })), '已经安排。');
  }

  async unseat({ person }) {
    this.done(await this.attempt(() => desk.delete(`${this.base}/inquiry-desks/${this.item.code}/experts/${person}`)), '已经取消。');
  }

  done(answer, said) {
    if (!answer) return;
    toast(said);
    this.dispatchEvent(new Event('done'));
  }
}

customElements.define('console-inquiry-desks', InquiryDesks);
customElements.define('inquiry-seats', Seats);
