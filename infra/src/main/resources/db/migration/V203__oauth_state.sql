-- 网页授权用过的 state：一次有效。
create table oauth_state (
  state text not null,
  expires_at timestamptz not null,
  constraint oauth_state_pk primary key (state)
);
create index oauth_state_age on oauth_state (expires_at);
comment on table oauth_state is '网页授权用过的 state，到期即可删除';
comment on column oauth_state.state is '随机值';
comment on column oauth_state.expires_at is '到期时间';
