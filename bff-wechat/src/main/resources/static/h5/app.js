import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { elder } from '../shared/elder.js';
import { icon } from '../shared/icons.js';
import { routerOf } from '../shared/router.js';
import { mp } from './session.js';
import './home.js';

const match = routerOf([
  ['/', 'village-home'],
  ['/villages/:village', 'village-home'],
  ['/villages/:village/report', 'village-report', () => import('./report.js')],
  ['/villages/:village/contacts', 'village-contacts', () => import('./contacts.js')],
  ['/villages/:village/complaints', 'village-public-cases', () => import('./cases.js')],
  ['/villages/:village/complaints/:id', 'village-case', () => import('./case.js')],
  ['/villages/:village/complaints/:id/filed', 'village-filed', () => import('./filed.js')],
  ['/villages/:village/news', 'village-news', () => import('./news.js')],
  ['/villages/:village/news/:id', 'village-article', () => import('./article.js')],
  ['/villages/:village/disclosures', 'village-disclosures', () => import('./disclosures.js')],
  ['/villages/:village/disclosure-items/:item', 'village-disclosure-item', () => import('./disclosure-item.js')],
  ['/villages/:village/disclosures/:id', 'village-disclosure', () => import('./disclosure.js')],
  ['/villages/:village/disclosures/:id/print', 'village-disclosure-print', () => import('./disclosure-print.js')],
  ['/villages/:village/courses', 'village-courses', () => import('./courses.js')],
  ['/villages/:village/courses/:id', 'village-course', () => import('./course.js')],
  ['/villages/:village/courses/:id/quiz', 'village-quiz', () => import('./quiz.js')],
  ['/villages/:village/courses/:id/lessons/:lesson', 'village-lesson', () => import('./lesson.js')],
  ['/villages/:village/activities', 'village-activities', () => import('./activities.js')],
  ['/villages/:village/activities/:id', 'village-activity', () => import('./activities.js')],
  ['/villages/:village/claims', 'village-claims', () => import('./claims.js')],
  ['/villages/:village/disclosures/:id/proof', 'village-proof', () => import('./proof.js')],
  ['/evidence', 'village-checkpoint', () => import('./checkpoint.js')],
  ['/villages/:village/inquire', 'village-inquire', () => import('./inquire.js')],
  ['/villages/:village/inquiries/:id', 'village-inquiry', () => import('./inquiry.js')],
  ['/villages/:village/faqs', 'village-faq-list', () => import('./faq-list.js')],
  ['/villages/:village/expert-inquiries/:id', 'village-expert-inquiry', () => import('./expert-inquiry.js')],
  ['/expert-invitations/:secret', 'village-expert-invitation', () => import('./expert-invitation.js')],
  ['/me/expert', 'village-expert', () => import('./expert.js')],
  ['/me/inquiries', 'village-my-inquiries', () => import('./my-inquiries.js')],
  ['/door-plates/:code', 'village-door-plate', () => import('./door-plate.js')],
  ['/complaints', 'village-my-cases', () => import('./cases.js')],
  ['/notices', 'village-notices', () => import('./notices.js')],
  ['/me', 'village-me', () => import('./me.js')],
  ['/me/binding', 'village-binding', () => import('./binding.js')],
  ['/me/leaving', 'village-leaving', () => import('./leaving.js')],
  ['/me/family', 'village-family', () => import('./family.js')],
  ['/me/privacy', 'village-privacy', () => import('./privacy.js')],
  ['/me/notice-settings', 'village-notice-settings', () => import('./notice-settings.js')],
  ['/me/questions', 'village-my-questions', () => import('./my-questions.js')],
  ['/me/credits', 'village-credits', () => import('./credits.js')],
  ['/me/credits/entries', 'village-credit-lines', () => import('./credit-lines.js')],
  ['/me/credits/appeals', 'village-credit-appeals', () => import('./credit-lines.js')],
  ['/villages/:village/offline-studies', 'village-offline-studies', () => import('./offline-studies.js')],
  ['/me/credits/certificates/:year', 'village-my-certificate', () => import('./credit-certificate.js')],
  ['/credit-certificate/:token', 'village-certificate-check', () => import('./credit-certificate.js')],
  ['/me/access-log', 'village-access-log', () => import('./access-log.js')],
  ['/sign-in', 'village-sign-in', () => import('./sign-in.js')],
  ['/first-operator', 'village-first-operator', () => import('./first-operator.js')],
  ['/console-login/:id', 'village-console-login', () => import('./console-login.js')],
]);

const tabs = [
  ['#/', 'house', '首页', '首页'],
  ['#/complaints', 'list', '我的诉求', '诉求'],
  ['#/notices', 'bell', '通知', '通知'],
  ['#/me', 'person', '我的', '我的'],
];

/** The frame: the page of the address, the tab bar, the offline line. */
class App extends Part {
  static properties = { page: { state: true }, unread: { state: true }, offline: { state: true } };

  connectedCallback() {
    this.replaceChildren();
    super.connectedCallback();
    this.offline = navigator.onLine === false;
    addEventListener('hashchange', () => this.show());
    addEventListener('online', () => (this.offline = false));
    addEventListener('offline', () => (this.offline = true));
    addEventListener('village-elder', () => this.show());
    addEventListener('village-read', () => (this.unread = 0));
    this.show();
    this.countUnread();
  }

  async show() {
    const route = match(location.hash) ?? match('#/');
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      await route.load?.();
    } catch {
      if (turn === this.turn) this.page = this.unloaded();
      return;
    }
    if (turn !== this.turn) return;
    const first = !this.page;
    const page = document.createElement(route.tag);
    page.route = route;
    this.path = route.tag === 'village-home' ? '/' : route.path;
    this.page = page;
    await this.updateComplete;
    scrollTo(0, 0);
    if (!first) this.querySelector('main').focus({ preventScroll: true });
  }

  unloaded() {
    return html`<div class="state" role="alert">${icon('offline')}<p>这一页没有打开，网络可能不好。</p>
      <button class="button main" @click=${() => this.show()}>再试一次</button></div>`;
  }

  async countUnread() {
    const page = await mp.get('/me/notices?limit=1').catch(() => null);
    this.unread = page?.unread ?? 0;
  }

  render() {
    return html`<a class="skip" href="#main" @click=${(event) => this.skip(event)}>跳到正文</a>
      ${this.offline ? html`<div class="bar-offline" role="status">现在没有网络，已写的内容不会丢。</div>` : nothing}
      <main id="main" class="page" tabindex="-1">${this.page}</main>
      <nav class="tabs" aria-label="主要页面">${tabs.map((tab) => this.tab(...tab))}</nav>`;
  }

  tab(address, picture, words, fewWords) {
    const here = this.path === address.slice(1);
    const news = address === '#/notices' && this.unread > 0;
    return html`<a class="tab" href=${address} aria-current=${here ? 'page' : nothing}>
      <span class="tab-icon">${icon(picture)}${news
        ? html`<span class="dot"><span class="out-of-sight">有</span>${this.unread > 99 ? '99+' : this.unread}<span
            class="out-of-sight">条新</span></span>`
        : nothing}</span>
      <span>${elder() ? fewWords : words}</span>
    </a>`;
  }

  skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }
}

customElements.define('village-app', App);
