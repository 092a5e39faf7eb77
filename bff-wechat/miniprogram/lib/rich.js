const { site } = require('../settings');

/*
 * Rich text from the server (already sanitised) for WeChat's rich-text component: pictures get whole addresses and the
 * width of the page. The component sends no session, so pictures that only villagers may see are taken out and told.
 */
const PICTURE = /<img\b[^>]*?\ssrc="([^"]*)"[^>]*>/gi;

function rich(html, village, open = true) {
  const pictures = [];
  const body = (html || '').replace(PICTURE, (whole, src) => {
    const id = /(?:attachment:|\/attachments\/)([0-9a-f-]{36})/.exec(src);
    if (!id) return '';
    pictures.push(id[1]);
    const address = `${site}/mp/v1/villages/${village}/attachments/${id[1]}`;
    return open ? `<img style="max-width:100%;height:auto" src="${address}">` : '';
  });
  return { body, hidden: open ? [] : pictures };
}

module.exports = { rich };
