import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { elder, setElder } from '../shared/elder.js';
import { icon } from '../shared/icons.js';
import { missing, nothingHere, ofBefore } from '../shared/states.js';
import { currentVillage, demoVillages, isEmbedded, meIfSignedIn, mp, rememberVillage } from './session.js';
import { caseCell } from './case-cell.js';
import { contactCells } from './contact-cells.js';
import { homeDisclosures, homeFacts, homeNews } from './home-public.js';

const openTile = ({ code }) =>
  html`<a class="tile" href="#/villages/${code}/disclosures">${icon('eye')}<span>村务公开</span></a>`;

const newsTile = ({ code }) =>
  html`<a class="tile" href="#/villages/${code}/news">${icon('file')}<span>村里新闻</span></a>`;

/** The village's home: one call, and a section that is missing does not take the others with it. */
class Home extends View {
  async load() {
    const code = this.route.params.village ?? (await currentVillage());
    if (!code) return this.strange();
    const home = await mp.get(`/villages/${code}/home`, { open: true, remember: true });
    rememberVillage(code);
    document.title = home.village.name;
    return home;
  }

  /** Nobody knows the village yet. The embedded run can offer its three. */
  async strange() {
    const [person, embedded, villages] = await Promise.all([meIfSignedIn(), isEmbedded(), demoVillages()]);
    return { nowhere: true, person, embedded, villages };
  }

  waiting() {
    return html`<div class="stack" role="status">
      <span class="out-of-sight">正在加载</span>
      <div class="village-head"></div>
      <div class="tiles" aria-hidden="true"><div class="tile"></div><div class="tile"></div></div>
      <div class="card" aria-hidden="true"><span class="bone short"></span><span class="bone tall"></span></div>
    </div>`;
  }

  content(home) {
    const { nowhere, village, sections, ...stranger } = home;
    if (nowhere) return this.nowhere(stranger);
    return html`<div class="stack">
      ${this.head(village)}${ofBefore(home)}${this.tiles(village, sections.me)}
      ${elder() ? homeFacts(village, sections.disclosures) : this.sections(village, sections)}
    </div>`;
  }

  sections(village, { news, disclosures, complaints, contacts }) {
    return html`${homeNews(village, news, () => this.reload())}
      ${homeDisclosures(village, disclosures, () => this.reload())}
      ${this.cases(village, complaints)}${this.contacts(village, contacts)}`;
  }

  head(village) {
    const place = [village.county, village.township].filter(Boolean).join(' · ');
    return html`<header class="village-head">
      <div class="grow"><h1>${village.name}</h1>${elder() ? nothing : html`<p>${place}</p>`}</div>
      <button class="button" @click=${() => setElder(!elder())}>${elder() ? '普通版' : '大字版'}</button>
    </header>`;
  }

  tiles(village, mine) {
    const cases = mine?.content?.complaints ?? [];
    const answered = cases.filter((item) => item.dueColour === 'done').length;
    const open = cases.length - answered;
    const party = mine?.content?.roles?.includes('party-member');
    return html`<nav class="tiles" aria-label="办事">
      <a class="tile first" href="#/villages/${village.code}/report">${icon('camera')}
        <span>反映问题${elder() ? nothing : html`<small>拍张照或说句话就行</small>`}</span></a>
      <a class="tile" href="#/complaints">${icon('list')}
        <span>我的诉求${answered || open ? html`<br>` : nothing}
          ${answered ? html`<span class="badge yellow">${answered} 件等您评价</span>` : nothing}
          ${open ? html`<span class="badge green">${open} 件在办</span>` : nothing}</span></a>
      ${newsTile(village)}${openTile(village)}
      <a class="tile" href="#/villages/${village.code}/inquire">${icon('paper')}<span>咨询</span></a>
      <a class="tile" href="#/villages/${village.code}/contacts">${icon('phone')}<span>打电话</span></a>
      ${party
        ? html`<a class="tile" href="#/villages/${village.code}/claims">${icon('star')}<span>党员接单</span></a>
            <a class="tile" href="#/villages/${village.code}/courses">${icon('paper')}<span>党员学习</span></a>
            <a class="tile" href="#/me/credits">${icon('list')}<span>学习积分</span></a>`
        : nothing}
    </nav>`;
  }

  cases(village, section) {
    return html`<section class="stack" aria-labelledby="public-cases">
      <div class="section-head">
        <h2 id="public-cases">大家反映的</h2>
        <a href="#/villages/${village.code}/complaints">全部</a>
      </div>
      ${this.part(section, '大家反映的问题暂时看不到。', (items) =>
        items.length
          ? html`<div class="cells">${items.slice(0, 5).map((item) => caseCell({ village, ...item }))}</div>`
          : nothingHere('还没有公开的诉求。'))}
    </section>`;
  }

  contacts(village, section) {
    return html`<section class="stack" aria-labelledby="contacts">
      <div class="section-head"><h2 id="contacts">村里电话</h2></div>
      ${this.part(section, '电话暂时看不到。', (items) =>
        items.length ? contactCells(items) : nothingHere('村里还没有登记电话。'))}
    </section>`;
  }

  part(section, sentence, show) {
    return section?.status === 'ok' ? show(section.content ?? []) : missing(sentence, () => this.reload());
  }

  nowhere({ person, embedded, villages }) {
    document.title = '乡音';
    return html`<div class="stack">
      <h1 class="page-title">乡音</h1>
      <div class="card stack">
        <p>还不知道您是哪个村的。扫一扫门牌上的二维码就能打开本村${person ? '，再绑定村民身份。' : '，或者先登录。'}</p>
        ${person
          ? html`<a class="button wide" href="#/me/binding">绑定村民身份</a>`
          : html`<a class="button ${embedded ? '' : 'main'} wide" href="#/sign-in">登录</a>`}
      </div>
      ${embedded ? this.demo(villages) : nothing}
    </div>`;
  }

  demo(villages) {
    return html`<section class="stack" aria-labelledby="demo-villages">
      <div class="section-head"><h2 id="demo-villages">这是演示环境</h2></div>
      <div class="cells">${villages.map((village) =>
        html`<a class="cell" href="#/villages/${village.code}"><span class="grow strong">看看${village.name}</span></a>`)}</div>
      <a class="button main wide" href="/demo">去选一个演示人物</a>
    </section>`;
  }
}

customElements.define('village-home', Home);
