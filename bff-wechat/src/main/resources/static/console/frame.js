import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { roles } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { desk, forgetSession, holds, isOperator, worksIn } from './session.js';

/** The head of every staff page: village, sections, who is signed in. */
class Frame extends Part {
  static properties = { person: { attribute: false }, route: { attribute: false } };

  get village() {
    return this.route.params.village;
  }

  render() {
    return html`<header class="desk-head">
      <div class="desk-bar">
        <span class="strong">乡音工作台</span>
        ${this.villageChoice()}
        <span class="grow"></span>
        <span>${this.person.person.maskedName ?? this.office()}</span>
        <button class="button" @click=${this.leave}>退出</button>
      </div>
      <nav class="desk-nav" aria-label="工作台">${this.sections().map(([address, words]) => this.link(address, words))}</nav>
    </header>`;
  }

  /** Somebody on no roster is called by the office held. */
  office() {
    return roles[this.person.areas[0]?.role] ?? (isOperator(this.person) ? roles.operator : '');
  }

  villageChoice() {
    const { villages } = this.person;
    const known = villages.some((each) => each.code === this.village);
    if (villages.length < 2 && (known || !this.village)) return html`<span>${villages[0]?.name ?? ''}</span>`;
    return html`<select class="village-choice" aria-label="换一个村" @change=${this.choose}>
      ${this.village ? nothing : html`<option selected value="">选择村</option>`}
      ${this.village && !known ? html`<option selected value=${this.village}>${this.village}</option>` : nothing}
      ${villages.map((each) => html`<option value=${each.code} ?selected=${each.code === this.village}>${each.name}</option>`)}
    </select>`;
  }

  choose(event) {
    if (event.target.value) location.hash = `#/villages/${event.target.value}/tasks`;
  }

  sections() {
    const { person } = this;
    const setup = this.village && (isOperator(person) || holds(person, this.village, 'dispatcher'));
    const village = worksIn(person, this.village) ? this.village : undefined;
    const clerk = village && holds(person, village, 'cadre', 'dispatcher', 'supervisor');
    return [
      village && [`#/villages/${village}/tasks`, '待办'],
      village && holds(person, village, 'grid-worker', 'cadre', 'dispatcher', 'supervisor') && [`#/villages/${village}/complaints`, '诉求'],
      village && holds(person, village, 'cadre', 'grid-worker', 'dispatcher') && [`#/villages/${village}/news`, '新闻'],
      village && [`#/villages/${village}/disclosures`, '三务公开'],
      village && [`#/villages/${village}/inquiries`, '咨询'],
      village && [`#/villages/${village}/disclosure-questions`, '村民疑问'],
      village && holds(person, village, 'branch-secretary', 'cadre', 'dispatcher', 'supervisor') && [`#/villages/${village}/courses`, '党员学习'],
      village && holds(person, village, 'branch-secretary', 'cadre', 'dispatcher', 'supervisor') && [`#/villages/${village}/credits`, '学习积分'],
      clerk && [`#/villages/${village}/bindings`, '身份审核'],
      clerk && [`#/villages/${village}/family-requests`, '家人代办'],
      clerk && [`#/villages/${village}/attachments`, '附件审核'],
      clerk && [`#/villages/${village}/rosters`, '花名册'],
      clerk && [`#/villages/${village}/roles`, '人员与职务'],
      village && holds(person, village, 'dispatcher', 'supervisor') && [`#/villages/${village}/audit`, '操作记录'],
      clerk && [`#/villages/${village}/notices`, '发不出去的通知'],
      setup && [`#/villages/${this.village}/setup`, '村庄设置'],
      setup && [`#/villages/${this.village}/door-plates`, '门牌'],
      ...person.areas.flatMap((area) => [[`#/overview/${area.code}`, `${area.name}总览`], [`#/board/${area.code}`, '调度台'], [`#/disclosures/${area.code}`, '各村公开']]),
      ...person.areas.filter((area) => area.role === 'dispatcher').map((area) => [`#/inquiry-desks/${area.code}`, '咨询窗口']),
      isOperator(person) && ['#/places', '县、乡镇和村'],
      isOperator(person) && ['#/complaint-catalogues', '诉求类别目录'],
      isOperator(person) && ['#/inquiry-desks', '咨询窗口'],
      isOperator(person) && [`#/calendars/${new Date().getFullYear()}`, '工作日历'],
      isOperator(person) && ['#/notices', '未送达通知'],
      isOperator(person) && ['#/webhooks', '推送记录'],
      isOperator(person) && ['#/identity-conflicts', '重复的账号'],
      isOperator(person) && ['#/evidence', '存证'],
      isOperator(person) && ['#/operators', '人员与职务'],
      isOperator(person) && ['#/wechat-accounts', '微信账号'],
      isOperator(person) && ['#/clients', '接入方'],
      isOperator(person) && ['#/audit', '操作记录'],
    ].filter(Boolean);
  }

  link(address, words) {
    const path = address.slice(1);
    const here = this.route.path === path || this.route.path.startsWith(`${path}/`);
    return html`<a href=${address} aria-current=${here ? 'page' : nothing}>${words}</a>`;
  }

  async leave() {
    try {
      await desk.delete('/session');
    } catch (problem) {
      if (problem.status !== 401) return toast(problem.detail);
    }
    forgetSession();
    location.hash = '#/log-in';
  }
}

customElements.define('console-frame', Frame);
