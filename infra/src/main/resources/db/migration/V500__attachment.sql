-- 附件：照片、语音、文档及其内容安全状态；文件本身不在数据库里。
create table attachment (
  village_id uuid not null,
  id uuid not null,
  uploader_id uuid not null,
  format text not null,
  state text not null,
  bytes bigint not null,
  width integer,
  height integer,
  owner_kind text,
  owner_id uuid,
  uploaded_at timestamptz not null,
  decided_by uuid,
  decision_reason text,
  decided_at timestamptz,
  version bigint not null default 1,
  constraint attachment_pk primary key (village_id, id),
  constraint attachment_village_fk foreign key (village_id) references village (id),
  constraint attachment_uploader_fk foreign key (uploader_id) references person (id),
  constraint attachment_format_known check (format in ('jpeg', 'amr', 'mp3', 'm4a', 'wav', 'pdf', 'docx', 'xlsx')),
  constraint attachment_state_known check (state in ('pending', 'pass', 'review', 'risky')),
  constraint attachment_owner_whole check ((owner_kind is null) = (owner_id is null)),
  constraint attachment_decision_whole check ((decided_at is null) = (decision_reason is null))
);
create index attachment_owner on attachment (village_id, owner_kind, owner_id) where owner_id is not null;
create index attachment_to_review on attachment (village_id, id)
  where owner_id is not null and state in ('pending', 'review');
create index attachment_pending on attachment (uploaded_at) where state = 'pending';
comment on table attachment is '附件';
comment on column attachment.village_id is '村内部编号';
comment on column attachment.id is '附件编号';
comment on column attachment.uploader_id is '上传人的人员编号';
comment on column attachment.format is '格式：jpeg 图片，amr、mp3、m4a、wav 语音，pdf、docx、xlsx 文档';
comment on column attachment.state is '内容安全状态：pending 待检测，pass 通过，review 待人工审核，risky 有风险';
comment on column attachment.bytes is '文件字节数';
comment on column attachment.width is '图片宽度（像素）';
comment on column attachment.height is '图片高度（像素）';
comment on column attachment.owner_kind is '用于哪类对象，例如 complaint 诉求；空为尚未使用';
comment on column attachment.owner_id is '用于哪个对象';
comment on column attachment.uploaded_at is '上传时间';
comment on column attachment.decided_by is '审核人；空为机器检测';
comment on column attachment.decision_reason is '状态的理由：wechat 微信检测，no-verdict 没有检测结果，或审核人的说明';
comment on column attachment.decided_at is '进入当前状态的时间';
comment on column attachment.version is '版本';

create table attachment_check (
  village_id uuid not null,
  attachment_id uuid not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  trace_id text,
  submitted_at timestamptz,
  constraint attachment_check_pk primary key (village_id, attachment_id),
  constraint attachment_check_attachment_fk foreign key (village_id, attachment_id) references attachment (village_id, id),
  constraint attachment_check_trace_once unique (trace_id)
);
create index attachment_check_due on attachment_check (next_attempt_at) where trace_id is null and attempts < 3;
comment on table attachment_check is '附件送微信内容安全检测的记录';
comment on column attachment_check.village_id is '村内部编号';
comment on column attachment_check.attachment_id is '附件编号';
comment on column attachment_check.attempts is '已送检次数，最多 3 次';
comment on column attachment_check.next_attempt_at is '下次送检不早于';
comment on column attachment_check.trace_id is '微信检测任务编号';
comment on column attachment_check.submitted_at is '微信受理时间';

create table attachment_verdict (
  trace_id text not null,
  verdict text not null,
  arrived_at timestamptz not null,
  constraint attachment_verdict_pk primary key (trace_id),
  constraint attachment_verdict_known check (verdict in ('pass', 'review', 'risky'))
);
comment on table attachment_verdict is '微信内容安全检测结果';
comment on column attachment_verdict.trace_id is '微信检测任务编号';
comment on column attachment_verdict.verdict is '结果：pass 通过，review 疑似，risky 有风险';
comment on column attachment_verdict.arrived_at is '收到时间';
