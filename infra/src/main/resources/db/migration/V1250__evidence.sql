-- 存证：RFC 6962 默克尔日志。叶子、子树、签名凭据只增不改；盐和正文单独存放，可依法抹除，哈希保留。
create table evidence_leaf (
  leaf_index bigint not null,
  hash bytea not null,
  kind text not null,
  subject_id uuid not null,
  revision bigint not null,
  village_id uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint evidence_leaf_pk primary key (leaf_index),
  constraint evidence_leaf_once unique (kind, subject_id, revision),
  constraint evidence_leaf_index_positive check (leaf_index >= 0),
  constraint evidence_leaf_hash_length check (length(hash) = 32),
  constraint evidence_leaf_revision_positive check (revision > 0)
);
comment on table evidence_leaf is '存证日志的叶子';
comment on column evidence_leaf.leaf_index is '第几条，从 0 起连续无缺';
comment on column evidence_leaf.hash is '叶子哈希：SHA-256(0x00 ‖ SHA-256(盐 ‖ 规范文本))';
comment on column evidence_leaf.kind is '记录类型：disclosure 三务公开，complaint 办结诉求，audit-head 审计摘要等';
comment on column evidence_leaf.subject_id is '记录对象编号';
comment on column evidence_leaf.revision is '版次';
comment on column evidence_leaf.village_id is '村内部编号';
comment on column evidence_leaf.recorded_at is '存证时间';

create table evidence_node (
  level smallint not null,
  node_index bigint not null,
  hash bytea not null,
  constraint evidence_node_pk primary key (level, node_index),
  constraint evidence_node_level_positive check (level > 0),
  constraint evidence_node_index_positive check (node_index >= 0),
  constraint evidence_node_hash_length check (length(hash) = 32)
);
comment on table evidence_node is '存证日志中已满的子树';
comment on column evidence_node.level is '层，含 2 的 level 次方个叶子';
comment on column evidence_node.node_index is '该层第几个';
comment on column evidence_node.hash is '子树哈希';

create table evidence_content (
  leaf_index bigint not null,
  salt bytea not null,
  form text not null,
  constraint evidence_content_pk primary key (leaf_index),
  constraint evidence_content_leaf_fk foreign key (leaf_index) references evidence_leaf (leaf_index),
  constraint evidence_content_salt_length check (length(salt) = 32)
);
comment on table evidence_content is '存证的盐和规范文本，可依法抹除';
comment on column evidence_content.leaf_index is '第几条';
comment on column evidence_content.salt is '盐（32 字节随机数）';
comment on column evidence_content.form is '存证时的规范文本（RFC 8785）';

create table evidence_erasure (
  leaf_index bigint not null,
  reason text not null,
  erased_at timestamptz not null,
  constraint evidence_erasure_pk primary key (leaf_index),
  constraint evidence_erasure_leaf_fk foreign key (leaf_index) references evidence_leaf (leaf_index),
  constraint evidence_erasure_reason_length check (length(reason) between 1 and 100)
);
comment on table evidence_erasure is '存证内容的抹除';
comment on column evidence_erasure.leaf_index is '第几条';
comment on column evidence_erasure.reason is '理由（对外公开，不含个人信息）';
comment on column evidence_erasure.erased_at is '抹除时间';

create table evidence_checkpoint (
  size bigint not null,
  root bytea not null,
  origin text not null,
  note text not null,
  signed_at timestamptz not null,
  constraint evidence_checkpoint_pk primary key (size),
  constraint evidence_checkpoint_size_positive check (size >= 0),
  constraint evidence_checkpoint_root_length check (length(root) = 32)
);
comment on table evidence_checkpoint is '已签名的存证凭据（C2SP tlog-checkpoint）';
comment on column evidence_checkpoint.size is '签名时的存证条数';
comment on column evidence_checkpoint.root is '树根哈希';
comment on column evidence_checkpoint.origin is '日志名称';
comment on column evidence_checkpoint.note is '签名凭据原文';
comment on column evidence_checkpoint.signed_at is '签名时间';

create table evidence_holding (
  holder text not null,
  size bigint not null default 0,
  held_at timestamptz,
  failures integer not null default 0,
  last_error text,
  next_turn timestamptz not null default clock_timestamp(),
  constraint evidence_holding_pk primary key (holder)
);
comment on table evidence_holding is '外部保管人手里的存证凭据';
comment on column evidence_holding.holder is '保管人名称';
comment on column evidence_holding.size is '已送达的最新凭据的条数';
comment on column evidence_holding.held_at is '最近一次送达时间';
comment on column evidence_holding.failures is '连续失败次数';
comment on column evidence_holding.last_error is '最近一次失败的类型（不含对方返回的内容）';
comment on column evidence_holding.next_turn is '下次送出的时间';

create table evidence_audit_head (
  number bigint not null,
  first_id uuid not null,
  last_id uuid not null,
  lines bigint not null,
  last_at timestamptz not null,
  hash text not null,
  constraint evidence_audit_head_pk primary key (number),
  constraint evidence_audit_head_number_positive check (number > 0)
);
comment on table evidence_audit_head is '操作审计的滚动摘要';
comment on column evidence_audit_head.number is '第几个摘要，从 1 起';
comment on column evidence_audit_head.first_id is '所含第一条审计记录';
comment on column evidence_audit_head.last_id is '所含最后一条审计记录';
comment on column evidence_audit_head.lines is '所含条数';
comment on column evidence_audit_head.last_at is '最后一条的时间';
comment on column evidence_audit_head.hash is 'SHA-256(上一摘要 ‖ 各条记录的 SHA-256)，十六进制';

create function evidence_only_grows() returns trigger language plpgsql as $$
begin
  raise exception '%: % (expected: append only)', tg_table_name, tg_op
    using errcode = 'object_not_in_prerequisite_state';
end
$$;
comment on function evidence_only_grows() is '拒绝修改、删除、清空存证';
create function evidence_content_is_erased_openly() returns trigger language plpgsql as $$
begin
  if exists (select 1 from evidence_erasure e where e.leaf_index = old.leaf_index) then
    return old;
  end if;
  raise exception 'evidence_content: % (expected: an erasure that says why)', tg_op
    using errcode = 'object_not_in_prerequisite_state';
end
$$;
comment on function evidence_content_is_erased_openly() is '只允许删除已登记抹除的存证内容';

create trigger evidence_leaf_no_change before update or delete on evidence_leaf
  for each row execute function evidence_only_grows();
create trigger evidence_leaf_no_truncate before truncate on evidence_leaf
  for each statement execute function evidence_only_grows();
create trigger evidence_node_no_change before update or delete on evidence_node
  for each row execute function evidence_only_grows();
create trigger evidence_node_no_truncate before truncate on evidence_node
  for each statement execute function evidence_only_grows();
create trigger evidence_checkpoint_no_change before update or delete on evidence_checkpoint
  for each row execute function evidence_only_grows();
create trigger evidence_checkpoint_no_truncate before truncate on evidence_checkpoint
  for each statement execute function evidence_only_grows();
create trigger evidence_erasure_no_change before update or delete on evidence_erasure
  for each row execute function evidence_only_grows();
create trigger evidence_erasure_no_truncate before truncate on evidence_erasure
  for each statement execute function evidence_only_grows();
create trigger evidence_audit_head_no_change before update or delete on evidence_audit_head
  for each row execute function evidence_only_grows();
create trigger evidence_content_no_update before update on evidence_content
  for each row execute function evidence_only_grows();
create trigger evidence_content_no_delete before delete on evidence_content
  for each row execute function evidence_content_is_erased_openly();
create trigger evidence_content_no_truncate before truncate on evidence_content
  for each statement execute function evidence_only_grows();
