-- 电话、书面、来访咨询的来人（名册上没有对上的），答复要打电话或者当面告诉他。
create table inquiry_caller (
  village_id uuid not null,
  inquiry_id uuid not null,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_index bytea,
  noted_at timestamptz not null default now(),
  constraint inquiry_caller_pk primary key (village_id, inquiry_id),
  constraint inquiry_caller_inquiry_fk foreign key (village_id, inquiry_id) references inquiry (village_id, id),
  constraint inquiry_caller_phone_whole check ((phone_sealed is null) = (phone_index is null))
);
create index inquiry_caller_phone on inquiry_caller (village_id, phone_index) where phone_index is not null;
comment on table inquiry_caller is '工作人员登记的来电、来信、来访咨询人';
comment on column inquiry_caller.village_id is '村内部编号';
comment on column inquiry_caller.inquiry_id is '咨询编号';
comment on column inquiry_caller.name_sealed is '姓名（加密）';
comment on column inquiry_caller.phone_sealed is '电话（加密）';
comment on column inquiry_caller.phone_index is '电话检索摘要';
comment on column inquiry_caller.noted_at is '登记时间';
