-- 咨询窗口由乡镇和运维人员增减：各归各的乡镇，可以停用，个别村可以不开。
alter table inquiry_desk drop constraint inquiry_desk_code_plain;
alter table inquiry_desk add constraint inquiry_desk_code_plain check (
  code ~ '^[a-z][a-z0-9-]{1,30}$' and code <> 'medical');
create sequence inquiry_desk_place_next start 101;
alter table inquiry_desk alter column place set default nextval('inquiry_desk_place_next');
alter table inquiry_desk add column version bigint not null default 1;
alter table inquiry_desk add column area_code text;
alter table inquiry_desk add column off_at timestamptz;
alter table inquiry_desk add constraint inquiry_desk_area_form check (area_code ~ '^[0-9]{9}$');
create unique index inquiry_desk_name_once on inquiry_desk (coalesce(area_code, ''), name);
comment on table inquiry_desk is '咨询窗口';
comment on column inquiry_desk.version is '版本，每次修改加一';
comment on column inquiry_desk.area_code is '归哪个乡镇；空为各村都有';
comment on column inquiry_desk.off_at is '停用时间；空为在用';

create table inquiry_desk_left_out (
  village_id uuid not null,
  desk_code text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  constraint inquiry_desk_left_out_pk primary key (village_id, desk_code),
  constraint inquiry_desk_left_out_village_fk foreign key (village_id) references village (id),
  constraint inquiry_desk_left_out_desk_fk foreign key (desk_code) references inquiry_desk (code)
);
comment on table inquiry_desk_left_out is '不开某个咨询窗口的村；没有的就开';
comment on column inquiry_desk_left_out.village_id is '村内部编号';
comment on column inquiry_desk_left_out.desk_code is '窗口代码';
comment on column inquiry_desk_left_out.decided_by is '乡镇谁定的';
comment on column inquiry_desk_left_out.decided_at is '什么时候定的';
