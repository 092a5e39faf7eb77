import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { day } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { toast } from '../shared/toast.js';
import { isEmbedded, mp } from './session.js';
import { firstContact, urgent } from './contact-cells.js';
import { remembered } from './filed-memory.js';

/** WeChat asks about three messages at a time at most. */
const wanted = ['answered', 'asked', 'progress'];

/** The ticket in huge letters, and somebody to call. */
class Filed extends View {
  static properties = { contact: { state: true }, templates: { state: true } };

  load() {
    const { village, id } = this.route.params;
    this.findContact(village);
    this.findTemplates();
    return remembered.get(id) ?? mp.get(`/villages/${village}/complaints/${id}`);
  }

  async findContact(village) {
    const { items } = await mp.get(`/villages/${village}/contacts`).catch(() => ({}));
    this.contact = firstContact(items);
  }

  /** In WeChat the mini-program asks for the right to send a message; only the embedded run can ask here. */
  async findTemplates() {
    if (!(await isEmbedded())) return;
    const { templates } = await mp.get('/me/subscriptions').catch(() => ({ templates: [] }));
    this.templates = templates.filter((each) => wanted.includes(each.kind));
  }

  async subscribe() {
    const results = Object.fromEntries(this.templates.map((each) => [each.templateId, 'accept']));
    try {
      await mp.post('/me/subscriptions', { results });
      this.templates = [];
      toast('好的，有进展会发微信给您。');
    } catch (problem) {
      toast(problem.detail);
    }
  }

  content({ id, ticket, dueAt, callFirst }) {
    document.title = '已收到';
    const { village } = this.route.params;
    return html`<div class="stack">
      ${callFirst?.length ? urgent(callFirst) : nothing}
      <section class="card center stack done">
        <div class="done-mark">${icon('check')}</div>
        <h1>已收到</h1>
        <p>您的编号</p>
        <p class="ticket">${ticket}</p>
        ${dueAt ? html`<p>${day(dueAt)}前会有人答复您。</p>` : nothing}
      </section>
      ${this.contact
        ? html`<a class="button main wide big" href="tel:${this.contact.phone}">${icon('phone')}打电话给${caller(this.contact.office)}</a>`
        : nothing}
      ${this.templates?.length
        ? html`<button class="button wide" @click=${this.subscribe}>${icon('bell')}有进展微信通知我</button>`
        : nothing}
      <a class="button wide" href="#/villages/${village}/complaints/${id}">看办理进展</a>
      <a class="button plain wide" href="#/villages/${village}">回首页</a>
    </div>`;
  }
}

/** 第一网格 网格员 → 网格员 */
function caller(office) {
  return office.includes('网格员') ? '网格员' : office;
}

customElements.define('village-filed', Filed);
