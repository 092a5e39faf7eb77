-- 常见问题：好的答复给大家查；检索词由应用生成，两字一词，前带村的短码。
create table inquiry_faq (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  desk_code text not null,
  question text not null,
  answer text not null,
  shown boolean not null,
  words text[] not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint inquiry_faq_pk primary key (village_id, id),
  constraint inquiry_faq_village_fk foreign key (village_id) references village (id),
  constraint inquiry_faq_desk_fk foreign key (desk_code) references inquiry_desk (code)
);
create index inquiry_faq_words on inquiry_faq using gin (words) with (fastupdate = off);
create index inquiry_faq_listed on inquiry_faq (village_id, shown, id desc);
comment on table inquiry_faq is '常见问题和答复';
comment on column inquiry_faq.village_id is '村内部编号';
comment on column inquiry_faq.id is '编号';
comment on column inquiry_faq.version is '版本，每次修改加一';
comment on column inquiry_faq.desk_code is '属于哪个咨询窗口';
comment on column inquiry_faq.question is '问题';
comment on column inquiry_faq.answer is '答复';
comment on column inquiry_faq.shown is '大家查不查得到';
comment on column inquiry_faq.words is '问题和答复里的词；查不到的为空';
comment on column inquiry_faq.changed_by is '最后修改的工作人员';
comment on column inquiry_faq.changed_at is '最后修改的时间';
