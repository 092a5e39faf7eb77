const { freshKey } = require('../../lib/api');
const files = require('../../lib/files');
const { toTable } = require('../../lib/finance');
const links = require('../../lib/links');
const { further, page, sentence } = require('../../lib/page');
const { rich } = require('../../lib/rich');
const { mp, standingIn } = require('../../lib/session');
const { day, when } = require('../../lib/words');

/** One disclosure: what it says, its table, its revisions, and what villagers asked about it. */
page({
  data: { text: '', named: true, whole: false },

  async load({ village, id }) {
    this.base = `/villages/${village}/disclosures/${id}`;
    const [found, asked, standing] = await Promise.all([
      mp.get(`/villages/${village}/disclosures/${id}`),
      mp.get(`/villages/${village}/disclosures/${id}/questions`).catch(() => null),
      standingIn(village).catch(() => ({ binding: 'none' })),
    ]);
    wx.setNavigationBarTitle({ title: found.classLabel });
    return { ...this.shown(found, found.current), ...toAsked(asked), found, bound: standing.binding === 'bound' };
  },

  shown(found, revision) {
    const until = found.status === 'settled' ? '，异议期已满' : `，${day(found.objectionsUntil)}前可以提异议`;
    return {
      revision,
      body: rich(revision.body, this.options.village).body,
      published: `${day(revision.publishedAt)}公布${until}`,
      covers: (revision.covers || []).map((each) => ({ id: each.id, words: coverWords(each, found.periodic && revision.number === found.current.number) })),
      table: toTable(revision.table, revision.number === found.current.number ? found.before : null),
      files: revision.attachments.map((file, at) => ({ ...file, words: `${file.name || `附件 ${at + 1}`}（${files.size(file.bytes)}）` })),
      revisions: found.revisions.map((each) => ({
        ...each, when: day(each.publishedAt), words: each.reason ? `更正理由：${each.reason}` : '首次公布',
        on: each.number === revision.number,
      })),
    };
  },

  read(event) {
    const { number } = event.currentTarget.dataset;
    return this.attempt(async () => {
      const { found } = this.data;
      const newest = number === found.current.number;
      const revision = newest ? found.current : await mp.get(`${this.base}/revisions/${number}`);
      this.setData(this.shown(found, revision));
      wx.pageScrollTo({ scrollTop: 0 });
    });
  },

  every() {
    this.setData({ whole: true });
  },

  see(event) {
    const { id, type, media } = event.currentTarget.dataset;
    return this.attempt(() => files.show(this.options.village, { id, type, mediaType: media }));
  },

  /** The revision one reads, as a workbook the phone can open, keep and send on. */
  sheet() {
    return this.attempt(() => files.open(`${this.base}/finance-table?revision=${this.data.revision.number}`, 'xlsx'));
  },

  proof() {
    links.open(`#${this.base}/proof`);
  },

  bind() {
    wx.navigateTo({ url: '/pages/binding/binding' });
  },

  /** Other words are another question: a new key. */
  write(event) {
    this.key = undefined;
    this.setData({ text: event.detail.value, numbers: false, refusal: '' });
  },

  name(event) {
    this.key = undefined;
    this.setData({ named: event.detail.value });
  },

  ask() {
    return this.send(false);
  },

  mask() {
    this.key = undefined;
    return this.send(true);
  },

  /** The same key until the server has answered for certain: a second tap is no second question. */
  async send(mask) {
    if (this.data.sending) return;
    this.setData({ sending: true, refusal: '', numbers: false });
    this.key = this.key || freshKey();
    try {
      const body = { text: this.data.text.trim(), named: this.data.named, mask };
      const asked = await mp.post(`/villages/${this.options.village}/disclosures/${this.options.id}/questions`, body, { key: this.key });
      this.key = undefined;
      this.setData({ text: '', thanks: `村里收到了您的疑问，最迟 ${day(asked.dueAt)}答复。答复后会通知您，并和疑问一起公开。` });
    } catch (problem) {
      if (!problem.unsure) this.key = undefined;
      this.setData({ refusal: sentence(problem), numbers: problem.code === 'disclosure.question-numbers' });
    } finally {
      this.setData({ sending: false });
    }
  },

  ...further(
    ({ options: { village, id } }, after) => mp.get(`/villages/${village}/disclosures/${id}/questions?after=${after}`),
    (item) => toQuestion(item),
    'questions',
  ),

  onUnload: files.stop,
});

/** Who keeps it from everybody's eyes, since when and why. */
function coverWords({ file, by, at, reason, decideBy, erasureAsked }, owed) {
  const next = erasureAsked ? `乡镇已请运维依法抹除，理由：${erasureAsked}。` : `乡镇在${day(decideBy)}前决定恢复还是抹除${owed ? '；到期不决定，按没有公开算' : ''}。`;
  return `${file ? '一个附件' : '这一版'}因涉及个人信息已暂时遮盖：${by}，${when(at)}，理由：${reason}。${next}存证没有变。`;
}

function toAsked(asked) {
  if (!asked) return { questionsMissing: true };
  const facts = [
    asked.waiting && `${asked.waiting} 条在等村里答复`,
    asked.overdue && `其中 ${asked.overdue} 条已逾期`,
    asked.withheld && `${asked.withheld} 条不予公开，理由已告诉提问的人`,
  ].filter(Boolean);
  return {
    questionsMissing: false,
    questionFacts: facts.length ? `${facts.join('，')}。` : '',
    questions: asked.items.map(toQuestion),
    next: asked.next || '',
  };
}

function toQuestion(item) {
  return {
    id: item.id,
    who: `${item.askerName ? `村民 ${item.askerName}` : '一位村民'}问 · ${day(item.askedAt)}`,
    text: item.text,
    answered: `村里${item.answer.reason ? '更正后的' : ''}答复 · ${day(item.answer.answeredAt)}`,
    answer: item.answer.text,
    reason: item.answer.reason,
    before: item.answer.before.map((each, at) => ({ at, words: `${day(each.answeredAt)}：${each.text}` })),
  };
}
