import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { bones, trouble } from '../shared/states.js';
import { go, routerOf } from '../shared/router.js';
import { firstPlace, rememberDesk, session } from './session.js';
import { want } from '../shared/wanted.js';
import './frame.js';

const match = routerOf([
  ['/log-in', 'console-log-in', () => import('./log-in.js')],
  ['/choose', 'console-choose', () => import('./choose.js')],
  ['/board/:scope', 'console-board', () => import('./board.js')],
  ['/overview/:scope', 'console-overview', () => import('./overview.js')],
  ['/identity-conflicts', 'console-identity-conflicts', () => import('./identity-conflicts.js')],
  ['/notices', 'console-parked', () => import('./parked.js')],
  ['/webhooks', 'console-sent-webhooks', () => import('./sent-webhooks.js')],
  ['/webhooks/:state', 'console-sent-webhooks', () => import('./sent-webhooks.js')],
  ['/audit', 'console-audit', () => import('./audit.js')],
  ['/villages/:village/audit', 'console-audit', () => import('./audit.js')],
  ['/villages/:village/tasks', 'console-tasks', () => import('./tasks.js')],
  ['/villages/:village/complaints', 'console-cases', () => import('./cases.js')],
  ['/villages/:village/register', 'console-register', () => import('./register.js')],
  ['/villages/:village/complaints/:id', 'console-case', () => import('./case.js')],
  ['/villages/:village/news', 'console-news', () => import('./news.js')],
  ['/villages/:village/news-columns', 'console-news-columns', () => import('./news-columns.js')],
  ['/villages/:village/keyword-answers', 'console-keyword-answers', () => import('./keyword-answers.js')],
  ['/villages/:village/news/:id', 'console-article', () => import('./article.js')],
  ['/villages/:village/news/:id/revisions', 'console-revisions', () => import('./revisions.js')],
  ['/villages/:village/bindings', 'console-bindings', () => import('./bindings.js')],
  ['/villages/:village/family-requests', 'console-family-requests', () => import('./family-requests.js')],
  ['/villages/:village/roles', 'console-roles', () => import('./roles.js')],
  ['/areas/:area/roles', 'console-roles', () => import('./roles.js')],
  ['/evidence', 'console-evidence', () => import('./evidence.js')],
  ['/operators', 'console-roles', () => import('./roles.js')],
  ['/places', 'console-places', () => import('./places.js')],
  ['/calendars/:year', 'console-calendar', () => import('./calendar.js')],
  ['/villages/:village/setup', 'console-setup', () => import('./setup.js')],
  ['/villages/:village/door-plates', 'console-door-plates', () => import('./door-plates.js')],
  ['/villages/:village/door-plates/print', 'console-door-plate-sheets', () => import('./door-plate-sheets.js')],
  ['/clients', 'console-clients', () => import('./clients.js')],
  ['/clients/:id', 'console-client', () => import('./client.js')],
  ['/wechat-accounts', 'console-accounts', () => import('./accounts.js')],
  ['/wechat-accounts/:appId', 'console-account', () => import('./account.js')],
  ['/wechat-accounts/:appId/menu', 'console-account-menu', () => import('./account-menu.js')],
  ['/villages/:village/attachments', 'console-attachments', () => import('./reviews.js')],
  ['/villages/:village/notices', 'console-parked-notices', () => import('./parked-notices.js')],
  ['/villages/:village/disclosures', 'console-disclosures', () => import('./disclosures.js')],
  ['/villages/:village/disclosures/:id', 'console-filing', () => import('./filing.js')],
  ['/villages/:village/disclosures/new/:item', 'console-new-filing', () => import('./filing.js')],
  ['/villages/:village/inquiries', 'console-inquiries', () => import('./inquiries.js')],
  ['/villages/:village/inquiries/register', 'console-register-inquiry', () => import('./register-inquiry.js')],
  ['/villages/:village/inquiries/:id', 'console-inquiry', () => import('./inquiry.js')],
  ['/villages/:village/inquiry-desks', 'console-inquiry-desks', () => import('./inquiry-desks.js')],
  ['/complaint-catalogues', 'console-catalogues', () => import('./catalogues.js')],
  ['/complaint-catalogues/:version', 'console-catalogue', () => import('./catalogue.js')],
  ['/inquiry-desks', 'console-kept-desks', () => import('./kept-desks.js')],
  ['/inquiry-desks/:scope', 'console-kept-desks', () => import('./kept-desks.js')],
  ['/villages/:village/faqs', 'console-faqs', () => import('./faqs.js')],
  ['/villages/:village/activities', 'console-activities', () => import('./activities.js')],
  ['/villages/:village/activities/:id', 'console-activity', () => import('./activities.js')],
  ['/villages/:village/courses', 'console-courses', () => import('./courses.js')],
  ['/villages/:village/courses/:id', 'console-course', () => import('./courses.js')],
  ['/villages/:village/disclosure-questions', 'console-questions', () => import('./questions.js')],
  ['/villages/:village/disclosure-questions/:id', 'console-question', () => import('./questions.js')],
  ['/villages/:village/credits', 'console-credits', () => import('./credits.js')],
  ['/villages/:village/credit-members/:id/:year', 'console-credit-member', () => import('./credits.js')],
  ['/villages/:village/credit-rules', 'console-credit-rules', () => import('./credit-rules.js')],
  ['/villages/:village/offline-studies', 'console-offline-studies', () => import('./offline-studies.js')],
  ['/villages/:village/offline-studies/:id', 'console-offline-study', () => import('./offline-studies.js')],
  ['/villages/:village/credit-appeals', 'console-credit-appeals', () => import('./credit-appeals.js')],
  ['/villages/:village/credit-appeals/:id', 'console-credit-appeal', () => import('./credit-appeals.js')],
  ['/disclosures/:scope', 'console-disclosure-overview', () => import('./disclosures.js')],
  ['/villages/:village/rosters', 'console-rosters', () => import('./rosters.js')],
  ['/villages/:village/rosters/:id', 'console-rosters', () => import('./rosters.js')],
]);

/** The staff's desk: who is here, which village, and the page of the address. */
class Console extends Part {
  static properties = {
    page: { state: true },
    route: { state: true },
    person: { state: true },
    problem: { state: true },
    offline: { state: true },
  };

  connectedCallback() {
    this.replaceChildren();
    super.connectedCallback();
    addEventListener('hashchange', () => this.show());
    addEventListener('online', () => (this.offline = false));
    addEventListener('offline', () => (this.offline = true));
    addEventListener('village-signed-out', () => go('#/log-in'));
    this.show();
  }

  async show() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const hash = location.hash;
    const route = match(hash);
    this.problem = undefined;
    try {
      if (route?.tag !== 'console-log-in') this.person = await session();
      if (turn !== this.turn) return;
      if (!route) return location.replace(firstPlace(this.person));
      await route.load();
    } catch (error) {
      if (error.status === 401 && route) want(hash);
      if (turn !== this.turn) return;
      if (error.status === 401) return location.replace('#/log-in');
      this.problem = readable(error);
      return;
    }
    if (turn === this.turn) await this.place(route);
  }

  async place(route) {
    const first = !this.page;
    if (route.params.village) rememberDesk(route.params.village);
    const page = document.createElement(route.tag);
    Object.assign(page, { route, person: this.person });
    [this.route, this.page] = [route, page];
    await this.updateComplete;
    scrollTo(0, 0);
    if (!first) this.querySelector('main').focus({ preventScroll: true });
  }

  render() {
    const framed = this.person && this.route && this.route.tag !== 'console-log-in';
    return html`<a class="skip" href="#main" @click=${(event) => this.skip(event)}>跳到正文</a>
      ${this.offline ? html`<div class="bar-offline" role="status">现在没有网络。</div>` : nothing}
      ${framed ? html`<console-frame .person=${this.person} .route=${this.route}></console-frame>` : nothing}
      <main id="main" class="work" tabindex="-1">
        ${this.problem ? trouble(this.problem, () => this.show()) : (this.page ?? bones())}
      </main>`;
  }

  skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }
}

customElements.define('village-console', Console);
