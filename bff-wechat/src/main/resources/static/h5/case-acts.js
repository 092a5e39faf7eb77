import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { toast } from '../shared/toast.js';
import { sendFiles } from './send-files.js';
import { mp } from './session.js';
import './report-media.js';

/*
 * What one may do with a case, in the words of the server's `can`. An act with `ask` wants a few words first; one with
 * `sure` asks once more before it does something that is not easily taken back.
 */
const acts = {
  supplement: { label: '补充情况', to: 'supplements', ask: '补充说明（可以只拍照、只录音）', media: true, said: '补充好了，办理的人会看到。' },
  remind: { label: '催一下', to: 'reminders', said: '已经催办，今天不用再催了。' },
  reopen: { label: '没解决，请重新办', to: 'reopenings', ask: '哪里没解决', name: 'reason', must: true, said: '已经请他们重新办理。' },
  support: { label: '我也遇到了', to: 'supports', said: '记下了，有结果会告诉您。' },
  unsupport: { label: '取消“我也遇到了”', drop: 'supports/current', said: '已经取消。' },
  claim: { label: '我来办', to: 'claims', sure: '接下来由您去办这件事，确定吗？', said: '您接下了这件事，谢谢您。' },
  'report-claim': { label: '办好了，写结果', to: 'claim-results', ask: '办得怎么样', must: true, media: true, said: '结果已提交，会告诉反映人。' },
  unclaim: { label: '办不了，退回去', drop: 'claims/current', sure: '退回后别的党员可以再接，确定吗？', said: '已经退回。' },
  'pass-by-village': { label: '这事涉及村干部', to: 'staff-concerns', ask: '想跟乡镇说明的（可以不写）', name: 'reason',
    hint: '提交后直接由乡镇办，村里再也看不到这件事，也不能改回来。', said: '已经转给乡镇，村里看不到了。' },
  withdraw: { label: '不用办了，撤回', to: 'withdrawals', ask: '为什么撤回（可以不写）', name: 'reason', said: '已经撤回。' },
};

/** The buttons below a case; what needs words opens them in place. */
class CaseActs extends Act {
  static properties = { address: { attribute: false }, item: { attribute: false }, open: { state: true }, media: { state: true } };

  render() {
    const can = Object.keys(acts).filter((act) => this.item.can?.includes(act) && !this.asksAlready(act));
    if (!can.length) return nothing;
    return html`<section class="stack" aria-label="可以做的事">
      ${this.asked()}
      ${can.map((act) => (this.open === act ? this.form(act) : this.button(act)))}
      ${this.refused()}
    </section>`;
  }

  /** Where it is asked whether it is solved, "not solved" is said there. */
  asksAlready(act) {
    return act === 'reopen' && this.item.can.includes('rate');
  }

  /** The village waits for an answer: say so before anything else. */
  asked() {
    if (this.item.status !== 'need-info' || !this.item.mine) return nothing;
    return html`<p class="note yellow">村里想请您再补充一点情况，补充后继续办理。</p>`;
  }

  button(act) {
    const first = act === 'supplement' && this.item.status === 'need-info';
    const quiet = ['withdraw', 'unclaim', 'unsupport', 'pass-by-village'].includes(act);
    return html`<button class="button wide ${first || act === 'claim' ? 'main' : ''} ${quiet ? 'plain' : ''}"
      ?disabled=${this.busy} @click=${() => this.begin(act)}>${acts[act].label}</button>`;
  }

  begin(act) {
    this.refusal = undefined;
    this.media = [];
    if (acts[act].ask) {
      this.open = act;
    } else if (!acts[act].sure || confirm(acts[act].sure)) {
      this.send(act, {});
    }
  }

  form(act) {
    const { ask, must, media, label, hint } = acts[act];
    return html`<form class="card stack" @submit=${(event) => this.submit(event, act)}>
      ${hint ? html`<p class="note yellow">${hint}</p>` : nothing}
      <label class="field"><span class="label">${ask}</span>
        <textarea name="words" rows="3" maxlength="500" ?required=${must}></textarea></label>
      ${media ? html`<report-media .files=${this.media} @change-draft=${(event) => (this.media = event.detail.files)}></report-media>` : nothing}
      <div class="options"><button class="button main" ?disabled=${this.busy}>${this.busy ? '正在提交…' : label}</button>
        <button class="button" type="button" @click=${() => (this.open = undefined)}>不做了</button></div>
    </form>`;
  }

  submit(event, act) {
    event.preventDefault();
    const words = new FormData(event.target).get('words').trim();
    const name = acts[act].name ?? 'text';
    if (!words && !this.media.length && act === 'supplement') {
      this.refusal = { detail: '写几个字，拍张照片，或者录一段音。' };
      return;
    }
    this.send(act, words ? { [name]: words } : {});
  }

  async send(act, body) {
    const { to, drop, said } = acts[act];
    const done = await this.attempt(async (key) => {
      if (drop) return mp.delete(`${this.address}/${drop}`);
      const files = await sendFiles(this.address.split('/complaints/')[0], this.media ?? []);
      return mp.post(`${this.address}/${to}`, files.length ? { ...body, attachments: files } : body, { key });
    });
    if (!done) return;
    this.open = undefined;
    toast(said);
    this.dispatchEvent(new CustomEvent('acted', { detail: done.id ? done : undefined }));
  }
}

customElements.define('village-case-acts', CaseActs);
