-- 诉求录音：听过的记录与文字转写。
create table complaint_transcript (
  village_id uuid not null,
  complaint_id uuid not null,
  number bigint not null,
  attachment_id uuid not null,
  author_id uuid,
  author_label text not null,
  text text not null,
  at timestamptz not null,
  constraint complaint_transcript_pk primary key (village_id, complaint_id, number, attachment_id),
  constraint complaint_transcript_complaint_fk foreign key (village_id, complaint_id)
    references complaint (village_id, id),
  constraint complaint_transcript_attachment_fk foreign key (village_id, attachment_id)
    references attachment (village_id, id)
);
comment on table complaint_transcript is '诉求录音的文字转写，后写的代替先写的，先写的保留';
comment on column complaint_transcript.village_id is '村内部编号';
comment on column complaint_transcript.complaint_id is '诉求编号';
comment on column complaint_transcript.number is '随诉求的第几版写下';
comment on column complaint_transcript.attachment_id is '录音的附件编号';
comment on column complaint_transcript.author_id is '转写人，空为微信识别';
comment on column complaint_transcript.author_label is '对外显示的转写人';
comment on column complaint_transcript.text is '录音里说的话';
comment on column complaint_transcript.at is '转写时间';

create table complaint_listening (
  village_id uuid not null,
  complaint_id uuid not null,
  attachment_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  constraint complaint_listening_pk primary key (village_id, complaint_id, attachment_id, person_id),
  constraint complaint_listening_complaint_fk foreign key (village_id, complaint_id)
    references complaint (village_id, id),
  constraint complaint_listening_attachment_fk foreign key (village_id, attachment_id)
    references attachment (village_id, id)
);
comment on table complaint_listening is '谁听过诉求的录音';
comment on column complaint_listening.village_id is '村内部编号';
comment on column complaint_listening.complaint_id is '诉求编号';
comment on column complaint_listening.attachment_id is '录音的附件编号';
comment on column complaint_listening.person_id is '听的人';
comment on column complaint_listening.at is '第一次听的时间';
