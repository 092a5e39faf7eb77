/*
 * What one may do with a case, by the words of the server's `can`. An act with `ask` wants a few words first, with `media`
 * also photos and recordings; one with `sure` asks once more; `drop` takes something back.
 */
const ACTS = {
  remind: { to: 'reminders', label: '催一催', said: '已经替您催办。' },
  supplement: { to: 'supplements', label: '补充情况', ask: '补充说明（可以只拍照、只录音）', name: 'text', media: true, said: '补充好了，办理的人会看到。' },
  reopen: { to: 'reopenings', label: '没解决，请重新办', ask: '还有什么没解决？', name: 'reason', must: true, said: '已经重新打开。' },
  'pass-by-village': {
    to: 'staff-concerns', label: '这事涉及村干部', ask: '转乡镇后村里看不到，不能改回。想说明的可以写', name: 'reason', said: '已经转给乡镇。',
  },
  support: { to: 'supports', label: '我也遇到了', said: '已经记上您。' },
  unsupport: { drop: 'supports/current', label: '取消“我也遇到了”', said: '已经取消。' },
  claim: { to: 'claims', label: '我来办', sure: '接下来由您去办这件事，确定吗？', said: '您接下了这件事，谢谢您。' },
  'report-claim': { to: 'claim-results', label: '办好了，写结果', ask: '办得怎么样', name: 'text', must: true, media: true, said: '结果已提交，会告诉反映人。' },
  unclaim: { drop: 'claims/current', label: '办不了，退回去', sure: '退回后别的党员可以再接，确定吗？', said: '已经退回。' },
  withdraw: { to: 'withdrawals', label: '不用办了，撤回', ask: '为什么撤回（可以不写）', name: 'reason', said: '已经撤回。' },
};

module.exports = { ACTS };
