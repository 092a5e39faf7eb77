const words = require('./words');

/** One case as a list shows it. */
function toCell(item) {
  return {
    ...item,
    name: (item.category && item.category.name) || words.kinds[item.kind] || '诉求',
    filed: words.when(item.filedAt),
    dueWords: words.due(item.dueAt, item.dueColour),
  };
}

function openCase(event) {
  const { village, id } = event.currentTarget.dataset;
  wx.navigateTo({ url: `/pages/case/case?village=${village}&id=${id}` });
}

module.exports = { openCase, toCell };
