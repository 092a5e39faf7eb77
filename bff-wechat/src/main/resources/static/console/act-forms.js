/** What staff may do with a case: the word the server allows it by, where it goes, and what the form asks. */
const reason = (label, more = {}) => ({ name: 'reason', label, kind: 'text', required: true, ...more });
const text = (label, more = {}) => ({ name: 'text', label, kind: 'text', ...more });
const note = { name: 'note', label: '交代一句（内部，反映人看不到）', kind: 'line' };
const internal = { name: 'internalText', label: '内部记录（反映人看不到）', kind: 'text' };
const photos = { kind: 'photos' };
const publish = { name: 'publish', label: '同意公开（不带名字）', kind: 'publish' };

const how = {
  name: 'source', label: '怎么说的', kind: 'choice', required: true, choices: [['phone', '电话'], ['paper', '书面'], ['visit', '来访走访']],
};

export const acts = {
  accept: { label: '受理', path: 'acceptances', fields: [note], said: '已受理。' },
  answer: {
    label: '答复', path: 'answers', main: true, said: '答复已提交，会通知反映人。',
    fields: [text('写给反映人的话', { required: true, max: 2000 }), { ...internal, max: 2000 }, photos, publish],
  },
  dispatch: {
    label: '派单', path: 'dispatches', said: '已派单。',
    fields: [{ name: 'handler', label: '交给谁办', kind: 'handler', required: true }, note, publish],
  },
  note: { label: '写进展', path: 'notes', fields: [text('写给反映人的进展'), internal, photos], said: '进展已记下。', either: ['text', 'internalText'] },
  'ask-information': {
    label: '请补充', path: 'information-requests', said: '已请反映人补充，时间暂停。',
    fields: [{ name: 'question', label: '要反映人补充什么', kind: 'text', required: true }],
    hint: '等反映人补充的时候，办理时间先不算。',
  },
  assist: {
    label: '请协办', path: 'assistances', said: '已请协办。',
    fields: [{ name: 'handler', label: '请谁帮忙', kind: 'handler', required: true }, note],
  },
  'ask-extension': {
    label: '申请延期', path: 'extensions', said: '延期申请已送上级。',
    fields: [{ name: 'until', label: '延到哪一天', kind: 'until', required: true }, reason('为什么要延期')],
    hint: '由乡镇审批，理由反映人看得到。',
  },
  object: {
    label: '退单', path: 'objections', fields: [reason('为什么不该由您办')], said: '已退回，等重新派单。',
    hint: '一件诉求每人只能退一次。', sure: '退单以后这件就不在您手上了，确定退回吗？',
  },
  verify: {
    label: '核实', path: 'verifications', said: '核实结果已记下。',
    fields: [{ name: 'solved', label: '问题解决了吗', kind: 'yes-no', yes: '解决了', no: '没解决，退回重办', required: true }, text('核实情况')],
  },
  categorise: {
    label: '归类', path: 'categories', said: '已归类，预案和期限跟着变了。',
    fields: [{ name: 'category', label: '归到哪一类', kind: 'category', required: true }],
    hint: '答复期限按新的类别重新算，从反映的时候算起。',
  },
  supervise: { label: '督办', path: 'supervisions', fields: [text('督办要求', { required: true })], said: '督办已发出。' },
  offer: {
    label: '请党员接单', path: 'offers', fields: [], said: '已发布，村里党员可以接单。', hint: '村里的党员会看到这件事（不带名字），谁先接谁来办。可以随时收回。',
  },
  unoffer: { label: '收回接单', path: 'offers/current', method: 'delete', fields: [], said: '已收回。' },
  'confirm-claim': { label: '确认党员服务', path: 'claim-confirmations', fields: [text('说明')], said: '已确认。' },
  publish: {
    label: '同意公开', path: 'publications', said: '已公开，不带名字。', hint: '反映人同意公开。公开以后村里人都能看到内容和办理过程，不带名字。',
    fields: [{ name: 'masked', label: '里面有身份证号、银行卡号、电话号码的，打码后公开', kind: 'tick' }],
  },
  unpublish: { label: '不再公开', path: 'publications/current', method: 'delete', fields: [], said: '已不再公开。' },
  'about-staff': {
    label: '转为涉村干部', path: 'staff-concerns', bad: true, said: '已转由乡镇直接办理，村里看不到了。',
    fields: [{ ...note, label: '说明（只有乡镇和县里看得到）' }],
    sure: '转过来以后村里再也看不到这件，也不能转回去。确定吗？',
  },
  merge: {
    label: '并案', path: 'merges', said: '已并案，两边的反映人都会收到通知。',
    fields: [{ name: 'into', label: '并到哪一件（8 位编号）', kind: 'ticket', required: true }],
    sure: '并案以后这件不再单独办，不能撤销。确定并过去吗？',
  },
  transfer: {
    label: '转出', path: 'transfers', said: '已转出。', either: ['receiver', 'office'],
    fields: [
      { name: 'receiver', label: '通过哪个平台', kind: 'receiver' },
      { name: 'office', label: '转给哪个单位（选了平台可以不写）', kind: 'line', max: 100 },
      { name: 'externalNumber', label: '那边的编号（知道了再补）', kind: 'line', max: 64 },
      text('说明（反映人看得到）'),
    ],
    sure: '转出以后按法定时限办理。确定转出吗？',
  },
  close: {
    label: '办结', path: 'closures', fields: [reason('办结理由（反映人看得到）')], said: '已办结。',
    hint: '工作人员办结的不算满意；反映人 30 天内可以要求重新办理。', sure: '确定办结吗？',
  },
  'caller-rate': {
    label: '登记回访评价', path: 'caller-ratings', said: '已按反映人的话记下。',
    fields: [how, { name: 'fixed', label: '反映人说解决了吗', kind: 'yes-no', yes: '解决了', no: '没解决，退回重办', required: true },
      { name: 'stars', label: '打几颗星', kind: 'stars' }, text('反映人的话（反映人以外看不到）')],
    hint: '反映人没有绑定微信，由没有办这件事的同事代为登记。时间线上写明是代登记的。',
  },
  'caller-remind': {
    label: '登记催办', path: 'caller-reminders', fields: [how], said: '催办已记下，会告诉办理人。', hint: '反映人来电、来信或上门催办的，代为登记，一天一次。',
  },
  'caller-reopen': {
    label: '登记重新办理', path: 'caller-reopenings', fields: [how, reason('反映人说为什么没有解决')], said: '已重新办理。',
    hint: '反映人没有绑定微信，来电、来信或上门要求重办的，代为登记。',
  },
  reject: {
    label: '不予受理', path: 'rejections', bad: true, fields: [reason('为什么不受理（反映人看得到）')], said: '已回复不予受理。',
    sure: '确定不予受理吗？反映人会看到理由。',
  },
};

/** The body of a form as the server wants it; blanks stay away. */
export function bodyOf(form, fields) {
  const given = new FormData(form);
  const entries = fields.filter(({ name }) => name).map(({ name, kind }) => [name, valueOf(given.get(name)?.trim(), kind)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueOf(value, kind) {
  if (!value) return undefined;
  if (kind === 'until') return `${value}T18:00:00+08:00`;
  if (kind === 'yes-no') return value === 'yes';
  if (kind === 'publish' || kind === 'tick') return true;
  if (kind === 'stars') return Number(value);
  return value;
}
