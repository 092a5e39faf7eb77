/** What each outcome of proof-check.js is called, and whether it is good news. */
export const words = {
  unchanged: ['check', '这份公开与当时发布的一致', '从发布到现在，一个字、一分钱、一个附件都没有改过。这是您的手机自己核对出来的。'],
  unsigned: ['warning', '内容与存证一致；签名这部手机验不了', '没有验签名，还不能说没有改过。请换一部系统新一点的手机，或者在电脑上用独立验证程序再核对。'],
  changed: ['warning', '这份公开被改过', '现在看到的，和当时发布的不一样。'],
  exchanged: ['warning', '附件被换过', '文字和数字没有改过，下面的附件和当时发布的不是同一个文件。'],
  unread: ['empty', '附件还没有核对完', '文字和数字没有改过。附件要取下来才能核对，没有核对的，不能说它没有被换过。'],
  other: ['warning', '拿来的是别的公开的证明', '证明说的不是您在看的这份公开、这一版，不能证明它没有改过。'],
  broken: ['warning', '这份公开的存证对不上', '记录、存证或凭据里有一样被动过，不能证明它没有改过。'],
  lost: ['warning', '后来的更正不见了', '存证里还有更新的一版，公开里却没有了。'],
  missing: ['warning', '这份公开一直没有存证', '早该能核对了。记录或存证可能被动过，也可能不是按规定公布的。'],
  erased: ['empty', '这份公开的内容已依法抹除', '只留下了存证的指纹。这一版的文字、表格和附件已经删掉，也核对不了。'],
  covered: ['empty', '内容因涉及个人信息已暂时遮盖', '存证还在、没有变，但是遮盖期间看不到内容，也核对不了。谁遮盖的、什么理由，公开页上写着。'],
  pending: ['empty', '正在存证，稍后再看', '刚公布的内容，一般一分钟内就能核对。'],
  stopped: ['warning', '存证链核对不上，已停止签发新的存证，请向乡镇反映', '以前签过的存证可能被人动过，查清楚之前不再签新的，这份公开还没有存证。以前存过证的公开，仍然可以核对。'],
  older: ['empty', '现在还核对不了', '村里的系统正在换新版本，给出来的内容还不全，不能说它改过，也不能说它没有改过。请过几分钟再看。'],
  unable: ['warning', '这个浏览器不能自己核对', '请在微信里打开，或者用电脑上的独立验证程序核对。'],
};

/** What each state of an attachment is called. */
export const fileStates = {
  waiting: ['', '还没有核对'],
  looking: ['', '正在取，正在核对…'],
  same: ['green', '和当时发布的一样'],
  exchanged: ['red', '被换过，和当时发布的不是同一个文件'],
  unread: ['yellow', '没有取到，不能说它没有被换过'],
};

const BAD = ['changed', 'exchanged', 'lost', 'other', 'broken', 'missing', 'stopped'];

export function tone(verdict) {
  if (BAD.includes(verdict)) return 'bad';
  if (verdict === 'unsigned') return 'wary';
  return verdict === 'unchanged' ? 'good' : 'plain';
}
