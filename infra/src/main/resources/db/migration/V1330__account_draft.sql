-- 把已发布的文章送进村公众号的草稿箱，以及送过的图片。
create table news_account_draft (
  village_id uuid not null,
  id uuid not null,
  article_id uuid not null,
  revision integer not null,
  app_id text not null,
  state text not null,
  name text,
  asked_by uuid not null,
  asked_at timestamptz not null,
  attempts integer not null,
  looks integer not null,
  doubtful boolean not null,
  detail text not null,
  due timestamptz,
  changed_at timestamptz not null,
  version bigint not null,
  constraint news_account_draft_pk primary key (village_id, id),
  constraint news_account_draft_once unique (village_id, article_id, revision),
  constraint news_account_draft_revision_fk foreign key (village_id, article_id, revision)
    references news_revision (village_id, article_id, number),
  constraint news_account_draft_app_fk foreign key (app_id) references wechat_account (app_id),
  constraint news_account_draft_state_known check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown')),
  constraint news_account_draft_sent_named check ((state = 'sent') = (name is not null)),
  constraint news_account_draft_due_open check (
    case state when 'waiting' then due is not null when 'sending' then due is not null
      when 'unknown' then true else due is null end)
);
create index news_account_draft_due on news_account_draft (due) where due is not null;
comment on table news_account_draft is '送往公众号草稿箱的文章，每篇文章的每次修改至多一条';
comment on column news_account_draft.village_id is '村内部编号';
comment on column news_account_draft.id is '发送编号';
comment on column news_account_draft.article_id is '文章编号';
comment on column news_account_draft.revision is '送的是第几次修改';
comment on column news_account_draft.app_id is '公众号 AppID';
comment on column news_account_draft.state is '状态：waiting 等待，sending 正在送，sent 已在草稿箱，failed 没有送成，unknown 微信没有回音、结果不明';
comment on column news_account_draft.name is '微信给草稿的编号（media_id）';
comment on column news_account_draft.asked_by is '要求发送的人员编号';
comment on column news_account_draft.asked_at is '要求发送的时间';
comment on column news_account_draft.attempts is '最近一次要求以来送了几次';
comment on column news_account_draft.looks is '结果不明后到草稿箱里找了几次';
comment on column news_account_draft.doubtful is '以前的某一次是否可能已经送到，再送之前要先找';
comment on column news_account_draft.detail is '没有送成的原因，可为空';
comment on column news_account_draft.due is '下一次要处理的时间；空为不用再处理或等人决定';
comment on column news_account_draft.changed_at is '进入当前状态的时间';
comment on column news_account_draft.version is '版本';

create table wechat_picture (
  app_id text not null,
  attachment_id uuid not null,
  use text not null,
  name text not null,
  uploaded_at timestamptz not null default now(),
  constraint wechat_picture_pk primary key (app_id, attachment_id, use),
  constraint wechat_picture_app_fk foreign key (app_id) references wechat_account (app_id),
  constraint wechat_picture_use_known check (use in ('cover', 'inside'))
);
comment on table wechat_picture is '已经上传到公众号的图片，重试和再发时不重复上传';
comment on column wechat_picture.app_id is '公众号 AppID';
comment on column wechat_picture.attachment_id is '图片的附件编号';
comment on column wechat_picture.use is '用途：cover 封面（永久素材），inside 正文图片';
comment on column wechat_picture.name is '封面为素材编号（media_id），正文图片为微信给的网址';
comment on column wechat_picture.uploaded_at is '上传时间';

comment on column wechat_account.capabilities is '能力：page-login 网页授权，phone-number 手机号，subscribe-message 订阅消息，template-message 模板消息，content-check 内容安全，menu 自定义菜单，page-script 网页 JS-SDK，draft-box 草稿箱';
