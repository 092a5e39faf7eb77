-- 公众号对话：每个关注者一行，内容整体加密；三天没有往来即可删除。
create table conversation (
  app_id text not null,
  openid text not null,
  dialogue_sealed bytea,
  changed_at timestamptz not null,
  constraint conversation_pk primary key (app_id, openid),
  constraint conversation_account_fk foreign key (app_id) references wechat_account (app_id)
);
create index conversation_age on conversation (changed_at);
comment on table conversation is '公众号对话的当前状态（草稿、所选村等）';
comment on column conversation.app_id is '公众号 AppID';
comment on column conversation.openid is '关注者在该公众号下的 OpenID';
comment on column conversation.dialogue_sealed is '对话状态（加密的 JSON）；空表示尚未说过话';
comment on column conversation.changed_at is '最近一次变化的时间';
