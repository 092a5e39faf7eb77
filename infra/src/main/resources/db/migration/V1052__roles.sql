-- 职务的授予与收回；给还没有登录过的人按手机号预留职务。
alter table role_grant add column grant_id uuid;
alter table role_grant add column granted_by uuid;
alter table role_grant add column revoked_by uuid;
comment on column role_grant.grant_id is '授予编号：一次授予多个网格时各行相同，空则为本行编号';
comment on column role_grant.granted_by is '授予人';
comment on column role_grant.revoked_by is '收回人';
create index role_grant_in_village on role_grant (village_id) where village_id is not null;

create table role_offer (
  id uuid not null,
  role text not null,
  village_id uuid,
  area_code text,
  grids uuid[] not null default '{}',
  phone_sealed bytea not null,
  phone_index bytea not null,
  valid_to timestamptz,
  offered_by uuid not null,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  taken_by uuid,
  taken_at timestamptz,
  withdrawn_at timestamptz,
  constraint role_offer_pk primary key (id),
  constraint role_offer_role_known check (role in ('grid-worker', 'cadre', 'supervision-committee', 'dispatcher', 'supervisor', 'operator')),
  constraint role_offer_place check (
    (role in ('dispatcher', 'supervisor') and area_code is not null and village_id is null)
    or (role = 'operator' and area_code is null and village_id is null)
    or (role in ('grid-worker', 'cadre', 'supervision-committee') and village_id is not null and area_code is null)),
  constraint role_offer_by_fk foreign key (offered_by) references person (id),
  constraint role_offer_village_fk foreign key (village_id) references village (id)
);
create index role_offer_open on role_offer (phone_index) where taken_at is null and withdrawn_at is null;
create index role_offer_village on role_offer (village_id) where taken_at is null and withdrawn_at is null;
comment on table role_offer is '按手机号预留的职务，14 天内由本人领取';
comment on column role_offer.id is '预留编号，领取后即授予编号';
comment on column role_offer.role is '职务';
comment on column role_offer.village_id is '村内部编号';
comment on column role_offer.area_code is '乡镇或县代码';
comment on column role_offer.grids is '负责的网格';
comment on column role_offer.phone_sealed is '手机号（加密）';
comment on column role_offer.phone_index is '手机号检索摘要';
comment on column role_offer.valid_to is '职务结束时间';
comment on column role_offer.offered_by is '授予人';
comment on column role_offer.offered_at is '预留时间';
comment on column role_offer.expires_at is '过期时间';
comment on column role_offer.taken_by is '领取人';
comment on column role_offer.taken_at is '领取时间';
comment on column role_offer.withdrawn_at is '撤回时间';
