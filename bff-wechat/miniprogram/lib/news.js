const { day } = require('./words');

/** One article as a list shows it. */
function toLine(village, item) {
  return {
    ...item,
    village,
    facts: [item.source, day(item.publishedAt), item.correctedAt && '有更正', item.hasVoice && '可以听'].filter(Boolean).join(' · '),
  };
}

function openArticle(event) {
  const { village, id } = event.currentTarget.dataset;
  wx.navigateTo({ url: `/pages/article/article?village=${village}&id=${id}` });
}

/** One published disclosure as a list shows it. */
function toFiling(village, item) {
  return {
    ...item,
    village,
    facts: `${item.periodLabel} · ${day(item.publishedAt)}公布${item.revision > 1 ? ' · 更正过' : ''}`,
  };
}

function openFiling(event) {
  const { village, id } = event.currentTarget.dataset;
  if (id) wx.navigateTo({ url: `/pages/disclosure/disclosure?village=${village}&id=${id}` });
}

module.exports = { openArticle, openFiling, toFiling, toLine };
