-- 县、乡镇、村、网格、户、门牌与工作日历。
create table area (
  code text not null,
  level text not null,
  name text not null,
  parent_code text,
  valid_from date not null,
  valid_to date,
  constraint area_pk primary key (code, valid_from),
  constraint area_level_known check (level in ('county', 'township')),
  constraint area_code_form check (code ~ '^[0-9]{6}([0-9]{3})?$')
);
comment on table area is '行政区划（县、乡镇）';
comment on column area.code is '区划代码：县 6 位，乡镇 9 位';
comment on column area.level is '级别：county 县，township 乡镇';
comment on column area.name is '名称';
comment on column area.parent_code is '上级代码';
comment on column area.valid_from is '启用日期';
comment on column area.valid_to is '停用日期（不含），空为现行';

create table village (
  id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  constraint village_pk primary key (id)
);
comment on table village is '村';
comment on column village.id is '村内部编号，永不改变';
comment on column village.name is '村名';
comment on column village.created_at is '登记时间';

create table village_code (
  code text not null,
  village_id uuid not null,
  valid_from date not null,
  valid_to date,
  constraint village_code_pk primary key (code),
  constraint village_code_village_fk foreign key (village_id) references village (id),
  constraint village_code_form check (code ~ '^[0-9]{12}$')
);
create unique index village_code_current on village_code (village_id) where valid_to is null;
comment on table village_code is '村的统计用区划代码（含曾用代码）';
comment on column village_code.code is '12 位统计用区划代码';
comment on column village_code.village_id is '村内部编号';
comment on column village_code.valid_from is '启用日期';
comment on column village_code.valid_to is '停用日期（不含），空为现行';

create table village_area (
  village_id uuid not null,
  township_code text not null,
  county_code text not null,
  valid_from date not null,
  valid_to date,
  constraint village_area_pk primary key (village_id, valid_from),
  constraint village_area_village_fk foreign key (village_id) references village (id)
);
create unique index village_area_current on village_area (village_id) where valid_to is null;
create index village_area_township on village_area (township_code) where valid_to is null;
create index village_area_county on village_area (county_code) where valid_to is null;
comment on table village_area is '村的上级（按日期）';
comment on column village_area.village_id is '村内部编号';
comment on column village_area.township_code is '乡镇代码';
comment on column village_area.county_code is '县代码';
comment on column village_area.valid_from is '启用日期';
comment on column village_area.valid_to is '停用日期（不含），空为现行';

create table grid (
  village_id uuid not null,
  id uuid not null,
  name text not null,
  area polygon not null,
  constraint grid_pk primary key (village_id, id),
  constraint grid_village_fk foreign key (village_id) references village (id),
  constraint grid_name_once unique (village_id, name)
);
comment on table grid is '网格';
comment on column grid.village_id is '村内部编号';
comment on column grid.id is '网格编号';
comment on column grid.name is '网格名称';
comment on column grid.area is '网格范围，WGS-84，(经度,纬度)';

create table household (
  village_id uuid not null,
  id uuid not null,
  number text not null,
  grid_id uuid,
  constraint household_pk primary key (village_id, id),
  constraint household_number_once unique (village_id, number),
  constraint household_grid_fk foreign key (village_id, grid_id) references grid (village_id, id)
);
comment on table household is '户';
comment on column household.village_id is '村内部编号';
comment on column household.id is '户内部编号';
comment on column household.number is '户号';
comment on column household.grid_id is '所在网格';

create table door_plate (
  code text not null,
  village_id uuid not null,
  grid_id uuid,
  household_id uuid,
  label text not null,
  lat double precision,
  lon double precision,
  constraint door_plate_pk primary key (code),
  constraint door_plate_grid_fk foreign key (village_id, grid_id) references grid (village_id, id),
  constraint door_plate_household_fk foreign key (village_id, household_id) references household (village_id, id)
);
comment on table door_plate is '数字门牌';
comment on column door_plate.code is '门牌短码，不含任何住户信息';
comment on column door_plate.village_id is '村内部编号';
comment on column door_plate.grid_id is '所在网格';
comment on column door_plate.household_id is '所属户';
comment on column door_plate.label is '对外显示的位置';
comment on column door_plate.lat is '纬度 WGS-84';
comment on column door_plate.lon is '经度 WGS-84';

create table calendar_day (
  day date not null,
  working boolean not null,
  name text not null,
  legal_basis text not null,
  constraint calendar_day_pk primary key (day)
);
comment on table calendar_day is '工作日历的例外：法定节假日与调休上班日；未列出的日子周一至周五上班';
comment on column calendar_day.day is '日期';
comment on column calendar_day.working is '是否上班';
comment on column calendar_day.name is '说明';
comment on column calendar_day.legal_basis is '依据';
