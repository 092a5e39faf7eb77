-- 同一 UnionID 的两个人：一方没有任何办事记录时合并，否则留给工作人员处理。
create table union_conflict (
  person_id uuid not null,
  other_id uuid not null,
  found_at timestamptz not null,
  constraint union_conflict_pk primary key (person_id, other_id),
  constraint union_conflict_person_fk foreign key (person_id) references person (id),
  constraint union_conflict_other_fk foreign key (other_id) references person (id),
  constraint union_conflict_once check (person_id < other_id)
);
create index binding_person on binding (person_id);
comment on table union_conflict is '开放平台说是同一人、本系统里各有记录的两个登录人员';
comment on column union_conflict.person_id is '人员编号';
comment on column union_conflict.other_id is '另一个人员编号';
comment on column union_conflict.found_at is '发现时间';
