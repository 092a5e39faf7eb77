const { freshKey } = require('./api');
const { mp } = require('./session');
const { day } = require('./words');

/*
 * What helps while a report is written: what it may be about, and who near by has reported the same. Finding nothing, or
 * not getting through, leaves the form as it is: these are only offers. Spread `help` into the page of the draft.
 */
const PAUSE = 700;
const NEAREST = 3;

const help = {
  /** A moment after the last letter, the words are read for what they may be about. */
  guessSoon() {
    clearTimeout(this.guessing);
    const text = this.draft.text.trim();
    if (this.draft.category || text.length < 3) return this.setData({ guesses: [] });
    this.guessing = setTimeout(() => this.guess(text), PAUSE);
    return undefined;
  },

  async guess(text) {
    const found = await mp.post(`/villages/${this.options.village}/complaint-categories/suggestions`, { text }).catch(() => null);
    if (found && this.draft && text === this.draft.text.trim()) this.setData({ guesses: found.items.slice(0, 3) });
  },

  takeGuess(event) {
    const { code, name } = event.currentTarget.dataset;
    this.change({ category: { code, name } });
    this.setData({ guesses: [] });
  },

  /** Asks only when the place or the category is another one. */
  async lookAround() {
    const wanted = around(this.draft);
    if (wanted === this.looked) return;
    this.looked = wanted;
    const found = wanted && (await mp.get(`/villages/${this.options.village}/complaints?${wanted}`).catch(() => null));
    if (wanted === this.looked) this.setData({ near: found ? found.items.filter((item) => !item.mine).slice(0, NEAREST).map(toNear) : [] });
  },

  support(event) {
    const { id } = event.currentTarget.dataset;
    const { village } = this.options;
    this.supportKeys = this.supportKeys || {};
    const key = (this.supportKeys[id] = this.supportKeys[id] || freshKey());
    return this.attempt(async () => {
      await mp.post(`/villages/${village}/complaints/${id}/supports`, {}, { key });
      this.setData({ near: this.data.near.map((each) => (each.id === id ? { ...each, supported: true } : each)) });
      wx.showToast({ title: '记下了，有结果会告诉您。这件事不用再报一遍。', icon: 'none' });
    });
  },

  forWhom(event) {
    const person = this.people[event.detail.value];
    this.change({ onBehalfOf: person.id ? person : null });
  },

  restHelp() {
    clearTimeout(this.guessing);
  },
};

function around({ place, category }) {
  const kind = category ? `&category=${encodeURIComponent(category.code)}` : '';
  if (place && place.kind === 'point') return `near=${place.point.lat},${place.point.lon}&crs=${place.point.crs}${kind}`;
  return place && place.kind === 'plate' ? `doorPlate=${encodeURIComponent(place.code)}${kind}` : '';
}

function toNear(item) {
  const away = item.distanceMetres < 15 ? '就在这里' : `约 ${item.distanceMetres} 米外`;
  return {
    id: item.id, supported: item.supported,
    title: item.text || (item.category && item.category.name) || '有人反映过',
    facts: `${day(item.filedAt)} 反映，${away}${item.supports ? `，还有 ${item.supports} 人遇到` : ''} · ${item.statusLabel}`,
  };
}

module.exports = { help };
