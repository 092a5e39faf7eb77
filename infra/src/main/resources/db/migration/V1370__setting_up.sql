-- 设立：县乡村的版本、门牌批次、电话的同意记录、工作日历的年份。
alter table area add column version bigint not null default 0;
comment on column area.version is '改过几次';

alter table village add column version bigint not null default 0;
comment on column village.version is '村的资料（名称、代码、网格、门牌、电话、承诺）改过几次';

alter table village_contact
  add column consent text not null default '',
  add column consent_by uuid,
  add column consent_at timestamptz,
  add constraint village_contact_consent_whole check ((consent_by is null) = (consent_at is null));
comment on column village_contact.consent is '同意的方式，如本人签字';
comment on column village_contact.consent_by is '登记同意的工作人员';
comment on column village_contact.consent_at is '登记同意的时间';

alter table door_plate add column batch_id uuid;
create index door_plate_listed on door_plate (village_id, code collate "C");
create index door_plate_batch on door_plate (village_id, batch_id) where batch_id is not null;
drop index door_plate_village;
comment on column door_plate.batch_id is '一起登记的批次';

create table calendar_year (
  year integer not null,
  basis text not null,
  checked boolean not null,
  version bigint not null,
  constraint calendar_year_pk primary key (year),
  constraint calendar_year_version_positive check (version > 0)
);
comment on table calendar_year is '工作日历的年份：依据哪份通知，是否已有人核对';
comment on column calendar_year.year is '年';
comment on column calendar_year.basis is '依据';
comment on column calendar_year.checked is '是否已由运维核对';
comment on column calendar_year.version is '改过几次，从 1 起';
