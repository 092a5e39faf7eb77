-- 公开前的把关：第二个人看过后，对某一份内容放行。
create table gate_release (
  village_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  digest text not null,
  released_by uuid not null,
  id uuid not null,
  reason text not null,
  findings integer not null,
  released_at timestamptz not null,
  constraint gate_release_pk primary key (village_id, subject_kind, subject_id, digest, released_by),
  constraint gate_release_village_fk foreign key (village_id) references village (id),
  constraint gate_release_person_fk foreign key (released_by) references person (id),
  constraint gate_release_subject_is_a_word check (subject_kind ~ '^[a-z]+(-[a-z]+)*$'),
  constraint gate_release_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
  constraint gate_release_reason_length check (char_length(reason) between 1 and 200),
  constraint gate_release_not_empty check (findings > 0)
);
comment on table gate_release is '公开放行：第二个人对含有号码的内容看过后同意公开，只对这一份内容有效';
comment on column gate_release.village_id is '所属村';
comment on column gate_release.subject_kind is '放行的是什么：news 新闻，disclosure 三务公开';
comment on column gate_release.subject_id is '新闻或公开事项的编号';
comment on column gate_release.digest is '内容的 SHA-256 摘要，内容一改即失效';
comment on column gate_release.released_by is '放行人，不能是作者，也不能是发布人';
comment on column gate_release.id is '放行编号';
comment on column gate_release.reason is '放行理由';
comment on column gate_release.findings is '放行时发现的号码和读不出的文件有几处';
comment on column gate_release.released_at is '放行时间';
