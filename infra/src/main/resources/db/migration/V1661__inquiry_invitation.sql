-- 乡镇请村外的专家答复：凭邀请码接受，不用另设职务；问他的只有他和乡镇看得到。
create table inquiry_invitation (
  id uuid not null,
  version bigint not null,
  desk_code text not null,
  area_code text not null,
  label text not null,
  secret_hash text not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  open_until timestamptz not null,
  accepted_by uuid,
  accepted_at timestamptz,
  ended_at timestamptz,
  constraint inquiry_invitation_pk primary key (id),
  constraint inquiry_invitation_desk_fk foreign key (desk_code) references inquiry_desk (code),
  constraint inquiry_invitation_secret_once unique (secret_hash),
  constraint inquiry_invitation_area_form check (area_code ~ '^[0-9]{9}$'),
  constraint inquiry_invitation_accepted_whole check ((accepted_at is null) = (accepted_by is null))
);
create index inquiry_invitation_area on inquiry_invitation (area_code, id);
create index inquiry_invitation_held on inquiry_invitation (accepted_by, id)
  where accepted_by is not null and ended_at is null;
comment on table inquiry_invitation is '请来答复咨询的专家；接受了的在本乡镇各村的这个窗口答复';
comment on column inquiry_invitation.id is '邀请编号';
comment on column inquiry_invitation.version is '版本，每次变化加一';
comment on column inquiry_invitation.desk_code is '请到哪个窗口';
comment on column inquiry_invitation.area_code is '哪个乡镇请的';
comment on column inquiry_invitation.label is '乡镇对他的称呼；他注销后抹去';
comment on column inquiry_invitation.secret_hash is '邀请码的散列';
comment on column inquiry_invitation.invited_by is '谁请的';
comment on column inquiry_invitation.invited_at is '什么时候请的';
comment on column inquiry_invitation.open_until is '最迟什么时候接受';
comment on column inquiry_invitation.accepted_by is '谁接受的；空为还没有人';
comment on column inquiry_invitation.accepted_at is '什么时候接受的';
comment on column inquiry_invitation.ended_at is '什么时候收回的，或者不再由他答复；空为有效';

create index inquiry_at_desk on inquiry (village_id, desk_code, status, id desc);
create index inquiry_waiting_at_desk on inquiry (village_id, desk_code, due_at, id) where status = 'waiting';
