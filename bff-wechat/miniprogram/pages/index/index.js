const { elder, setElder } = require('../../lib/elder');
const links = require('../../lib/links');
const { page } = require('../../lib/page');
const { openCase, toCell } = require('../../lib/cases');
const { openArticle, openFiling, toFiling, toLine } = require('../../lib/news');
const { currentVillage, mp, rememberVillage, standingIn } = require('../../lib/session');

/** The village's home: one call; a section that is missing does not take the others with it. */
page({
  openCase,
  openArticle,
  openFiling,

  async load(options) {
    await this.followScene(options);
    const code = await currentVillage();
    if (!code) return { nowhere: true };
    const home = await mp.get(`/villages/${code}/home`);
    wx.setNavigationBarTitle({ title: home.village.name });
    this.followLink(options);
    return { ...toShown(home), member: await isMember(code) };
  },

  /** A door plate's code says the village and the place. */
  async followScene(options) {
    const app = getApp();
    const scene = app.scene || (options && options.scene ? decodeURIComponent(options.scene) : '');
    if (!scene) return;
    app.scene = '';
    if (options) options.scene = '';
    const plate = await mp.get(`/door-plates/${encodeURIComponent(scene)}`).catch(() => null);
    if (!plate) return;
    rememberVillage(plate.village.code);
    this.setData({ plate: { code: plate.code, label: plate.label } });
  },

  /** A message was tapped. */
  followLink(options) {
    if (!options || !options.link) return;
    const link = decodeURIComponent(options.link);
    options.link = '';
    links.open(link);
  },

  report() {
    const { village, plate } = this.data;
    wx.navigateTo({ url: `/pages/report/report?village=${village.code}${plate ? `&plate=${plate.code}` : ''}` });
  },

  call() {
    wx.navigateTo({ url: `/pages/contacts/contacts?village=${this.data.village.code}` });
  },

  cases() {
    wx.switchTab({ url: '/pages/cases/cases' });
  },

  read(event) {
    links.open(`#/villages/${this.data.village.code}/${event.currentTarget.dataset.what}`);
  },

  letters() {
    setElder(!elder());
    this.setData({ elder: elder() });
  },

  bind() {
    wx.navigateTo({ url: '/pages/binding/binding' });
  },

  scan() {
    wx.scanCode({
      success: ({ result, path }) => {
        const plate = links.plateOf(result, path);
        return plate ? this.reportAt(plate) : links.open(result || '');
      },
    });
  },

  /** A plate scanned here is where something is to be reported. */
  reportAt(code) {
    return this.attempt(async () => {
      const { village } = await mp.get(`/door-plates/${encodeURIComponent(code)}`);
      wx.navigateTo({ url: `/pages/report/report?village=${village.code}&plate=${encodeURIComponent(code)}` });
    });
  },
});

/** Study is the Party members' own; whoever cannot be known is none. */
async function isMember(code) {
  const { place } = await standingIn(code).catch(() => ({}));
  return Boolean(place && (place.roles || []).indexOf('party-member') >= 0);
}

function toShown({ village, sections }) {
  const mine = (sections.me && sections.me.content && sections.me.content.complaints) || [];
  const answered = mine.filter((item) => item.dueColour === 'done').length;
  const all = sections.complaints.content || [];
  const disclosed = sections.disclosures.content || { facts: [], items: [] };
  return {
    nowhere: false,
    village,
    place: [village.county, village.township].filter(Boolean).join(' · '),
    answered,
    open: mine.length - answered,
    newsMissing: sections.news.status !== 'ok',
    news: (sections.news.content || []).slice(0, 3).map((item) => toLine(village.code, item)),
    disclosuresMissing: sections.disclosures.status !== 'ok',
    facts: disclosed.facts,
    filings: disclosed.items.slice(0, 3).map((item) => toFiling(village.code, item)),
    casesMissing: sections.complaints.status !== 'ok',
    items: all.slice(0, 5).map((item) => toCell({ village, ...item })),
  };
}
