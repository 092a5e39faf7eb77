-- 村务联系电话；按村查历次代码与门牌。
create table village_contact (
  village_id uuid not null,
  id uuid not null,
  office text not null,
  name text,
  phone text not null,
  consented boolean not null,
  sort integer not null,
  constraint village_contact_pk primary key (village_id, id),
  constraint village_contact_village_fk foreign key (village_id) references village (id),
  constraint village_contact_once unique (village_id, office, phone)
);
comment on table village_contact is '村务联系电话（只公布本人同意的）';
comment on column village_contact.village_id is '村内部编号';
comment on column village_contact.id is '联系人编号';
comment on column village_contact.office is '职务，如网格员、村医';
comment on column village_contact.name is '对外显示的姓名，可不填';
comment on column village_contact.phone is '公布的电话';
comment on column village_contact.consented is '本人是否同意公布';
comment on column village_contact.sort is '排列顺序，小的在前';

create index village_code_village on village_code (village_id);
create index door_plate_village on door_plate (village_id);
