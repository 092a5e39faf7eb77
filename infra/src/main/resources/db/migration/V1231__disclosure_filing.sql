-- 三务公开：每个条目每一期的公开，在办的修订与已公布的修订；已公布的修订任何人不能改、不能删。
create table disclosure (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  item_code text not null,
  class text not null,
  period_kind text not null,
  period_from date not null,
  status text not null,
  work_number integer,
  work_stage text,
  work_title text,
  work_body text,
  work_attachments uuid[],
  work_table jsonb,
  work_reason text,
  work_authors uuid[],
  work_changed_at timestamptz,
  check_by uuid,
  check_approved boolean,
  check_note text,
  check_at timestamptz,
  public_key uuid,
  revision integer,
  title text,
  first_published_at timestamptz,
  published_at timestamptz,
  objections_until timestamptz,
  settled_at timestamptz,
  constraint disclosure_pk primary key (village_id, id),
  constraint disclosure_village_fk foreign key (village_id) references village (id),
  constraint disclosure_class_known check (class in ('party', 'village', 'finance')),
  constraint disclosure_period_known check (period_kind in ('month', 'quarter', 'year', 'day')),
  constraint disclosure_status_known check (status in ('draft', 'submitted', 'returned', 'approved', 'published', 'settled')),
  constraint disclosure_stage_known check (work_stage in ('draft', 'submitted', 'returned', 'approved')),
  constraint disclosure_something check (work_number is not null or revision is not null),
  constraint disclosure_work_whole check (
    (work_number is null) = (work_stage is null) and (work_number is null) = (work_title is null)
    and (work_number is null) = (work_body is null) and (work_number is null) = (work_attachments is null)
    and (work_number is null) = (work_reason is null) and (work_number is null) = (work_authors is null)
    and (work_number is null) = (work_changed_at is null)),
  constraint disclosure_public_whole check (
    (revision is null) = (public_key is null) and (revision is null) = (title is null)
    and (revision is null) = (first_published_at is null) and (revision is null) = (published_at is null)
    and (revision is null) = (objections_until is null)),
  constraint disclosure_next_revision check (work_number = coalesce(revision, 0) + 1)
);
create unique index disclosure_period_once on disclosure (village_id, item_code, period_kind, period_from)
  where period_kind <> 'day';
create index disclosure_public on disclosure (village_id, public_key desc) where public_key is not null;
create index disclosure_public_class on disclosure (village_id, class, public_key desc) where public_key is not null;
create index disclosure_public_item on disclosure (village_id, item_code, public_key desc) where public_key is not null;
create index disclosure_public_period on disclosure (village_id, item_code, period_kind, period_from desc)
  where public_key is not null;
create index disclosure_status on disclosure (village_id, status, id desc);
create index disclosure_to_settle on disclosure (objections_until) where revision is not null and settled_at is null;
comment on table disclosure is '三务公开：一个条目一期一份';
comment on column disclosure.village_id is '村内部编号';
comment on column disclosure.id is '公开编号';
comment on column disclosure.version is '版本，每次办理加一';
comment on column disclosure.item_code is '公开目录条目编号';
comment on column disclosure.class is '类别：party 党务，village 村务，finance 财务';
comment on column disclosure.period_kind is '期间种类：month 月，quarter 季度，year 年，day 某日';
comment on column disclosure.period_from is '期间第一天';
comment on column disclosure.status is '办理状态：draft 起草，submitted 待审核，returned 退回，approved 审核通过，published 已公布，settled 异议期满';
comment on column disclosure.work_number is '在办修订将成为第几版';
comment on column disclosure.work_stage is '在办修订的状态';
comment on column disclosure.work_title is '在办修订的标题';
comment on column disclosure.work_body is '在办修订的正文';
comment on column disclosure.work_attachments is '在办修订的附件，按次序';
comment on column disclosure.work_table is '在办修订的财务表';
comment on column disclosure.work_reason is '更正理由';
comment on column disclosure.work_authors is '起草、修改、提交过的人';
comment on column disclosure.work_changed_at is '在办修订最近变动的时间';
comment on column disclosure.check_by is '监委会审核人';
comment on column disclosure.check_approved is '审核是否通过';
comment on column disclosure.check_note is '审核意见';
comment on column disclosure.check_at is '审核时间';
comment on column disclosure.public_key is '公开列表的次序键';
comment on column disclosure.revision is '最新公布的是第几版';
comment on column disclosure.title is '最新公布的标题';
comment on column disclosure.first_published_at is '第一次公布的时间';
comment on column disclosure.published_at is '最近一次公布的时间';
comment on column disclosure.objections_until is '异议期最后时刻';
comment on column disclosure.settled_at is '异议期满的时间';

create table disclosure_revision (
  village_id uuid not null,
  disclosure_id uuid not null,
  number integer not null,
  item_code text not null,
  item_name text not null,
  class text not null,
  period_kind text not null,
  period_from date not null,
  title text not null,
  body text not null,
  enclosures jsonb not null,
  finance_table jsonb,
  reason text not null,
  authors uuid[] not null,
  checked_by uuid not null,
  checked_at timestamptz not null,
  published_by uuid not null,
  published_at timestamptz not null,
  constraint disclosure_revision_pk primary key (village_id, disclosure_id, number),
  constraint disclosure_revision_of_fk foreign key (village_id, disclosure_id) references disclosure (village_id, id),
  constraint disclosure_revision_number check (number >= 1),
  constraint disclosure_revision_reason check (number = 1 or reason <> ''),
  constraint disclosure_revision_apart check (checked_by <> published_by and not checked_by = any(authors))
);
comment on table disclosure_revision is '已公布的修订，只增不改';
comment on column disclosure_revision.village_id is '村内部编号';
comment on column disclosure_revision.disclosure_id is '公开编号';
comment on column disclosure_revision.number is '第几版';
comment on column disclosure_revision.item_code is '公开目录条目编号';
comment on column disclosure_revision.item_name is '公布时的条目名称';
comment on column disclosure_revision.class is '类别：party 党务，village 村务，finance 财务';
comment on column disclosure_revision.period_kind is '期间种类：month 月，quarter 季度，year 年，day 某日';
comment on column disclosure_revision.period_from is '期间第一天';
comment on column disclosure_revision.title is '标题';
comment on column disclosure_revision.body is '正文';
comment on column disclosure_revision.enclosures is '附件：编号、格式、字节数、SHA-256';
comment on column disclosure_revision.finance_table is '财务表';
comment on column disclosure_revision.reason is '更正理由，第一版为空';
comment on column disclosure_revision.authors is '起草、修改、提交过的人';
comment on column disclosure_revision.checked_by is '监委会审核人';
comment on column disclosure_revision.checked_at is '审核时间';
comment on column disclosure_revision.published_by is '公布人';
comment on column disclosure_revision.published_at is '公布时间';

create function disclosure_revision_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'disclosure_revision: % (expected: append only)', tg_op
    using errcode = 'object_not_in_prerequisite_state';
end
$$;
create trigger disclosure_revision_no_change before update or delete on disclosure_revision
  for each row execute function disclosure_revision_only_grows();
create trigger disclosure_revision_no_truncate before truncate on disclosure_revision
  for each statement execute function disclosure_revision_only_grows();
comment on function disclosure_revision_only_grows() is '拒绝修改、删除、清空已公布的修订';

create function disclosure_keeps_public() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception 'disclosure: TRUNCATE (expected: append only)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if tg_op = 'DELETE' then
    if old.revision is null then
      return old;
    end if;
    raise exception 'disclosure: DELETE (expected: what is public stays)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if old.revision is not null and (new.revision is null or new.revision < old.revision
      or new.public_key <> old.public_key or new.first_published_at <> old.first_published_at) then
    raise exception 'disclosure: UPDATE (expected: what is public stays)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if old.item_code <> new.item_code or old.class <> new.class or old.period_kind <> new.period_kind
      or old.period_from <> new.period_from then
    raise exception 'disclosure: UPDATE (expected: item and period stay)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger disclosure_keeps_public before update or delete on disclosure
  for each row execute function disclosure_keeps_public();
create trigger disclosure_no_truncate before truncate on disclosure
  for each statement execute function disclosure_keeps_public();
comment on function disclosure_keeps_public() is '已公布的不能撤下：拒绝删除、倒退版次、改换条目或期间';
