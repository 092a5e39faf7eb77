import { mp } from './session.js';

/** Gives the address of a picture in a village's rich text. */
export const pictures = (village) => (src) =>
  src.startsWith('attachment:') ? mp.url(`/villages/${village}/attachments/${src.slice('attachment:'.length)}`) : src;
