create table disclosure_cover (
  village_id uuid not null,
  id uuid not null,
  disclosure_id uuid not null,
  revision integer not null,
  attachment_id uuid,
  office text not null,
  covered_by uuid not null,
  reason text not null,
  covered_at timestamptz not null,
  verdict text,
  decided_by uuid,
  decision_note text,
  decided_at timestamptz,
  constraint disclosure_cover_pk primary key (village_id, id),
  constraint disclosure_cover_of_fk foreign key (village_id, disclosure_id, revision)
    references disclosure_revision (village_id, disclosure_id, number),
  constraint disclosure_cover_office check (office in ('village', 'township')),
  constraint disclosure_cover_reason check (reason <> ''),
  constraint disclosure_cover_verdict check (verdict in ('lift', 'erase')),
  constraint disclosure_cover_decided check (
    (verdict is null) = (decided_by is null) and (verdict is null) = (decided_at is null)
    and (verdict is null) = (decision_note is null)),
  constraint disclosure_cover_apart check (office <> 'village' or covered_by is distinct from decided_by)
);
create unique index disclosure_cover_revision_once on disclosure_cover (village_id, disclosure_id, revision)
  where attachment_id is null and verdict is distinct from 'lift';
create unique index disclosure_cover_file_once on disclosure_cover (village_id, disclosure_id, attachment_id)
  where attachment_id is not null and verdict is distinct from 'lift';
create index disclosure_cover_to_erase on disclosure_cover (decided_at) where verdict = 'erase';
comment on table disclosure_cover is '公开因涉及个人信息的暂时遮盖，只增不删；存证不变';
comment on column disclosure_cover.village_id is '村内部编号';
comment on column disclosure_cover.id is '遮盖编号';
comment on column disclosure_cover.disclosure_id is '公开编号';
comment on column disclosure_cover.revision is '遮盖的是第几版，或者附件在第几版';
comment on column disclosure_cover.attachment_id is '遮盖的附件；为空时遮盖整版';
comment on column disclosure_cover.office is '以谁的名义：village 村委会，township 乡镇';
comment on column disclosure_cover.covered_by is '遮盖人';
comment on column disclosure_cover.reason is '理由，对外公开，不含个人信息';
comment on column disclosure_cover.covered_at is '遮盖时间';
comment on column disclosure_cover.verdict is '乡镇决定：lift 取消遮盖，erase 请运维依法抹除；为空时还没决定';
comment on column disclosure_cover.decided_by is '决定人，不能是以村委会名义遮盖的人';
comment on column disclosure_cover.decision_note is '决定的理由，对外公开';
comment on column disclosure_cover.decided_at is '决定时间';
