-- 政务平台来的人与已经绑定的人是同一人：登录方式加给了谁，后来有没有解除。
create table citizen_join (
  village_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  roster_id uuid not null,
  platform text not null,
  user_hash bytea not null,
  joined_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  undone_reason text,
  constraint citizen_join_pk primary key (village_id, id),
  constraint citizen_join_person_fk foreign key (person_id) references person (id),
  constraint citizen_join_roster_fk foreign key (village_id, roster_id) references roster_person (village_id, id),
  constraint citizen_join_undone_by_fk foreign key (undone_by) references person (id),
  constraint citizen_join_undone_whole check ((undone_at is null) = (undone_by is null))
);
create unique index citizen_join_holds_once on citizen_join (person_id, platform) where undone_at is null;
create index citizen_join_of_user on citizen_join (platform, user_hash);
create index citizen_join_of_person on citizen_join (person_id);
comment on table citizen_join is '政务平台登录加给已绑定的人';
comment on column citizen_join.village_id is '村内部编号';
comment on column citizen_join.id is '编号';
comment on column citizen_join.person_id is '人员编号';
comment on column citizen_join.roster_id is '名册人员编号';
comment on column citizen_join.platform is '政务平台：zhejiang 浙里办';
comment on column citizen_join.user_hash is '平台用户编号的摘要，解除过的不再自动加上';
comment on column citizen_join.joined_at is '加上的时间';
comment on column citizen_join.undone_at is '解除的时间，没有解除的为空';
comment on column citizen_join.undone_by is '解除的人：本人或村里';
comment on column citizen_join.undone_reason is '解除的原因，本人解除的为空';
