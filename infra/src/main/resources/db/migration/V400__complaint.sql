-- 诉求：类别目录、诉求、时间线。
create table complaint_catalogue (
  version text not null,
  effective_from date not null,
  legal_basis text not null,
  constraint complaint_catalogue_pk primary key (version)
);
comment on table complaint_catalogue is '诉求类别目录的版本';
comment on column complaint_catalogue.version is '版本';
comment on column complaint_catalogue.effective_from is '启用日期';
comment on column complaint_catalogue.legal_basis is '依据';

create table complaint_category (
  version text not null,
  code text not null,
  parent_code text,
  name text not null,
  handler_role text,
  due_hours integer,
  due_days integer,
  plan text not null default '',
  sort integer not null,
  constraint complaint_category_pk primary key (version, code),
  constraint complaint_category_version_fk foreign key (version) references complaint_catalogue (version),
  constraint complaint_category_parent_fk foreign key (version, parent_code) references complaint_category (version, code),
  constraint complaint_category_one_due check (due_hours is null or due_days is null),
  constraint complaint_category_due_positive check (coalesce(due_hours, due_days, 1) > 0)
);
comment on table complaint_category is '诉求类别（两级）';
comment on column complaint_category.version is '目录版本';
comment on column complaint_category.code is '类别代码';
comment on column complaint_category.parent_code is '上级类别代码';
comment on column complaint_category.name is '类别名称';
comment on column complaint_category.handler_role is '通常由谁办理';
comment on column complaint_category.due_hours is '办理时限（小时）';
comment on column complaint_category.due_days is '办理时限（工作日）';
comment on column complaint_category.plan is '办理预案';
comment on column complaint_category.sort is '排序';

create table complaint (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  ticket text not null,
  kind text not null,
  category_code text,
  text text not null,
  attachments uuid[] not null default '{}',
  lat double precision,
  lon double precision,
  door_plate text,
  grid_id uuid,
  name_visible_to text not null,
  visibility text not null,
  about_staff boolean not null,
  occurred_at timestamptz,
  reporter_id uuid not null,
  reporter_roster_id uuid,
  status text not null,
  handler_id uuid,
  published boolean not null,
  filed_at timestamptz not null,
  due_at timestamptz not null,
  fixed boolean,
  stars smallint,
  rating_text text,
  constraint complaint_pk primary key (village_id, id),
  constraint complaint_ticket_once unique (village_id, ticket),
  constraint complaint_village_fk foreign key (village_id) references village (id),
  constraint complaint_grid_fk foreign key (village_id, grid_id) references grid (village_id, id),
  constraint complaint_status_known check (status in ('submitted', 'dispatched', 'answered', 'rated')),
  constraint complaint_kind_known check (kind in ('complaint', 'wish', 'enterprise')),
  constraint complaint_staff_case_private check (not (about_staff and published)),
  constraint complaint_rated_has_stars check ((status = 'rated') = (stars is not null)),
  constraint complaint_stars_range check (stars between 1 and 5)
) with (fillfactor = 85);
create index complaint_reporter on complaint (reporter_id, id desc);
create index complaint_published on complaint (village_id, id desc) where published;
create index complaint_open on complaint (village_id, due_at, id) where status in ('submitted', 'dispatched');
comment on table complaint is '诉求';
comment on column complaint.village_id is '村内部编号';
comment on column complaint.id is '诉求编号';
comment on column complaint.version is '版本';
comment on column complaint.ticket is '短编号（可电话报读）';
comment on column complaint.kind is '类型：complaint 诉求，wish 微心愿，enterprise 企业诉求';
comment on column complaint.category_code is '类别代码';
comment on column complaint.text is '文字内容';
comment on column complaint.attachments is '附件编号';
comment on column complaint.lat is '纬度 WGS-84';
comment on column complaint.lon is '经度 WGS-84';
comment on column complaint.door_plate is '门牌短码';
comment on column complaint.grid_id is '所在网格';
comment on column complaint.name_visible_to is '姓名可见范围：handlers 办理人，dispatcher-only 仅乡镇以上';
comment on column complaint.visibility is '反映人允许的公开范围：private 不公开，public 可公开';
comment on column complaint.about_staff is '是否反映村干部（由乡镇办理，村内不可见）';
comment on column complaint.occurred_at is '事情发生或记录的时间';
comment on column complaint.reporter_id is '反映人的人员编号';
comment on column complaint.reporter_roster_id is '反映人的名册编号';
comment on column complaint.status is '状态';
comment on column complaint.handler_id is '办理人';
comment on column complaint.published is '是否已公开';
comment on column complaint.filed_at is '提交时间';
comment on column complaint.due_at is '应答复时间';
comment on column complaint.fixed is '反映人是否认为已解决';
comment on column complaint.stars is '评分（1 至 5）';
comment on column complaint.rating_text is '评价文字';

create table complaint_step (
  village_id uuid not null,
  complaint_id uuid not null,
  number bigint not null,
  id uuid not null,
  type text not null,
  at timestamptz not null,
  actor_id uuid,
  actor_label text not null,
  due_at timestamptz,
  public_text text not null,
  internal_text text not null,
  attachments uuid[] not null default '{}',
  constraint complaint_step_pk primary key (village_id, complaint_id, number),
  constraint complaint_step_complaint_fk foreign key (village_id, complaint_id) references complaint (village_id, id)
);
comment on table complaint_step is '诉求时间线';
comment on column complaint_step.village_id is '村内部编号';
comment on column complaint_step.complaint_id is '诉求编号';
comment on column complaint_step.number is '第几步，等于当时的版本';
comment on column complaint_step.id is '条目编号';
comment on column complaint_step.type is '步骤：filed 提交，dispatched 派单，answered 答复，rated 评价';
comment on column complaint_step.at is '时间';
comment on column complaint_step.actor_id is '操作人';
comment on column complaint_step.actor_label is '对外显示的操作人';
comment on column complaint_step.due_at is '这一步之后的应答复时间';
comment on column complaint_step.public_text is '公开文字';
comment on column complaint_step.internal_text is '内部文字';
comment on column complaint_step.attachments is '附件编号';
